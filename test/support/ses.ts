// Amazon SES and SNS on loopback, as far as Pinpost meets them: SES verifies each request as AWS does and takes messages; SNS hands out
// its certificate, takes confirmations of subscriptions, and signs what it says.
import { createSign, randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { createSesProvider, type SesSettings, ses } from '../../src/delivery/providers/ses.ts'
import { type AwsScope, judgeAwsSignature } from './aws-signature.ts'
import type { CarrierAnswer, SeenRequest } from './http-carrier.ts'
import type { HttpProviderFixture, ReceiptCall, SentMessage } from './http-provider-suite.ts'
import { snsCertificate, snsCertificateKey } from './sns-certificate.ts'

export const scope: AwsScope = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'eu-north-1',
  service: 'ses',
}
export const TOPIC = 'arn:aws:sns:eu-north-1:123456789012:pinpost'
const CERTIFICATE = '/SimpleNotificationService-7ff5318490ec183fbaddaa2a969abfda.pem'

/** An account that may send. */
export const soundAccount = {
  EnforcementStatus: 'HEALTHY',
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 3 },
}

let named = 0

export function json(body: object, status = 200): CarrierAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function sesError(type: string, status = 400, message = 'Something about ann@example.com.'): CarrierAnswer {
  return { ...json({ message }, status), headers: { 'content-type': 'application/json', 'x-amzn-errortype': type } }
}

interface SendEmail {
  readonly FromEmailAddress: string
  readonly Destination: { readonly ToAddresses: readonly string[] }
  readonly Content: { readonly Raw: { readonly Data: string } }
  readonly ConfigurationSetName?: string
}

export function sendEmailOf({ body }: SeenRequest): SendEmail & { readonly raw: Buffer } {
  const asked = JSON.parse(body) as SendEmail
  return { ...asked, raw: Buffer.from(asked.Content.Raw.Data, 'base64') }
}

function serveSes(request: SeenRequest): CarrierAnswer {
  const { method, path } = request
  const fault = judgeAwsSignature(request, scope, new Date())
  if (fault !== undefined) return sesError(fault, 403)
  if (method === 'GET' && path === '/v2/email/account') return json(soundAccount)
  if (method === 'GET' && path === '/v2/email/identities/sender.example')
    return json({ VerifiedForSendingStatus: true })
  if (method === 'GET' && path.startsWith('/v2/email/identities/')) return sesError('NotFoundException', 404)
  if (method !== 'POST' || path !== '/v2/email/outbound-emails') return sesError('UnknownOperationException', 404)
  const { FromEmailAddress, Destination, raw } = sendEmailOf(request)
  if (FromEmailAddress !== 'codes@sender.example') {
    return sesError('MessageRejected', 400, 'Email address is not verified.')
  }
  if (Destination.ToAddresses.length !== 1 || raw.length === 0) return sesError('BadRequestException')
  const number = (++named).toString(16).padStart(9, '0')
  return json({ MessageId: `0100019${number}-5e6f7081-92a3-44b5-86c7-d8e9f0a1b2c3-000000` })
}

function serveSns({ path, url }: SeenRequest): CarrierAnswer | undefined {
  if (path === CERTIFICATE) return { status: 200, body: snsCertificate.trim() }
  if (path.startsWith('/SimpleNotificationService-')) return { status: 403 }
  if (url.searchParams.get('Action') !== 'ConfirmSubscription') return undefined
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: '<ConfirmSubscriptionResponse/>' }
}

/** A message of SNS. @param change before it is signed. */
export function snsMessage(
  sent: Pick<SentMessage, 'request' | 'receiptsUrl'>,
  message: string,
  change: object = {},
): ReceiptCall {
  return signed(
    {
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: TOPIC,
      Subject: 'Amazon SES Email Event Notification',
      Message: message,
      Timestamp: '2026-11-23T12:00:00.000Z',
      SignatureVersion: '2',
      SigningCertURL: `http://${sent.request.headers.host}${CERTIFICATE}`,
      UnsubscribeURL: 'https://sns.eu-north-1.amazonaws.com/?Action=Unsubscribe',
      ...change,
    },
    sent.receiptsUrl,
  )
}

/** As SNS documents: names and values of some members, in the order of their names, a line each. */
export function signed(message: Readonly<Record<string, string>>, url: string, key = snsCertificateKey): ReceiptCall {
  const isNotification = message.Type === 'Notification'
  const names = [
    'Message',
    'MessageId',
    isNotification ? 'Subject' : 'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ]
  const toSign = names
    .filter((name) => message[name] !== undefined && !(isNotification && name === 'Token'))
    .map((name) => `${name}\n${message[name]}\n`)
  const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
  const Signature = createSign(algorithm).update(toSign.join('')).sign(key, 'base64')
  return callOf({ ...message, Signature }, url)
}

/** SNS says that its JSON is plain text. */
function callOf(message: object, url: string): ReceiptCall {
  const headers = { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-topic-arn': TOPIC }
  return { method: 'POST', url, headers, body: JSON.stringify(message) }
}

export function event(sent: Pick<SentMessage, 'reference'>, eventType: string, details: object = {}): string {
  const mail = { timestamp: '2026-11-23T11:59:58.000Z', source: 'codes@sender.example', messageId: sent.reference }
  return JSON.stringify({ eventType, mail, ...details })
}

function bounced(bounceType: string, bounceSubType: string, diagnosticCode?: string): object {
  const recipient = { emailAddress: 'ann@example.com', action: 'failed', status: '5.1.1', diagnosticCode }
  return { bounce: { bounceType, bounceSubType, bouncedRecipients: [recipient], feedbackId: '0100' } }
}

type Reads = HttpProviderFixture['receipts'][number]['reads']

function says(
  what: string,
  details: object,
  reads: Reads,
  change: object = {},
): HttpProviderFixture['receipts'][number] {
  return {
    says: [what, ...Object.values(change)].join(', '),
    make: (sent) => snsMessage(sent, event(sent, what, details), change),
    reads,
  }
}

/** @param change of what was signed, without signing it again. */
function altered(says: string, change: object): HttpProviderFixture['forgeries'][number] {
  return {
    says,
    forge: (real) => callOf({ ...(JSON.parse(real.body ?? '') as object), ...change }, real.url),
  }
}

export const sesFixture: HttpProviderFixture<SesSettings> = {
  // Amazon's part in the receipts is on the same local server.
  kind: { ...ses, create: (name, given, parts) => createSesProvider(name, given, parts, () => given.url ?? '') },
  settings: (url) => ({
    region: scope.region,
    access_key_id: scope.accessKeyId,
    secret_access_key: scope.secretAccessKey,
    from: 'codes@sender.example',
    topic_arn: TOPIC,
    url,
  }),
  secrets: [scope.secretAccessKey],
  elsewhere: { topic_arn: TOPIC.replace('pinpost', 'other') },
  channel: 'email',
  serve: (request) => serveSns(request) ?? serveSes(request),
  async read(request) {
    const { Destination, raw } = sendEmailOf(request)
    const { text = '', html } = await simpleParser(raw)
    return { to: Destination.ToAddresses.join(), texts: [text, String(html).trimEnd()] }
  },
  refusals: (
    [
      ['MessageRejected', 'content_rejected'],
      ['BadRequestException', 'content_rejected'],
      ['MailFromDomainNotVerifiedException', 'sender_rejected'],
      ['AccountSuspendedException', 'sender_rejected'],
      ['SendingPausedException', 'sender_rejected'],
      ['NotFoundException', 'sender_rejected', 404],
      ['LimitExceededException', 'busy'],
      ['TooManyRequestsException', 'busy', 429],
      ['ThrottlingException', 'busy'],
      ['AccessDeniedException', 'sender_rejected', 403],
      ['ExpiredTokenException', 'sender_rejected', 403],
      ['InvalidSignatureException', 'sender_rejected', 403],
      ['UnrecognizedClientException', 'sender_rejected', 403],
      ['InternalFailure', 'busy', 500],
      ['ServiceUnavailableException', 'busy', 503],
    ] as const
  ).map(([type, reason, status]) => ({
    says: `${type} ${reason}`,
    answer: sesError(type, status),
    outcome: { reason, final: false, status: type.replace('Exception', '') },
  })),
  stranger: {
    answer: sesError('UnrecognizedClientException', 403),
    says: /^127\.0\.0\.1:\d+ does not know this access key \(UnrecognizedClient\)$/,
  },
  receipts: [
    says('Send', { send: {} }, undefined),
    says('DeliveryDelay', { deliveryDelay: { delayType: 'MailboxFull' } }, undefined),
    says('Open', { open: {} }, undefined),
    says('Delivery', { delivery: { smtpResponse: '250 2.6.0 Message received' } }, { state: 'delivered' }),
    says('Delivery', {}, { state: 'delivered' }, { SignatureVersion: '1' }),
    says('Delivery', {}, { state: 'delivered' }, { Subject: undefined }),
    says('Bounce', bounced('Permanent', 'General', 'smtp; 550 5.1.1 user unknown'), {
      state: 'failed',
      reason: 'contact_unknown',
    }),
    says('Bounce', bounced('Transient', 'MailboxFull'), { state: 'failed', reason: 'contact_blocked' }),
    says('Complaint', { complaint: { complaintFeedbackType: 'abuse' } }, { state: 'delivered' }),
    says('Reject', { reject: { reason: 'Bad content' } }, { state: 'failed', reason: 'content_rejected' }),
    {
      says: 'of a topic that was just set up',
      make: (sent) => snsMessage(sent, 'Successfully validated SNS topic for Amazon SES event publishing.'),
      reads: undefined,
    },
    {
      says: 'an invitation to the topic',
      make: (sent) =>
        snsMessage(sent, 'You have chosen to subscribe.', { Type: 'SubscriptionConfirmation', Token: 'a1b2' }),
      reads: undefined,
    },
    {
      says: 'the end of the subscription',
      make: (sent) => snsMessage(sent, 'You have chosen to leave.', { Type: 'UnsubscribeConfirmation', Token: 'a1b2' }),
      reads: undefined,
    },
  ],
  forgeries: [
    altered('without a signature', { Signature: undefined }),
    altered('with an empty signature', { Signature: '' }),
    altered('with a signature of something else', { Signature: Buffer.alloc(256, 1).toString('base64') }),
    altered('with another text', { Message: '{"eventType":"Delivery","mail":{"messageId":"other"}}' }),
    altered('with another time', { Timestamp: '2026-11-23T12:00:01.000Z' }),
    altered('with the digest of the other version', { SignatureVersion: '3' }),
    altered('of no known type', { Type: 'toString' }),
    altered('with a text that is none', { Message: {} }),
    altered('with no certificate', { SigningCertURL: undefined }),
    altered('with a certificate from elsewhere', { SigningCertURL: `https://sns.evil.example${CERTIFICATE}` }),
    altered('with a certificate of another region', {
      SigningCertURL: `https://sns.us-east-1.amazonaws.com${CERTIFICATE}`,
    }),
    {
      says: 'with a certificate of the host that is none of SNS',
      forge: (real, { request }) =>
        callOf(
          { ...(JSON.parse(real.body ?? '') as object), SigningCertURL: `http://${request.headers.host}/v2/a.pem` },
          real.url,
        ),
    },
    {
      says: 'of another topic, rightly signed',
      forge: (real) =>
        signed({ ...(JSON.parse(real.body ?? '') as Record<string, string>), TopicArn: `${TOPIC}2` }, real.url),
    },
    { says: 'by GET', forge: (real) => ({ ...real, method: 'GET' }) },
  ],
}

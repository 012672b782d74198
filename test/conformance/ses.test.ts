// Amazon SES: what every HTTP provider must do, and what is SES's own and that of SNS, by which its receipts come.
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { createSesProvider, type SesSettings } from '../../src/delivery/providers/ses.ts'
import type { CallOut, OutgoingCall } from '../../src/lib/call-out.ts'
import { judgeAwsSignature } from '../support/aws-signature.ts'
import { fakeClock } from '../support/fake-clock.ts'
import type { CarrierAnswer } from '../support/http-carrier.ts'
import {
  describeHttpProvider,
  requestFrom,
  type SentMessage,
  sendOne,
  startHttpProvider,
} from '../support/http-provider-suite.ts'
import { setStage } from '../support/http-stage.ts'
import { code, email, patience } from '../support/mail-fixtures.ts'
import {
  event,
  json,
  scope,
  sendEmailOf,
  sesError,
  sesFixture,
  snsMessage,
  soundAccount,
  TOPIC,
} from '../support/ses.ts'
import { snsCertificate } from '../support/sns-certificate.ts'

describeHttpProvider(sesFixture)

const start = (more: Partial<SesSettings> = {}) => startHttpProvider(sesFixture, more)

/** What the provider of these settings answers to what is wrong with them. */
function refusalOf(change: Partial<SesSettings>): unknown {
  const parts = { clock: fakeClock(), callOut: async () => ({ kind: 'unsent', code: 'E' }) as const }
  try {
    return createSesProvider('ses', { ...sesFixture.settings('http://127.0.0.1:9'), ...change }, parts)
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
}

describe.concurrent('an e-mail by SES', () => {
  test('goes out with its parts, its language, and the heads that keep robots from answering', async () => {
    const { provider, carrier, clock } = await start({ configuration_set: 'pinpost' })
    const text = `${code} on kood – õ.\n`
    await provider.send(email({ fromName: 'Õnne Žürii', subject: 'Õnne: sinu kood', text, language: 'et' }), patience())
    const [request] = carrier.requests
    const asked = request && sendEmailOf(request)
    expect(asked).toMatchObject({
      FromEmailAddress: 'codes@sender.example',
      Destination: { ToAddresses: ['ann@example.com'] },
      ConfigurationSetName: 'pinpost',
    })
    const raw = asked?.raw.toString() ?? ''
    expect(raw).not.toMatch(/[^\r]\n/)
    expect(raw.match(/^(?:to|from|subject|date|message-id|mime-version):/gim)).toHaveLength(6)
    const parsed = await simpleParser(raw)
    expect(parsed.from?.value).toEqual([{ name: 'Õnne Žürii', address: 'codes@sender.example' }])
    expect(parsed.subject).toBe('Õnne: sinu kood')
    expect(parsed.text).toBe(text)
    expect(parsed.html).toContain(`<p>${code}`)
    expect(parsed.date?.getTime()).toBe(Math.floor(clock.now().getTime() / 1000) * 1000)
    const heads = ['auto-submitted', 'x-auto-response-suppress', 'content-language'].map((name) =>
      parsed.headers.get(name),
    )
    expect(heads).toEqual(['auto-generated', 'All', 'et'])
    for (const absent of ['bcc', 'cc', 'reply-to', 'x-mailer', 'dkim-signature']) {
      expect(parsed.headers.get(absent)).toBeUndefined()
    }
  })

  test('bears the name from the settings instead of the service’s', async () => {
    const { provider, carrier } = await start({ from_name: 'Operator' })
    await provider.send(email(), patience())
    const raw = carrier.requests[0] && sendEmailOf(carrier.requests[0]).raw
    expect((await simpleParser(raw ?? '')).from?.value[0]?.name).toBe('Operator')
  })

  test.each([
    ['a,b@example.com', '"a,b"@example.com'],
    ['"ann,b"@example.com', '"ann,b"@example.com'],
    ["Ann.O'Neill+x@example.com", "Ann.O'Neill+x@example.com"],
  ])('goes to exactly the one address %s', async (to, written) => {
    const { provider, carrier } = await start()
    expect(await provider.send(email({ to }), patience())).toMatchObject({ kind: 'accepted' })
    expect(carrier.requests[0] && sendEmailOf(carrier.requests[0]).Destination.ToAddresses).toEqual([written])
  })

  test.each([
    ['õnne@example.com', { reason: 'content_rejected', final: false, status: 'SMTPUTF8' }],
    ['ann@example.com\r\nBcc: eve@example.com', { reason: 'contact_unknown', final: true }],
    ['<ann@example.com>', { reason: 'contact_unknown', final: true }],
    ['ann', { reason: 'contact_unknown', final: true }],
  ])('is refused unsent to %j', async (to, outcome) => {
    const { provider, carrier } = await start()
    expect(await provider.send(email({ to }), patience())).toEqual({ kind: 'refused', ...outcome })
    expect(carrier.requests).toEqual([])
  })

  test('is signed with the session token too, where there is one', async () => {
    const { provider, carrier } = await start({ session_token: 'FwoGZXIvYXdzE/token+x==' })
    expect(await provider.send(email(), patience())).toMatchObject({ kind: 'accepted' })
    expect(carrier.requests[0]?.headers).toMatchObject({
      'x-amz-security-token': 'FwoGZXIvYXdzE/token+x==',
      authorization: expect.stringMatching(/SignedHeaders=[^,]*x-amz-security-token/),
    })
  })

  test('is signed for the day on which it is sent', async () => {
    const { provider, carrier, clock } = await start()
    await provider.send(email(), patience())
    clock.advance(86_400)
    const notAfter = new Date(clock.now().getTime() + 600_000)
    await provider.send(email({ notAfter }), patience())
    const days = carrier.requests.map(({ headers }) => /\/(\d{8})\//.exec(headers.authorization ?? '')?.[1])
    expect(Number(days[1])).toBeGreaterThan(Number(days[0]))
    const [, second] = carrier.requests
    expect(second && judgeAwsSignature(second, scope, clock.now())).toBeUndefined()
  })

  test('is not sent with another secret key', async () => {
    const { provider } = await start({ secret_access_key: 'another' })
    const refused = { kind: 'refused', reason: 'sender_rejected', final: false, status: 'InvalidSignature' }
    expect(await provider.send(email(), patience())).toEqual(refused)
  })
})

test('the local server judges signatures as AWS’s own example wants them', () => {
  const headers = {
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  }
  const example = { method: 'GET', path: '/', headers, body: '' }
  const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
  const theirs = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey, region: 'us-east-1', service: 'service' }
  const now = new Date('2015-08-30T12:36:00Z')
  expect(judgeAwsSignature(example, theirs, now)).toBeUndefined()
  expect(judgeAwsSignature({ ...example, path: '/?a=b' }, theirs, now)).toBe('InvalidSignatureException')
  expect(judgeAwsSignature(example, theirs, new Date('2015-08-30T12:42:00Z'))).toBe('RequestExpired')
})

describe.concurrent('the probe of SES', () => {
  const account = (change: object): CarrierAnswer => json({ ...soundAccount, ...change })
  const unknownSender = sesError('NotFoundException', 404)

  test.each<[string, CarrierAnswer[], RegExp]>([
    ['a closed account', [account({ EnforcementStatus: 'SHUTDOWN' })], /eu-north-1 has shut the account down/],
    ['a paused account', [account({ SendingEnabled: false })], /has paused sending/],
    [
      'the sandbox',
      [account({ ProductionAccessEnabled: false })],
      /sandbox of Amazon SES in eu-north-1.*verified addresses/,
    ],
    [
      'a quota that is used up',
      [account({ SendQuota: { Max24HourSend: 200, SentLast24Hours: 200 } })],
      /what the account may in 24 hours \(200\)/,
    ],
    ['a key that may not ask', [sesError('AccessDeniedException', 403)], /allow it ses:GetAccount/],
    [
      'a key that may not ask for senders',
      [account({}), sesError('AccessDeniedException', 403)],
      /allow it ses:GetEmailIdentity/,
    ],
    ['a clock that is off', [sesError('RequestExpired', 403)], /clock of this machine is off/],
    ['another secret key', [sesError('InvalidSignatureException', 403)], /secret access key is another/],
    ['another service', [{ status: 404, body: '<html>' }], /does not answer like Amazon SES \(HTTP 404\)/],
    ['another service that answers', [json({})], /does not answer like Amazon SES/],
    [
      'a sender that is not verified',
      [account({}), unknownSender, json({ VerifiedForSendingStatus: false })],
      /neither the sender's address nor its domain sender\.example is verified for sending in eu-north-1/,
    ],
    ['a sender that is not there', [account({}), unknownSender, unknownSender], /neither the sender's address/],
  ])('tells of %s', async (_, answers, words) => {
    const { provider, carrier } = await start()
    carrier.next(...answers)
    expect(await provider.probe(patience())).toMatch(words)
  })

  test('takes an address that is verified by itself, and asks for nothing else', async () => {
    const { provider, carrier } = await start()
    carrier.next(json(soundAccount), json({ VerifiedForSendingStatus: true }))
    expect(await provider.probe(patience())).toBeUndefined()
    expect(carrier.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v2/email/account',
      'GET /v2/email/identities/codes%40sender.example',
    ])
  })

  test('takes a quota without end', async () => {
    const { provider, carrier } = await start()
    carrier.next(account({ SendQuota: { Max24HourSend: -1, SentLast24Hours: 1e9 } }))
    expect(await provider.probe(patience())).toBeUndefined()
  })
})

describe.concurrent('the topic of SES', () => {
  const deliveryTo = (sent: SentMessage, change: object = {}) =>
    requestFrom(snsMessage(sent, event(sent, 'Delivery'), change))
  const certificatesAsked = (paths: readonly { readonly path: string }[]) =>
    paths.filter(({ path }) => path.endsWith('.pem')).length

  test('is asked for its certificate once, also by many at once', async () => {
    const one = await start()
    const sent = await sendOne(one, email())
    const read = () => one.provider.readReceipts?.(deliveryTo(sent))
    const readings = await Promise.all(Array.from({ length: 20 }, read))
    expect(new Set(readings.map((reading) => reading?.kind))).toEqual(new Set(['read']))
    expect(await read()).toMatchObject({ kind: 'read' })
    expect(certificatesAsked(one.carrier.requests)).toBe(1)
  })

  test.each<[string, CarrierAnswer | 'cut' | 'flood' | 'half']>([
    ['is not there', { status: 404, body: snsCertificate }],
    ['is elsewhere', { status: 302, headers: { location: 'https://evil.example/a.pem' }, body: snsCertificate }],
    ['is none', { status: 200, body: '<html>' }],
    ['does not come', 'cut'],
    ['does not come whole', 'half'],
    ['does not end', 'flood'],
  ])('says it again where its certificate %s', async (_, fate) => {
    const one = await start()
    const sent = await sendOne(one, email())
    one.carrier.next(fate)
    expect(await one.provider.readReceipts?.(deliveryTo(sent))).toEqual({ kind: 'later' })
    expect(await one.provider.readReceipts?.(deliveryTo(sent))).toMatchObject({ kind: 'read' })
  })

  test('makes us ask for four certificates at once, and no more', async () => {
    const one = await start()
    const sent = await sendOne(one, email())
    one.carrier.next('silence', 'silence', 'silence', 'silence')
    const { host } = sent.request.headers
    const named = (n: number) => ({ SigningCertURL: `http://${host}/SimpleNotificationService-${n}.pem` })
    for (let n = 0; n < 4; n++) void one.provider.readReceipts?.(deliveryTo(sent, named(n)))
    expect(await one.provider.readReceipts?.(deliveryTo(sent, named(4)))).toEqual({ kind: 'later' })
    expect(certificatesAsked(one.carrier.requests)).toBeLessThanOrEqual(4)
  })

  test.each([
    '2019-12-31T23:59:59Z',
    '2120-01-01T00:00:01Z',
  ])('is not believed by its certificate at %s', async (at) => {
    const one = await start()
    const sent = await sendOne(one, email())
    one.clock.set(new Date(at))
    expect(await one.provider.readReceipts?.(deliveryTo(sent))).toEqual({ kind: 'refused' })
  })

  test('is joined when it asks, at an address that we make ourselves', async () => {
    const one = await start()
    const sent = await sendOne(one, email())
    const SubscribeURL = `http://${sent.request.headers.host}/elsewhere`
    const invitation = { Type: 'SubscriptionConfirmation', Token: '2336412f37fb687f', SubscribeURL }
    const call = requestFrom(snsMessage(sent, 'You have chosen to subscribe.', invitation))
    expect(await one.provider.readReceipts?.(call)).toEqual({ kind: 'read', receipts: [] })
    const joined = one.carrier.requests.at(-1)
    expect(Object.fromEntries(joined?.url.searchParams ?? [])).toEqual({
      Action: 'ConfirmSubscription',
      TopicArn: TOPIC,
      Token: '2336412f37fb687f',
    })
    expect(joined).toMatchObject({ method: 'GET', url: { pathname: '/' } })
    one.carrier.next({ status: 500 })
    expect(await one.provider.readReceipts?.(call)).toEqual({ kind: 'later' })
  })

  test('of somebody else is not joined', async () => {
    const one = await start()
    const sent = await sendOne(one, email())
    const asked = one.carrier.requests.length
    const invitation = { Type: 'SubscriptionConfirmation', Token: 'a', TopicArn: `${TOPIC}-evil` }
    const call = requestFrom(snsMessage(sent, 'You have chosen to subscribe.', invitation))
    expect(await one.provider.readReceipts?.(call)).toEqual({ kind: 'refused' })
    expect(one.carrier.requests).toHaveLength(asked)
  })

  test('is believed by certificates of Amazon in its own region alone, and these are fetched from nowhere else', async () => {
    const calls: OutgoingCall[] = []
    const callOut: CallOut = async (call) => {
      calls.push(call)
      return { kind: 'answered', status: 200, headers: {}, body: snsCertificate.trim() }
    }
    const provider = createSesProvider('ses', sesFixture.settings('https://ses.example'), {
      clock: fakeClock(),
      callOut,
    })
    const sent = { reference: 'r', request: { headers: {} }, receiptsUrl: 'https://codes.example/receipts/ses' }
    const path = '/SimpleNotificationService-0a1b.pem'
    const read = (SigningCertURL: string) =>
      provider.readReceipts?.(deliveryTo(sent as unknown as SentMessage, { SigningCertURL }))
    for (const place of [
      `http://sns.eu-north-1.amazonaws.com${path}`,
      `https://sns.eu-north-1.amazonaws.com:8443${path}`,
      `https://sns.eu-north-1.amazonaws.com.evil.example${path}`,
      `https://sns.eu-north-1.amazonaws.com@evil.example${path}`,
      `https://sns.eu-west-1.amazonaws.com${path}`,
      `https://sns.eu-north-1.amazonaws.com/bucket${path}`,
      `https://sns.eu-north-1.amazonaws.com/x/..${path}`,
      `https://sns.eu-north-1.amazonaws.com${path}?a=b`,
      `https://s3.eu-north-1.amazonaws.com${path}`,
      `https://SNS.eu-north-1.amazonaws.com${path}`,
    ]) {
      expect(await read(place)).toEqual({ kind: 'refused' })
    }
    expect(calls).toEqual([])
    expect(await read(`https://sns.eu-north-1.amazonaws.com${path}`)).toMatchObject({ kind: 'read' })
    expect(calls.map(({ url }) => url)).toEqual([`https://sns.eu-north-1.amazonaws.com${path}`])
  })

  test('has to be set, or no receipts are taken and none are waited for', async () => {
    const { provider } = await start({ topic_arn: undefined } as unknown as Partial<SesSettings>)
    expect(provider.givesReceipts).toBe(false)
    expect(provider.readReceipts).toBeUndefined()
  })
})

describe('the settings of SES', () => {
  test.each([
    'arn:aws:sns:eu-north-1:123456789012',
    'arn:aws:sqs:eu-north-1:123456789012:pinpost',
    'arn:aws:sns:evil.example/#:123456789012:pinpost',
    'pinpost',
    '',
  ])('refuse the topic %j', (topic) => {
    expect(refusalOf({ topic_arn: topic })).toMatch(/topic_arn must look like arn:aws:sns:/)
  })

  test.each(['codes', 'õ@sender.example', 'a@b.example>\r\nBcc: c@d.example', ''])('refuse the sender %j', (from) => {
    expect(refusalOf({ from })).toMatch(/from must be an e-mail address/)
  })
})

test('what cannot be judged now is answered so that it is said again', async () => {
  const provider = { name: 'ses', readReceipts: () => ({ kind: 'later' }) as const }
  const find = () => provider as unknown as ReturnType<typeof createSesProvider>
  const stage = await setStage({ receipts: { find, take: async () => {} } })
  const answer = await stage.call('POST', '/receipts/ses', { body: {}, key: '' })
  expect(answer).toMatchObject({ status: 503, json: { code: 'unavailable' }, headers: { 'retry-after': '5' } })
  await stage.close()
})

// Postmark on loopback, as far as Pinpost meets it: knows one server by its token, with its message streams, and judges requests in the
// order and with the codes that Postmark documents.
import addressparser from 'nodemailer/lib/addressparser'
import { type PostmarkSettings, postmark } from '../../src/delivery/providers/postmark.ts'
import type { CarrierAnswer, SeenRequest } from './http-carrier.ts'
import type { HttpProviderFixture, ReceiptCall, SentMessage } from './http-provider-suite.ts'

export const TOKEN = '3f1c0a52-9d77-4a1e-8f0e-6d6a1c9b2e44'
export const PASSWORD = 'correct-horse-battery-staple'

export interface PostmarkEmail {
  readonly From: string
  readonly To: string
  readonly Subject: string
  readonly TextBody: string
  readonly HtmlBody: string
  readonly MessageStream: string
  readonly Headers: readonly { readonly Name: string; readonly Value: string }[]
  readonly TrackOpens: boolean
  readonly TrackLinks: string
}

let named = 0

export function json(body: object, status = 200): CarrierAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function postmarkError(ErrorCode: number, status = 422, Message = 'About ann@example.com.'): CarrierAnswer {
  return json({ ErrorCode, Message }, status)
}

export function emailOf({ body }: SeenRequest): PostmarkEmail {
  return JSON.parse(body) as PostmarkEmail
}

const STREAMS: Readonly<Record<string, string>> = { outbound: 'Transactional', news: 'Broadcasts', inbound: 'Inbound' }
/** https://postmarkapp.com/support/article/1180-what-does-errorcode-300-mean */
const MAILBOX = /^[a-z0-9.!#$%&'`*+\-/=^_{}|~]+@((\.)?[a-zA-Z0-9-])+$/i

function serve(request: SeenRequest): CarrierAnswer {
  const { method, path, headers } = request
  if (headers['x-postmark-server-token'] !== TOKEN) return postmarkError(10, 401)
  const stream = /^\/message-streams\/([^/?]+)$/.exec(path)?.[1]
  if (method === 'GET' && path === '/server') return json({ ID: 1, Name: 'Codes', DeliveryType: 'Live' })
  if (method === 'GET' && stream !== undefined) {
    const type = STREAMS[stream]
    return type ? json({ ID: stream, MessageStreamType: type, ArchivedAt: null }) : postmarkError(1226)
  }
  if (method !== 'POST' || path !== '/email') return json({}, 404)
  return judge(request) ?? accept()
}

function judge(request: SeenRequest): CarrierAnswer | undefined {
  const isJson = request.headers['content-type'] === 'application/json' && request.headers.accept === 'application/json'
  if (!isJson) return postmarkError(409)
  const { From, To, TextBody, HtmlBody, MessageStream } = emailOf(request)
  const [sender, ...others] = addressparser(From)
  const [recipient, ...more] = addressparser(To)
  if (!sender || others.length > 0) return postmarkError(300, 422, "Invalid 'From' address.")
  if (sender.address !== 'codes@sender.example') return postmarkError(400)
  if (!recipient || more.length > 0 || !MAILBOX.test(recipient.address ?? '')) {
    return postmarkError(300, 422, `Error parsing 'To': Illegal email address '${To}'.`)
  }
  if (!TextBody && !HtmlBody) return postmarkError(300, 422, 'Provide either email TextBody or HtmlBody or both.')
  if (STREAMS[MessageStream] === undefined) return postmarkError(1235)
  return STREAMS[MessageStream] === 'Inbound' ? postmarkError(1236) : undefined
}

function accept(): CarrierAnswer {
  const MessageID = `883953f4-6105-42a2-a16a-${(++named).toString(16).padStart(12, '0')}`
  const SubmittedAt = '2026-11-23T12:00:00.1234567Z'
  return json({ To: 'ann@example.com', SubmittedAt, MessageID, ErrorCode: 0, Message: 'OK' })
}

export function basic(user: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

export function webhook(
  sent: SentMessage,
  RecordType: string,
  members: object = {},
  headers = basic('pinpost', PASSWORD),
): ReceiptCall {
  const record = {
    RecordType,
    MessageStream: 'outbound',
    MessageID: sent.reference,
    ServerID: 1,
    Metadata: {},
    ...members,
  }
  return {
    method: 'POST',
    url: sent.receiptsUrl,
    headers: { 'content-type': 'application/json', 'user-agent': 'Postmark', ...headers },
    body: JSON.stringify(record),
  }
}

function bounce(Type: string, TypeCode: number): object {
  return { Type, TypeCode, ID: 42, Email: 'ann@example.com', Inactive: true, Subject: 'Example: your code' }
}

export const postmarkFixture: HttpProviderFixture<PostmarkSettings> = {
  kind: postmark,
  settings: (url) => ({ server_token: TOKEN, from: 'codes@sender.example', receipts_password: PASSWORD, url }),
  secrets: [TOKEN, PASSWORD],
  channel: 'email',
  serve,
  read(request) {
    const { To, TextBody, HtmlBody } = emailOf(request)
    return { to: To, texts: [TextBody, HtmlBody] }
  },
  refusals: (
    [
      [10, 'sender_rejected', false, 401],
      [100, 'busy', false, 503],
      [300, 'content_rejected', false],
      [400, 'sender_rejected', false],
      [401, 'sender_rejected', false],
      [402, 'content_rejected', false],
      [403, 'content_rejected', false],
      [405, 'sender_rejected', false],
      [406, 'contact_blocked', true],
      [409, 'content_rejected', false],
      [411, 'content_rejected', false],
      [412, 'sender_rejected', false],
      [413, 'sender_rejected', false],
      [429, 'busy', false, 429],
      [500, 'sender_rejected', false],
      [1235, 'sender_rejected', false],
      [1236, 'sender_rejected', false],
    ] as const
  ).map(([code, reason, final, status]) => ({
    says: `${code} ${reason}`,
    answer: postmarkError(code, status),
    outcome: { reason, final, status: `ErrorCode ${code}` },
  })),
  stranger: { answer: postmarkError(10, 401), says: /^127\.0\.0\.1:\d+ does not know this server token$/ },
  receipts: [
    {
      says: 'Delivery',
      make: (sent) => webhook(sent, 'Delivery', { Details: '250 ok' }),
      reads: { state: 'delivered' },
    },
    {
      says: 'Delivery, known by its header',
      make: (sent) => webhook(sent, 'Delivery', {}, { 'pinpost-receipts': PASSWORD }),
      reads: { state: 'delivered' },
    },
    { says: 'SpamComplaint', make: (sent) => webhook(sent, 'SpamComplaint'), reads: { state: 'delivered' } },
    {
      says: 'Bounce, HardBounce',
      make: (sent) => webhook(sent, 'Bounce', bounce('HardBounce', 1)),
      reads: { state: 'failed', reason: 'contact_unknown' },
    },
    {
      says: 'Bounce, SoftBounce',
      make: (sent) => webhook(sent, 'Bounce', bounce('SoftBounce', 4096)),
      reads: { state: 'failed', reason: 'contact_blocked' },
    },
    {
      says: 'Bounce, Transient',
      make: (sent) => webhook(sent, 'Bounce', bounce('Transient', 2)),
      reads: undefined,
    },
    { says: 'Open', make: (sent) => webhook(sent, 'Open'), reads: undefined },
  ],
  forgeries: [
    { says: 'without a password', forge: (real) => ({ ...real, headers: { 'content-type': 'application/json' } }) },
    { says: 'with another password', forge: (real) => ({ ...real, headers: basic('pinpost', `${PASSWORD}s`) }) },
    { says: 'with an empty password', forge: (real) => ({ ...real, headers: basic('pinpost', '') }) },
    { says: 'of another user', forge: (real) => ({ ...real, headers: basic('', PASSWORD) }) },
    { says: 'with another header', forge: (real) => ({ ...real, headers: { 'pinpost-receipts': TOKEN } }) },
    {
      says: 'with an authorization that is none',
      forge: (real) => ({ ...real, headers: { authorization: `Bearer ${PASSWORD}` } }),
    },
    { says: 'by GET', forge: (real) => ({ ...real, method: 'GET' }) },
  ],
}

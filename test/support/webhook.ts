// A receiver of webhooks on loopback, written from the specification's own library: takes what is signed, names it, and says later,
// signed too, what became of it.
import { Webhook } from 'standardwebhooks'
import { type WebhookSettings, webhook } from '../../src/delivery/providers/webhook.ts'
import type { CarrierAnswer, SeenRequest } from './http-carrier.ts'
import type { HttpProviderFixture, ReceiptCall, SentMessage } from './http-provider-suite.ts'

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

let named = 0

export interface Said {
  readonly type: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, string>>
}

/** What was said, when it is signed. */
export function heard({ body, headers }: SeenRequest, secret = SECRET): Said | undefined {
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as Said
  } catch {
    return undefined
  }
}

function serve(request: SeenRequest): CarrierAnswer {
  const said = heard(request)
  if (request.method !== 'POST' || !said) return { status: 401 }
  return said.type === 'message.send' ? answer(200, { reference: `ref-${++named}` }) : { status: 204 }
}

export function answer(status: number, body: object): CarrierAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function receipt(sent: SentMessage, type: string, data: object = {}, secret = SECRET): ReceiptCall {
  const body = JSON.stringify({ type, timestamp: sent.now, data: { reference: sent.reference, ...data } })
  return signed({ method: 'POST', url: sent.receiptsUrl, body }, `r-${sent.reference}`, sent.now, secret)
}

export function signed(call: ReceiptCall, id: string, at: Date, secret = SECRET): ReceiptCall {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, call.body ?? ''),
  }
  return { ...call, headers }
}

const STATUSES = [
  [400, 'contact_unknown', true],
  [404, 'contact_blocked', true],
  [422, 'content_rejected', false],
  [403, 'sender_rejected', false],
  [429, 'busy', false],
  [500, 'unreachable', false],
  [410, 'expired', true],
] as const

export const webhookFixture: HttpProviderFixture<WebhookSettings> = {
  kind: webhook,
  settings: (url) => ({ url, channels: ['sms'], secret: SECRET, receipts: true }),
  secrets: [SECRET, SECRET.slice('whsec_'.length)],
  channel: 'sms',
  mayNameNothing: true,
  serve,
  read(request) {
    const { to = '', text = '', html } = heard(request)?.data ?? {}
    return { to, texts: html === undefined ? [text] : [text, html] }
  },
  refusals: STATUSES.flatMap(([status, reason, final]) => [
    {
      says: `${status} ${reason}`,
      answer: answer(status, { reason }),
      outcome: { reason, final, status: `HTTP ${status}` },
    },
    {
      says: `${status} ${reason}, ${final ? 'not final' : 'final'}`,
      answer: answer(status, { reason, final: !final }),
      outcome: { reason, final: !final, status: `HTTP ${status}` },
    },
  ]),
  stranger: { answer: { status: 401 }, says: /^127\.0\.0\.1:\d+ does not take our signature.*\(HTTP 401\)$/ },
  receipts: [
    { says: 'delivered', make: (sent) => receipt(sent, 'message.delivered'), reads: { state: 'delivered' } },
    { says: 'failed', make: (sent) => receipt(sent, 'message.failed'), reads: { state: 'failed' } },
    {
      says: 'failed, with a reason',
      make: (sent) => receipt(sent, 'message.failed', { reason: 'contact_blocked' }),
      reads: { state: 'failed', reason: 'contact_blocked' },
    },
    {
      says: 'failed, with a reason that is none',
      make: (sent) => receipt(sent, 'message.failed', { reason: 'no_provider' }),
      reads: { state: 'failed' },
    },
    { says: 'of another type', make: (sent) => receipt(sent, 'message.opened'), reads: undefined },
    { says: 'of no message', make: (sent) => receipt(sent, 'message.failed', { reference: 7 }), reads: undefined },
  ],
  forgeries: [
    { says: 'without a signature', forge: (real) => ({ ...real, headers: { 'content-type': 'application/json' } }) },
    { says: 'signed by another', forge: (real, { now }) => signed(real, 'r', now, `whsec_${'A'.repeat(32)}`) },
    {
      says: 'with another text',
      forge: (real) => ({ ...real, body: (real.body ?? '').replace('"data"', '"more":1,"data"') }),
    },
    {
      says: 'under another id',
      forge: (real) => ({ ...real, headers: { ...real.headers, 'webhook-id': 'r-other' } }),
    },
    { says: 'too old', forge: (real, { now }) => signed(real, 'r', new Date(now.getTime() - 301_000)) },
    { says: 'from the future', forge: (real, { now }) => signed(real, 'r', new Date(now.getTime() + 301_000)) },
    { says: 'by GET', forge: (real) => ({ ...real, method: 'GET' }) },
  ],
}

// Vonage's SMS API on loopback, as documented, for an account whose messages and receipts are signed; and what it says of messages
// afterwards.
import { createHash, createHmac } from 'node:crypto'
import { type VonageSettings, vonage } from '../../src/delivery/providers/vonage.ts'
import type { CarrierAnswer, SeenRequest } from './http-carrier.ts'
import type { HttpProviderFixture, ReceiptCall, SentMessage } from './http-provider-suite.ts'

export const API_KEY = 'abcd1234'
export const API_SECRET = 'abcdef0123456789'
export const SIGNATURE_SECRET = 'A signature secret of 32 letters'

type Parameters = Readonly<Record<string, string>>
type Way = 'json' | 'form' | 'query'

/** Written from the documentation, apart from what it tests. */
export function sign(parameters: Parameters, secret = SIGNATURE_SECRET, method = 'sha256'): string {
  const sorted = Object.entries(parameters).toSorted(([one], [other]) => (one < other ? -1 : 1))
  let text = ''
  for (const [name, value] of sorted) text += `&${name}=${value.split('&').join('_').split('=').join('_')}`
  const hash = method === 'md5hash' ? createHash('md5').update(text + secret) : createHmac(method, secret).update(text)
  return hash.digest('hex').toUpperCase()
}

export function answer(status: string, more: object = {}): CarrierAnswer {
  const message = status === '0' ? { status, ...more } : { status, 'error-text': 'About 37251234567', ...more }
  const body = { 'message-count': '1', messages: [message] }
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

let named = 0

/** What the SMS API answers; the login may be the secret or a signature. */
export function serve({ method, url, headers, form }: SeenRequest): CarrierAnswer {
  if (url.pathname === '/account/get-balance') {
    const login = `Basic ${Buffer.from(`${API_KEY}:${API_SECRET}`).toString('base64')}`
    if (headers.authorization !== login) return { status: 401, body: '{"error-code":"401"}' }
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":10.28,"autoReload":false}' }
  }
  if (method !== 'POST' || url.pathname !== '/sms/json') return { status: 404 }
  const { sig, ...rest } = Object.fromEntries(form)
  if (rest.api_key !== API_KEY) return answer('4')
  if (sig !== undefined && rest.api_secret !== undefined) return answer('32')
  if (sig === undefined && rest.api_secret !== API_SECRET) return answer('4')
  if (sig !== undefined && (!/^\d{10}$/.test(rest.timestamp ?? '') || sig.toUpperCase() !== sign(rest)))
    return answer('14')
  if (!rest.to || !rest.from || !rest.text) return answer('2')
  if (!/^\d{7,15}$/.test(rest.to)) return answer('3')
  if (rest.type !== 'text' && rest.type !== 'unicode') return answer('3')
  const ttl = Number(rest.ttl)
  if (!Number.isInteger(ttl) || ttl < 20_000 || ttl > 604_800_000) return answer('16')
  if ((rest['client-ref'] ?? '').length > 40) return answer('3')
  if ((rest.callback ?? '').length > 100) return answer('23')
  const id = `0A00000001${(++named).toString(16).toUpperCase().padStart(7, '0')}`
  return answer('0', {
    to: rest.to,
    'message-id': id,
    'remaining-balance': '3.14',
    'message-price': '0.03',
    network: '24801',
  })
}

/** A delivery receipt, signed unless the secret is undefined. */
export function deliveryReceipt(
  sent: SentMessage,
  status: string,
  errorCode = '0',
  {
    way = 'json',
    secret = SIGNATURE_SECRET as string | undefined,
    method = 'sha256',
    clientRef = sent.request.form.get('client-ref') ?? '',
  }: ReceiptWay = {},
): ReceiptCall {
  const { form } = sent.request
  const bare = {
    msisdn: form.get('to') ?? '',
    to: form.get('from') ?? '',
    'network-code': '24801',
    messageId: '0A0000001234567B',
    price: '0.03330000',
    status,
    scts: '2611231712',
    'err-code': errorCode,
    'api-key': API_KEY,
    'client-ref': clientRef,
    'message-timestamp': '2026-11-23 17:12:00',
    // With both of the characters that a signature writes otherwise.
    ...(secret === undefined ? {} : { timestamp: '1795453920', nonce: 'ec11dd3e&4db5=9467' }),
  }
  const fields = secret === undefined ? bare : { ...bare, sig: sign(bare, secret, method) }
  return callBy(way, form.get('callback') ?? '', fields)
}
interface ReceiptWay {
  readonly way?: Way
  readonly secret?: string | undefined
  readonly method?: string
  readonly clientRef?: string
}

function callBy(way: Way, url: string, fields: Parameters): ReceiptCall {
  const form = `${new URLSearchParams(fields)}`
  if (way === 'query') return { method: 'GET', url: `${url}?${form}` }
  const [type, body] =
    way === 'form' ? ['application/x-www-form-urlencoded', form] : ['application/json', JSON.stringify(fields)]
  return { method: 'POST', url, headers: { 'content-type': type }, body }
}

/** One letter of what stands behind the point in the last part of the path. */
const otherToken = (url: string): string =>
  url.replace(/\.(.)/g, (whole, first, at) => (at > url.lastIndexOf('/') ? `.${first === 'A' ? 'B' : 'A'}` : whole))
const change = (real: ReceiptCall, from: string, to: string): ReceiptCall => ({
  ...real,
  url: real.url.replace(from, to),
  ...(real.body === undefined ? {} : { body: real.body.replace(from, to) }),
})

const refusals = (
  [
    ['1', 'busy', false],
    ['2', 'content_rejected', false],
    ['3', 'content_rejected', false],
    ['4', 'sender_rejected', false],
    ['5', 'busy', false],
    ['6', 'contact_unknown', false],
    ['7', 'contact_blocked', false],
    ['8', 'sender_rejected', false],
    ['9', 'sender_rejected', false],
    ['10', 'busy', false],
    ['11', 'sender_rejected', false],
    ['12', 'content_rejected', true],
    ['14', 'sender_rejected', false],
    ['15', 'sender_rejected', false],
    ['22', 'content_rejected', false],
    ['23', 'sender_rejected', false],
    ['29', 'sender_rejected', false],
    ['32', 'sender_rejected', false],
    ['33', 'contact_unknown', true],
  ] as const
).map(([status, reason, final]) => ({
  says: `${status} ${reason}`,
  answer: answer(status),
  outcome: { reason, final, status: `Vonage ${status}` },
}))

const failures = (
  [
    ['1', 'contact_blocked'],
    ['2', 'contact_blocked'],
    ['3', 'contact_unknown'],
    ['4', 'contact_blocked'],
    ['5', 'contact_unknown'],
    ['6', 'content_rejected'],
    ['7', 'busy'],
    ['8', 'busy'],
    ['9', 'contact_blocked'],
    ['10', 'content_rejected'],
    ['11', 'contact_unknown'],
    ['12', 'contact_unknown'],
    ['13', 'contact_blocked'],
    ['14', 'contact_blocked'],
    ['15', 'contact_blocked'],
    ['16', 'busy'],
    ['50', 'sender_rejected'],
    ['51', 'sender_rejected'],
    ['52', 'content_rejected'],
    ['53', 'contact_blocked'],
    ['54', 'sender_rejected'],
    ['99', 'contact_blocked'],
  ] as const
).map(([code, reason]) => ({
  says: `failed, ${code}`,
  make: (sent: SentMessage) => deliveryReceipt(sent, 'failed', code),
  reads: { state: 'failed', reason } as const,
}))

export const vonageFixture: HttpProviderFixture<VonageSettings> = {
  kind: vonage,
  settings: (url) => ({
    api_key: API_KEY,
    signature_secret: SIGNATURE_SECRET,
    signed_receipts: true,
    from: 'Example',
    url,
  }),
  secrets: [SIGNATURE_SECRET],
  channel: 'sms',
  serve,
  read: ({ form }) => ({ to: `+${form.get('to')}`, texts: [form.get('text') ?? ''] }),
  refusals,
  stranger: { answer: answer('14'), says: /^127\.0\.0\.1:\d+ refuses the API key.*\(Vonage 14\)$/ },
  receipts: [
    ...['accepted', 'buffered', 'unknown'].map((status) => ({
      says: status,
      make: (sent: SentMessage) => deliveryReceipt(sent, status, '1'),
      reads: undefined,
    })),
    ...(['json', 'form', 'query'] as const).map((way) => ({
      says: `delivered, by ${way}`,
      make: (sent: SentMessage) => deliveryReceipt(sent, 'delivered', '0', { way }),
      reads: { state: 'delivered' } as const,
    })),
    {
      says: 'expired',
      make: (sent) => deliveryReceipt(sent, 'expired', '2'),
      reads: { state: 'failed', reason: 'expired' },
    },
    {
      says: 'rejected',
      make: (sent) => deliveryReceipt(sent, 'rejected', '6'),
      reads: { state: 'failed', reason: 'content_rejected' },
    },
    ...failures,
  ],
  forgeries: [
    { says: 'without a signature', forge: (real) => change(real, 'sig', 'gis') },
    { says: 'signed by another', forge: (_, sent) => deliveryReceipt(sent, 'delivered', '0', { secret: 'another' }) },
    { says: 'signed in another way', forge: (_, sent) => deliveryReceipt(sent, 'delivered', '0', { method: 'sha1' }) },
    {
      says: 'of another message, signed',
      forge: (_, sent) => deliveryReceipt(sent, 'delivered', '0', { clientRef: 'msg_01jdcg8e5zf4k9t2m6q7r8s9v0' }),
    },
    { says: 'with another word in it', forge: (real) => change(real, '24801', '24802') },
    { says: 'to an address that was not given out', forge: (real) => ({ ...real, url: otherToken(real.url) }) },
    {
      says: 'to an address without what is secret in it',
      forge: (real) => ({ ...real, url: real.url.replace(/\.[\w-]{22}(?=\?|$)/, '') }),
    },
    {
      says: 'to the address of the provider',
      forge: (real, sent) => ({ ...real, url: real.url.replace(/^[^?]+/, sent.receiptsUrl) }),
    },
  ],
}

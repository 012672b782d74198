// Kannel's sendsms on loopback, as its user guide describes it and Kannel 1.4.5 answers, and its delivery reports.
// `npm run test:peers` tries the real one.
import { type KannelSettings, kannel } from '../../src/delivery/providers/kannel.ts'
import type { CarrierAnswer, SeenRequest } from './http-carrier.ts'
import type { HttpProviderFixture, ReceiptCall, SentMessage } from './http-provider-suite.ts'

export const PASSWORD = 'p w:&%/?='

const say = (status: number, body: string): CarrierAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body,
})
const ACCEPTED = say(202, '0: Accepted for delivery')

/** The fields of a call, by header or in the query. */
function fieldOf({ method, headers, url }: SeenRequest, name: string): string {
  return (method === 'GET' ? url.searchParams.get(name) : headers[`x-kannel-${name}`]) ?? ''
}

function textOf({ method, url, body }: SeenRequest): string {
  return method === 'GET' ? (url.searchParams.get('text') ?? '') : body
}

function serve(request: SeenRequest): CarrierAnswer {
  const field = (name: string) => fieldOf(request, name)
  if (request.url.pathname !== '/cgi-bin/sendsms') return say(404, 'Unknown request.')
  if (request.method === 'POST' && request.headers['content-type'] !== 'text/plain; charset=UTF-8') {
    return say(400, 'Invalid content-type')
  }
  if (field('username') !== 'pinpost' || field('password') !== PASSWORD)
    return say(403, 'Authorization failed for sendsms')
  if (field('to') === '') return say(400, 'Missing receiver number, rejected')
  if (field('from') === '') return say(400, 'Sender missing and no global set, rejected')
  if (!['0', '1', '2'].includes(field('coding'))) return say(400, 'Coding field misformed, rejected')
  if (!/^\d*$/.test(field('dlr-mask'))) return say(400, 'DLR-Mask field misformed, rejected')
  if (!/^\d+$/.test(field('validity'))) return say(400, 'Validity field misformed, rejected')
  return ACCEPTED
}

/** As Kannel fetches it: the state in place of %d. */
export function report(sent: SentMessage, state: number): ReceiptCall {
  const url = fieldOf(sent.request, 'dlr-url').replaceAll(/%(.)/g, (_, letter) =>
    letter === 'd' ? String(state) : letter,
  )
  return { method: 'GET', url, headers: { 'user-agent': 'Kannel/1.4.5' } }
}

const atToken = (url: string, change: (token: string) => string): string =>
  url.replace(/(?<=\/[\w-]{22}\.)[\w-]{22}/, change)

export const kannelFixture: HttpProviderFixture<KannelSettings> = {
  kind: kannel,
  settings: (url) => ({ url: `${url}/cgi-bin/sendsms`, username: 'pinpost', password: PASSWORD, from: 'Example' }),
  secrets: [PASSWORD],
  channel: 'sms',
  serve,
  read: (request) => ({ to: fieldOf(request, 'to'), texts: [textOf(request)] }),
  refusals: [
    [say(403, 'Authorization failed for sendsms'), 'sender_rejected'] as const,
    [say(403, 'Not routable. Do not try again.'), 'contact_unknown'] as const,
    [say(503, 'Temporal failure, try again later.'), 'busy'] as const,
    [say(400, 'Number(s) has/have been denied by white- and/or black-lists.'), 'contact_blocked'] as const,
    [say(400, 'Empty receiver number not allowed, rejected'), 'contact_unknown'] as const,
    [say(400, 'Sender missing and no global set, rejected'), 'sender_rejected'] as const,
    [say(400, 'Charset or body misformed, rejected'), 'content_rejected'] as const,
    [say(400, 'DLR-URL field misformed, rejected'), 'content_rejected'] as const,
  ].map(([answer, reason]) => ({ says: answer.body ?? '', answer, outcome: { reason, final: false } })),
  stranger: {
    answer: say(403, 'Authorization failed for sendsms'),
    says: /^127\.0\.0\.1:\d+ refuses the user name or the password/,
  },
  receipts: [
    { says: 'waits in Kannel', make: (sent) => report(sent, 4), reads: undefined },
    { says: 'the carrier has it', make: (sent) => report(sent, 8), reads: undefined },
    { says: 'delivered', make: (sent) => report(sent, 1), reads: { state: 'delivered' } },
    { says: 'not delivered', make: (sent) => report(sent, 2), reads: { state: 'failed', reason: 'contact_blocked' } },
    { says: 'expired', make: (sent) => report(sent, 34), reads: { state: 'failed', reason: 'expired' } },
    {
      says: 'the carrier refuses it',
      make: (sent) => report(sent, 16),
      reads: { state: 'failed', reason: 'content_rejected' },
    },
    { says: 'nothing that is known', make: (sent) => report(sent, 0), reads: undefined },
  ],
  forgeries: [
    {
      says: 'with another token',
      forge: (real) => ({
        ...real,
        url: atToken(real.url, (token) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1)),
      }),
    },
    {
      says: 'with its token cut',
      forge: (real) => ({ ...real, url: atToken(real.url, (token) => token.slice(0, -1)) }),
    },
    {
      says: 'with more behind its token',
      forge: (real) => ({ ...real, url: atToken(real.url, (token) => `${token}A`) }),
    },
    { says: 'without a token', forge: (real) => ({ ...real, url: real.url.replace(/\.[\w-]{22}(?=\?)/, '') }) },
    {
      says: 'of another message',
      forge: (real) => ({ ...real, url: real.url.replace(/\/[\w-]{22}\./, `/${'A'.repeat(22)}.`) }),
    },
    {
      says: 'to the address of the provider',
      forge: (real, sent) => ({ ...real, url: real.url.replace(/^[^?]+/, sent.receiptsUrl) }),
    },
  ],
}

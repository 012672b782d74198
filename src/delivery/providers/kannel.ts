// Carries text messages through a Kannel of the operator's: one call of `sendsms` each, delivery reports back by `dlr-url` (Kannel's
// user guide, "Setting up a SMS gateway"). Kannel neither names messages nor signs reports, so that our own id is the name, and each
// report's address holds what only Pinpost can make. It never logs, and nothing that it says holds a credential.
import { type Static, Type } from 'typebox'
import type { CallResult, OutgoingCall } from '../../lib/call-out.ts'
import { formatId } from '../../lib/ids.ts'
import { type Answer, explainNoAnswer, readVerdict } from './http-provider.ts'
import { createHttpSmsProvider, type FormedSms, receiptsSetting } from './http-sms.ts'
import type { ProviderKind, ProviderParts } from './kind.ts'
import type { Provider, ReceiptReading, ReceiptRequest, RefusalReason, SendOutcome, SmsMessage } from './provider.ts'
import { readAddress } from './provider-address.ts'
import { receiptPath, referenceInPath } from './receipt-path.ts'

/** What may stand in a header. */
const PRINTABLE = '^[\\x20-\\x7e]+$'

const settings = Type.Object(
  {
    url: Type.String({ pattern: '^https?://', description: 'Of sendsms: http://127.0.0.1:13013/cgi-bin/sendsms' }),
    username: Type.String({ pattern: PRINTABLE, description: 'Of a group sendsms-user' }),
    password: Type.String({ pattern: PRINTABLE }),
    from: Type.String({ pattern: PRINTABLE, description: 'The sender: a number, a short code or a name' }),
    smsc: Type.Optional(Type.String({ pattern: PRINTABLE, description: 'The smsc-id of the connection to send by' })),
    ...receiptsSetting,
    method: Type.Optional(
      Type.Enum(['post', 'get'], {
        description:
          'post, or get with everything in the address, for gateways that speak like Kannel and know nothing else',
      }),
    ),
    unencrypted: Type.Optional(
      Type.Boolean({ description: 'http:// to another machine is meant: the way there is private' }),
    ),
  },
  { additionalProperties: false },
)
export type KannelSettings = Static<typeof settings>

/** Delivered, not delivered, refused by the carrier. What waits somewhere (4, 8) tells nothing that is final. */
const DLR_MASK = 1 + 2 + 16
const CODING = { gsm7: '0', ucs2: '2' }

/** It took custody: it is with the carrier, or waits in Kannel's store. */
const TAKEN = /^[03]: /

type Refusal = readonly [word: string, answer: RegExp, reason: RefusalReason]

/** By the text of the answer. None is final: another provider has other carriers and other rules. */
const REFUSALS: readonly Refusal[] = [
  ['authorization failed', /^Authorization failed/i, 'sender_rejected'],
  ['not routable', /^Not routable/i, 'contact_unknown'],
  ['try again later', /^Temporal failure/i, 'busy'],
  ['denied by a list', /(?:white|black)-list/i, 'contact_blocked'],
  ['no receiver', /^(?:Missing|Empty) receiver/i, 'contact_unknown'],
  ['no sender', /^Sender missing/i, 'sender_rejected'],
  ['malformed', /rejected$/i, 'content_rejected'],
]

export const kannel: ProviderKind<KannelSettings> = {
  kind: 'kannel',
  channels: ['sms'],
  givesReceipts: true,
  settings,
  secrets: ['password'],
  create: createKannel,
}

/** @throws Error, in words for the operator, when a password would cross a network in the clear unasked. */
function createKannel(name: string, given: KannelSettings, parts: ProviderParts): Provider {
  const { clock, callOut, receiptsUrl, receiptTokens } = parts
  const givesReceipts = given.receipts !== false
  const wayOut = 'use https:// (sendsms-port-ssl), or unencrypted: true where the way there is private'
  readAddress(given.url, { unencrypted: given.unencrypted, wayOut })

  async function handOver(message: FormedSms, lifeSeconds: number, signal: AbortSignal): Promise<CallResult> {
    // Kannel puts its own words where a % stands, here the state of the report; two stand for one.
    const address = `${receiptsUrl(name)}/${receiptPath(receiptTokens, name, message.id)}`
    const fields = {
      to: message.to,
      from: message.sender ?? given.from,
      coding: message.isUcs2 ? CODING.ucs2 : CODING.gsm7,
      validity: String(Math.max(1, Math.floor(lifeSeconds / 60))), // minutes
      ...(givesReceipts && { 'dlr-mask': String(DLR_MASK), 'dlr-url': `${address.replaceAll('%', '%%')}?state=%d` }),
    }
    return await callOut(callOf(given, fields, message.text, signal))
  }

  /** A message to nobody: refused for that, or for who asks. */
  async function probe(signal: AbortSignal): Promise<string | undefined> {
    const result = await callOut(callOf(given, {}, '', signal))
    if (result.kind !== 'answered') return explainNoAnswer(result, given.url)
    const { host } = new URL(given.url)
    const [word] = refusalIn(result.body) ?? []
    if (word === 'no receiver') return undefined
    if (word === 'authorization failed') return `${host} refuses the user name or the password (${word})`
    return `${host} does not answer as Kannel's sendsms does: is the address right? (HTTP ${result.status})`
  }

  function readReceipts({ path, query }: ReceiptRequest): ReceiptReading {
    const reference = referenceInPath(receiptTokens, name, path)
    if (reference === undefined) return { kind: 'refused' }
    const state = stateOf(Number(query.get('state')))
    return { kind: 'read', receipts: state ? [{ reference, ...state }] : [] }
  }

  return createHttpSmsProvider({ name, clock, givesReceipts, handOver, read, probe, readReceipts })
}

/** With POST, credentials and text stand in headers and body, where no log of a proxy has them. */
function callOf(
  { url, method = 'post', username, password, smsc }: KannelSettings,
  fields: Readonly<Record<string, string>>,
  text: string,
  signal: AbortSignal,
): OutgoingCall {
  const all = { username, password, ...fields, ...(smsc === undefined ? {} : { smsc }) }
  const reach = 'anywhere'
  if (method === 'get') {
    const query = new URLSearchParams({ ...all, charset: 'UTF-8', text })
    return { method: 'GET', url: `${url}?${query}`, reach, signal }
  }
  const named = Object.entries(all).map(([field, value]) => [`x-kannel-${field}`, value])
  const headers = { ...Object.fromEntries(named), 'content-type': 'text/plain; charset=UTF-8' }
  return { method: 'POST', url, headers, body: text, reach, signal }
}

function read(answer: Answer, { id }: SmsMessage): SendOutcome {
  if (answer.status < 300 && TAKEN.test(answer.body ?? '')) return { kind: 'accepted', reference: formatId('msg', id) }
  const [word, , reason] = refusalIn(answer.body) ?? []
  return readVerdict(answer, reason && [reason, false], `Kannel: ${word}`)
}

function refusalIn(body: string | undefined): Refusal | undefined {
  return REFUSALS.find(([, answer]) => answer.test(body?.trim() ?? ''))
}

/** Kannel's bits: 1 delivered, 2 not delivered (with 32: expired), 16 refused by the carrier. */
function stateOf(bits: number): { state: 'delivered' } | { state: 'failed'; reason: RefusalReason } | undefined {
  if (bits & 1) return { state: 'delivered' }
  if (bits & 16) return { state: 'failed', reason: 'content_rejected' }
  if (bits & 2) return { state: 'failed', reason: bits & 32 ? 'expired' : 'contact_blocked' }
  return undefined
}

// Carries text messages by Vonage's SMS API (once Nexmo): one POST each to /sms/json, delivery receipts back. It never logs, and
// nothing that it says holds a credential.
import { type Static, Type } from 'typebox'
import type { CallResult } from '../../lib/call-out.ts'
import { formatId } from '../../lib/ids.ts'
import { membersOf, objectOf, wordOf } from './answer-members.ts'
import { type Answer, explainNoAnswer, readVerdict } from './http-provider.ts'
import { canBeCalled, createHttpSmsProvider, type FormedSms, receiptsSetting } from './http-sms.ts'
import type { ProviderKind, ProviderParts } from './kind.ts'
import type { Provider, SendOutcome, SmsMessage } from './provider.ts'
import { reachOf, readAddress, withoutSlash } from './provider-address.ts'
import { receiptPath, referenceInPath } from './receipt-path.ts'
import { readVonageReceipt } from './vonage-receipts.ts'
import { SIGNATURE_METHODS, type Signing, signatureOf } from './vonage-signature.ts'
import { readVonageStatus } from './vonage-statuses.ts'

const settings = Type.Object(
  {
    api_key: Type.String({ minLength: 1, description: 'Of the account' }),
    api_secret: Type.Optional(
      Type.String({ minLength: 1, description: 'To log in by, where messages are not signed' }),
    ),
    signature_secret: Type.Optional(
      Type.String({ minLength: 1, description: 'Messages are signed by it, instead of the API secret' }),
    ),
    signature_method: Type.Optional(
      Type.Enum(SIGNATURE_METHODS, {
        description: `${SIGNATURE_METHODS.join(', ')}: as the dashboard says; sha256 if not set`,
      }),
    ),
    signed_receipts: Type.Optional(
      Type.Boolean({ description: 'Vonage signs the receipts of this account: those that are not signed are refused' }),
    ),
    from: Type.String({ minLength: 1, description: 'The sender: a number or a name' }),
    ...receiptsSetting,
    url: Type.Optional(Type.String({ pattern: '^https?://', description: 'Another address of the API' })),
  },
  { additionalProperties: false },
)
export type VonageSettings = Static<typeof settings>

const API = 'https://rest.nexmo.com'
/** What Vonage takes as time to live, in milliseconds. */
const TTL_MS = { least: 20_000, most: 604_800_000 }

export const vonage: ProviderKind<VonageSettings> = {
  kind: 'vonage',
  channels: ['sms'],
  givesReceipts: true,
  settings,
  secrets: ['api_secret', 'signature_secret'],
  create: createVonage,
}

/** @throws Error, in words for the operator, when there is nothing to log in by. */
function createVonage(name: string, given: VonageSettings, parts: ProviderParts): Provider {
  const { clock, callOut, receiptsUrl, receiptTokens } = parts
  const url = withoutSlash(readAddress(given.url ?? API))
  const reach = reachOf(given.url)
  const signing = signingOf(given)
  const givesReceipts = given.receipts !== false && canBeCalled(receiptsUrl(name))

  function post(parameters: Readonly<Record<string, string>>, signal: AbortSignal): Promise<CallResult> {
    const all = { ...parameters, ...loginOf(given, signing, parameters, clock.now()) }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = `${new URLSearchParams(all)}`
    return callOut({ method: 'POST', url: `${url}/sms/json`, headers, body, reach, signal })
  }

  async function handOver(message: FormedSms, lifeSeconds: number, signal: AbortSignal): Promise<CallResult> {
    const callback = `${receiptsUrl(name)}/${receiptPath(receiptTokens, name, message.id)}`
    return await post(
      {
        to: message.to.slice(1),
        from: (message.sender ?? given.from).replace(/^\+/, ''),
        text: message.text,
        type: message.isUcs2 ? 'unicode' : 'text',
        ttl: String(Math.min(Math.max(lifeSeconds * 1000, TTL_MS.least), TTL_MS.most)),
        'client-ref': formatId('msg', message.id),
        ...(givesReceipts ? { callback } : {}),
      },
      signal,
    )
  }

  /** Asks for the balance. Without the secret, by a message to nobody, which is refused for that, or for who asks. */
  async function probe(signal: AbortSignal): Promise<string | undefined> {
    const { host } = new URL(url)
    const result = given.api_secret === undefined ? await post({}, signal) : await askBalance(given.api_secret, signal)
    if (result.kind !== 'answered') return explainNoAnswer(result, url)
    const { value } = membersOf(result.body)
    if (typeof value === 'number') return value > 0 ? undefined : `${host} says that the account has no credit left`
    const status = statusesOf(result)[0]
    if (status === '2' || status === '3') return undefined
    const [reason] = readVonageStatus(status) ?? []
    const isLogin = reason === 'sender_rejected' || result.status === 401
    const what = isLogin ? 'refuses the API key, its secret or the signature' : 'does not take us'
    return `${host} ${what} (${status === undefined ? `HTTP ${result.status}` : `Vonage ${status}`})`
  }

  function askBalance(secret: string, signal: AbortSignal): Promise<CallResult> {
    const authorization = `Basic ${Buffer.from(`${given.api_key}:${secret}`).toString('base64')}`
    return callOut({ method: 'GET', url: `${url}/account/get-balance`, headers: { authorization }, reach, signal })
  }

  const demanded = given.signed_receipts ? signing : undefined
  return createHttpSmsProvider({
    ...{ name, clock, givesReceipts, handOver, read, probe },
    readReceipts: (request) => readVonageReceipt(request, referenceInPath(receiptTokens, name, request.path), demanded),
  })
}

function signingOf({
  api_secret,
  signature_secret,
  signature_method,
  signed_receipts,
}: VonageSettings): Signing | undefined {
  if (api_secret === undefined && signature_secret === undefined) {
    throw new Error('Vonage wants api_secret or signature_secret.')
  }
  if (signature_secret !== undefined) return { method: signature_method ?? 'sha256', secret: signature_secret }
  if (signed_receipts) throw new Error('To see whether receipts are signed, signature_secret is wanted.')
  return undefined
}

/** The secret, or the signature of all parameters: Vonage refuses both at once. */
function loginOf(
  { api_key, api_secret }: VonageSettings,
  signing: Signing | undefined,
  parameters: Readonly<Record<string, string>>,
  now: Date,
): Readonly<Record<string, string>> {
  if (!signing) return { api_key, api_secret: api_secret ?? '' }
  const login = { api_key, timestamp: String(Math.floor(now.getTime() / 1000)) }
  return { ...login, sig: signatureOf({ ...parameters, ...login }, signing) }
}

function read(answer: Answer, { id }: SmsMessage): SendOutcome {
  const statuses = statusesOf(answer)
  const status = statuses.find((one) => one !== '0')
  const isTaken = statuses.includes('0')
  if (isTaken && status === undefined) return { kind: 'accepted', reference: formatId('msg', id) }
  if (isTaken) return { kind: 'unknown', cause: new Error(`some parts were taken, others not (Vonage ${status})`) }
  return readVerdict(answer, readVonageStatus(status), `Vonage ${status}`)
}

/** One for each part of the message. */
function statusesOf({ body }: Answer): readonly (string | undefined)[] {
  const { messages } = membersOf(body)
  return Array.isArray(messages) ? messages.map((message) => wordOf(objectOf(message).status)) : []
}

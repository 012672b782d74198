// Carries text messages by Twilio's Programmable Messaging: one POST each to Messages.json (Twilio, "Message resource"), status
// callbacks back. It never logs, and nothing that it says holds a credential.
import { type Static, Type } from 'typebox'
import type { CallResult } from '../../lib/call-out.ts'
import { membersOf, referenceAt, wordOf } from './answer-members.ts'
import { type Answer, explainNoAnswer, readVerdict, takenAs } from './http-provider.ts'
import { canBeCalled, createHttpSmsProvider, type FormedSms, receiptsSetting } from './http-sms.ts'
import type { ProviderKind, ProviderParts } from './kind.ts'
import type { Provider, SendOutcome, SmsMessage } from './provider.ts'
import { reachOf, readAddress, withoutSlash } from './provider-address.ts'
import { readTwilioReceipt } from './twilio-receipts.ts'
import { readTwilioCode } from './twilio-statuses.ts'

const settings = Type.Object(
  {
    account_sid: Type.String({ pattern: '^AC[0-9a-fA-F]{32}$', description: 'The account, AC…' }),
    auth_token: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Of the account. Status callbacks are signed by it: without it there are none',
      }),
    ),
    api_key_sid: Type.Optional(
      Type.String({ pattern: '^SK[0-9a-fA-F]{32}$', description: 'To log in by, instead of the auth token' }),
    ),
    api_key_secret: Type.Optional(Type.String({ minLength: 1 })),
    from: Type.Optional(
      Type.String({ minLength: 1, description: 'The sender: a number with its plus sign, a short code or a name' }),
    ),
    messaging_service_sid: Type.Optional(
      Type.String({
        pattern: '^MG[0-9a-fA-F]{32}$',
        description: 'Instead of a sender: the messaging service that chooses one',
      }),
    ),
    ...receiptsSetting,
    url: Type.Optional(
      Type.String({ pattern: '^https?://', description: 'Of another region: https://api.dublin.ie1.twilio.com' }),
    ),
  },
  { additionalProperties: false },
)
export type TwilioSettings = Static<typeof settings>

const API = 'https://api.twilio.com'
/** What Twilio takes, in seconds. */
const LONGEST_VALIDITY = 36_000

export const twilio: ProviderKind<TwilioSettings> = {
  kind: 'twilio',
  channels: ['sms'],
  givesReceipts: true,
  settings,
  secrets: ['auth_token', 'api_key_secret'],
  create: createTwilio,
}

/** @throws Error, in words for the operator, when login or sender is missing. */
function createTwilio(name: string, given: TwilioSettings, { clock, callOut, receiptsUrl }: ProviderParts): Provider {
  const { auth_token: authToken } = given
  const url = withoutSlash(readAddress(given.url ?? API))
  const authorization = loginOf(given)
  if (given.from === undefined && given.messaging_service_sid === undefined) {
    throw new Error('Twilio wants from, the sender, or messaging_service_sid.')
  }
  const reach = reachOf(given.url)
  const account = `${url}/2010-04-01/Accounts/${given.account_sid}`
  // A message that asks to be told where nobody can be called is refused.
  const givesReceipts = authToken !== undefined && given.receipts !== false && canBeCalled(receiptsUrl(name))

  async function handOver(message: FormedSms, lifeSeconds: number, signal: AbortSignal): Promise<CallResult> {
    const form = new URLSearchParams({
      To: message.to,
      Body: message.text,
      ValidityPeriod: String(Math.min(lifeSeconds, LONGEST_VALIDITY)),
      ...senderOf(message, given),
      ...(givesReceipts ? { StatusCallback: receiptsUrl(name) } : {}),
    })
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
    return await callOut({ method: 'POST', url: `${account}/Messages.json`, headers, body: `${form}`, reach, signal })
  }

  /** Asks for what every login of an account may see and what holds nothing of anybody. */
  async function probe(signal: AbortSignal): Promise<string | undefined> {
    const place = `${account}/IncomingPhoneNumbers.json?PageSize=1`
    const result = await callOut({ method: 'GET', url: place, headers: { authorization }, reach, signal })
    if (result.kind !== 'answered') return explainNoAnswer(result, url)
    if (result.status === 200) return undefined
    const code = wordOf(membersOf(result.body).code) ?? `HTTP ${result.status}`
    const isLogin = result.status === 401 || result.status === 403 || result.status === 404
    return `${new URL(url).host} ${isLogin ? 'refuses the account, its auth token or its API key' : 'does not take us'} (${code})`
  }

  return createHttpSmsProvider({
    ...{ name, clock, givesReceipts, handOver, read, probe },
    ...(authToken !== undefined && { readReceipts: (request) => readTwilioReceipt(request, authToken) }),
  })
}

function loginOf({ account_sid, auth_token, api_key_sid, api_key_secret }: TwilioSettings): string {
  const [user, password] = api_key_sid === undefined ? [account_sid, auth_token] : [api_key_sid, api_key_secret]
  if (password === undefined) throw new Error('Twilio wants auth_token, or api_key_sid with api_key_secret.')
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function senderOf({ sender }: SmsMessage, given: TwilioSettings): Readonly<Record<string, string>> {
  if (sender === undefined && given.messaging_service_sid !== undefined) {
    return { MessagingServiceSid: given.messaging_service_sid }
  }
  return { From: sender ?? given.from ?? '' }
}

function read(answer: Answer): SendOutcome {
  const body = membersOf(answer.body)
  if (answer.status < 300) return takenAs(referenceAt(body, 'sid'))
  const code = wordOf(body.code)
  return readVerdict(answer, readTwilioCode(code), `Twilio ${code}`)
}

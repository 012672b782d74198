// Carries messages to a receiver of the operator's own, for whatever has no kind here: each as a POST signed by Standard Webhooks. What
// the receiver says of it later comes back the same way. The code is in the texts alone, as everywhere.
import { type Static, Type } from 'typebox'
import type { CallResult } from '../../lib/call-out.ts'
import { formatId } from '../../lib/ids.ts'
import { parseWebhookSecret, signWebhook, verifyWebhook } from '../../lib/standard-webhooks.ts'
import { membersOf, referenceAt, textAt } from './answer-members.ts'
import { NOT_CARRIED } from './carrying.ts'
import { type Answer, createHttpProvider, explainNoAnswer } from './http-provider.ts'
import type { ProviderKind, ProviderParts } from './kind.ts'
import type {
  OutgoingMessage,
  Provider,
  Receipt,
  ReceiptReading,
  ReceiptRequest,
  SendOutcome,
  SmsMessage,
} from './provider.ts'
import { readAddress } from './provider-address.ts'
import { explainAnswer, readAnswer, reasonAt } from './webhook-answers.ts'

const settings = Type.Object(
  {
    url: Type.String({ pattern: '^https?://', description: 'The receiver. https, or http to this machine itself' }),
    unencrypted: Type.Optional(
      Type.Boolean({ description: 'http:// to another machine is meant: the way there is private' }),
    ),
    channels: Type.Array(Type.Enum(['sms', 'email']), {
      minItems: 1,
      uniqueItems: true,
      description: 'What the receiver carries: [sms], [email] or [sms, email]',
    }),
    secret: Type.String({ description: '`whsec_` and 24 to 64 octets in base64: signs, and verifies receipts' }),
    previous_secret: Type.Optional(
      Type.String({
        description: 'While one secret takes over from another: the old one, which signs and verifies too',
      }),
    ),
    receipts: Type.Optional(Type.Boolean({ description: 'Whether the receiver says later what became of messages' })),
    sender: Type.Optional(
      Type.String({ maxLength: 20, description: 'Of text messages, where the policy names none for the country' }),
    ),
  },
  { additionalProperties: false },
)
export type WebhookSettings = Static<typeof settings>

const WAY_OUT = 'use https://, or unencrypted: true where the way there is private'

export const webhook: ProviderKind<WebhookSettings> = {
  kind: 'webhook',
  channels: ['sms', 'email'],
  givesReceipts: true,
  settings,
  secrets: ['secret', 'previous_secret'],
  create: createWebhookProvider,
}

/** @throws Error, in words for the operator, for an address or a secret that will not do. */
export function createWebhookProvider(
  name: string,
  given: WebhookSettings,
  { clock, callOut }: Pick<ProviderParts, 'clock' | 'callOut'>,
): Provider {
  const { channels, receipts: givesReceipts = false } = given
  const { href: url } = readAddress(given.url, { unencrypted: given.unencrypted, wayOut: WAY_OUT })
  const keys = [given.secret, given.previous_secret].filter((secret) => secret !== undefined).map(parseWebhookSecret)

  function say(id: string, type: string, data: object, signal: AbortSignal): ReturnType<ProviderParts['callOut']> {
    const at = clock.now()
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
    const headers = { ...signWebhook(keys, { id, at, body }), 'content-type': 'application/json' }
    return callOut({ method: 'POST', url, headers, body, reach: 'anywhere', signal })
  }

  async function handOver(message: OutgoingMessage, _lifeSeconds: number, signal: AbortSignal): Promise<CallResult> {
    // The same with every try, so that a receiver that remembers it takes a message once.
    const id = formatId('msg', message.id)
    return await say(id, 'message.send', { id, ...dataOf(message, given.sender) }, signal)
  }

  async function probe(signal: AbortSignal): Promise<string | undefined> {
    const answer = await say(`ping_${clock.now().getTime()}`, 'ping', {}, signal)
    if (answer.kind !== 'answered') return explainNoAnswer(answer, url)
    const words = explainAnswer(answer)
    return words && `${new URL(url).host} ${words}`
  }

  function readReceipts({ method, headers, body }: ReceiptRequest): ReceiptReading {
    const verdict = verifyWebhook(keys, (head) => headers[head], body, clock.now())
    if (!givesReceipts || method !== 'POST' || verdict !== 'genuine') return { kind: 'refused' }
    const receipt = receiptIn(membersOf(body))
    return { kind: 'read', receipts: receipt ? [receipt] : [] }
  }

  const read = (answer: Answer, { id }: OutgoingMessage): SendOutcome => readAnswer(answer, formatId('msg', id))
  const wire = { name, clock, givesReceipts, handOver, read, probe, readReceipts }
  const carriers = channels.map((channel) => createHttpProvider({ ...wire, channel }))
  return {
    name,
    channels,
    givesReceipts,
    probe,
    readReceipts,
    async send(message, signal) {
      const carrier = carriers.find((one) => one.channels.includes(message.channel))
      return carrier ? await carrier.send(message, signal) : NOT_CARRIED
    },
    async close() {
      await Promise.all(carriers.map((carrier) => carrier.close()))
    },
  }
}

function dataOf(message: OutgoingMessage, ownSender: string | undefined): object {
  const { channel, to, text, language: locale, notAfter } = message
  const common = { channel, to, text, locale, not_after: notAfter.toISOString() }
  if (message.channel === 'sms') return { ...common, ...senderOf(message, ownSender) }
  return { ...common, subject: message.subject, html: message.html, sender: message.fromName }
}

function senderOf({ sender }: SmsMessage, ownSender: string | undefined): { sender?: string } {
  const named = sender ?? ownSender
  return named === undefined ? {} : { sender: named }
}

/** Undefined when it is about something else, or names no message. */
function receiptIn(body: unknown): Receipt | undefined {
  const reference = referenceAt(body, 'data', 'reference')
  if (reference === undefined) return undefined
  switch (textAt(body, 'type')) {
    case 'message.delivered':
      return { reference, state: 'delivered' }
    case 'message.failed': {
      const reason = reasonAt(body, 'data', 'reason')
      return { reference, state: 'failed', ...(reason === undefined ? {} : { reason }) }
    }
    default:
      return undefined
  }
}

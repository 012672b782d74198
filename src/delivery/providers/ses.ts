// Carries e-mail by Amazon SES, API v2, and reads what SES says of it later through a topic of SNS. The message goes whole (raw), so
// that it has the same heads and parts as by SMTP; SES puts its own Message-ID and Date on it and signs it with the domain's DKIM key.
import { type Static, Type } from 'typebox'
import type { CallResult } from '../../lib/call-out.ts'
import { membersOf, referenceAt } from './answer-members.ts'
import { createHttpMailProvider, PRINTABLE, senderOf, senderSettings } from './http-mail.ts'
import { type Answer, takenAs } from './http-provider.ts'
import type { ProviderKind, ProviderParts } from './kind.ts'
import { writeAddress } from './mail-address.ts'
import { toMime } from './mime.ts'
import type { EmailMessage, Provider, ReceiptReading, ReceiptRequest, SendOutcome } from './provider.ts'
import { createSesCall } from './ses-call.ts'
import { readSesError } from './ses-errors.ts'
import { readSesEvent } from './ses-events.ts'
import { probeSes } from './ses-probe.ts'
import { createSnsTopic, regionOfTopic, type SnsParts } from './sns.ts'

const settings = Type.Object(
  {
    region: Type.String({ pattern: '^[a-z]{2}(-[a-z]+)+-\\d$', description: 'The region of SES: `eu-north-1`' }),
    access_key_id: Type.String({ pattern: '^\\w{16,128}$', description: 'Of an IAM user that may send' }),
    secret_access_key: Type.String({ minLength: 1, maxLength: 128, description: 'Of the same user' }),
    session_token: Type.Optional(Type.String({ pattern: PRINTABLE, description: 'With temporary credentials' })),
    ...senderSettings,
    configuration_set: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: 'The one that publishes events to the topic' }),
    ),
    topic_arn: Type.Optional(
      Type.String({ description: 'The topic of SNS by which receipts come: `arn:aws:sns:eu-north-1:…:pinpost`' }),
    ),
    url: Type.Optional(
      Type.String({ pattern: '^https?://', description: "In place of SES's own address: of a VPC endpoint" }),
    ),
  },
  { additionalProperties: false },
)
export type SesSettings = Static<typeof settings>

const REFUSED: ReceiptReading = { kind: 'refused' }
const LATER: ReceiptReading = { kind: 'later' }
const NOTHING: ReceiptReading = { kind: 'read', receipts: [] }

export const ses: ProviderKind<SesSettings> = {
  kind: 'ses',
  channels: ['email'],
  givesReceipts: true,
  settings,
  secrets: ['secret_access_key', 'session_token'],
  create: (name, given, parts) => createSesProvider(name, given, parts),
}

/**
 * @param originOf where SNS of a region is, for tests alone: it decides whose receipts count.
 * @throws Error, in words for the operator, for what the schema cannot say.
 */
export function createSesProvider(
  name: string,
  given: SesSettings,
  { clock, callOut }: Pick<ProviderParts, 'clock' | 'callOut'>,
  originOf?: SnsParts['originOf'],
): Provider {
  const { topic_arn: topicArn } = given
  const sender = senderOf(given)
  if (topicArn !== undefined && regionOfTopic(topicArn) === undefined) {
    throw new Error('topic_arn must look like arn:aws:sns:eu-north-1:123456789012:name.')
  }
  const call = createSesCall(given, { clock, callOut })
  const topic =
    topicArn === undefined ? undefined : createSnsTopic(topicArn, { clock, callOut, ...(originOf && { originOf }) })

  async function handOver(message: EmailMessage, signal: AbortSignal): Promise<CallResult> {
    const octets = await toMime(message, sender, clock.now())
    return await call('/outbound-emails', signal, {
      FromEmailAddress: writeAddress(sender.from),
      Destination: { ToAddresses: [writeAddress(message.to)] },
      Content: { Raw: { Data: octets.toString('base64') } },
      ConfigurationSetName: given.configuration_set,
    })
  }

  async function readReceipts({ method, body }: ReceiptRequest): Promise<ReceiptReading> {
    if (!topic || method !== 'POST') return REFUSED
    const reading = await topic.read(body)
    switch (reading.kind) {
      case 'refused':
        return REFUSED
      case 'later':
        return LATER
      case 'nothing':
        return NOTHING
      case 'invitation':
        return (await topic.confirm(reading.token)) ? NOTHING : LATER
      case 'message': {
        const receipt = readSesEvent(reading.text)
        return receipt ? { kind: 'read', receipts: [receipt] } : NOTHING
      }
    }
  }

  return createHttpMailProvider({
    ...{ name, clock, sender, handOver, read },
    givesReceipts: topic !== undefined,
    probe: (signal) => probeSes({ access: given, from: sender.from, call }, signal),
    ...(topic && { readReceipts }),
  })
}

function read(answer: Answer): SendOutcome {
  if (answer.status !== 200) return readSesError(answer)
  return takenAs(referenceAt(membersOf(answer.body), 'MessageId'))
}

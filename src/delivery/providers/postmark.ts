// Carries e-mail by Postmark and reads what its webhooks say later. Postmark signs nothing: its webhooks are known by the password, or the
// header, that the operator put into them there. It writes its own Message-ID and signs with the domain's DKIM key.
import { type Static, Type } from 'typebox'
import type { CallResult } from '../../lib/call-out.ts'
import { isSameText } from '../../lib/same-text.ts'
import { cleanName } from '../texts-words.ts'
import { memberAt, membersOf, referenceAt, textAt } from './answer-members.ts'
import { createHttpMailProvider, PRINTABLE, senderOf, senderSettings } from './http-mail.ts'
import { type Answer, explainNoAnswer, takenAs } from './http-provider.ts'
import type { ProviderKind, ProviderParts } from './kind.ts'
import { writeAddress, writeMailbox } from './mail-address.ts'
import { postmarkErrorOf, readPostmarkError } from './postmark-errors.ts'
import { readPostmarkRecord } from './postmark-receipts.ts'
import type { EmailMessage, Provider, ReceiptReading, ReceiptRequest, SendOutcome } from './provider.ts'
import { reachOf, readAddress, withoutSlash } from './provider-address.ts'
import { ownHeads } from './smtp-message.ts'

const settings = Type.Object(
  {
    server_token: Type.String({ pattern: PRINTABLE, description: 'The API token of the server at Postmark' }),
    ...senderSettings,
    message_stream: Type.Optional(
      Type.String({ pattern: '^[a-z0-9_-]{1,30}$', description: 'A transactional one; `outbound` when left out' }),
    ),
    receipts_password: Type.Optional(
      Type.String({
        minLength: 20,
        maxLength: 200,
        description: 'What its webhooks bring along; without it, receipts are not taken',
      }),
    ),
    url: Type.Optional(Type.String({ pattern: '^https?://', description: "In place of Postmark's own address" })),
  },
  { additionalProperties: false },
)
export type PostmarkSettings = Static<typeof settings>

const POSTMARK = 'https://api.postmarkapp.com'
const STREAM = 'outbound'
/** By basic authentication as this user, or by this header alone. */
const RECEIPTS_USER = 'pinpost'
const RECEIPTS_HEADER = 'pinpost-receipts'

export const postmark: ProviderKind<PostmarkSettings> = {
  kind: 'postmark',
  channels: ['email'],
  givesReceipts: true,
  settings,
  secrets: ['server_token', 'receipts_password'],
  create: createPostmarkProvider,
}

/** @throws Error, in words for the operator, for what the schema cannot say. */
function createPostmarkProvider(
  name: string,
  given: PostmarkSettings,
  { clock, callOut }: Pick<ProviderParts, 'clock' | 'callOut'>,
): Provider {
  const api = withoutSlash(readAddress(given.url ?? POSTMARK))
  const reach = reachOf(given.url)
  const stream = given.message_stream ?? STREAM
  const password = given.receipts_password
  const sender = senderOf(given)
  const headers = { accept: 'application/json', 'x-postmark-server-token': given.server_token }

  async function handOver(message: EmailMessage, signal: AbortSignal): Promise<CallResult> {
    return await callOut({
      method: 'POST',
      url: `${api}/email`,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(emailOf(message)),
      reach,
      signal,
    })
  }

  function emailOf(message: EmailMessage): object {
    return {
      From: writeMailbox(cleanName(sender.fromName || message.fromName), sender.from),
      To: writeAddress(message.to),
      Subject: cleanName(message.subject),
      TextBody: message.text,
      HtmlBody: message.html,
      MessageStream: stream,
      Headers: Object.entries(ownHeads(message.language)).map(([Name, Value]) => ({ Name, Value })),
      // A code is nobody's campaign: no picture that tells of opening, no link that is rewritten.
      TrackOpens: false,
      TrackLinks: 'None',
    }
  }

  async function probe(signal: AbortSignal): Promise<string | undefined> {
    for (const ask of QUESTIONS) {
      const answer = await callOut({
        method: 'GET',
        url: `${api}${ask.path(stream)}`,
        headers,
        reach,
        signal,
      })
      if (answer.kind !== 'answered') return explainNoAnswer(answer, api)
      const error = postmarkErrorOf(answer)
      const { host } = new URL(api)
      if (answer.status === 401 || error?.code === 10) return `${host} does not know this server token`
      const words = ask.explain(answer.status, membersOf(answer.body), stream)
      if (words !== undefined) return `${host} ${words}`
    }
    return undefined
  }

  function readReceipts({ method, headers: heads, body }: ReceiptRequest): ReceiptReading {
    const said = basicPassword(heads.authorization) ?? heads[RECEIPTS_HEADER]
    const isKnown = password !== undefined && said !== undefined && isSameText(said, password)
    if (!isKnown || method !== 'POST') return { kind: 'refused' }
    const receipt = readPostmarkRecord(body)
    return { kind: 'read', receipts: receipt ? [receipt] : [] }
  }

  const givesReceipts = password !== undefined
  return createHttpMailProvider({ name, clock, sender, givesReceipts, handOver, read, probe, readReceipts })
}

function read(answer: Answer): SendOutcome {
  if (answer.status !== 200 || postmarkErrorOf(answer)) return readPostmarkError(answer)
  return takenAs(referenceAt(membersOf(answer.body), 'MessageID'))
}

/** The password of HTTP's basic authentication (RFC 7617), when the user is ours. */
function basicPassword(authorization: string | undefined): string | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]{1,2000})$/i.exec(authorization ?? '')?.[1]
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8')
  return text.startsWith(`${RECEIPTS_USER}:`) ? text.slice(RECEIPTS_USER.length + 1) : undefined
}

interface Question {
  path(stream: string): string
  /** What is wrong, after the name of the host. */
  explain(status: number, answer: unknown, stream: string): string | undefined
}

const QUESTIONS: readonly Question[] = [
  {
    path: () => '/server',
    explain(status, server) {
      if (status !== 200 || memberAt(server, 'ID') === undefined)
        return `does not answer like Postmark (HTTP ${status})`
      const isSandbox = textAt(server, 'DeliveryType') === 'Sandbox'
      return isSandbox ? 'says that this server is a sandbox, which delivers nothing' : undefined
    },
  },
  {
    path: (stream) => `/message-streams/${encodeURIComponent(stream)}`,
    explain(status, answer, stream) {
      if (status === 404 || status === 422) return `knows no message stream ${stream} of this server`
      if (status !== 200) return `does not say what the message stream ${stream} is (HTTP ${status})`
      if (textAt(answer, 'ArchivedAt') !== undefined) return `says that the message stream ${stream} is archived`
      if (textAt(answer, 'MessageStreamType') === 'Transactional') return undefined
      return `says that the message stream ${stream} is not a transactional one`
    },
  },
]

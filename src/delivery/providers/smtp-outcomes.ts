// Turns what nodemailer says of a hand-over into an outcome. Nothing of a reply's text is kept but its status and the
// name that the server gave the message: the rest may repeat the address.
import type { SMTPPoolSentMessageInfo } from 'nodemailer/lib/smtp-pool'
import type { SendOutcome } from './provider.ts'
import { readRefusal, stepOf } from './smtp-refusals.ts'
import type { Relay } from './smtp-url.ts'

/** The parts of nodemailer's errors that are read here. */
interface Failure {
  readonly code: string
  /** The code of the system or of TLS under it. */
  readonly originalCode: string | undefined
  readonly response: string | undefined
  readonly command: string | undefined
}

/** Codes of failures that are no answer of the server. Every other one means that nothing could be handed over. */
const WITHOUT_ANSWER: Readonly<Record<string, SendOutcome>> = {
  EAUTH: { kind: 'refused', reason: 'sender_rejected', final: false, status: 'EAUTH' },
  EENVELOPE: { kind: 'refused', reason: 'contact_unknown', final: true, status: 'EENVELOPE' },
  EMESSAGE: { kind: 'refused', reason: 'content_rejected', final: true, status: 'EMESSAGE' },
}

/** How the large servers and services name a message that they took. */
const QUEUE_NAMES = [
  /\bqueued as ([\w.-]+)/i, // Postfix, smtp-server
  /\bid=([\w.-]+)/i, // Exim
  /^250 2\.\d\.\d ([\w.-]+) Message accepted/i, // Sendmail
  /^250 2\.\d\.\d OK +\d+ ([\w.-]+) - gsmtp/i, // Google
  /^250 Ok ([\w-]{16,})$/i, // Amazon
]

/** The relay's own name for the message, by which its log finds it; where it gives none, our Message-ID. */
export function referenceOf(info: SMTPPoolSentMessageInfo): string {
  const named = QUEUE_NAMES.map((pattern) => pattern.exec(info.response)?.[1]).find((name) => name !== undefined)
  return (named ?? info.serverMessageId ?? info.messageId).replaceAll(/[<>\s]/g, '').slice(0, 200)
}

/** @param wasWritten whether the text had been handed over to its end, so that the server may have taken it. */
export function readFailure(error: unknown, wasWritten: boolean): SendOutcome {
  const failure = readError(error)
  const refusal = failure.response === undefined ? undefined : readRefusal(failure.response, stepOf(failure.command))
  if (refusal) return { kind: 'refused', ...refusal }
  if (wasWritten) return { kind: 'unknown', cause: new Error(`no answer to the text (${failure.code})`) }
  return (
    WITHOUT_ANSWER[failure.code] ?? { kind: 'refused', reason: 'unreachable', final: false, status: describe(failure) }
  )
}

/** What keeps a relay from taking us, in words for the operator. */
export function explainFailure(error: unknown, relay: Relay): string {
  const failure = readError(error)
  const place = `${relay.host}:${relay.port}`
  const refusal = failure.response === undefined ? undefined : readRefusal(failure.response, stepOf(failure.command))
  const why = refusal?.status ?? describe(failure)
  if (failure.code === 'EAUTH') return `${place} refuses the user name or the password (${why})`
  if (refusal) return `${place} does not take us (${why})`
  return `${place} cannot be reached, or TLS cannot be agreed on (${why})`
}

function describe({ code, originalCode }: Failure): string {
  return originalCode === undefined ? code : `${code} ${originalCode}`
}

function readError(error: unknown): Failure {
  const parts: Partial<Record<keyof Failure, unknown>> = typeof error === 'object' && error !== null ? error : {}
  const read = (part: keyof Failure): string | undefined => (typeof parts[part] === 'string' ? parts[part] : undefined)
  return {
    code: read('code') ?? 'EUNKNOWN',
    originalCode: read('originalCode'),
    response: read('response'),
    command: read('command'),
  }
}

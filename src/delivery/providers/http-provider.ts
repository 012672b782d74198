// What every provider that is called by HTTP does alike: it sends nothing that is too late, and heeds how long an answer wants us to stay
// away. And what an answer means of which nothing but the status can be read.
import type { IncomingHttpHeaders } from 'node:http'
import type { CallResult } from '../../lib/call-out.ts'
import type { Clock } from '../../lib/clock.ts'
import { createCarrying, type MessageBy } from './carrying.ts'
import { type OutgoingMessage, type Provider, refusedBy, type SendOutcome, type Verdict } from './provider.ts'

/** What came back from a call. */
export type Answer = Extract<CallResult, { kind: 'answered' }>

export interface HttpProvider<Carried extends OutgoingMessage['channel']>
  extends Pick<Provider, 'name' | 'givesReceipts' | 'mailSender' | 'probe' | 'readReceipts'> {
  readonly channel: Carried
  readonly clock: Clock
  /**
   * Calls the provider; or refuses what it would not take. Answers what came of the call.
   * @param lifeSeconds how long the code still lives: at least one.
   */
  handOver(message: MessageBy<Carried>, lifeSeconds: number, signal: AbortSignal): Promise<CallResult | SendOutcome>
  /** What its answer means. */
  read(answer: Answer, message: MessageBy<Carried>): SendOutcome
}

const TOO_LATE: SendOutcome = { kind: 'refused', reason: 'expired', final: true }

export function createHttpProvider<Carried extends OutgoingMessage['channel']>(wire: HttpProvider<Carried>): Provider {
  const { name, channel, clock, givesReceipts, mailSender, probe, readReceipts } = wire

  async function handOver(message: MessageBy<Carried>, signal: AbortSignal): Promise<SendOutcome> {
    const lifeSeconds = Math.floor((message.notAfter.getTime() - clock.now().getTime()) / 1000)
    if (lifeSeconds < 1) return TOO_LATE
    const result = await wire.handOver(message, lifeSeconds, signal)
    switch (result.kind) {
      case 'answered':
        return heedRetryAfter(wire.read(result, message), result.headers, clock.now())
      case 'lost':
      case 'unsent':
        return readNoAnswer(result)
      default:
        return result
    }
  }

  return {
    ...{ name, givesReceipts, probe, ...createCarrying(channel, handOver) },
    ...(mailSender && { mailSender }),
    ...(readReceipts && { readReceipts }),
  }
}

const SENDER: Verdict = ['sender_rejected', false]
const FORM: Verdict = ['content_rejected', false]
const BUSY: Verdict = ['busy', false]

/** By the status alone (RFC 9110, section 15); what is not here, by its first figure. */
const STATUSES: Readonly<Record<number, Verdict>> = {
  401: SENDER,
  402: SENDER,
  403: SENDER,
  404: SENDER, // an account, or an address, that is not there
  407: SENDER,
  408: ['unreachable', false], // the request did not come whole
  410: SENDER,
  429: BUSY,
  451: SENDER,
}
const CLASSES: Readonly<Record<number, Verdict>> = {
  3: ['unreachable', false], // it is somewhere else, and no redirect is followed
  4: FORM,
  5: BUSY,
}
/** Said by a machine on the way, which does not know what became of the request. */
const FROM_BETWEEN = new Set([502, 504])

/** What an answer means whose body says nothing that the provider's table knows. */
export function readHttpStatus(status: number): SendOutcome {
  const verdict = STATUSES[status] ?? CLASSES[Math.floor(status / 100)]
  if (verdict === undefined || FROM_BETWEEN.has(status)) {
    return { kind: 'unknown', cause: new Error(`an answer that says nothing (HTTP ${status})`) }
  }
  return refusedBy(verdict, `HTTP ${status}`)
}

/** By the provider's own table, where that knows the word; else by the status alone. */
export function readVerdict({ status }: Answer, verdict: Verdict | undefined, word: string | undefined): SendOutcome {
  return verdict === undefined || word === undefined ? readHttpStatus(status) : refusedBy(verdict, word)
}

/** The provider took the message, under this name; without one nobody can tell later which message is meant. */
export function takenAs(reference: string | undefined): SendOutcome {
  if (reference === undefined) return { kind: 'unknown', cause: new Error('taken, under no name that can be read') }
  return { kind: 'accepted', reference }
}

/** A refusal for now, with how long the answer wants us to stay away: seconds or a date (RFC 9110, section 10.2.3). */
function heedRetryAfter(outcome: SendOutcome, headers: IncomingHttpHeaders, now: Date): SendOutcome {
  if (outcome.kind !== 'refused' || outcome.final) return outcome
  const said = headers['retry-after'] ?? ''
  const seconds = /^\d{1,9}$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - now.getTime()) / 1000)
  return seconds > 0 ? { ...outcome, retryAfterSeconds: seconds } : outcome
}

/** What no answer means. */
function readNoAnswer({ kind, code }: Exclude<CallResult, { kind: 'answered' }>): SendOutcome {
  if (kind === 'lost') return { kind: 'unknown', cause: new Error(`no answer (${code})`) }
  return { kind: 'refused', reason: 'unreachable', final: false, status: code }
}

/** For a probe: what keeps a provider from answering, in words for the operator. @param url of which the host is named alone. */
export function explainNoAnswer({ kind, code }: Exclude<CallResult, { kind: 'answered' }>, url: string): string {
  const { host } = new URL(url)
  if (kind === 'lost') return `${host} was reached, but did not answer (${code})`
  if (code === 'EPRIVATE') return `${host} leads to this machine or its own network (${code})`
  return `${host} cannot be reached, or TLS cannot be agreed on (${code})`
}

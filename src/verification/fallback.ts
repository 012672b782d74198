// When a verification is to fall back on the person's other contact: pure, so that the running server and the simulation of arrival
// (bench/arrival) judge alike. A receipt counts where the provider gives them; where it gives none, silence means nothing.
import { addSeconds } from '../lib/clock.ts'
import type { MessageState } from './verification.ts'

/** A message as far as it matters here. */
export interface SentMessage {
  readonly state: MessageState
  /** When it was asked for: what the person waits from. */
  readonly sentAt: Date
  /** When it got this state. */
  readonly at: Date
  /** Whoever accepted it says later what became of it. Of no meaning in any other state. */
  readonly givesReceipts: boolean
}

/** Why a message is not expected to arrive any more. */
export const STALL_MEANINGS = {
  failed: 'the provider refused it for good, or said later that it could not be delivered',
  no_receipt: 'the provider took it, and has not said in time that it was delivered',
  not_accepted: 'no provider has said in time that it took it',
} as const
export type StallReason = keyof typeof STALL_MEANINGS

export interface Stall {
  readonly reason: StallReason
  /** From then on the fallback is due; it may lie ahead. */
  readonly at: Date
}

/** What becomes of the person's wait if nothing else is heard; undefined where nothing says that the message will not arrive. */
export function stallOf(messages: readonly SentMessage[], afterSeconds: number): Stall | undefined {
  // The latest alone: who asked for another message has not got the earlier ones, whatever was said of them.
  const latest = messages.at(-1)
  if (latest === undefined) return undefined
  const inTime = addSeconds(latest.sentAt, afterSeconds)
  switch (latest.state) {
    case 'delivered':
      return undefined
    case 'failed':
      return { reason: 'failed', at: latest.at }
    case 'accepted':
      return latest.givesReceipts ? { reason: 'no_receipt', at: inTime } : undefined
    case 'queued':
    case 'sending':
    case 'unknown':
      return { reason: 'not_accepted', at: inTime }
  }
}

// What becomes of a message after a hand-over. Retries are short, since a code lives ten minutes, and stop while the code has
// life left (R29). A message that may have gone out is not sent again by itself: the person asks for that (R27).
import { addSeconds } from '../lib/clock.ts'
import type { SendOutcome } from './providers/provider.ts'
import type { Settlement } from './queries.ts'
import { storableReference } from './reference.ts'

/** Seconds before the second, third … try; the last one repeats. Mail servers that greylist let one in after a minute or more. */
export const retryAfterSeconds: readonly number[] = [1, 4, 10, 20, 40, 60]

export interface HandOver {
  readonly tries: number
  readonly notAfter: Date
}

/** The settlement of an outcome, without the message's id. */
export function settlementOf(
  handOver: HandOver,
  outcome: SendOutcome,
  provider: string,
  now: Date,
): Omit<Settlement, 'id' | 'tries'> {
  const done = { provider, reference: null, reason: null, dueAt: null }
  switch (outcome.kind) {
    case 'accepted':
      return { ...done, state: 'accepted', reference: storableReference(outcome.reference) }
    case 'unknown':
      return { ...done, state: 'unknown' }
    case 'refused': {
      const dueAt = nextTryAt(handOver, outcome.retryAfterSeconds ?? 0, now)
      if (outcome.final || dueAt === undefined) return { ...done, state: 'failed', reason: outcome.reason }
      return { ...done, state: 'queued', reason: outcome.reason, dueAt }
    }
  }
}

/** When to try again, and not sooner than the provider wants; undefined when the code would be as good as dead by then. */
function nextTryAt({ tries, notAfter }: HandOver, atLeastSeconds: number, now: Date): Date | undefined {
  const seconds = retryAfterSeconds[tries - 1] ?? retryAfterSeconds.at(-1) ?? 0
  const at = addSeconds(now, Math.max(seconds, atLeastSeconds))
  return at < notAfter ? at : undefined
}

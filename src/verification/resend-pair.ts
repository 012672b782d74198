// Sending again where two verifications stand for one another: to whichever may still arrive, each within its own schedule and limits.
import type { Uuid } from '../lib/ids.ts'
import type { StateRow } from './queries.ts'
import type { ResendOutcome, SessionRequest } from './verification.ts'

type Resend = (request: SessionRequest) => Promise<ResendOutcome>
type States = readonly [first: StateRow | undefined, second: StateRow | undefined]

/** @param states of the first, which was asked about, and of its fallback. */
export async function resendPair(
  request: SessionRequest,
  secondId: Uuid,
  [first, second]: States,
  resend: Resend,
): Promise<ResendOutcome> {
  if (second?.status === 'confirmed') return await asConfirmed(request, resend)
  if (first?.status !== 'pending' || second?.status !== 'pending') return await resend(request)
  // What is known not to arrive is not tried again while the other may.
  const all = [first, second]
  const hopeful = all.filter((one) => one.messages?.at(-1)?.state !== 'failed')
  const outcomes = await Promise.all(
    (hopeful.length > 0 ? hopeful : all).map((one) =>
      resend({ ...request, id: one === first ? request.id : secondId }),
    ),
  )
  return outcomes.reduce(better)
}

/** The first has ended because its fallback was confirmed: said so to whoever may hear it. */
async function asConfirmed(request: SessionRequest, resend: Resend): Promise<ResendOutcome> {
  const outcome = await resend(request)
  return outcome.kind === 'cancelled' ? { kind: 'already_confirmed', reference: outcome.reference } : outcome
}

/** What is told when both were asked: that one was sent; else when it may be; else whatever became of the first. */
const RANK: readonly ResendOutcome['kind'][] = ['sent', 'too_early', 'limited']

function better(one: ResendOutcome, other: ResendOutcome): ResendOutcome {
  if (one.kind === 'too_early' && other.kind === 'too_early') return one.retryAt <= other.retryAt ? one : other
  return rankOf(one) <= rankOf(other) ? one : other
}

function rankOf({ kind }: ResendOutcome): number {
  const rank = RANK.indexOf(kind)
  return rank < 0 ? RANK.length : rank
}

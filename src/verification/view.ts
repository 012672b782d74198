// A verification as it may be shown, from its facts and its state: no code, the contact masked, and what the person can do next.
import { referenceOf } from '../lib/reference.ts'
import type { Facts } from './facts.ts'
import type { MessageRow } from './queries.ts'
import { sendsLeft } from './schedule.ts'
import type { Tip, Verification, VerificationStatus } from './verification.ts'

export interface ShownState {
  readonly status: string
  readonly attemptsLeft: number
  readonly sends: number
  readonly resendAt: Date | undefined
  readonly endedAt: Date | undefined
  readonly messages: readonly MessageRow[]
}

export function showVerification(
  facts: Facts,
  state: ShownState,
  resendAfterSeconds: readonly number[],
  now: Date,
): Verification {
  const status = statusAt(facts, state.status, now)
  const isPending = status === 'pending'
  const resendAt = isPending ? state.resendAt : undefined
  return {
    id: facts.id,
    reference: referenceOf(facts.id),
    status,
    channel: facts.channel,
    maskedTo: facts.maskedTo,
    purpose: facts.purpose,
    createdAt: facts.createdAt,
    expiresAt: facts.expiresAt,
    confirmedAt: status === 'confirmed' ? state.endedAt : undefined,
    attemptsLeft: isPending ? state.attemptsLeft : 0,
    resend: { availableAt: resendAt, left: sendsLeft(facts, resendAfterSeconds, state.sends, resendAt) },
    messages: state.messages.map(({ id, state, at }) => ({ id, state, at: new Date(at) })),
    tips: isPending ? tipsFor(facts, state) : [],
    metadata: facts.metadata,
  }
}

/** Expiry needs no job: a pending one past its life is expired. */
export function statusAt(facts: Facts, status: string, now: Date): VerificationStatus {
  return status === 'pending' && facts.expiresAt <= now ? 'expired' : (status as VerificationStatus)
}

/** What is likely to help now, the likeliest first (R27, R28). */
function tipsFor(facts: Facts, state: ShownState): Tip[] {
  const last = state.messages.at(-1)
  if (last?.state === 'failed') return ['check_contact', facts.channel === 'sms' ? 'use_email' : 'contact_support']
  // It has arrived: waiting helps no more.
  if (last?.state === 'delivered')
    return facts.channel === 'sms' ? ['check_contact', 'use_email'] : ['check_spam', 'check_contact']
  if (state.sends === 1) return ['wait_two_minutes']
  if (facts.channel === 'email') return ['check_spam', 'contact_support']
  return state.sends === 2 ? ['choose_another_network', 'use_email'] : ['use_email', 'contact_support']
}

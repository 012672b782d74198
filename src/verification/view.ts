// A verification as it may be shown, from its facts and its state: no code, the contact masked, and what the person can do next.
import { instantOf } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Facts } from './facts.ts'
import { type SentMessage, type Stall, stallOf } from './fallback.ts'
import type { MessageRow, StoredStatus } from './queries.ts'
import { sendsLeft } from './schedule.ts'
import type { Fallback, FallbackStatus, Tip, Verification, VerificationStatus } from './verification.ts'

export interface ShownState {
  readonly status: StoredStatus
  readonly attemptsLeft: number
  readonly sends: number
  readonly resendAt: Date | undefined
  readonly endedAt: Date | undefined
  readonly messages: readonly MessageRow[]
  /** Of a fallback: why it was begun, or held back. */
  readonly fallbackWhy: string | undefined
}

/** One of a pair, as it stands. */
export interface Shown {
  readonly facts: Facts
  readonly state: ShownState
}

export type ViewSettings = Pick<ServiceSettings, 'resendAfterSeconds' | 'fallbackAfterSeconds'>

/** @param second its fallback, where it was started with one. */
export function showVerification(
  facts: Facts,
  state: ShownState,
  settings: ViewSettings,
  now: Date,
  second?: Shown,
): Verification {
  const status = statusAt(facts, state.status, now)
  const isPending = status === 'pending'
  const stall = isPending ? stallOf(state.messages.map(sentMessage), settings.fallbackAfterSeconds) : undefined
  const stalled = stall && stall.at <= now ? { reason: stall.reason, since: stall.at } : undefined
  const fallback = second && showFallback(second, isPending ? stall : undefined, isPending, settings, now)
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
    resend: showResend(facts, isPending ? state : undefined, settings),
    messages: state.messages.map(showMessage),
    tips: isPending ? tipsFor(facts, state, stall !== undefined && stall.at <= now, fallback) : [],
    metadata: facts.metadata,
    stalled,
    fallback,
    fallbackOf: facts.fallbackOf,
    changesAt: isPending ? nextChange(facts, stall, now) : undefined,
  }
}

/** Expiry needs no job: a pending one past its life is expired. A fallback that waits has no status of its own: its first tells of it. */
export function statusAt(facts: Facts, status: StoredStatus, now: Date): VerificationStatus {
  return status === 'pending' && facts.expiresAt <= now ? 'expired' : (status as VerificationStatus)
}

/** A message as the timing of the fallback looks at it; its id tells when it was asked for. */
export function sentMessage({ id, state, at, receipts }: MessageRow): SentMessage {
  return { state, at: new Date(at), sentAt: instantOf(id), givesReceipts: receipts === true }
}

function showMessage({ id, state, at }: MessageRow): Verification['messages'][number] {
  return { id, state, at: new Date(at) }
}

function showResend(facts: Facts, pending: ShownState | undefined, settings: ViewSettings): Verification['resend'] {
  const availableAt = pending?.resendAt
  return { availableAt, left: sendsLeft(facts, settings.resendAfterSeconds, pending?.sends ?? 0, availableAt) }
}

function nextChange(facts: Facts, stall: Stall | undefined, now: Date): Date {
  return stall !== undefined && stall.at > now && stall.at < facts.expiresAt ? stall.at : facts.expiresAt
}

function showFallback(
  { facts, state }: Shown,
  stall: Stall | undefined,
  isFirstPending: boolean,
  settings: ViewSettings,
  now: Date,
): Fallback {
  const status = fallbackStatus(facts, state, isFirstPending, now)
  const begunAt = state.messages[0] && instantOf(state.messages[0].id)
  return {
    id: facts.id,
    reference: referenceOf(facts.id),
    status,
    channel: facts.channel,
    maskedTo: facts.maskedTo,
    reason: status === 'waiting' ? undefined : state.fallbackWhy,
    dueAt: status === 'waiting' ? stall?.at : undefined,
    since: status === 'waiting' || status === 'ended' ? undefined : status === 'sent' ? begunAt : state.endedAt,
    messages: state.messages.map(showMessage),
    resend: showResend(facts, status === 'sent' ? state : undefined, settings),
  }
}

function fallbackStatus(facts: Facts, state: ShownState, isFirstPending: boolean, now: Date): FallbackStatus {
  switch (state.status) {
    case 'waiting':
      if (state.fallbackWhy !== undefined && state.fallbackWhy !== 'withdrawn') return 'held_back'
      return isFirstPending && state.endedAt === undefined ? 'waiting' : 'ended'
    case 'pending':
      return facts.expiresAt <= now ? 'ended' : 'sent'
    case 'confirmed':
      return 'confirmed'
    case 'locked':
    case 'cancelled':
      return 'ended'
  }
}

/** What is likely to help now, the likeliest first (R27, R28). */
function tipsFor(facts: Facts, state: ShownState, isStalled: boolean, fallback: Fallback | undefined): Tip[] {
  const tips = tipsForMessages(facts, state, isStalled)
  // The other contact has a code already.
  return fallback?.status === 'sent' ? ['use_fallback', ...tips.filter((tip) => tip !== 'use_email')] : tips
}

function tipsForMessages(facts: Facts, state: ShownState, isStalled: boolean): Tip[] {
  const last = state.messages.at(-1)
  if (last?.state === 'failed') return ['check_contact', facts.channel === 'sms' ? 'use_email' : 'contact_support']
  // It has arrived: waiting helps no more.
  if (last?.state === 'delivered')
    return facts.channel === 'sms' ? ['check_contact', 'use_email'] : ['check_spam', 'check_contact']
  if (state.sends === 1)
    return isStalled && facts.channel === 'sms' ? ['use_email', 'wait_two_minutes'] : ['wait_two_minutes']
  if (facts.channel === 'email') return ['check_spam', 'contact_support']
  return state.sends === 2 ? ['choose_another_network', 'use_email'] : ['use_email', 'contact_support']
}

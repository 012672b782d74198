// What a verification is, and what can come of each thing one does with it. Outcomes are data: the faces turn them into
// answers, pages and words.
import type { Contact } from '../contacts/index.ts'
import type { Channel, OutgoingMessage } from '../delivery/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Lane, LimitName } from '../limits/index.ts'
import type { Caller } from '../services/index.ts'
import type { StallReason } from './fallback.ts'

export type VerificationStatus = 'pending' | 'confirmed' | 'expired' | 'locked' | 'cancelled'
export type MessageState = 'queued' | 'sending' | 'accepted' | 'delivered' | 'failed' | 'unknown'
export type Tip =
  | 'wait_two_minutes'
  | 'check_spam'
  | 'choose_another_network'
  | 'use_email'
  | 'check_contact'
  | 'contact_support'
  /** The fallback has a code of its own: look there. */
  | 'use_fallback'

/** A verification as it may be shown: no code, the contact masked. */
export interface Verification {
  readonly id: Uuid
  readonly reference: string
  readonly status: VerificationStatus
  readonly channel: Channel
  readonly maskedTo: string
  readonly purpose: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly confirmedAt: Date | undefined
  readonly attemptsLeft: number
  /** When one may ask for the code again, and how often still. `availableAt` is undefined when never. */
  readonly resend: { readonly availableAt: Date | undefined; readonly left: number }
  readonly messages: readonly { readonly id: Uuid; readonly state: MessageState; readonly at: Date }[]
  readonly tips: readonly Tip[]
  readonly metadata: Readonly<Record<string, string>> | undefined
  /** Since when the code is not expected to arrive any more, and why: time for another contact. Undefined while it may. */
  readonly stalled: { readonly reason: StallReason; readonly since: Date } | undefined
  /** The other contact that it was started with, to fall back on. */
  readonly fallback: Fallback | undefined
  /** The verification that this one is the fallback of. */
  readonly fallbackOf: Uuid | undefined
  /** When it will look otherwise though nothing happens; undefined once it is over. */
  readonly changesAt: Date | undefined
}

/** What has become of the other contact. */
export const FALLBACK_MEANINGS = {
  waiting: 'nothing was sent to it: the first may still arrive',
  sent: 'a code of its own went to it, and either code confirms',
  confirmed: 'its code came back, and the first has ended',
  held_back: 'nothing was sent to it, for the reason given',
  ended: 'it is over, or was never needed',
} as const
export type FallbackStatus = keyof typeof FALLBACK_MEANINGS

/** Why a fallback was held back, besides the names of limits. */
export const HELD_BACK_MEANINGS = {
  too_late: 'too little of the life was left for another code',
  already_pending: 'a code for that contact was under way already, asked for in the same session',
  withdrawn: 'the contact was replaced',
} as const

export interface Fallback {
  /** The verification of its own; to everybody else it exists once it was begun. */
  readonly id: Uuid
  readonly reference: string
  readonly status: FallbackStatus
  readonly channel: Channel
  readonly maskedTo: string
  /** Why it was begun (as in `stalled`), or why it was held back. */
  readonly reason: string | undefined
  /** While it waits: when it begins if nothing else is heard. */
  readonly dueAt: Date | undefined
  /** When it was begun, confirmed or held back. */
  readonly since: Date | undefined
  /** Empty until it is begun. */
  readonly messages: Verification['messages']
  readonly resend: Verification['resend']
}

/**
 * Who a verification belongs to: a service, and the kind of key it was started with. The two kinds never see each other's
 * verifications: what a test key confirmed, whose codes it can read, must prove nothing to a live one.
 */
export type Owner = Pick<Caller, 'kind' | 'service'>

export interface StartRequest {
  /** Whose key asked; its kind decides whether anything really leaves. */
  readonly caller: Owner
  readonly contact: Contact
  /** `[a-z0-9_.-]`, 1 to 40 characters. */
  readonly purpose: string
  /** 1 to 256 characters; must come again with each check and resend. */
  readonly session: string | undefined
  readonly locale: string | undefined
  readonly lane: Lane
  /** The code dies by then at the latest: the end of what it is for (R5). */
  readonly notAfter?: Date | undefined
  /** Another contact of the same person, on another channel: it gets a code of its own when the first cannot succeed. */
  readonly fallback?: { readonly contact: Contact; readonly lane: Lane } | undefined
  /** The person's address, as text; undefined when unknown. */
  readonly ip: string | undefined
  readonly metadata: Readonly<Record<string, string>> | undefined
  /** The hash of key and route, and of the body (also under older secrets), when the caller sent an Idempotency-Key. */
  readonly idempotency: { readonly key: Uuid; readonly body: Uuid; readonly olderBodies: readonly Uuid[] } | undefined
}

export type LimitedOutcome = { readonly kind: 'limited'; readonly limit: LimitName; readonly retryAt: Date }

export type StartOutcome =
  /** A new one. */
  | { readonly kind: 'started'; readonly verification: Verification }
  /** The one that was pending already for this contact, purpose and session (R10). */
  | { readonly kind: 'pending'; readonly verification: Verification }
  /** What this idempotency key started before: to be answered as it was then. */
  | { readonly kind: 'replayed'; readonly verification: Verification }
  /** The idempotency key came with another body before. */
  | { readonly kind: 'key_reused' }
  | LimitedOutcome

export interface CheckRequest {
  readonly caller: Owner
  readonly id: Uuid
  readonly session: string | undefined
  /** As it was typed. */
  readonly typed: string
  /** The person's address, for the limit on guessing ids. */
  readonly ip: string | undefined
}

export type CheckOutcome =
  /** `verification` is the one whose code it was: of a pair, the one that was asked about or its partner. */
  | { readonly kind: 'confirmed'; readonly verification: Verification; readonly repeated: boolean }
  | { readonly kind: 'wrong'; readonly verification: Verification }
  /** Not a code: letters, or another number of digits. Nothing was spent. */
  | { readonly kind: 'malformed'; readonly digits: number; readonly reference: string }
  | { readonly kind: 'locked' | 'cancelled' | 'expired' | 'already_confirmed'; readonly reference: string }
  | { readonly kind: 'contact_locked'; readonly reference: string; readonly retryAt: Date }
  /** Unknown, of another service, or of another session: one answer for all three. */
  | { readonly kind: 'not_found' }
  | LimitedOutcome

export type ResendOutcome =
  | { readonly kind: 'sent'; readonly verification: Verification }
  | { readonly kind: 'too_early'; readonly reference: string; readonly retryAt: Date }
  | { readonly kind: 'no_sends_left'; readonly reference: string }
  | { readonly kind: 'locked' | 'cancelled' | 'expired' | 'already_confirmed'; readonly reference: string }
  | { readonly kind: 'not_found' }
  | LimitedOutcome

export type CancelOutcome =
  | { readonly kind: 'cancelled'; readonly verification: Verification }
  | { readonly kind: 'locked' | 'expired' | 'already_confirmed'; readonly reference: string }
  | { readonly kind: 'not_found' }

export interface SessionRequest {
  readonly caller: Owner
  readonly id: Uuid
  readonly session: string | undefined
  /** Support acts for the person and knows no session (R34); nothing but its commands may say so. */
  readonly isSupport?: true
}

export interface Watch {
  /** As it stood when the watch began. */
  readonly first: Verification
  stop(): void
}

/** What one may do with verifications. Made by createVerifications; the faces get nothing else. */
export interface Verifications {
  start(request: StartRequest): Promise<StartOutcome>
  check(request: CheckRequest): Promise<CheckOutcome>
  resend(request: SessionRequest): Promise<ResendOutcome>
  cancel(request: SessionRequest): Promise<CancelOutcome>
  /** Ends the fallback of a verification, and leaves the verification itself as it is. */
  withdrawFallback(request: SessionRequest): Promise<void>
  /** Undefined when unknown or of another owner. */
  read(caller: Owner, id: Uuid): Promise<Verification | undefined>
  /**
   * Answers how it stands, and calls `seen` after each change from then on, whichever process made it; the same state may come
   * twice. Undefined when unknown or of another owner.
   */
  watch(caller: Owner, id: Uuid, seen: (verification: Verification) => void): Promise<Watch | undefined>
  /** Whose it is; undefined when there is no such verification. */
  ownerOf(id: Uuid): Promise<Owner | undefined>
  /**
   * The newest messages of test keys, code included: for the trial inbox and for holders of a test key (D12); those of a verification
   * with those of its fallback.
   */
  testMessages(
    filter: { serviceId?: Uuid | undefined; verificationId?: Uuid | undefined },
    most: number,
  ): Promise<TestMessage[]>
  /** The client token that goes with one verification, and the judge of one that came back. */
  clientToken(id: Uuid): string
  isClientToken(token: string, id: Uuid): boolean
}

/** A message of a test key as it would have been sent. Its code was derived again; it is kept nowhere. */
export interface TestMessage {
  readonly id: Uuid
  readonly verificationId: Uuid
  readonly reference: string
  readonly serviceName: string
  readonly state: MessageState
  readonly provider: string | undefined
  readonly reason: string | undefined
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly status: VerificationStatus
  readonly expiresAt: Date
  readonly code: string
  readonly content: OutgoingMessage
}

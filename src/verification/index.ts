// Verifications: what one is, what may be done with it, and what is kept of it.
export { eraseVerifications } from './erasure-queries.ts'
export { hashSession } from './facts.ts'
export { STALL_MEANINGS } from './fallback.ts'
export type { Fallbacks } from './fallbacks.ts'
export { dayOf, daysOfVerification } from './limits.ts'
export { COUNTERS_KEPT_SECONDS, ENDED_KEPT_SECONDS, sweepRetention } from './retention.ts'
export { rotateSecrets } from './rotation.ts'
export { findByContact, findByReference, STORY_DAYS, type Story, type StorySearch } from './stories.ts'
export type {
  CancelOutcome,
  CheckOutcome,
  CheckRequest,
  Fallback,
  FallbackStatus,
  LimitedOutcome,
  MessageState,
  Owner,
  ResendOutcome,
  StartOutcome,
  StartRequest,
  TestMessage,
  Verification,
  VerificationStatus,
  Verifications,
} from './verification.ts'
export { FALLBACK_MEANINGS, HELD_BACK_MEANINGS } from './verification.ts'
export { createVerifications } from './verifications.ts'
export type { Watching } from './watching.ts'

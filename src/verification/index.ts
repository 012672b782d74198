export { isSameCode } from './code.ts'
export { eraseVerifications } from './erasure-queries.ts'
export { hashSession } from './facts.ts'
export { STALL_MEANINGS, type StallReason } from './fallback.ts'
export type { Fallbacks } from './fallbacks.ts'
export { dayOf, daysOfVerification } from './limits.ts'
export { COUNTERS_KEPT_SECONDS, ENDED_KEPT_SECONDS, type Swept, sweepRetention } from './retention.ts'
export { type Rotated, rotateSecrets } from './rotation.ts'
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
  SessionRequest,
  StartOutcome,
  StartRequest,
  TestMessage,
  Tip,
  Verification,
  VerificationStatus,
  Verifications,
  Watch,
} from './verification.ts'
export { FALLBACK_MEANINGS, HELD_BACK_MEANINGS } from './verification.ts'
export { createVerifications } from './verifications.ts'
export type { Watching } from './watching.ts'

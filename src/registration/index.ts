// Registrations: opening or renewing an account, from the choice of a method to the confirmed contact.
export { INELIGIBILITY_MEANINGS } from './eligibility.ts'
export { type FallbackWords, wordsOfFallback } from './fallback-text.ts'
export {
  FLOW,
  IDLE_SECONDS,
  isEnd,
  LONGEST_SECONDS,
  STATUS_MEANINGS,
  STATUSES,
} from './flow.ts'
export { createProviderClient } from './identity-providers.ts'
export {
  type Method,
  type Methods,
  type Proof,
  PURPOSES,
  proofOf,
  type RegistrationPurpose,
  shippedMethods,
} from './methods.ts'
export { loadMethods } from './methods-file.ts'
export { isToConfirm } from './options.ts'
export type * from './registration.ts'
export { createRegistrations } from './registrations.ts'
export { eraseRegistrations, olderSecretsNeededUntil, rotateRegistrations, sweepRegistrations } from './retention.ts'
export {
  daysOfRegistration,
  findRegistrationsByContact,
  findRegistrationsByReference,
  type RegistrationStory,
} from './stories.ts'
export { TRIAL_PEOPLE } from './trial-people.ts'
export { readTypedContacts } from './typed-contacts.ts'
export { registrationOfPages } from './visits.ts'

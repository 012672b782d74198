// Registrations: opening or renewing an account, from the choice of a method to the confirmed contact.
export { isToConfirm } from './contacts.ts'
export { INELIGIBILITY_MEANINGS, type Ineligibility } from './eligibility.ts'
export { type FallbackWords, wordsOfFallback } from './fallback-text.ts'
export {
  type Action,
  FLOW,
  IDLE_SECONDS,
  LONGEST_SECONDS,
  type RegistrationStatus,
  STATUS_MEANINGS,
  STATUSES,
} from './flow.ts'
export type { IdentityProvider } from './identity-provider.ts'
export { createProviderClient } from './identity-providers.ts'
export {
  type ContactSource,
  type Method,
  type Methods,
  type Proof,
  PURPOSES,
  proofOf,
  type RegistrationPurpose,
  shippedMethods,
} from './methods.ts'
export { type ConfiguredMethods, loadMethods } from './methods-file.ts'
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
export { readTypedContacts, type TypedContacts, type TypedReading } from './typed-contacts.ts'
export { registrationOfPages } from './visits.ts'

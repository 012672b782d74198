// Contacts: what a phone number and an e-mail address are, how they are read, shown, masked, kept and found.
export { asciiDigits } from './characters.ts'
export type { Contact, CountryCode, PhoneContact } from './contact.ts'
export { COUNTRY_CODES, parseCountry } from './country.ts'
export { displayContact } from './display.ts'
export { EMAIL_PROBLEMS, type EmailProblem, parseEmail } from './email.ts'
export { CONTACT_HINTS, type ContactHint, hintsFor } from './hints.ts'
export {
  createMailService,
  createResolver,
  judgeMailbox,
  MAILBOX_PROBLEMS,
  type MailboxProblem,
  type MailboxQuestion,
  type MailService,
  mailboxOf,
} from './mailboxes/index.ts'
export { maskContact } from './mask.ts'
export { canonicalIp, personalBlock } from './network.ts'
export { callingCodeOf, type LineType, lineTypeOf } from './numbering-plan.ts'
export { type ContactReading, looksLikeEmail, parseContact } from './parse-contact.ts'
export {
  PHONE_PROBLEMS,
  type PhoneProblem,
  parsePhone,
} from './phone.ts'
export { isReservedNumber } from './reserved-numbers.ts'
export { type OldSeals, type RewritingProgress, rewriteSeals } from './rewriting.ts'
export { suggestContact } from './suggest-contact.ts'
export { createVault, type Place, UnreadableContactError, unlessUnreadable, type Vault } from './vault.ts'

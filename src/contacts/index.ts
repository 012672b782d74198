// Contacts: what a phone number and an e-mail address are, how they are read, shown, masked, kept and found.
export { asciiDigits } from './characters.ts'
export type { Contact, CountryCode, E164, EmailAddress, EmailContact, PhoneContact } from './contact.ts'
export { COUNTRY_CODES, parseCountry } from './country.ts'
export { describePhone, type PhoneDescription } from './describe-phone.ts'
export { displayContact } from './display.ts'
export { EMAIL_PROBLEMS, type EmailProblem, type EmailReading, parseEmail } from './email.ts'
export { CONTACT_HINTS, type ContactHint, hintsFor } from './hints.ts'
export {
  createMailService,
  createResolver,
  type DnsResolver,
  judgeMailbox,
  MAILBOX_PROBLEMS,
  type MailboxProblem,
  type MailboxQuestion,
  type MailService,
} from './mailboxes/index.ts'
export { maskContact } from './mask.ts'
export { canonicalIp, personalBlock } from './network.ts'
export { callingCodeOf, type LineType } from './numbering-plan.ts'
export { type ContactReading, looksLikeEmail, parseContact } from './parse-contact.ts'
export {
  PHONE_PROBLEMS,
  type PhoneProblem,
  type PhoneReading,
  type PhoneRefusal,
  type PhoneSettings,
  parsePhone,
} from './phone.ts'
export { type OldSeals, type RewritingProgress, rewriteSeals } from './rewriting.ts'
export { suggestContact } from './suggest-contact.ts'
export { createVault, openIfReadable, type Place, type Sealed, UnreadableContactError, type Vault } from './vault.ts'

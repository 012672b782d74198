// What a person should know about the mailbox that they give (R13), said gently: nothing here refuses.
import type { EmailContact } from '../contact.ts'
import { domainOf, localPartOf } from './domain-names.ts'
import { isInstitution } from './institutions.ts'
import { findMailboxDomain, isRelay } from './mailbox-list.ts'
import { isRoleName } from './role-names.ts'
import { isThrowAway } from './throw-away.ts'

/** docs/reference/contacts.md tells what each means; the texts for people are in the catalogues, under `hint.`. */
export const MAILBOX_HINTS = [
  'primary_mailbox',
  'role_address',
  'work_or_school',
  'contract_mailbox',
  'throw_away_mailbox',
] as const
export type MailboxHint = (typeof MAILBOX_HINTS)[number]

const APPLIES: Readonly<Record<MailboxHint, (contact: EmailContact) => boolean>> = {
  primary_mailbox: () => true,
  // At a relay the names are the owner's own notes of where each was given.
  role_address: (contact) => isRoleName(localPartOf(contact)) && !isRelay(domainOf(contact)),
  work_or_school: (contact) => isInstitution(domainOf(contact)),
  contract_mailbox: (contact) => findMailboxDomain(domainOf(contact))?.kind === 'contract',
  throw_away_mailbox: isThrowAway, // only where the service takes them: elsewhere they were refused
}

/** In the order of MAILBOX_HINTS. */
export function mailboxHintsFor(contact: EmailContact): MailboxHint[] {
  return MAILBOX_HINTS.filter((hint) => APPLIES[hint](contact))
}

// What somebody should know about a contact that they give, said gently: nothing here refuses.
import type { Contact } from './contact.ts'
import { MAILBOX_HINTS, mailboxHintsFor } from './mailboxes/index.ts'
import { isReservedNumber } from './reserved-numbers.ts'

/** docs/reference/contacts.md tells what each means; the texts for people are in the catalogues, under `hint.`. */
export const CONTACT_HINTS = [...MAILBOX_HINTS, 'reserved_number'] as const
export type ContactHint = (typeof CONTACT_HINTS)[number]

/** In the order of CONTACT_HINTS. */
export function hintsFor(contact: Contact): ContactHint[] {
  if (contact.kind === 'email') return mailboxHintsFor(contact)
  return isReservedNumber(contact.value) ? ['reserved_number'] : []
}

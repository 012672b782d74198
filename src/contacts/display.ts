// A contact in full, as its owner reads it back (R11). Only for the person who typed it; everybody else gets the mask.
import type { Contact } from './contact.ts'
import { readableDomain } from './email-domain.ts'
import { groupNumber } from './numbering-plan.ts'

/** `+372 5123 4567`; `ann@bücher.de` for ann@xn--bcher-kva.de. */
export function displayContact(contact: Contact): string {
  if (contact.kind === 'phone') return groupNumber(contact.value)
  const at = contact.value.lastIndexOf('@')
  return `${contact.value.slice(0, at)}@${readableDomain(contact.value.slice(at + 1))}`
}

// One mailbox has many addresses: what stands behind a plus sign is a tag (RFC 5233), and Google overlooks dots. Each of them is a
// contact of its own, sent to and found as it was given; but what is counted per contact and day is counted per mailbox, or a stranger
// could fill it by writing it in a thousand ways.
import type { Contact, EmailAddress, EmailContact } from '../contact.ts'
import { domainOf, localPartOf } from './domain-names.ts'

/** Domains of services that overlook dots (https://support.google.com/mail/answer/7436150), and the one that stands for all of a service. */
const DOTLESS: ReadonlyMap<string, string> = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
])

/** The contact that stands for all that lead to the same mailbox; the very same where there are no others. */
export function mailboxOf(contact: Contact): Contact {
  return contact.kind === 'email' ? plainest(contact) : contact
}

function plainest(contact: EmailContact): EmailContact {
  const [local, domain] = [localPartOf(contact), domainOf(contact)]
  const dotless = DOTLESS.get(domain)
  const tag = local.indexOf('+')
  if (tag < 1 && dotless === undefined) return contact
  const name = tag < 1 ? local : local.slice(0, tag)
  const value = dotless === undefined ? `${name}@${domain}` : `${name.replaceAll('.', '')}@${dotless}`
  return { kind: 'email', value: value as EmailAddress }
}

// Domains of mailboxes that are thrown away after minutes. The list is the community's (github.com/disposable-email-domains), by
// the package disposable-email-domains-js: `npm update disposable-email-domains-js` brings what was added since.
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import type { EmailContact } from '../contact.ts'
import { domainOf, isWithin } from './domain-names.ts'
import { findMailboxDomain, isRelay } from './mailbox-list.ts'
import { suggestDomain } from './suggest-domain.ts'

const THROW_AWAY: ReadonlySet<string> = disposableEmailBlocklistSet()

/**
 * Is it a mailbox to be thrown away? What Pinpost's own list calls a mailbox or a relay is not, whatever the other one says; nor is
 * one slip away from a mailbox domain (`gmial.com`), where the other list knows squatters: that is for asking about (R12).
 */
export function isThrowAway(contact: EmailContact): boolean {
  const domain = domainOf(contact)
  if (findMailboxDomain(domain) !== undefined || isRelay(domain)) return false
  return isWithin(domain, THROW_AWAY) && suggestDomain(domain) === undefined
}

// The whole address that was probably meant, from what somebody typed and how it was read.
import { trimSpaces } from '../characters.ts'
import { parseEmail } from '../email.ts'
import type { ContactReading } from '../parse-contact.ts'
import { suggestDomain } from './suggest-domain.ts'
import { isThrowAway } from './throw-away.ts'

/** Readings that name a domain, although nobody can have it as it stands. */
const WITH_DOMAIN: ReadonlySet<string> = new Set(['domain_incomplete', 'domain_invalid', 'misplaced_dot'])
const MAX_DOMAIN_LENGTH = 64

/**
 * The address that was meant; undefined where nothing better is known. It is for asking the person, never for taking.
 * @param reading what parseEmail made of `typed`, or what parseContact did.
 * @param country where the person is at home: its mailbox domains come first.
 */
export function suggestAddress(typed: string, reading: ContactReading, country?: string): string | undefined {
  if (reading.ok) return withDomainMeant(reading.contact.value, country)
  const { reason, suggestion } = reading
  const unfinished = WITH_DOMAIN.has(reason) ? readUnfinished(typed) : undefined
  const meant = unfinished === undefined ? undefined : withDomainMeant(unfinished, country)
  return meant ?? (suggestion && (withDomainMeant(suggestion, country) ?? suggestion))
}

/** The same name at the domain that was meant; undefined when the domain may stay as it is, or none better is known. */
function withDomainMeant(address: string, country: string | undefined): string | undefined {
  const at = address.lastIndexOf('@')
  const domain = suggestDomain(address.slice(at + 1), country)
  if (domain === undefined) return undefined
  const meant = parseEmail(`${address.slice(0, at)}@${domain}`)
  return meant.ok && !isThrowAway(meant.contact) ? meant.contact.value : undefined
}

/** `ann@gmail`, `ann@gmailcom`, `ann@hot,ail.com`: no address, but one can see which was meant. */
function readUnfinished(typed: string): string | undefined {
  const text = trimSpaces(typed).normalize('NFKC')
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1).toLowerCase()
  const isReadable = /^[!-~]+$/.test(domain) && domain.length <= MAX_DOMAIN_LENGTH
  return at > 0 && isReadable ? `${text.slice(0, at)}@${domain}` : undefined
}

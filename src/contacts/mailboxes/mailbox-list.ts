// The list of mailbox domains, read: what is known of a domain, and all of them for suggestions.
import { isWithin } from './domain-names.ts'
import { MAILBOX_DOMAINS, type MailboxKind } from './mailbox-domains.ts'

export interface MailboxDomain {
  readonly domain: string
  /** In steps, each about three times the one before; 9 is about half of all people. */
  readonly frequency: number
  /** Countries by two letters where people mostly have it; empty for everywhere. */
  readonly countries: readonly string[]
  readonly kind: MailboxKind
}

const LINE = /^(\S+) +([1-9]) +(\*|[A-Z]{2}(?:,[A-Z]{2})*) +(own|contract|relay)(?: +#.*)?$/

export const mailboxDomains: readonly MailboxDomain[] = MAILBOX_DOMAINS.split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(readLine)

const byDomain = new Map(mailboxDomains.map((entry) => [entry.domain, entry]))
const relays = new Set(mailboxDomains.filter(({ kind }) => kind === 'relay').map(({ domain }) => domain))

/** What the list says of a domain in small letters. */
export function findMailboxDomain(domain: string): MailboxDomain | undefined {
  return byDomain.get(domain)
}

/** Where the people are who are expected when nobody says a country. */
const SERVED: ReadonlySet<string> = new Set(['EE', 'LV', 'LT', 'BE'])
/** How much rarer a country's mailbox domain is among people of another one. */
const ABROAD = 4

/** How common a domain is among people of a country, or where that is not known among those of the served ones. */
export function frequencyIn({ frequency, countries }: MailboxDomain, country?: string): number {
  const isLocal =
    countries.length === 0 ||
    (country === undefined ? countries.some((one) => SERVED.has(one)) : countries.includes(country))
  return isLocal ? frequency : frequency - ABROAD
}

/** Does it hand mail on to a mailbox that it hides? Names below a relay are people's own there. */
export function isRelay(domain: string): boolean {
  return isWithin(domain, relays)
}

function readLine(line: string): MailboxDomain {
  const [, domain, frequency, countries, kind] = LINE.exec(line) ?? []
  if (domain === undefined || countries === undefined)
    throw new Error(`The list of mailbox domains has the line: ${line}`)
  return {
    domain,
    frequency: Number(frequency),
    countries: countries === '*' ? [] : countries.split(','),
    kind: kind as MailboxKind,
  }
}

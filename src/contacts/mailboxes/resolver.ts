// The only place that asks DNS about a domain that somebody typed. It asks the resolver that is configured, for records and
// nothing else, and never for names of one label or of private networks: what a stranger types must not reach into the operator's
// own. Nothing ever connects to what the answers say.
import { Resolver } from 'node:dns/promises'
import { isWithin } from './domain-names.ts'

export type RecordType = 'MX' | 'A' | 'AAAA'

export type DnsAnswer =
  /** The exchanges of MX records; the null MX of RFC 7505 is the empty text. For other types the addresses. */
  | { readonly kind: 'records'; readonly values: readonly string[] }
  /** The name exists, and has none of these. */
  | { readonly kind: 'no_records' }
  | { readonly kind: 'no_such_name' }
  /** The resolver could not be reached or could not tell. */
  | { readonly kind: 'failed' }

export interface DnsResolver {
  ask(domain: string, type: RecordType): Promise<DnsAnswer>
}

/** Where mail for strangers never is: RFC 6761, RFC 6762, RFC 8375, ICANN's reservation of `.internal`, and what networks use. */
const PRIVATE_ENDINGS: ReadonlySet<string> = new Set(
  'localhost local internal intranet private corp home lan localdomain arpa onion alt'.split(' '),
)
/** Of one try; the resolver is tried twice. Who waits for the answer gives up sooner, see mail-service.ts. */
const TRY_MS = 2000
const TRIES = 2

/** @param servers addresses with a port where it is not 53, or the system's. */
export function createResolver(servers: readonly string[] | 'system'): DnsResolver {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES, maxTimeout: TRY_MS })
  if (servers !== 'system') resolver.setServers([...servers])
  const look: Readonly<Record<RecordType, (domain: string) => Promise<string[]>>> = {
    MX: async (domain) => (await resolver.resolveMx(domain)).map(({ exchange }) => exchange),
    A: (domain) => resolver.resolve4(domain),
    AAAA: (domain) => resolver.resolve6(domain),
  }
  return {
    async ask(domain, type) {
      if (!isPublicName(domain)) return { kind: 'failed' }
      try {
        return { kind: 'records', values: await look[type](domain) }
      } catch (cause) {
        return { kind: KINDS[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'failed' }
      }
    },
  }
}

/** What c-ares calls the two answers that are answers; everything else is a failure, and says nothing of the domain. */
const KINDS: Readonly<Record<string, 'no_records' | 'no_such_name'>> = {
  ENODATA: 'no_records',
  ENOTFOUND: 'no_such_name',
}

/** May it be asked for? */
export function isPublicName(domain: string): boolean {
  return domain.includes('.') && !isWithin(domain, PRIVATE_ENDINGS)
}

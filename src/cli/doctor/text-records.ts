// TXT records, in which a domain says who may send mail in its name.
import { Resolver } from 'node:dns/promises'

export type TextRecords =
  | { readonly kind: 'found'; readonly texts: readonly string[] }
  /** There is no such name, or it has no such record. */
  | { readonly kind: 'none' }
  /** Nobody knows: no server answered, or it would not say. */
  | { readonly kind: 'unknown'; readonly code: string }

export type LookUp = (name: string) => Promise<TextRecords>

const TIMEOUT_MS = 1_500
const TRIES = 2

/** @param servers as the resolver takes them, or those of the system. */
export function createLookUp(servers: readonly string[] | 'system'): LookUp {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  if (servers !== 'system') resolver.setServers(servers)
  return async (name) => {
    try {
      const records = await resolver.resolveTxt(name)
      return { kind: 'found', texts: records.map((parts) => parts.join('')) }
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
      return code === 'ENOTFOUND' || code === 'ENODATA' ? { kind: 'none' } : { kind: 'unknown', code }
    }
  }
}

// The domain of an address: what people type becomes the A-labels that DNS knows (RFC 5890, UTS #46), in lower case. Only the
// form is judged here; whether mail arrives there is another question, and nothing here asks a network.
import { domainToASCII, domainToUnicode } from 'node:url'

export const DOMAIN_PROBLEMS = [
  'domain_missing',
  'domain_incomplete',
  'domain_invalid',
  'domain_reserved',
  'address_literal',
] as const
export type DomainProblem = (typeof DOMAIN_PROBLEMS)[number]

export type DomainReading =
  | { readonly ok: true; readonly domain: string }
  | { readonly ok: false; readonly reason: DomainProblem }

/** RFC 5321, section 4.5.3.1.2: octets. */
const MAX_DOMAIN_OCTETS = 255
/** RFC 1035 with RFC 1123, section 2.1; other ASCII characters are what UTS #46 calls STD3 violations. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** Never digits alone: such a name would be read as an IPv4 address. */
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]*[a-z0-9])$/
/**
 * What a label of another script is made of: letters, marks, digits, and the few signs that stand within words (RFC 5892);
 * hyphens neither around it nor in its third and fourth place, where they mark A-labels (RFC 5891, section 4.2.3.1).
 */
const UNICODE_LABEL = /^(?!..--)[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00b7\u0375\u05f3\u05f4\u30fb-]*(?<!-)$/u

/**
 * Names that by standard never get mail from elsewhere. `.test` and `.example` (RFC 2606) stay usable for trying things out, and
 * of `.invalid` the resolver tells what it tells of every name that does not exist.
 */
const RESERVED_ENDINGS: Readonly<Record<string, string>> = {
  localhost: 'RFC 6761, section 6.3',
  local: 'RFC 6762, section 3: answered by the local network alone',
  onion: 'RFC 7686',
  alt: 'RFC 9476',
  arpa: 'RFC 3172: infrastructure',
}

/** @param typed what stands after the @, in NFKC. */
export function parseDomain(typed: string): DomainReading {
  if (typed === '') return refuse('domain_missing')
  if (typed.startsWith('[')) return refuse('address_literal')
  const domain = toALabels(typed)
  if (domain === undefined || domain.length > MAX_DOMAIN_OCTETS) return refuse('domain_invalid')
  const labels = domain.split('.')
  if (!labels.every((label) => LABEL.test(label))) return refuse('domain_invalid')
  const top = labels.at(-1) ?? ''
  if (Object.hasOwn(RESERVED_ENDINGS, top)) return refuse('domain_reserved')
  if (labels.length < 2) return refuse('domain_incomplete')
  return TOP_LABEL.test(top) ? { ok: true, domain } : refuse('domain_invalid')
}

/** The domain as people of its script read it: `bücher.de` for `xn--bcher-kva.de`. */
export function readableDomain(domain: string): string {
  return domain.includes('xn--') ? domainToUnicode(domain) : domain
}

/**
 * Undefined when there are none. Plain names never reach the conversion, because it belongs to URLs: there `%41` is an A and
 * `0x7f.1` an address. An A-label must be the one that its own Unicode form leads to.
 */
function toALabels(typed: string): string | undefined {
  const lower = typed.toLowerCase()
  if (!/^[a-z0-9.\-\u0080-\u{10ffff}]+$/u.test(lower)) return undefined
  if (/^[a-z0-9.-]+$/.test(lower) && !lower.includes('xn--')) return lower
  const domain = domainToASCII(lower)
  const readable = domainToUnicode(domain)
  const isSound = readable.split('.').every((label) => UNICODE_LABEL.test(label))
  return domain !== '' && isSound && domainToASCII(readable) === domain ? domain : undefined
}

function refuse(reason: DomainProblem): DomainReading {
  return { ok: false, reason }
}

// Addresses of the network, for limits per person's address (R40). They are personal data: what is kept of them is a keyed
// fingerprint, which src/limits makes. One IPv6 customer has a whole /64, so that is what counts as one address.
import { isIPv4, isIPv6 } from 'node:net'

/** IPv4 written as IPv6 (RFC 4291, section 2.5.5.2), in canonical form. */
const MAPPED_IPV4 = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

/** The one text of an address (RFC 5952), without a zone id, IPv4-mapped ones as IPv4; undefined when it is none. */
export function canonicalIp(typed: string): string | undefined {
  if (isIPv4(typed)) return typed
  if (!isIPv6(typed)) return undefined
  const [address = ''] = typed.split('%')
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = MAPPED_IPV4.exec(canonical) ?? []
  return high === undefined || low === undefined ? canonical : toIpv4(high, low)
}

/** Some proxies forward an address with its port, as `203.0.113.9:4711` or `[2001:db8::1]:4711`: a new one for each connection. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+)):\d{1,5}$/

/** What counts as one person's address: an IPv4 address, or the /64 of an IPv6 one; undefined when `ip` is no address. */
export function personalBlock(ip: string): string | undefined {
  const canonical = canonicalIp(ip.replace(WITH_PORT, '$1$2'))
  return canonical?.includes(':') ? prefix64(canonical) : canonical
}

function toIpv4(high: string, low: string): string {
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >>> 8, group & 255])
    .join('.')
}

/** The first four groups of a canonical IPv6 address. */
function prefix64(canonical: string): string {
  const [before = [], after = []] = canonical.split('::').map((side) => side.split(':').filter(Boolean))
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}

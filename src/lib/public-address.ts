// Which addresses are on the Internet, and which belong to a machine or to its own network: an address that a stranger names must not
// lead there. Judged by the address that is connected to, at the moment of connecting, so that a name that changes what it stands for
// (DNS rebinding) gains nothing.
import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** As node:dns resolves; with `all`, every address that a name has. */
export type Resolve = LookupFunction

export const resolveBySystem: Resolve = lookup as LookupFunction

const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')
/** Public by its range, and yet what Azure's machines ask about themselves. */
const METADATA = new Set(['168.63.129.16'])

/** @param host an address, in brackets or without; undefined when it is a name. */
export function isPublicAddress(host: string): boolean | undefined {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address) === 0) return undefined
  const parsed = ipaddr.process(address) // an IPv4 address that is written as IPv6 is what it is
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6)
}

/** Refuses, with EPRIVATE, a name that has any address that is not on the Internet. */
export function lookupPublic(resolve: Resolve): Resolve {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const addresses = Array.isArray(found) ? found : []
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return done(Object.assign(new Error('not on the Internet'), { code: 'EPRIVATE' }), [])
      }
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

// Reads the address of a relay, and decides how it must be encrypted. The rule that everything here serves: a password
// never crosses a network in the clear, and neither does a message whose operator asked for TLS. Errors never repeat
// the address.
import { isIP } from 'node:net'

/**
 * `implicit`: from the first byte. `required`: by STARTTLS, or not at all. `opportunistic`: where offered. `off`:
 * never.
 */
export type TlsMode = 'implicit' | 'required' | 'opportunistic' | 'off'

export interface Relay {
  readonly host: string
  readonly port: number
  readonly tls: TlsMode
  readonly credentials: { readonly user: string; readonly password: string } | undefined
  /** `?pool=`: how many connections at most. */
  readonly poolSize: number | undefined
  /** `?name=`: what to call ourselves in the greeting. */
  readonly name: string | undefined
}

const PARAMETERS = ['tls', 'pool', 'name']
const PORTS = { 'smtps:': 465, 'smtp:': 587 }
const MOST_CONNECTIONS = 200

/** @throws Error, in words for the operator, when it cannot be read or would send a password in the clear. */
export function parseSmtpUrl(text: string): Relay {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) {
    throw new Error('The SMTP address must look like smtp://user:password@host:587 or smtps://user:password@host:465.')
  }
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.includes(name))
  if (unknown !== undefined) throw new Error(`The SMTP address knows ?tls=, ?pool= and ?name=, not ?${unknown}=.`)
  // A literal IPv6 address stands in brackets in a URL, and without them everywhere else.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const credentials = credentialsOf(url)
  return {
    host,
    port: Number(url.port) || PORTS[url.protocol],
    tls: tlsOf(url, { host, hasCredentials: credentials !== undefined }),
    credentials,
    poolSize: poolSizeOf(url),
    name: url.searchParams.get('name') ?? undefined,
  }
}

function credentialsOf(url: URL): Relay['credentials'] {
  if (url.username === '' && url.password === '') return undefined
  try {
    return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  } catch {
    throw new Error('In the SMTP address, a % in the user name or the password must be written %25.')
  }
}

/** With a password, TLS is required; without it, at least not weaker than what anyone on the way could reduce it to. */
function tlsOf(url: URL, { host, hasCredentials }: { host: string; hasCredentials: boolean }): TlsMode {
  const wanted = url.searchParams.get('tls')
  if (url.protocol === 'smtps:') {
    if (wanted !== null && wanted !== 'required') throw new Error('smtps:// always uses TLS: leave ?tls= out.')
    return 'implicit'
  }
  if (wanted === null) return hasCredentials ? 'required' : 'opportunistic'
  if (wanted !== 'required' && wanted !== 'opportunistic' && wanted !== 'off') {
    throw new Error('In the SMTP address, ?tls= is required, opportunistic or off.')
  }
  if (wanted !== 'required' && hasCredentials && !isLoopback(host)) {
    throw new Error('A password may only be sent without TLS to this machine itself: leave ?tls= out, or use smtps://.')
  }
  return wanted
}

function poolSizeOf(url: URL): number | undefined {
  const text = url.searchParams.get('pool')
  if (text === null) return undefined
  const size = Number(text)
  if (Number.isInteger(size) && size >= 1 && size <= MOST_CONNECTIONS) return size
  throw new Error(`In the SMTP address, ?pool= is a number from 1 to ${MOST_CONNECTIONS}.`)
}

function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.')
  return host === '::1' || host === 'localhost' || host.endsWith('.localhost')
}

// The kinds of value that a setting can have: how its text is read, and what is accepted in words. A refusal quotes the text only
// where it can hold no secret: never for URLs, which may carry a password.
import { isIP } from 'node:net'
import { isCodeOfNoCountry, isCountryCode } from '../lib/country-codes.ts'
import { isSmsSender, SMS_SENDER_FORM } from '../lib/sms-sender.ts'
import { isHostName } from './names.ts'

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

export interface Kind<T> {
  /** What is accepted, in words that read after "Give". */
  readonly accepts: string
  parse(text: string): Parsed<T>
}

const good = <T>(value: T): Parsed<T> => ({ ok: true, value })
const bad = (problem: string): Parsed<never> => ({ ok: false, problem })
const quote = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

export function integer(least: number, most: number): Kind<number> {
  const accepts = `a whole number from ${least} to ${most}`
  return {
    accepts,
    parse(text) {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
      return value >= least && value <= most ? good(value) : bad(`${quote(text)} is not ${accepts}`)
    },
  }
}

export function oneOf<const T extends string>(...words: readonly T[]): Kind<T> {
  const accepts = `one of ${words.join(', ')}`
  return {
    accepts,
    parse(text) {
      const word = words.find((candidate) => candidate === text.toLowerCase())
      return word === undefined ? bad(`${quote(text)} is not ${accepts}`) : good(word)
    },
  }
}

export const yesNo: Kind<boolean> = {
  accepts: 'yes or no',
  parse(text) {
    const word = text.toLowerCase()
    if (word === 'yes') return good(true)
    return word === 'no' ? good(false) : bad(`${quote(text)} is neither yes nor no`)
  },
}

export const host: Kind<string> = {
  accepts: 'an IP address or a host name to listen on',
  parse(text) {
    const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
    return isIP(bare) !== 0 || isHostName(bare) ? good(bare) : bad(`${quote(text)} is not an address to listen on`)
  },
}

/** A path, as given; what it is relative to is decided where it is used. */
export const path: Kind<string> = {
  accepts: 'a path',
  parse: (text) => (text.includes('\0') ? bad('it holds a NUL character') : good(text)),
}

export const origin: Kind<string> = {
  accepts: 'a scheme, a host and a port where it is not the usual one, without a path',
  parse(text) {
    const url = URL.parse(text)
    if (url === null || !['http:', 'https:'].includes(url.protocol)) return bad('it is not an http or https address')
    if (url.username !== '' || url.password !== '') return bad('it holds a user name or a password')
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return bad('it has something after the host')
    return good(url.origin)
  },
}

/** A URL that may carry a password: kept as text for the library that opens it, and never quoted. */
export function connectionUrl(schemes: readonly string[], form: string): Kind<string> {
  return {
    accepts: `${form} (write special characters of the password as %40 and the like)`,
    parse(text) {
      const url = URL.parse(text)
      if (url === null) return bad('it is not a URL')
      if (!schemes.includes(url.protocol.slice(0, -1)))
        return bad(`it does not begin with ${schemes.join(':// or ')}://`)
      return url.hostname === '' && !url.searchParams.has('host') ? bad('it names no host') : good(text)
    },
  }
}

export interface Sender {
  readonly address: string
  readonly name: string | undefined
}

export const sender: Kind<Sender> = {
  accepts: 'an address, or a name and an address in angle brackets',
  parse(text) {
    const [, quoted, address = text] = /^"?([^<>"]*?)"?\s*<([^<>]*)>$/.exec(text) ?? []
    const [local = '', domain = '', ...more] = address.split('@')
    const isAddress = /^[^\s\p{C}"(),:;<>[\]\\]{1,64}$/u.test(local) && isHostName(domain) && more.length === 0
    if (!isAddress || /\p{C}/u.test(text)) return bad(`${quote(text)} is not a sender`)
    return good({ address, name: quoted || undefined })
  },
}

/** Who sends text messages. */
export const smsSender: Kind<string> = {
  accepts: SMS_SENDER_FORM,
  parse(text) {
    if (isSmsSender(text)) return good(text)
    const isLong = /^\d{9,}$/.test(text)
    return bad(
      isLong ? `${quote(text)} is longer than a short code, and a number begins with +` : `${quote(text)} is no sender`,
    )
  },
}

/** Countries by ISO 3166-1 alpha-2, and calling codes that belong to none, separated by commas; `*` for all countries; `none`. */
export const countries: Kind<readonly string[] | '*'> = {
  accepts:
    'two-letter country codes separated by commas (for numbers of no country their calling code: +870), * for all countries, or none',
  parse(text) {
    if (text === '*') return good('*')
    if (text.toLowerCase() === 'none') return good([])
    const codes = listOf(text).map((code) => code.toUpperCase())
    const unknown = codes.filter((code) => !isCountryCode(code) && !isCodeOfNoCountry(code))
    if (unknown.length > 0) return bad(`${unknown.map(quote).join(', ')} is no country's two letters`)
    return good([...new Set(codes)])
  },
}

export const proxies: Kind<readonly string[]> = {
  accepts: 'IP addresses and ranges such as 10.0.0.0/8, separated by commas',
  parse(text) {
    const ranges = listOf(text)
    const wrong = ranges.filter((range) => !isRange(range))
    return wrong.length > 0 ? bad(`${wrong.map(quote).join(', ')} is not an IP address or range`) : good(ranges)
  },
}

/** Addresses of resolvers as Node takes them; `system` for those of this machine, `none` for no look-ups at all. */
export const resolvers: Kind<readonly string[] | 'system' | 'none'> = {
  accepts: 'IP addresses with a port where it is not 53 ([2001:db8::1]:5353), separated by commas, system, or none',
  parse(text) {
    const word = text.toLowerCase()
    if (word === 'system' || word === 'none') return good(word)
    const servers = listOf(text)
    const wrong = servers.filter((server) => !isServer(server))
    if (servers.length === 0 || wrong.length > 0)
      return bad(`${quote(wrong.join(', ') || text)} is not the address of a resolver`)
    return good(servers)
  },
}

export const headerName: Kind<string> = {
  accepts: 'the name of a header',
  parse: (text) =>
    /^[A-Za-z0-9-]{1,60}$/.test(text) ? good(text.toLowerCase()) : bad(`${quote(text)} is not a header`),
}

export const domain: Kind<string> = {
  accepts: 'a domain name',
  parse: (text) => (isHostName(text) ? good(text.toLowerCase()) : bad(`${quote(text)} is not a domain name`)),
}

/** A text that something else judges later, and that is never quoted. */
export function opaque(accepts: string): Kind<string> {
  return { accepts, parse: good }
}

/** @returns the trimmed parts between commas; empty parts are left out. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353` */
function isServer(text: string): boolean {
  if (isIP(text) !== 0) return true
  const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? []
  return (isIP(bracketed ?? '') === 6 || isIP(bare ?? '') === 4) && Number(port) >= 1 && Number(port) <= 65_535
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  )
}

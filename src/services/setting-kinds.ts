// How the value of a service's setting is judged. A value comes from JSON or a command line; what passes here is what is stored.
import { isHostName, isLoopback } from '../config/index.ts'
import { LOGO_BYTES, logoFromText, logoToText, readLogo } from './logo.ts'

export type Judged<T> = { readonly ok: true; readonly value: T } | { readonly ok: false }

export interface SettingKind<T> {
  /** What is accepted, in words that read after "takes". */
  readonly accepts: string
  /** Judges a value from JSON. */
  judge(value: unknown): Judged<T>
  /** A text from the command line as JSON, not yet judged. */
  fromText(text: string): unknown
  /** Of what is given as a file: its content as JSON, not yet judged. */
  fromFile?(bytes: Uint8Array): unknown
}

const bad = { ok: false } as const
const good = <T>(value: T): Judged<T> => ({ ok: true, value })
const asText = (text: string): unknown => text.trim()
const asNumber = (text: string): unknown => (/^\d{1,12}$/.test(text.trim()) ? Number(text) : text)
const asList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

export function wholeNumber(least: number, most: number, unit: string): SettingKind<number> {
  return {
    accepts: `a whole number of ${unit} from ${least} to ${most}`,
    judge: (value) => (isWhole(value) && value >= least && value <= most ? good(value) : bad),
    fromText: asNumber,
  }
}

/** Ascending numbers, the first and each gap at least `leastGap`. */
export function instants(bounds: { most: number; leastGap: number; latest: number }): SettingKind<readonly number[]> {
  const { most, leastGap, latest } = bounds
  return {
    accepts: `up to ${most} whole numbers of seconds up to ${latest}, each at least ${leastGap} more than the one before`,
    judge(value) {
      if (!Array.isArray(value) || value.length > most || !value.every(isWhole)) return bad
      const isSpaced = value.every((at, index) => at - (value[index - 1] ?? 0) >= leastGap && at <= latest)
      return isSpaced ? good(value) : bad
    },
    fromText: (text) => asList(text).map(asNumber),
  }
}

/** Descending numbers of days, or none. */
export function daysBefore(bounds: { most: number; latest: number }): SettingKind<readonly number[]> {
  const { most, latest } = bounds
  return {
    accepts: `up to ${most} descending whole numbers of days from ${latest} to 1, or none`,
    judge(value) {
      if (!Array.isArray(value) || value.length > most || !value.every(isWhole)) return bad
      const isDescending = value.every((day, index) => day >= 1 && day < (value[index - 1] ?? latest + 1))
      return isDescending ? good(value) : bad
    },
    fromText: (text) => (text.trim() === 'none' ? [] : asList(text).map(asNumber)),
  }
}

export function plainText(most: number): SettingKind<string> {
  return {
    accepts: `a text of 1 to ${most} characters without control characters and line breaks`,
    judge: (value) => (isPlainText(value, most) ? good(value) : bad),
    fromText: asText,
  }
}

export function oneOf<const T extends string>(words: readonly T[]): SettingKind<T> {
  return {
    accepts: `one of ${words.join(', ')}`,
    judge(value) {
      const found = words.find((candidate) => candidate === value)
      return found === undefined ? bad : good(found)
    },
    fromText: asText,
  }
}

/** Texts that `judgeItem` lets through as they are or in a settled form; it answers undefined for the rest. */
export function list<T>(
  accepts: string,
  most: number,
  judgeItem: (item: string) => T | undefined,
): SettingKind<readonly T[]> {
  return {
    accepts: `${accepts}, up to ${most}`,
    judge(value) {
      if (!Array.isArray(value) || value.length > most) return bad
      const items = value.map((item) => (typeof item === 'string' ? judgeItem(item) : undefined))
      const known = items.filter((item) => item !== undefined)
      return known.length === items.length ? good([...new Set(known)]) : bad
    },
    fromText: asList,
  }
}

export const hostName: SettingKind<string> = {
  accepts: 'a host name without scheme, port and path',
  judge: (value) => (typeof value === 'string' && isHostName(value) ? good(value.toLowerCase()) : bad),
  fromText: asText,
}

/** What a browser calls an origin, written as the browser writes it. */
export function judgeOrigin(text: string): string | undefined {
  const url = safeUrl(text)
  return url !== undefined && (url.origin === text || `${url.origin}/` === text) ? url.origin : undefined
}

/** An address to return to: kept letter by letter, since it is compared so. */
export function judgeReturnUrl(text: string): string | undefined {
  const url = safeUrl(text)
  const isBare = url !== undefined && url.username === '' && url.password === '' && !text.includes('#')
  return isBare && text.length <= 2000 ? text : undefined
}

/** A web address, an e-mail address or a number: never another scheme, since pages make a link of it. */
export const support: SettingKind<string> = {
  accepts: 'an https, mailto or tel address, an e-mail address or a phone number, of up to 200 characters',
  judge(value) {
    if (!isPlainText(value, 200)) return bad
    const isLink = /^(https:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+)$/.test(value)
    return isLink || /^[^\s@:<>"']+@[^\s@:<>"']+$/.test(value) || /^\+?[0-9][0-9 ()-]{2,}$/.test(value)
      ? good(value)
      : bad
  },
  fromText: asText,
}

/** A colour as style sheets write it, in six digits: `#0b57d0`. */
export const colour: SettingKind<string> = {
  accepts: 'a colour of six hexadecimal digits, with or without # in front',
  judge(value) {
    const [, digits] = (typeof value === 'string' && /^#?([0-9a-f]{6})$/i.exec(value)) || []
    return digits === undefined ? bad : good(`#${digits.toLowerCase()}`)
  },
  fromText: asText,
}

/** An address that a page may name in a link. */
export const webAddress: SettingKind<string> = {
  accepts: 'an https address of up to 500 characters (http only for this machine)',
  judge: (value) => (typeof value === 'string' && value.length <= 500 && safeUrl(value) ? good(value) : bad),
  fromText: asText,
}

/** The whole picture as a data URL. */
export const picture: SettingKind<string> = {
  accepts: `a PNG, WebP or SVG file of up to ${LOGO_BYTES / 1024} kB; an SVG without scripts, links, animation and anything from elsewhere`,
  judge: (value) => (typeof value === 'string' && logoFromText(value) ? good(value) : bad),
  fromText: asText,
  fromFile(bytes) {
    const logo = readLogo(bytes)
    return logo && logoToText(logo)
  },
}

/** An https address; http only where it names this machine. */
function safeUrl(text: string): URL | undefined {
  const url = /[\s\p{C}\\]/u.test(text) ? null : URL.parse(text)
  if (url === null || !(isHostName(url.hostname) || url.hostname.startsWith('['))) return undefined // no asterisks
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url : undefined
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

/** Characters are counted as people do; formatting ones are refused too, since they can turn a line of text around. */
function isPlainText(value: unknown, most: number): value is string {
  return (
    typeof value === 'string' &&
    value.trim() === value &&
    value !== '' &&
    [...value].length <= most &&
    value.isWellFormed() &&
    !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)
  )
}

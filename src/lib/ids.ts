// Identifiers. In the database a UUIDv7 (ordered by time, so that inserts stay at one end of the index); towards people a
// TypeID: a prefix that says what it names, and the same 128 bits in Crockford's base 32 (https://github.com/jetify-com/typeid).
import { v7 } from 'uuid'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

export type Uuid = string & { readonly brand: 'Uuid' }
export type IdPrefix = 'ver' | 'msg' | 'svc' | 'key' | 'reg' | 'acc'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

export type NewUuid = () => Uuid

/** A generator of UUIDv7 that takes its time and its randomness from its arguments. */
export function createUuids(clock: Clock, random: Random): NewUuid {
  return () => v7({ msecs: clock.now().getTime(), random: random(16) }) as Uuid
}

/** Two digits of base 32 for each ten bits: six times faster than dividing a bigint, and several are made per request. */
const PAIRS = Array.from({ length: 1024 }, (_, bits) => ALPHABET.charAt(bits >>> 5) + ALPHABET.charAt(bits & 31))

/** `ver_01j…` from the prefix and the UUID. */
export function formatId(prefix: IdPrefix, id: Uuid): string {
  const hex = id.replaceAll('-', '')
  // 26 digits have room for 130 bits: two zeros and the first byte make the first pair, five hexadecimal digits make four more.
  let text = `${prefix}_${PAIRS[Number.parseInt(hex.slice(0, 2), 16)]}`
  for (let at = 2; at < 32; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16)
    text += `${PAIRS[bits >>> 10]}${PAIRS[bits & 1023]}`
  }
  return text
}

/** The UUID behind `ver_01j…`; undefined when the prefix is another or the rest cannot be one. */
export function parseId(prefix: IdPrefix, text: string): Uuid | undefined {
  const suffix = text.slice(prefix.length + 1)
  if (!text.startsWith(`${prefix}_`) || !SUFFIX.test(suffix)) return undefined
  let hex = hexOf(suffix, 0, 2, 2)
  for (let at = 2; at < 26; at += 4) hex += hexOf(suffix, at, at + 4, 5)
  return uuidFromHex(hex)
}

function hexOf(suffix: string, from: number, to: number, length: number): string {
  let bits = 0
  for (let at = from; at < to; at++) bits = bits * 32 + ALPHABET.indexOf(suffix.charAt(at))
  return bits.toString(16).padStart(length, '0')
}

/** The 8-4-4-4-12 form of 32 hexadecimal digits. */
export function uuidFromHex(hex: string): Uuid {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}` as Uuid
}

/** The first 16 of some bytes as a UUID: how keyed hashes are stored, since 16 bytes compare and index fast. */
export function uuidFromBytes(bytes: Uint8Array): Uuid {
  return uuidFromHex(Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex'))
}

/** The least UUIDv7 that could be made at an instant: a bound for ranges of ids by time. */
export function lowestUuidAt(at: Date): Uuid {
  return uuidFromHex(at.getTime().toString(16).padStart(12, '0').padEnd(32, '0'))
}

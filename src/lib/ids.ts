// Identifiers. In the database a UUIDv7 (ordered by time, so that inserts stay at one end of the index); towards people a
// TypeID: a prefix that says what it names, and the same 128 bits in Crockford's base 32 (https://github.com/jetify-com/typeid).
import { v7 } from 'uuid'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

export type Uuid = string & { readonly brand: 'Uuid' }
export type IdPrefix = 'ver' | 'msg' | 'svc' | 'key' | 'reg' | 'acc'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const [HYPHEN, DIGIT_0, LETTER_A] = [0x2d, 0x30, 0x61]
const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

export type NewUuid = () => Uuid

/** A generator of UUIDv7 that takes its time and its randomness from its arguments. */
export function createUuids(clock: Clock, random: Random): NewUuid {
  return () => v7({ msecs: clock.now().getTime(), random: random(16) }) as Uuid
}

/** `ver_01j…` from the prefix and the UUID. */
export function formatId(prefix: IdPrefix, id: Uuid): string {
  // Two zero bits, then 128: 26 groups of five, cut as the nibbles come. Without BigInt, which costs ten times as much.
  let suffix = ''
  let bits = 0
  let held = 2
  for (let position = 0; position < 36; position++) {
    const digit = id.charCodeAt(position)
    if (digit === HYPHEN) continue
    bits = ((bits << 4) | (digit < LETTER_A ? digit - DIGIT_0 : digit - LETTER_A + 10)) & 0x1ff
    held += 4
    if (held < 5) continue
    held -= 5
    suffix += ALPHABET.charAt((bits >>> held) & 31)
  }
  return `${prefix}_${suffix}`
}

/** The UUID behind `ver_01j…`; undefined when the prefix is another or the rest cannot be one. */
export function parseId(prefix: IdPrefix, text: string): Uuid | undefined {
  const suffix = text.slice(prefix.length + 1)
  if (!text.startsWith(`${prefix}_`) || !SUFFIX.test(suffix)) return undefined
  let hex = ''
  let bits = 0
  let held = -2
  for (const character of suffix) {
    bits = ((bits << 5) | ALPHABET.indexOf(character)) & 0x1ff
    held += 5
    while (held >= 4) {
      held -= 4
      hex += ((bits >>> held) & 15).toString(16)
    }
  }
  return uuidFromHex(hex)
}

/** The 8-4-4-4-12 form of 32 hexadecimal digits. */
export function uuidFromHex(hex: string): Uuid {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}` as Uuid
}

/** The first 16 of some bytes as a UUID: how keyed hashes are stored, since 16 bytes compare and index fast. */
export function uuidFromBytes(bytes: Uint8Array): Uuid {
  return uuidFromHex(Buffer.from(bytes.buffer, bytes.byteOffset, 16).toString('hex'))
}

/** When a UUIDv7 was made: its first 48 bits. */
export function instantOf(id: Uuid): Date {
  return new Date(madeAtMs(id))
}

/** The same in milliseconds since 1970. */
export function madeAtMs(id: Uuid): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** The least UUIDv7 that could be made at an instant: a bound for ranges of ids by time. */
export function lowestUuidAt(at: Date): Uuid {
  return uuidFromHex(at.getTime().toString(16).padStart(12, '0').padEnd(32, '0'))
}

// The code (R1, R7, D2): derived from a secret of the ring and the verification's nonce, never stored. The database alone gives no
// code, the secret alone gives none, and any process can derive it again to resend or after a crash.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Uuid } from '../lib/ids.ts'
import type { RingKey } from '../lib/key-ring.ts'

export const NONCE_BYTES = 16

/**
 * The code of a verification: `digits` decimal digits, leading zeros kept. 64 bits of HMAC-SHA-256 (id ‖ nonce ‖ digits) are
 * reduced to 10^digits values; for the largest, ten digits, one value is at most 10^10 / 2^64 ≈ 5 × 10^-10 likelier than
 * another.
 */
export function deriveCode(key: RingKey, id: Uuid, nonce: Uint8Array, digits: number): string {
  const hash = createHmac('sha256', key.subKey('codes')).update(`${id}\n${digits}\n`).update(nonce).digest()
  return (hash.readBigUInt64BE(0) % 10n ** BigInt(digits)).toString().padStart(digits, '0')
}

/**
 * The code in what a person typed (R9): spaces and hyphens of every kind are forgiven, and the digits of every script are
 * read. Undefined when it cannot be a code of that many digits; such an entry spends nothing.
 */
export function readTypedCode(typed: string, digits: number): string | undefined {
  let code = ''
  for (const character of typed.trim()) {
    const digit = digitOf(character)
    if (digit !== undefined) code += digit
    else if (!FORGIVEN.test(character)) return undefined
  }
  return code.length === digits ? code : undefined
}

/** Equal? In a time that does not depend on where they differ. For codes and for tokens. */
export function isSameCode(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** White space, dashes, and the invisible marks that come along when a right-to-left text is copied. */
const FORGIVEN = /[\s\p{Pd}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u
const DECIMAL_DIGIT = /\p{Nd}/u

/** The value of a decimal digit of any script: Unicode gives each script ten consecutive code points, zero first. */
function digitOf(character: string): number | undefined {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x30 && point <= 0x39) return point - 0x30
  if (!DECIMAL_DIGIT.test(character)) return undefined
  let zero = point
  while (point - zero < 9 && DECIMAL_DIGIT.test(String.fromCodePoint(zero - 1))) zero--
  // A script's digits may directly follow another's (mathematical digits do); counting in tens from the block's start is right there.
  return blockDigit(point) ?? point - zero
}

/** Mathematical digits U+1D7CE…U+1D7FF: five runs of ten without a gap. */
function blockDigit(point: number): number | undefined {
  return point >= 0x1d7ce && point <= 0x1d7ff ? (point - 0x1d7ce) % 10 : undefined
}

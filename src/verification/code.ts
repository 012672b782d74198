// The code (R1, D2): derived from a secret of the ring and the verification's nonce, never stored. The database alone gives no
// code, the secret alone gives none, and any process can derive it again to resend or after a crash.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { asciiDigits } from '../contacts/index.ts'
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
  const code = asciiDigits(typed.replaceAll(FORGIVEN, ''))
  return code.length === digits && /^\d+$/.test(code) ? code : undefined
}

/** Equal? In a time that does not depend on where they differ. For codes and for tokens. */
export function isSameCode(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** White space, dashes, and the invisible marks that come along when a right-to-left text is copied. */
const FORGIVEN = /[\s\p{Pd}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

// Receipts of a provider that signs nothing: the address that it calls holds, for each message, what only Pinpost can make. Nothing is
// stored for it; whoever knows one address can say something of that one message alone.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeyRing, RingKey } from '../../lib/key-ring.ts'

export interface ReceiptTokens {
  /** 22 characters that may stand in an address. @param provider its name. @param reference what it calls the message. */
  seal(provider: string, reference: string): string
  /** Also under a key that writes no more. In constant time. */
  isSealed(provider: string, reference: string, token: string): boolean
}

const TOKEN_BYTES = 16

export function createReceiptTokens(ring: KeyRing): ReceiptTokens {
  return {
    seal: (provider, reference) => tokenBy(ring.first, provider, reference).toString('base64url'),
    isSealed(provider, reference, token) {
      const given = Buffer.from(token, 'base64url')
      // Of several ways to write the same octets, one counts.
      if (given.length !== TOKEN_BYTES || given.toString('base64url') !== token) return false
      return ring.keys.some((key) => timingSafeEqual(tokenBy(key, provider, reference), given))
    },
  }
}

/** A provider's name has no line break in it. */
function tokenBy(key: RingKey, provider: string, reference: string): Buffer {
  const mac = createHmac('sha256', key.subKey('receipts')).update(`${provider}\n${reference}`).digest()
  return mac.subarray(0, TOKEN_BYTES)
}

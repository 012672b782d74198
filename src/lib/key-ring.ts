// The ring of secrets (D2). The first secret writes, all of them verify, and every row says which one it used, by the id of
// that secret. Each use has a sub-key of its own (HKDF, RFC 5869), so that what one use reveals helps against no other.
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

export type KeyUse = 'codes' | 'contacts' | 'fingerprints' | 'tokens' | 'cookies' | 'trial-keys' | 'receipts'

export interface RingKey {
  /** Derived from the secret, so that it stays the same wherever the secret stands in the list: 1 to 2^31 − 1. */
  readonly id: number
  /** The sub-key for one use: 32 bytes, as a key object, since an HMAC by raw bytes costs four times as much (15 and 3.5 µs). */
  subKey(use: KeyUse): KeyObject
}

export interface KeyRing {
  /** The one that writes. */
  readonly first: RingKey
  /** All that verify, the writing one first. */
  readonly keys: readonly RingKey[]
  byId(id: number): RingKey | undefined
}

/** @param secrets 32 bytes each, the writing one first; throws when there is none, or when two would have the same id. */
export function createKeyRing(secrets: readonly Uint8Array[]): KeyRing {
  const keys = secrets.map(createRingKey)
  const [first] = keys
  if (first === undefined) throw new Error('The key ring needs at least one secret.')
  const byId = new Map(keys.map((key) => [key.id, key]))
  if (byId.size !== keys.length) throw new Error('The key ring holds the same secret twice.')
  return { first, keys, byId: (id) => byId.get(id) }
}

function createRingKey(secret: Uint8Array): RingKey {
  const derived = new Map<string, KeyObject>()
  const derive = (label: string): KeyObject => {
    const known = derived.get(label)
    if (known) return known
    const fresh = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'pinpost', label, 32)))
    derived.set(label, fresh)
    return fresh
  }
  return { id: derive('id').export().readUInt32BE(0) >>> 1 || 1, subKey: (use) => derive(use) }
}

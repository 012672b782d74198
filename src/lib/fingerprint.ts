// Keyed hashes by which something is found and counted without being known (D9). Each kind of thing hashes in a space of its
// own, so that no fingerprint of one can equal that of another.
import { createHmac } from 'node:crypto'
import { type Uuid, uuidFromBytes } from './ids.ts'
import type { RingKey } from './key-ring.ts'

export type FingerprintSpace = 'contact' | 'limit' | 'pending' | 'body'

/** HMAC-SHA-256 over the space and the parts, its first 16 bytes. The parts are told apart by their order and by NUL. */
export function fingerprint(key: RingKey, space: FingerprintSpace, ...parts: readonly string[]): Uuid {
  const text = `${space}\0${parts.join('\0')}`
  return uuidFromBytes(createHmac('sha256', key.subKey('fingerprints')).update(text).digest())
}

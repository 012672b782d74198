// Hashes by which something is found and counted without being known (D9). Each kind of thing hashes in a space of its own, so
// that no fingerprint of one can equal that of another.
import { createHmac, hash } from 'node:crypto'
import { type Uuid, uuidFromHex } from './ids.ts'
import type { RingKey } from './key-ring.ts'

/** What could be guessed, such as a number or an address, needs the key. */
export type KeyedSpace = 'contact' | 'subject' | 'ip' | 'range' | 'body'
/** What is keyed or random already, or no secret at all, does not, and hashes five times as fast. */
export type PlainSpace = 'session' | 'budget' | 'pending' | 'country' | 'service' | 'notice'

/** HMAC-SHA-256 over the space and the parts, its first 16 bytes. The parts are told apart by their order and by NUL. */
export function fingerprint(key: RingKey, space: KeyedSpace, ...parts: readonly string[]): Uuid {
  const mac = createHmac('sha256', key.subKey('fingerprints'))
  return uuidFromHex(mac.update(`${space}\0${parts.join('\0')}`).digest('hex'))
}

/** SHA-256 over the space and the parts, its first 16 bytes. For parts that nobody can guess, or that anybody may know. */
export function plainFingerprint(space: PlainSpace, ...parts: readonly string[]): Uuid {
  return uuidFromHex(hash('sha256', `${space}\0${parts.join('\0')}`, 'hex'))
}

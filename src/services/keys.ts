// API keys (D12): `pp_live_` or `pp_test_`, 43 characters of base 62 for 32 random bytes, six for a checksum. The checksum tells
// a slip of the hand from an unknown key without asking the database, and lets secret scanners know a real one. Only the
// SHA-256 of a key is kept; with 256 random bits it needs neither salt nor slowness. A key is never logged.
import { createHmac, hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import type { KeyKind, Scope } from './service.ts'

export const SCOPES: readonly Scope[] = ['verify', 'register', 'accounts']
export const KEY_KINDS: readonly KeyKind[] = ['live', 'test']

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BODY_CHARACTERS = 43 // 62^43 > 2^256
const CHECK_CHARACTERS = 6 // 62^6 > 2^32
const KEY = /^pp_(live|test)_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/

/** A key that nobody had before. */
export function newKey(kind: KeyKind, random: Random): string {
  return formatKey(kind, random(32))
}

/** The kind of a well-formed key, undefined for anything else: a typing error, a cut-off key, another product's. */
export function kindOfKey(text: string): KeyKind | undefined {
  const [, kind, body, check] = KEY.exec(text) ?? []
  if (kind === undefined || body === undefined || check !== checksum(`pp_${kind}_${body}`)) return undefined
  return kind as KeyKind
}

/** What is stored of a key. */
export function hashKey(key: string): Buffer {
  return hash('sha256', key, 'buffer')
}

/** The last four characters, which belong to the checksum: enough to tell keys apart in a list. */
export function hintOfKey(key: string): string {
  return key.slice(-4)
}

export type TrialKeys = Readonly<Record<KeyKind, string>>

/** The two keys of a trial: derived from the ring's first secret, so that every start prints the same ones. */
export function trialKeys({ first }: KeyRing): TrialKeys {
  return deriveTrialKeys(first)
}

/** Those that starts with another order of the ring would print. */
export function otherTrialKeys({ first, keys }: KeyRing): readonly TrialKeys[] {
  return keys.filter((key) => key !== first).map(deriveTrialKeys)
}

function deriveTrialKeys(key: RingKey): TrialKeys {
  const derive = (kind: KeyKind): string =>
    formatKey(kind, createHmac('sha256', key.subKey('trial-keys')).update(kind).digest())
  return { live: derive('live'), test: derive('test') }
}

function formatKey(kind: KeyKind, bytes: Uint8Array): string {
  const stem = `pp_${kind}_${base62(BigInt(`0x${Buffer.from(bytes).toString('hex')}`), BODY_CHARACTERS)}`
  return stem + checksum(stem)
}

function checksum(stem: string): string {
  return base62(BigInt(crc32(stem)), CHECK_CHARACTERS)
}

function base62(value: bigint, length: number): string {
  let rest = value
  let text = ''
  while (text.length < length) {
    text = ALPHABET.charAt(Number(rest % 62n)) + text
    rest /= 62n
  }
  return text
}

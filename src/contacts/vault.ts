// Contacts and other personal texts at rest (D9): sealed with AES-256-GCM and bound to the very column and row they are in, so
// that bytes copied to another place do not open; contacts are found by a keyed fingerprint. It never gives either in an error.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { fingerprint } from '../lib/fingerprint.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import type { Contact, CountryCode, E164, EmailAddress } from './contact.ts'

/** Where sealed bytes are kept. */
export interface Place {
  readonly table: string
  readonly column: string
  readonly rowId: Uuid
}

export interface Sealed {
  /** Of the ring's key that sealed, for the column beside. */
  readonly keyId: number
  /** 93 bytes for every number and for addresses up to 60 octets; then 64 more for each 64. */
  readonly bytes: Buffer
}

export interface Vault {
  /** Two seals of one contact differ: each has a nonce of its own. */
  seal(contact: Contact, place: Place): Sealed
  /** Throws UnreadableContactError when the bytes were changed, are of another place, or their key is not in the ring. */
  open(bytes: Uint8Array, keyId: number, place: Place): Contact
  /** What else is personal, such as a national number, in the same form. At most 65,535 octets. */
  sealText(text: string, place: Place): Sealed
  /** Throws as `open` does; what was sealed as a contact is no text, and the other way round. */
  openText(bytes: Uint8Array, keyId: number, place: Place): string
  /** What a contact is found and counted by; with the writing key where none is given. */
  fingerprint(contact: Contact, key?: RingKey): Uuid
  /** Under every key of the ring, the writing one first: what a row may have been filed under. */
  fingerprints(contact: Contact): Uuid[]
}

export class UnreadableContactError extends Error {
  override readonly name = 'UnreadableContactError'
  readonly problem: 'key_unknown' | 'damaged'

  constructor(problem: 'key_unknown' | 'damaged', place: Place, cause?: unknown) {
    const why = problem === 'damaged' ? 'it is damaged' : 'its secret is not in PINPOST_SECRETS'
    super(`What is sealed in ${place.table}.${place.column} of ${place.rowId} cannot be read: ${why}.`, { cause })
    this.problem = problem
  }
}

/** What `read` gives, or `instead` where it cannot be opened: for work on many, which one of them must not stop. */
export function unlessUnreadable<T, Instead>(
  read: () => T,
  instead: (cause: UnreadableContactError) => Instead,
): T | Instead {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof UnreadableContactError) return instead(cause)
    throw cause
  }
}

const CIPHER = 'aes-256-gcm'
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const BLOCK_BYTES = 64
/** A contact: kind (1), country (2, blank where there is none), length of the value (1). A text: kind (1), blank (1), length (2). */
const HEADER_BYTES = 4
const KIND_CODES = { phone: 1, email: 2, text: 3 } as const
const MOST_TEXT_BYTES = 0xffff

/** @param random gives the nonces: with random ones a key may seal 2^32 times (NIST SP 800-38D, section 8.3). */
export function createVault(ring: KeyRing, random: Random): Vault {
  const cipherKeys = new Map(ring.keys.map((key) => [key.id, key.subKey('contacts')]))

  function seal(plain: Buffer, place: Place): Sealed {
    const key = cipherKeyOf(cipherKeys, ring.first.id, place)
    return { keyId: ring.first.id, bytes: encrypt(key, random(NONCE_BYTES), plain, place) }
  }

  function open(bytes: Uint8Array, keyId: number, place: Place): Buffer {
    return decrypt(cipherKeyOf(cipherKeys, keyId, place), bytes, place)
  }

  return {
    seal: (contact, place) => seal(pack(contact), place),
    open: (bytes, keyId, place) => unpack(open(bytes, keyId, place), place),
    sealText: (text, place) => seal(packText(text), place),
    openText: (bytes, keyId, place) => unpackText(open(bytes, keyId, place), place),
    fingerprint: (contact, key = ring.first) => fingerprintContact(key, contact),
    fingerprints: (contact) => ring.keys.map((key) => fingerprintContact(key, contact)),
  }
}

/** The case of an address is kept where it is sent to, and ignored here: no mail service of note tells Ann from ann. */
function fingerprintContact(key: RingKey, contact: Contact): Uuid {
  return fingerprint(key, 'contact', contact.kind, contact.value.toLowerCase())
}

function cipherKeyOf(keys: ReadonlyMap<number, KeyObject>, id: number, place: Place): KeyObject {
  const key = keys.get(id)
  if (key === undefined) throw new UnreadableContactError('key_unknown', place)
  return key
}

/** version (1) · nonce (12) · what pack made, encrypted · tag (16). */
function encrypt(key: KeyObject, nonce: Uint8Array, plain: Buffer, place: Place): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(binding(place))
  const encrypted = cipher.update(plain)
  cipher.final() // gives nothing more in this mode, and ends what the tag is made of
  return Buffer.concat([Buffer.of(VERSION), nonce, encrypted, cipher.getAuthTag()])
}

function decrypt(key: KeyObject, bytes: Uint8Array, place: Place): Buffer {
  const nonceEnd = 1 + NONCE_BYTES
  const isWhole = bytes[0] === VERSION && bytes.length >= nonceEnd + BLOCK_BYTES + TAG_BYTES
  if (!isWhole) throw new UnreadableContactError('damaged', place)
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(1, nonceEnd), { authTagLength: TAG_BYTES })
    decipher.setAAD(binding(place))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const plain = decipher.update(bytes.subarray(nonceEnd, -TAG_BYTES))
    decipher.final()
    return plain
  } catch (cause) {
    throw new UnreadableContactError('damaged', place, cause)
  }
}

/** What the tag also vouches for: the form of the bytes and where they are. None of the names can contain a NUL. */
function binding(place: Place): Buffer {
  return Buffer.from(`${String.fromCharCode(VERSION)}${place.table}\0${place.column}\0${place.rowId}`)
}

/** Kind, country, value, then zeros to a full block: most addresses take as many bytes as a number. */
function pack(contact: Contact): Buffer {
  const plain = blocks(contact.value)
  plain[0] = KIND_CODES[contact.kind]
  if (contact.kind === 'phone' && contact.country) plain.write(contact.country, 1, 'latin1')
  plain[3] = Buffer.byteLength(contact.value)
  return plain
}

function packText(text: string): Buffer {
  const length = Buffer.byteLength(text)
  if (length > MOST_TEXT_BYTES) throw new RangeError('A text to be sealed has at most 65,535 octets.')
  const plain = blocks(text)
  plain[0] = KIND_CODES.text
  plain.writeUInt16BE(length, 2)
  return plain
}

/** Room for the header, then the value, then zeros. */
function blocks(value: string): Buffer {
  const plain = Buffer.alloc(Math.ceil((HEADER_BYTES + Buffer.byteLength(value)) / BLOCK_BYTES) * BLOCK_BYTES)
  plain.write(value, HEADER_BYTES)
  return plain
}

/** The casts are sound: the tag vouched that pack wrote these bytes. */
function unpack(plain: Buffer, place: Place): Contact {
  const value = plain.toString('utf8', HEADER_BYTES, HEADER_BYTES + (plain[3] ?? 0))
  if (plain[0] === KIND_CODES.email) return { kind: 'email', value: value as EmailAddress }
  if (plain[0] !== KIND_CODES.phone) throw new UnreadableContactError('damaged', place)
  const country = plain[1] === 0 ? undefined : (plain.toString('latin1', 1, 3) as CountryCode)
  return { kind: 'phone', value: value as E164, country }
}

function unpackText(plain: Buffer, place: Place): string {
  if (plain[0] !== KIND_CODES.text) throw new UnreadableContactError('damaged', place)
  return plain.toString('utf8', HEADER_BYTES, HEADER_BYTES + plain.readUInt16BE(2))
}

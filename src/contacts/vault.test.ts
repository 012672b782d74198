import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Uuid } from '../lib/ids.ts'
import { createKeyRing } from '../lib/key-ring.ts'
import { systemRandom } from '../lib/random.ts'
import type { Contact, CountryCode, E164, EmailAddress } from './contact.ts'
import { createVault, type Place, UnreadableContactError } from './vault.ts'

const oldSecret = new Uint8Array(32).fill(1)
const newSecret = new Uint8Array(32).fill(2)
const ring = createKeyRing([oldSecret])
const vault = createVault(ring, systemRandom)

const place: Place = {
  table: 'verifications',
  column: 'contact_sealed',
  rowId: '018f0000-0000-7000-8000-000000000001' as Uuid,
}
const number: Contact = { kind: 'phone', value: '+37251234567' as E164, country: 'EE' as CountryCode }
const satellite: Contact = { kind: 'phone', value: '+870773111632' as E164, country: undefined }
const address: Contact = { kind: 'email', value: 'Ann@gmail.com' as EmailAddress }
const longest: Contact = { kind: 'email', value: `${'õ'.repeat(32)}@${'d'.repeat(186)}.ee` as EmailAddress }

const contacts: fc.Arbitrary<Contact> = fc.oneof(
  fc.constantFrom(number, satellite, address, longest),
  fc.emailAddress().map((value): Contact => ({ kind: 'email', value: value as EmailAddress })),
)

describe('a sealed contact', () => {
  test('opens as itself where it was sealed', () => {
    fc.assert(
      fc.property(contacts, (contact) => {
        const { bytes, keyId } = vault.seal(contact, place)
        expect(vault.open(bytes, keyId, place)).toEqual(contact)
      }),
    )
  })

  test('never opens once a bit of it was changed, or a byte cut off or added', () => {
    const changes = fc.tuple(contacts, fc.nat(), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(changes, ([contact, position, flip]) => {
        const { bytes, keyId } = vault.seal(contact, place)
        const changed = Buffer.from(bytes)
        const at = position % changed.length
        changed[at] = (changed[at] ?? 0) ^ flip
        for (const broken of [changed, bytes.subarray(0, at), Buffer.concat([bytes, Buffer.of(flip)])]) {
          expect(() => vault.open(broken, keyId, place)).toThrow(UnreadableContactError)
        }
      }),
    )
  })

  test.each<[string, Partial<Place>]>([
    ['table', { table: 'messages' }],
    ['column', { column: 'to' }],
    ['row', { rowId: '018f0000-0000-7000-8000-000000000002' as Uuid }],
  ])('never opens in another %s', (_, other) => {
    const { bytes, keyId } = vault.seal(number, place)
    expect(() => vault.open(bytes, keyId, { ...place, ...other })).toThrow(UnreadableContactError)
  })

  test('does not open where the names of table and column are merely split elsewhere', () => {
    const { bytes, keyId } = vault.seal(number, { ...place, table: 'ab', column: 'c' })
    expect(() => vault.open(bytes, keyId, { ...place, table: 'a', column: 'bc' })).toThrow(UnreadableContactError)
  })

  test('opens after the ring was rotated, as long as its key is in it', () => {
    const { bytes, keyId } = vault.seal(number, place)
    const rotated = createVault(createKeyRing([newSecret, oldSecret]), systemRandom)
    expect(rotated.open(bytes, keyId, place)).toEqual(number)
    expect(rotated.seal(number, place).keyId).not.toBe(keyId)

    const without = createVault(createKeyRing([newSecret]), systemRandom)
    expect(() => without.open(bytes, keyId, place)).toThrow(expect.objectContaining({ problem: 'key_unknown' }))
  })

  test('never looks the same twice', () => {
    expect(vault.seal(number, place).bytes).not.toEqual(vault.seal(number, place).bytes)
  })

  test('does not tell by its length what it holds', () => {
    const lengthOf = (contact: Contact) => vault.seal(contact, place).bytes.length
    expect(lengthOf(address)).toBe(lengthOf(number))
    expect(lengthOf({ kind: 'email', value: `${'a'.repeat(40)}@gmail.com` as EmailAddress })).toBe(lengthOf(number))
  })

  test('that cannot be read says where it is, and nothing of what it holds', () => {
    const { bytes, keyId } = vault.seal(number, place)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    try {
      vault.open(bytes, keyId, place)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ name: 'UnreadableContactError', problem: 'damaged' })
      expect(String(error)).toContain('verifications.contact_sealed')
      expect(String(error)).not.toMatch(/5123|372/)
    }
  })
})

describe('a sealed text', () => {
  const texts = fc.oneof(fc.constantFrom('', 'EE 38001085718', 'õ'.repeat(300)), fc.string({ unit: 'grapheme' }))

  test('opens as itself where it was sealed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { bytes, keyId } = vault.sealText(text, place)
        expect(vault.openText(bytes, keyId, place)).toBe(text)
      }),
    )
  })

  test('holds 65,535 octets and not one more', () => {
    const longestText = 'a'.repeat(65_535)
    const { bytes, keyId } = vault.sealText(longestText, place)
    expect(vault.openText(bytes, keyId, place)).toBe(longestText)
    expect(() => vault.sealText(`${longestText}a`, place)).toThrow(RangeError)
  })

  test('never opens in another row', () => {
    const { bytes, keyId } = vault.sealText('EE 38001085718', place)
    const elsewhere = { ...place, rowId: '018f0000-0000-7000-8000-000000000002' as Uuid }
    expect(() => vault.openText(bytes, keyId, elsewhere)).toThrow(UnreadableContactError)
  })

  test('is no contact, and a contact is no text', () => {
    const text = vault.sealText('+37251234567', place)
    expect(() => vault.open(text.bytes, text.keyId, place)).toThrow(UnreadableContactError)
    const contact = vault.seal(number, place)
    expect(() => vault.openText(contact.bytes, contact.keyId, place)).toThrow(UnreadableContactError)
  })
})

describe('a fingerprint', () => {
  test('is the same for the same contact and another for another', () => {
    expect(vault.fingerprint(number)).toBe(vault.fingerprint({ ...number }))
    expect(vault.fingerprint(number)).not.toBe(vault.fingerprint(address))
    expect(vault.fingerprint(number)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  })

  test('does not depend on the case in which an address is written', () => {
    const shouted: Contact = { kind: 'email', value: 'ANN@gmail.com' as EmailAddress }
    expect(vault.fingerprint(shouted)).toBe(vault.fingerprint(address))
  })

  test('depends on the key: under each of the ring there is one, the writing key’s first', () => {
    const rotatedRing = createKeyRing([newSecret, oldSecret])
    const rotated = createVault(rotatedRing, systemRandom)
    const prints = rotated.fingerprints(number)
    expect(prints).toEqual([rotated.fingerprint(number), vault.fingerprint(number)])
    expect(rotated.fingerprint(number, rotatedRing.keys[1])).toBe(vault.fingerprint(number))
    expect(new Set(prints).size).toBe(2)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createUuids, formatId, lowestUuidAt, parseId, uuidFromHex } from './ids.ts'
import { systemRandom } from './random.ts'

const clock = { now: () => new Date('2026-11-23T17:10:00.000Z') }
const uuids = createUuids(clock, systemRandom)
const anyUuid = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => uuidFromHex(Buffer.from(bytes).toString('hex')))

test('an id is read back as what it was made from', () => {
  fc.assert(fc.property(anyUuid, (uuid) => parseId('ver', formatId('ver', uuid)) === uuid))
})

test('an id agrees with the examples of the TypeID specification', () => {
  expect(formatId('ver', uuidFromHex('00000000000000000000000000000000'))).toBe('ver_00000000000000000000000000')
  expect(formatId('ver', uuidFromHex('ffffffffffffffffffffffffffffffff'))).toBe('ver_7zzzzzzzzzzzzzzzzzzzzzzzzz')
  expect(formatId('ver', uuidFromHex('01890a5d9d69741c8c7de5c4a1e9b12d'.slice(0, 32)))).toMatch(/^ver_01h4/)
})

test.each([
  ['another prefix', 'msg_00000000000000000000000000'],
  ['no prefix', '00000000000000000000000000'],
  ['too short', 'ver_0000000000000000000000000'],
  ['too long', 'ver_000000000000000000000000000'],
  ['more than 128 bits', 'ver_8zzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['upper case', 'ver_0000000000000000000000000A'],
  ['a letter outside the alphabet', 'ver_0000000000000000000000000u'],
  ['nothing', ''],
])('an id with %s is refused', (_, text) => {
  expect(parseId('ver', text)).toBeUndefined()
})

test('ids are made in the order of time, and the bound of an instant lies below them', () => {
  const id = uuids()
  expect(lowestUuidAt(clock.now()) < id).toBe(true)
  expect(lowestUuidAt(new Date(clock.now().getTime() + 1)) > id).toBe(true)
})

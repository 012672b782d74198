import { expect, test } from 'vitest'
import { createKeyRing } from './key-ring.ts'

const old = Buffer.alloc(32, 1)
const fresh = Buffer.alloc(32, 2)

test('the first secret writes and all of them verify', () => {
  const ring = createKeyRing([fresh, old])
  expect(ring.keys).toHaveLength(2)
  expect(ring.first).toBe(ring.keys[0])
  for (const key of ring.keys) expect(ring.byId(key.id)).toBe(key)
  expect(ring.byId(0)).toBeUndefined()
})

test('the id and the sub-keys of a secret do not depend on where it stands', () => {
  const before = createKeyRing([old]).first
  const after = createKeyRing([fresh, old]).keys[1]
  expect(after?.id).toBe(before.id)
  expect(after?.subKey('codes').equals(before.subKey('codes'))).toBe(true)
})

test('each use has a sub-key of its own', () => {
  const { first } = createKeyRing([old])
  const uses = ['codes', 'contacts', 'fingerprints', 'tokens', 'cookies', 'trial-keys'] as const
  expect(new Set(uses.map((use) => first.subKey(use).export().toString('hex'))).size).toBe(uses.length)
})

test('a ring without a secret, or with one twice, is refused', () => {
  expect(() => createKeyRing([])).toThrow('at least one')
  expect(() => createKeyRing([old, old])).toThrow('twice')
})

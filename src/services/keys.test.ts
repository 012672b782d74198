import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyRing } from '../lib/key-ring.ts'
import { systemRandom } from '../lib/random.ts'
import { hashKey, hintOfKey, kindOfKey, newKey, otherTrialKeys, trialKeys } from './keys.ts'

const ring = (...seeds: number[]) => createKeyRing(seeds.map((seed) => Buffer.alloc(32, seed)))

test('a key says its kind, has 256 random bits and is always as long', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.constantFrom('live', 'test'), (bytes, kind) => {
      const key = newKey(kind, () => bytes)
      expect(key).toMatch(/^pp_(live|test)_[0-9A-Za-z]{49}$/)
      expect(kindOfKey(key)).toBe(kind)
    }),
  )
  expect(newKey('live', () => Buffer.alloc(32, 255)).slice(8, 51)).not.toBe(
    newKey('live', () => Buffer.alloc(32)).slice(8, 51),
  )
})

test('any one character mistyped or left out makes it no key', () => {
  const key = newKey('test', systemRandom)
  for (let position = 0; position < key.length; position++) {
    const other = key[position] === 'a' ? 'b' : 'a'
    expect(kindOfKey(key.slice(0, position) + other + key.slice(position + 1))).toBeUndefined()
    expect(kindOfKey(key.slice(0, position) + key.slice(position + 1))).toBeUndefined()
  }
  expect(kindOfKey(key.replace('pp_test_', 'pp_live_'))).toBeUndefined()
})

test.each([
  '',
  'pp_live_',
  'pc_abc',
  `pp_live_${'a'.repeat(49)}`,
  `pp_live_${'€'.repeat(49)}`,
])('%j is no key', (text) => {
  expect(kindOfKey(text)).toBeUndefined()
})

test('a trial has the same keys for the same first secret, and others for another', () => {
  expect(trialKeys(ring(1))).toEqual(trialKeys(ring(1, 2)))
  expect(trialKeys(ring(2, 1))).not.toEqual(trialKeys(ring(1, 2)))
  expect(otherTrialKeys(ring(1, 2))).toEqual([trialKeys(ring(2))])
  expect(kindOfKey(trialKeys(ring(1)).live)).toBe('live')
  expect(kindOfKey(trialKeys(ring(1)).test)).toBe('test')
})

test('what is stored and listed of a key does not give it back', () => {
  const key = newKey('live', systemRandom)
  expect(hashKey(key)).toHaveLength(32)
  expect(hintOfKey(key)).toBe(key.slice(-4))
})

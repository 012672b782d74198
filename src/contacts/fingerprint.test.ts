import { expect, test } from 'vitest'
import { createKeyRing } from '../lib/key-ring.ts'
import { keyedFingerprint } from './fingerprint.ts'

test('the same text has different fingerprints as a contact and as an address of the network', () => {
  const { first: key } = createKeyRing([new Uint8Array(32).fill(1)])
  expect(keyedFingerprint(key, 'contact', 'x')).toBe(keyedFingerprint(key, 'contact', 'x'))
  expect(keyedFingerprint(key, 'contact', 'x')).not.toBe(keyedFingerprint(key, 'ip', 'x'))
})

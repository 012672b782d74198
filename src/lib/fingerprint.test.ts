import { expect, test } from 'vitest'
import { createKeyRing } from '../lib/key-ring.ts'
import { fingerprint } from './fingerprint.ts'

test('the same text has different fingerprints as a contact and as an address of the network', () => {
  const { first: key } = createKeyRing([new Uint8Array(32).fill(1)])
  expect(fingerprint(key, 'contact', 'x')).toBe(fingerprint(key, 'contact', 'x'))
  expect(fingerprint(key, 'contact', 'x')).not.toBe(fingerprint(key, 'ip', 'x'))
})

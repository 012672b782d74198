import { expect, test } from 'vitest'
import { systemRandom } from './random.ts'

test('bytes are given in the size that was asked for, and never twice', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 5000; i++) {
    const bytes = systemRandom(16)
    expect(bytes).toHaveLength(16)
    seen.add(Buffer.from(bytes).toString('hex'))
  }
  expect(seen.size).toBe(5000)
  expect(seen.has('0'.repeat(32))).toBe(false)
})

test('what was given stays as it was while more is given', () => {
  const first = systemRandom(32)
  const copy = Buffer.from(first).toString('hex')
  for (let i = 0; i < 1000; i++) systemRandom(32)
  expect(Buffer.from(first).toString('hex')).toBe(copy)
})

test('more than the stock is given too', () => {
  expect(systemRandom(20_000)).toHaveLength(20_000)
})

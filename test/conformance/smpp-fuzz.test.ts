// The short form of the test with mutated PDUs; `npm run fuzz` is the long one.
import { describe, expect, test } from 'vitest'
import { createDraw, mutatedPdu } from '../fuzz/mutations.ts'
import { fuzzProvider, fuzzSimulator } from '../fuzz/smpp-fuzz.ts'

describe('thousands of mutated PDUs', () => {
  test('do not break or stop the provider', async () => {
    const { pdus, connections } = await fuzzProvider(5_000, 1)
    expect(pdus).toBeGreaterThanOrEqual(5_000)
    expect(connections).toBeGreaterThan(20)
  })

  test('do not break or stop the scripted carrier', async () => {
    const { pdus } = await fuzzSimulator(5_000, 2)
    expect(pdus).toBeGreaterThanOrEqual(5_000)
  })

  test('are the same with the same seed', () => {
    const lots = [3, 3, 4].map((seed) => {
      const draw = createDraw(seed)
      return Buffer.concat(Array.from({ length: 50 }, () => mutatedPdu(draw)))
    })
    expect(lots[0]).toEqual(lots[1])
    expect(lots[0]).not.toEqual(lots[2])
  })
})

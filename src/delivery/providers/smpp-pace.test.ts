import { expect, test } from 'vitest'
import { createPace } from './smpp-pace.ts'

/** How many go between two instants when somebody always wants to, looking every millisecond. */
function goneWithin(perSecond: number | undefined, milliseconds: number): number {
  let now = 0
  const pace = createPace(perSecond, () => now)
  let gone = 0
  for (; now < milliseconds; now++) {
    while (pace.waitMs() === 0 && gone < 100_000) {
      pace.take()
      gone++
    }
  }
  return gone
}

test.each([
  [1, 1],
  [10, 10],
  [100, 100],
  [101, 102],
  [2_000, 2_020],
])('at %i a second, no more than the moment of slack goes beyond it', (perSecond, most) => {
  expect(goneWithin(perSecond, 1_000)).toBeGreaterThanOrEqual(perSecond)
  expect(goneWithin(perSecond, 1_000)).toBeLessThanOrEqual(most)
  expect(goneWithin(perSecond, 10_000)).toBeLessThanOrEqual(perSecond * 10 + most - perSecond)
})

test('time in which nothing was sent is not made up for', () => {
  let now = 0
  const pace = createPace(10, () => now)
  now = 60_000
  pace.take()
  expect(pace.waitMs()).toBe(100)
})

test('without a limit everything may go, but not while held', () => {
  let now = 0
  const pace = createPace(undefined, () => now)
  for (let n = 0; n < 1000; n++) pace.take()
  expect(pace.waitMs()).toBe(0)
  pace.hold(1_000)
  now = 999
  expect(pace.waitMs()).toBe(1)
  now = 1_000
  expect(pace.waitMs()).toBe(0)
})

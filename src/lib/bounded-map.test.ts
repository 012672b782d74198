import { expect, test } from 'vitest'
import { createBoundedMap } from './bounded-map.ts'

function filled(most: number, count: number) {
  const map = createBoundedMap<number, string>(most)
  for (let n = 1; n <= count; n++) map.set(n, `of ${n}`)
  return map
}

/** Each is asked of a map of its own, since asking keeps. */
function knownOf(most: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1).filter((n) => filled(most, count).get(n) === `of ${n}`)
}

test('of as many as it holds all are known, and of one more the latest half and that one', () => {
  expect(knownOf(6, 6)).toEqual([1, 2, 3, 4, 5, 6])
  expect(knownOf(6, 7)).toEqual([4, 5, 6, 7])
})

test('however many come, the latest half is known, and never more than it holds', () => {
  for (let count = 6; count < 40; count++) {
    const known = knownOf(6, count)
    expect(known.length).toBeLessThanOrEqual(6)
    expect(known.slice(-3)).toEqual([count - 2, count - 1, count])
  }
})

test('what is asked for stays, and what is not goes', () => {
  const map = filled(4, 2)
  for (let n = 3; n <= 30; n++) {
    map.set(n, `of ${n}`)
    expect(map.get(1)).toBe('of 1')
  }
  expect(map.get(2)).toBeUndefined()
})

test('asking for all again and again never makes it hold more', () => {
  const map = filled(4, 4)
  for (let n = 0; n < 40; n++) map.get((n % 4) + 1)
  map.set(5, 'of 5')
  map.set(6, 'of 6')
  map.set(7, 'of 7')
  expect([1, 2, 3, 4].map((n) => map.get(n))).toEqual([undefined, undefined, undefined, undefined])
})

test('what is set anew has the new value, in either generation', () => {
  const map = filled(4, 4)
  map.set(4, 'anew') // in the young one, where it takes no place of another
  expect(map.get(1)).toBe('of 1')
  expect(map.get(4)).toBe('anew')
  map.set(3, 'anew')
  expect(map.get(3)).toBe('anew')
})

test('what is deleted is gone from both generations', () => {
  const map = filled(4, 4)
  map.set(1, 'anew')
  map.delete(1)
  map.delete(4)
  expect([map.get(1), map.get(4), map.get(3)]).toEqual([undefined, undefined, 'of 3'])
})

test('what is cleared knows nothing', () => {
  const map = filled(4, 4)
  map.clear()
  expect([map.get(1), map.get(4)]).toEqual([undefined, undefined])
})

test('that there is nothing may be known too', () => {
  const map = createBoundedMap<string, string | null>(2)
  expect(map.get('a')).toBeUndefined()
  map.set('a', null)
  expect(map.get('a')).toBeNull()
})

test.each([0, 1, 3, -2, Number.NaN])('%d entries are refused', (most) => {
  expect(() => createBoundedMap(most)).toThrow(RangeError)
})

// The ground that the figures of bench/arrival stand on: intervals against published values, draws that repeat and are even, time in order.
import { describe, expect, test } from 'vitest'
import { draw, normalQuantile, within } from '../../bench/arrival/draws.ts'
import { difference, mean, share } from '../../bench/arrival/statistics.ts'
import { createTimeline } from '../../bench/arrival/timeline.ts'

describe('an interval', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872 and 873–890.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [20, 20, 0.8389, 1],
  ])('of %i in %i is what Wilson’s method gives', (count, n, low, high) => {
    const found = share(count, n)
    expect(found.value).toBeCloseTo(count / n, 12)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('of nobody says nothing', () => {
    expect(share(0, 0)).toEqual({ value: Number.NaN, low: 0, high: 1 })
  })

  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 10, 0.6075, 1],
    [0, 10, 0, 20, -0.1611, 0.2775],
  ])('of the difference of %i/%i and %i/%i is what Newcombe’s method 10 gives', (a, m, b, n, low, high) => {
    const found = difference(share(a, m), share(b, n))
    expect(found.value).toBeCloseTo(a / m - b / n, 12)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('of a mean is 1.96 standard errors to each side', () => {
    const { value, low, high } = mean(10, 30, 4) // 1, 2, 3, 4
    expect(value).toBe(2.5)
    expect(high - value).toBeCloseTo(1.959964 * Math.sqrt(5 / 3 / 4), 6)
    expect(value - low).toBeCloseTo(high - value, 12)
  })
})

describe('a draw', () => {
  const many = Array.from({ length: 20_000 }, (_, person) => draw(7, 'delivery', person, 1, 0))

  test('is the same for the same seed, purpose and keys, whatever was drawn before, and another for any other', () => {
    expect(draw(7, 'delivery', 3, 1, 0)).toBe(many[3])
    const others = [draw(8, 'delivery', 3, 1, 0), draw(7, 'lost', 3, 1, 0), draw(7, 'delivery', 4, 1, 0)]
    const swapped = [draw(7, 'delivery', 1, 3, 0), draw(7, 'delivery', 3, 0, 1)]
    expect(new Set([many[3], ...others, ...swapped]).size).toBe(6)
  })

  test('falls evenly from 0 up to 1', () => {
    const bins = new Array<number>(20).fill(0)
    for (const one of many) bins[Math.floor(one * 20)] = (bins[Math.floor(one * 20)] ?? 0) + 1
    const chiSquare = bins.reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0)
    expect(chiSquare).toBeLessThan(52) // 19 degrees of freedom: passed by chance once in 20,000
  })

  test('of one purpose says nothing about another for the same person', () => {
    const other = many.map((_, person) => draw(7, 'lost', person, 1, 0))
    const covariance = many.reduce((sum, one, index) => sum + (one - 0.5) * ((other[index] ?? 0) - 0.5), 0)
    expect(Math.abs(covariance / many.length) * 12).toBeLessThan(0.03)
  })

  test('falls on times by their middle and by what one in twenty exceeds', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6)
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326348, 6)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9)
    expect(within({ median: 8, p95: 20 }, 0.5)).toBeCloseTo(8, 9)
    expect(within({ median: 8, p95: 20 }, 0.95)).toBeCloseTo(20, 6)
    expect(within({ median: 5, p95: 5 }, 0.99)).toBe(5)
  })
})

test('things happen in the order of their instants, at one instant in the order they were put in, and wait for each other', async () => {
  const happened: string[] = []
  const moves: number[] = []
  const timeline = createTimeline((seconds) => void moves.push(seconds))
  const note = (words: string) => () => void happened.push(`${words} at ${timeline.now()}`)
  timeline.at(5, note('third'))
  timeline.at(2, async () => {
    await Promise.resolve()
    note('first')()
    timeline.at(2, note('second'))
    timeline.at(1, note('late'))
  })
  timeline.at(5, note('fourth'))
  await timeline.run()
  expect(happened).toEqual(['first at 2', 'second at 2', 'late at 2', 'third at 5', 'fourth at 5'])
  expect(moves).toEqual([2, 5])
})

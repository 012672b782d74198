import { expect, test } from 'vitest'
import type { Uuid } from '../lib/ids.ts'
import { createCarriedCodes } from './carried.ts'

const START = new Date('2026-11-23T12:00:00Z').getTime()
const id = (n: number): Uuid => `0193b000-0000-7000-8000-${String(n).padStart(12, '0')}` as Uuid
const by = (provider: string, seconds = 0) => ({
  provider,
  country: 'EE',
  acceptedAt: new Date(START + seconds * 1000),
})

test('who carried a code last is told once', () => {
  const codes = createCarriedCodes()
  codes.remember(id(1), by('a'))
  codes.remember(id(1), by('b', 30))
  expect(codes.take(id(1))).toEqual(by('b', 30))
  expect(codes.take(id(1))).toBeUndefined()
  expect(codes.take(id(2))).toBeUndefined()
})

test('of twenty thousand at once all are known, and of one more not all', () => {
  const codes = createCarriedCodes()
  for (let n = 0; n < 20_000; n++) codes.remember(id(n), by('a'))
  expect(codes.take(id(19_999))).toBeDefined()
  codes.remember(id(19_999), by('a'))
  codes.remember(id(20_000), by('a'))
  expect(codes.take(id(0))).toBeUndefined()
  expect(codes.take(id(10_000))).toBeDefined()
})

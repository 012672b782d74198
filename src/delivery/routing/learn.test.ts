import { expect, test } from 'vitest'
import { noHealth } from './health.ts'
import { learn } from './learn.ts'
import { numbers } from './numbers.ts'

const ACCEPTED_AT = new Date('2026-11-23T12:00:00Z')
const PLAN = { providers: [] }

test.each([
  ['confirmed', numbers.confirmSeconds],
  ['receipt', numbers.promptSeconds],
] as const)('what is %s counts for who carried it until %d s after it was taken, and not later', (kind, seconds) => {
  const told = { provider: 'a', country: 'EE', acceptedAt: ACCEPTED_AT }
  const event = kind === 'receipt' ? { kind, state: 'delivered' as const, ...told } : { kind, ...told }
  const after = (ms: number) => learn(PLAN, noHealth, event, new Date(ACCEPTED_AT.getTime() + seconds * 1000 + ms))
  expect(after(0).counted?.what).toEqual(kind === 'receipt' ? { prompt: 1 } : { confirmed: 1 })
  expect(after(1).counted).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import type { SendOutcome } from './providers/provider.ts'
import { retryAfterSeconds, settlementOf } from './retries.ts'

const now = new Date('2026-03-01T10:00:00Z')
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)
const busy = (seconds?: number): SendOutcome => ({
  ...{ kind: 'refused', reason: 'busy', final: false },
  ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
})

function settle(outcome: SendOutcome, tries = 1, lifeSeconds = 600): ReturnType<typeof settlementOf> {
  return settlementOf({ tries, notAfter: later(lifeSeconds) }, outcome, 'p', now)
}

describe('a message that was refused for now', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 20])('is tried again after its %i. try, ever later', (tries) => {
    const seconds = retryAfterSeconds[Math.min(tries, retryAfterSeconds.length) - 1] ?? 0
    expect(settle(busy(), tries)).toMatchObject({ state: 'queued', reason: 'busy', dueAt: later(seconds) })
  })

  test('waits as long as the provider wants, and never less than by itself', () => {
    expect(settle(busy(17))).toMatchObject({ state: 'queued', dueAt: later(17) })
    expect(settle(busy(3), 4)).toMatchObject({ state: 'queued', dueAt: later(20) })
  })

  test('fails when the code would be dead by then', () => {
    expect(settle(busy(599))).toMatchObject({ state: 'queued', dueAt: later(599) })
    expect(settle(busy(600))).toMatchObject({ state: 'failed', reason: 'busy', dueAt: null })
  })
})

// A clock that stands still until a test moves it.
import { addSeconds, type Clock } from '../../src/lib/clock.ts'

export interface FakeClock extends Clock {
  /** Moves it forward; answers the new instant. */
  advance(seconds: number): Date
  set(at: Date): void
}

export function fakeClock(start = new Date('2026-11-23T12:00:00.000Z')): FakeClock {
  let present = start
  return {
    now: () => present,
    advance(seconds) {
      present = addSeconds(present, seconds)
      return present
    },
    set(at) {
      present = at
    },
  }
}

// The time that the processes on a database have in common: the database's. Each of them judges by its own clock, but what one writes so
// that others act on it, the end of a lease, is kept in this one: of two whose clocks were 15 seconds apart, one would take every
// message of the other for abandoned, and send it as well.
import type { Clock } from '../lib/clock.ts'
import type { Database } from './db.ts'
import { clockSkew } from './skew.ts'

export interface SharedTime {
  /** An instant of this process's clock in the database's time, as far as the clocks were compared. */
  of(instant: Date): Date
  /** Compares them; answers this process's clock minus the database's, in seconds. */
  compare(): Promise<number>
}

export function createSharedTime(db: Pick<Database, 'now'>, clock: Clock): SharedTime {
  let skewMs = 0
  return {
    of: (instant) => new Date(instant.getTime() - skewMs),
    async compare() {
      skewMs = Math.round((await clockSkew(db, clock)) * 1000)
      return skewMs / 1000
    },
  }
}

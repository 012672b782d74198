// Repeats what the database itself asks to be repeated: a serialization failure or a deadlock has rolled everything back, so
// the work may begin again. Nothing else is ever repeated: after a broken connection nobody knows whether the work was done.
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseError } from './db.ts'

const REPEATABLE: ReadonlySet<string | undefined> = new Set(['40001', '40P01'])
const MOST_TRIES = 6
const FIRST_PAUSE_MS = 4

/** Runs `work` until it succeeds, fails for another reason, or has been tried six times. Pauses grow and are random, so that rivals part. */
export async function repeatOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (cause) {
      const isRepeatable = cause instanceof DatabaseError && REPEATABLE.has(cause.sqlState)
      if (!isRepeatable || tries === MOST_TRIES) throw cause
    }
    await pause(Math.random() * FIRST_PAUSE_MS * 2 ** tries)
  }
}

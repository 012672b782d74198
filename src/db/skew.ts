// How far the clock of this process is from that of the database (D13).
import type { Clock } from '../lib/clock.ts'
import type { Database } from './db.ts'

/** The process's clock minus the database's, in seconds; the way there and back counts half each. */
export async function clockSkew(db: Pick<Database, 'now'>, clock: Clock): Promise<number> {
  const asked = clock.now().getTime()
  const theirs = (await db.now()).getTime()
  const answered = clock.now().getTime()
  return ((asked + answered) / 2 - theirs) / 1000
}

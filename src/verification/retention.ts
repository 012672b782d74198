// The daily sweep: verifications are deleted 24 hours after their end and leave a masked story for 90 days; spent counters,
// pointers and idempotency keys go too. Expiry itself needs no job. Several processes may sweep at once: each row goes once.
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import { deleteSpentCounters } from '../limits/index.ts'
import { deleteSpent, replaceByStories, selectEnded } from './retention-queries.ts'
import { STORY_DAYS, storyOf } from './stories.ts'

const DAY_SECONDS = 86_400
/** How long a verification, or a registration, is kept with its contact after its end. */
export const ENDED_KEPT_SECONDS = DAY_SECONDS
const BATCH = 500
/** Budgets are kept a day beyond their window: an e-mail code may live a day, and its check must find its contact's budget. */
export const COUNTERS_KEPT_SECONDS = 2 * DAY_SECONDS

export interface Swept extends Readonly<Record<string, number>> {
  readonly verifications: number
  readonly stories: number
  readonly pointers: number
  readonly idempotency: number
  readonly counters: number
}

/** Deletes what retention no longer covers; answers how much of each. Safe to interrupt and to repeat. */
export async function sweepRetention(db: Database, clock: Clock, vault: Vault): Promise<Swept> {
  const now = clock.now()
  const dayAgo = addSeconds(now, -DAY_SECONDS)
  let verifications = 0
  for (;;) {
    const ended = await selectEnded(db, addSeconds(now, -ENDED_KEPT_SECONDS), BATCH)
    if (ended.length > 0)
      verifications += await replaceByStories(
        db,
        ended.map((row) => storyOf(row, vault, now)),
      )
    if (ended.length < BATCH) break
  }
  const spent = await deleteSpent(db, now, {
    stories: addSeconds(now, -STORY_DAYS * DAY_SECONDS),
    idempotency: dayAgo,
  })
  const counters = await deleteSpentCounters(db, addSeconds(now, -COUNTERS_KEPT_SECONDS))
  return { verifications, ...spent, counters }
}

// What is kept of notices: the contact and the message for a day, the rest for 90, as long as a link in a mailbox should lead
// somewhere. And what an erasure takes.
import type { Eraser } from '../accounts/index.ts'
import type { Database } from '../db/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import { deleteNotices, sweepNotices } from './queries.ts'

const DAY_SECONDS = 86_400
/** How long what was told is known, without the contact. */
export const NOTICE_DAYS = 90

/** Deletes what retention no longer covers; answers how much. Safe to interrupt and to repeat. */
export async function sweepOldNotices(db: Database, clock: Clock): Promise<{ notices: number }> {
  const now = clock.now()
  // A message that is tried for a day is over by the second.
  const told = addSeconds(now, -2 * DAY_SECONDS)
  return await sweepNotices(db, { told, kept: addSeconds(now, -NOTICE_DAYS * DAY_SECONDS) })
}

export const eraseNotices: Eraser = async (tx, { owner, contacts, accounts }) => {
  const whose = { serviceId: owner.service.id, isTest: owner.kind === 'test' }
  return { notices: await deleteNotices(tx, whose, contacts, accounts) }
}

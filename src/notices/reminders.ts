// Reminders before an account ends, as the service says (60, 14 and 3 days by default), each sent once although every process looks.
// A few at a time: they may be many, and codes go first.
import type { Account, AccountWriter } from '../accounts/index.ts'
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyKind, Service } from '../services/index.ts'
import { claimDue, insertNotices } from './queries.ts'
import { type Reach, reachOf } from './reach.ts'
import { noticeInput, recipientOfReminder, type Told, type Writer } from './writing.ts'

export interface ReminderParts extends Writer, Reach {
  readonly db: Database
  readonly clock: Clock
  readonly accountWriter: Pick<AccountWriter, 'readIn'>
  readonly services: { list(): Promise<readonly Service[]> }
}

const BATCH = 50
const KINDS: readonly KeyKind[] = ['live', 'test']

/**
 * One batch of each service; answers how many accounts it took. Rejects when a service or an account has failed, once the others have
 * had their turn.
 */
export async function sendReminders(parts: ReminderParts): Promise<number> {
  let taken = 0
  const failures: unknown[] = []
  for (const service of await parts.services.list()) {
    if (service.settings.reminderDays.length === 0) continue
    try {
      taken += await remindOf(parts, service, (cause) => failures.push(cause))
    } catch (cause) {
      failures.push(cause)
    }
  }
  if (failures.length > 0) throw failures[0]
  return taken
}

/** The mark and the messages are written together: a process that dies between them has done neither. */
async function remindOf(parts: ReminderParts, service: Service, onUnreadable: (cause: Error) => void): Promise<number> {
  const now = parts.clock.now()
  const owners = await Promise.all(
    KINDS.map(async (kind) => ({ owner: { service, kind }, reaches: await reachOf(parts, { service, kind }) })),
  )
  return await parts.db.transaction(async (tx) => {
    const due = await claimDue(tx, service.id, service.settings.reminderDays, now, BATCH)
    for (const { owner, reaches } of owners) {
      const ids = due.filter(({ test }) => test === (owner.kind === 'test')).map(({ id }) => id)
      if (ids.length === 0) continue
      const accounts = await parts.accountWriter.readIn(tx, owner, ids, onUnreadable)
      const notices = accounts.flatMap((account) => {
        const contact = recipientOfReminder(account, reaches)
        return contact ? noticeInput(parts, owner, reminderOf(parts, account), contact, now) : []
      })
      if (notices.length > 0) await insertNotices(tx, notices)
    }
    return due.length
  })
}

/** Each reminder is a cause of its own: the mark on the account keeps it from being sent twice. */
function reminderOf({ uuids }: ReminderParts, account: Account): Told {
  return { what: 'reminder', cause: uuids(), account }
}

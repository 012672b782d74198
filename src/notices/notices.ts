// What one may do with notices, put together: written with their cause, completed for the dispatcher, shown and answered behind
// their link.
import type { Accounts, AccountWriter } from '../accounts/index.ts'
import { unlessUnreadable } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { createBatchedReads } from '../lib/batched-reads.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Service } from '../services/index.ts'
import type { Owner } from '../verification/index.ts'
import { hashToken } from './link.ts'
import { type Composer, noticeComposer, noticeJob } from './message.ts'
import type { NoticeShown, Notices, TestNotice } from './notice.ts'
import { insertNotices, type NoticeRow, selectByToken, selectNotices, selectTestNotices } from './queries.ts'
import { type Reach, reachOf } from './reach.ts'
import { sendReminders } from './reminders.ts'
import { noticeInput, recipientsOf, type Writer } from './writing.ts'

export interface NoticesParts extends Writer, Composer, Reach {
  readonly db: Database
  readonly clock: Clock
  readonly accounts: Pick<Accounts, 'dispute'>
  readonly accountWriter: Pick<AccountWriter, 'readIn'>
  readonly services: { list(): Promise<readonly Service[]>; findById(id: Uuid): Promise<Service | undefined> }
  /** Ends what is open for an account that is disputed. */
  readonly endOpen: (owner: Owner, accountId: Uuid) => Promise<void>
}

export function createNotices(parts: NoticesParts): Notices {
  const { db, clock, accounts, services, vault } = parts

  const rows = createBatchedReads((ids) => selectNotices(db, ids), 1)

  /** A reminder has no link. */
  async function find(token: string) {
    const hash = hashToken(token)
    const row = hash && (await selectByToken(db, hash))
    const service = row && (await services.findById(row.service_id))
    return row && service && row.what !== 'reminder' ? { row, service } : undefined
  }

  async function testNotice(
    row: Awaited<ReturnType<typeof selectTestNotices>>[number],
  ): Promise<TestNotice | undefined> {
    const service = await services.findById(row.service_id)
    const message = { id: row.message_id, notAfter: row.not_after }
    const compose = service && (await noticeComposer(parts, row, service, message))
    const content = compose && unlessUnreadable(compose, () => undefined)
    if (!service || !content) return undefined
    return {
      messageId: row.message_id,
      accountId: row.account_id,
      what: row.what,
      serviceName: service.settings.name,
      state: row.state,
      provider: row.provider ?? undefined,
      reason: row.reason ?? undefined,
      createdAt: row.message_at,
      updatedAt: row.updated_at,
      content,
    }
  }

  return {
    async prepare(owner, account, news) {
      const reaches = await reachOf(parts, owner)
      const contacts = recipientsOf(account, news, vault).filter(reaches)
      const told = { what: news.what, cause: news.cause, account }
      const notices = contacts.map((contact) => noticeInput(parts, owner, told, contact, clock.now()))
      return async (tx) => {
        if (notices.length > 0) await insertNotices(tx, notices)
      }
    },
    async recover(message) {
      const row = message.noticeId && (await rows.submit(message.noticeId))
      const service = row && (await services.findById(row.service_id))
      return row && service && (await noticeJob(parts, row, service, message))
    },
    async show(token) {
      const found = await find(token)
      return found && shown(found.row, found.service, found.row.disputed)
    },
    async dispute(token) {
      const found = await find(token)
      if (found === undefined) return undefined
      const { row, service } = found
      const owner = { service, kind: row.test ? 'test' : 'live' } as const
      const outcome = await accounts.dispute(owner, row.account_id, true)
      if (outcome.kind === 'not_found') return undefined
      await parts.endOpen(owner, row.account_id)
      return shown(row, service, true)
    },
    remind: () => sendReminders(parts),
    async testNotices({ serviceId }, most) {
      const rows = await selectTestNotices(db, serviceId, most)
      return (await Promise.all(rows.map(testNotice))).filter((notice) => notice !== undefined)
    },
  }
}

function shown(row: NoticeRow, service: Service, isDisputed: boolean): NoticeShown {
  return {
    what: row.what,
    locale: row.locale,
    service,
    createdAt: row.created_at,
    isDisputed,
  }
}

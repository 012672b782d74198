// The statements of notices. A notice and its message are written by one statement, in the transaction of what they tell of; the
// message waits in the outbox, where any process finds it.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Channel } from '../policy/index.ts'
import type { MessageState } from '../verification/index.ts'
import type { NoticeKind } from './notice.ts'

/** A new notice as its row; bytes as PostgreSQL reads them from text. */
export interface NoticeInput {
  readonly id: Uuid
  readonly message_id: Uuid
  readonly service_id: Uuid
  readonly test: boolean
  readonly account_id: Uuid
  readonly what: NoticeKind
  readonly cause: Uuid
  readonly channel: Channel
  readonly country: string | null
  readonly contact: Uuid
  /** The same under the older secrets of the ring. */
  readonly older: readonly Uuid[]
  readonly contact_sealed: string
  readonly contact_key: number
  readonly locale: string
  readonly ends_at: Date | null
  readonly token: Uuid
  readonly token_key: number
  readonly created_at: Date
  readonly not_after: Date
}

/** Writes notices with their messages, unless they were written before. */
export async function insertNotices(db: Queryable, notices: readonly NoticeInput[]): Promise<void> {
  await db.query(
    {
      name: 'notices_insert',
      text: `with input as materialized (
        select * from json_to_recordset($1::json) as i(id uuid, message_id uuid, service_id uuid, test boolean, account_id uuid, what text,
          cause uuid, channel text, country text, contact uuid, older uuid[], contact_sealed bytea, contact_key integer, locale text,
          ends_at timestamptz, token uuid, token_key integer, created_at timestamptz, not_after timestamptz)
      ), made as (
        insert into notice (id, service_id, test, account_id, what, cause, channel, country, contact, contact_sealed, contact_key,
          locale, ends_at, token, token_key, created_at)
        select id, service_id, test, account_id, what, cause, channel, country, contact, contact_sealed, contact_key,
          locale, ends_at, token, token_key, created_at
        from input i
        where not exists (select 1 from notice n where n.account_id = i.account_id and n.what = i.what and n.cause = i.cause and n.contact = any(i.older))
        order by account_id, contact
        on conflict (account_id, what, cause, contact) do nothing returning id
      )
      insert into message (id, notice_id, service_id, test, state, lease_until, tries, not_after, created_at, updated_at)
      select i.message_id, i.id, i.service_id, i.test, 'queued', i.created_at, 0, i.not_after, i.created_at, i.created_at
      from input i join made on made.id = i.id`,
    },
    [JSON.stringify(notices)],
  )
}

export interface NoticeRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly test: boolean
  readonly account_id: Uuid
  readonly what: NoticeKind
  readonly channel: Channel
  readonly country: string | null
  readonly contact_sealed: Buffer | null
  readonly contact_key: number | null
  readonly locale: string
  readonly ends_at: Date | null
  readonly token_key: number
  readonly created_at: Date
}

const NOTICE = `n.id, n.service_id, n.test, n.account_id, n.what, n.channel, n.country, n.contact_sealed, n.contact_key, n.locale,
  n.ends_at, n.token_key, n.created_at`

export async function selectNotices(db: Queryable, ids: readonly Uuid[]): Promise<NoticeRow[]> {
  return await db.query<NoticeRow>(`select ${NOTICE} from notice n where n.id = any($1::uuid[])`, [ids])
}

/** The notice behind a link, with whether its account is disputed. */
export async function selectByToken(
  db: Queryable,
  token: Uuid,
): Promise<(NoticeRow & { readonly disputed: boolean }) | undefined> {
  const [row] = await db.query<NoticeRow & { readonly disputed: boolean }>(
    `select ${NOTICE}, a.disputed_at is not null as disputed
     from notice n join account a on a.id = n.account_id where n.token = $1`,
    [token],
  )
  return row
}

export interface TestNoticeRow extends NoticeRow {
  readonly message_id: Uuid
  readonly state: MessageState
  readonly provider: string | null
  readonly reason: string | null
  readonly message_at: Date
  readonly updated_at: Date
  readonly not_after: Date
}

export async function selectTestNotices(
  db: Queryable,
  serviceId: Uuid | undefined,
  most: number,
): Promise<TestNoticeRow[]> {
  return await db.query<TestNoticeRow>(
    `select ${NOTICE}, m.id as message_id, m.state, m.provider, m.reason, m.created_at as message_at, m.updated_at, m.not_after
     from message m join notice n on n.id = m.notice_id
     where m.test and m.notice_id is not null and n.contact_sealed is not null and ($1::uuid is null or m.service_id = $1)
     order by m.id desc limit $2`,
    [serviceId ?? null, most],
  )
}

/** An account that ends soon, claimed for a reminder. */
export interface DueRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly test: boolean
}

/**
 * Marks accounts of a service as reminded of their end and answers which, those that end first before the others. Each of them is
 * answered once for each of the days, whichever process asks, and the latest of the days alone where several are over.
 */
export async function claimDue(
  tx: Queryable,
  serviceId: Uuid,
  days: readonly number[],
  now: Date,
  most: number,
): Promise<DueRow[]> {
  return await tx.query<DueRow>(
    `with due as materialized (
      select a.id, d.days from account a cross join lateral (
        select min(day) as days from unnest($2::int[]) as day where a.ends_at <= $3::timestamptz + day * interval '1 day'
      ) d
      where a.service_id = $1 and a.closed_at is null and a.ends_at > $3::timestamptz
        and a.ends_at <= $3::timestamptz + (select max(day) from unnest($2::int[]) as day) * interval '1 day'
        and (a.reminded_end is distinct from a.ends_at or a.reminded_days > d.days)
      order by a.ends_at limit $4 for update of a skip locked
    )
    update account a set reminded_end = a.ends_at, reminded_days = due.days from due where a.id = due.id
    returning a.id, a.test`,
    [serviceId, days, now, most],
  )
}

/** Ends the personal part of notices that were told, and deletes those that are old; messages go with the personal part. */
export async function sweepNotices(
  db: Queryable,
  before: { readonly told: Date; readonly kept: Date },
): Promise<{ notices: number }> {
  await db.query(
    `with told as (
      update notice set contact_sealed = null, contact_key = null
      where created_at <= $1::timestamptz and contact_sealed is not null returning id
    )
    delete from message m using told t where m.notice_id = t.id`,
    [before.told],
  )
  const gone = await db.query('delete from notice where created_at <= $1::timestamptz returning 1', [before.kept])
  return { notices: gone.length }
}

/** Deletes the notices to some contacts and about some accounts; answers how many. To be run in a transaction. */
export async function deleteNotices(
  tx: Queryable,
  whose: { readonly serviceId: Uuid; readonly isTest: boolean },
  contacts: readonly Uuid[],
  accounts: readonly Uuid[],
): Promise<number> {
  const gone = await tx.query(
    `with gone as (
      delete from notice where service_id = $1 and test = $2 and (contact = any($3::uuid[]) or account_id = any($4::uuid[])) returning id
    ), messages as (
      delete from message where notice_id in (select id from gone)
    )
    select 1 from gone`,
    [whose.serviceId, whose.isTest, contacts, accounts],
  )
  return gone.length
}

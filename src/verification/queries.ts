// Reading, cancelling and reopening verifications. Starting, checking and resending have statements of their own beside this
// file; what is deleted, and what is left of it, stands in retention-queries.ts.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { MessageState } from './verification.ts'

/** A message inside a row; `at` as JSON carries instants. */
export interface MessageRow {
  readonly id: Uuid
  readonly state: MessageState
  readonly at: string
  /** Whoever took it says later what became of it. */
  readonly receipts: true | null
}

/** The messages of the verification with that id, as JSON. */
export const messagesOf = (id: string): string => `(
    select json_agg(json_build_object('id', m.id, 'state', m.state, 'at', m.updated_at, 'receipts', m.awaits_receipt) order by m.id)
    from message m where m.verification_id = ${id})`

/** What of a verification never changes, except that rotating secrets reseals the contact. */
export interface FactsRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly contact_sealed: Buffer
  readonly contact_key: number
  readonly session: Buffer | null
  readonly purpose: string
  readonly channel: 'sms' | 'email'
  readonly country: string | null
  readonly locale: string
  readonly lane: number
  readonly test: boolean
  readonly metadata: Record<string, string> | null
  readonly nonce: Buffer
  readonly code_key: number
  readonly digits: number
  readonly max_attempts: number
  readonly fallback_id: Uuid | null
  readonly fallback_of: Uuid | null
  readonly created_at: Date
  readonly expires_at: Date
}

const FACTS = `v.id, v.service_id, v.contact_sealed, v.contact_key, v.session, v.purpose, v.channel, v.country, v.locale, v.lane, v.test,
  v.metadata, v.nonce, v.code_key, v.digits, v.max_attempts, v.fallback_id, v.fallback_of, v.created_at, v.expires_at`

/** The facts of those that exist, in no order. */
export async function selectFacts(db: Queryable, ids: readonly Uuid[]): Promise<FactsRow[]> {
  return await db.query<FactsRow>(
    { name: 'facts', text: `select ${FACTS} from verification v where v.id = any($1::uuid[])` },
    [ids],
  )
}

/** `waiting` is a fallback that was not begun: nothing was sent for it, and to everybody but its first it does not exist. */
export type StoredStatus = 'waiting' | 'pending' | 'confirmed' | 'locked' | 'cancelled'

/** What of a verification changes. */
export interface StateRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly status: StoredStatus
  readonly attempts: number
  /** Wrong answers of the contact's running day, in the verification's lane. */
  readonly wrongs: number
  readonly sends: number
  readonly resend_at: Date | null
  readonly ended_at: Date | null
  /** Of a fallback: why it was begun, or held back. */
  readonly fallback_why: string | null
  readonly messages: MessageRow[] | null
}

/** The present state of those that exist, in no order. */
export async function selectStates(db: Queryable, ids: readonly Uuid[], now: Date): Promise<StateRow[]> {
  return await db.query<StateRow>(
    {
      name: 'states',
      text: `select v.id, v.status, v.attempts, v.sends, v.resend_at, v.ended_at, v.fallback_why,
        coalesce((select case when b.wrongs_reset_at <= $2::timestamptz then 0 else b.wrongs end from contact_budget b
          where b.key = v.budget), 0) as wrongs,
        ${messagesOf('v.id')} as messages
      from verification v where v.id = any($1::uuid[])`,
    },
    [ids, now],
  )
}

/** Cancels if it is pending, with the one that it falls back on or is the fallback of; answers what it is after that. */
export async function cancelPending(
  db: Queryable,
  ids: { readonly id: Uuid; readonly partner: Uuid | undefined },
  now: Date,
): Promise<StoredStatus | undefined> {
  const [row] = await db.query<{ status: StoredStatus }>(
    `with held as materialized (
      select id, status, expires_at from verification where id = any(array[$1::uuid, $3::uuid]) order by id for no key update
    ), asked as (
      select status, status = 'pending' and expires_at > $2::timestamptz as lives from held where id = $1
    ), done as (
      update verification v set status = case when h.status = 'pending' then 'cancelled' else h.status end, ended_at = $2::timestamptz,
        due_at = null
      from held h where v.id = h.id and h.status in ('waiting', 'pending') and (select lives from asked)
    )
    select case when lives then 'cancelled'
      when status <> 'waiting' and exists (select 1 from held where status = 'confirmed') then 'confirmed'
      else status end as status from asked`,
    [ids.id, now, ids.partner ?? null],
  )
  return row?.status
}

/** A message is known not to arrive: whoever has a send left may ask for it now (R27). */
export async function openResend(db: Queryable, ids: readonly Uuid[], now: Date): Promise<void> {
  await db.query(
    `update verification set resend_at = $2::timestamptz
     where id = any($1::uuid[]) and status = 'pending' and expires_at > $2::timestamptz and resend_at > $2::timestamptz`,
    [ids, now],
  )
}

/** The newest test messages with their verifications, for the trial inbox; of some verifications, or of all. */
export async function selectTestMessages(
  db: Queryable,
  filter: { readonly serviceId?: Uuid | undefined; readonly verificationIds?: readonly Uuid[] | undefined },
  most: number,
): Promise<TestMessageRow[]> {
  return await db.query<TestMessageRow>(
    `select m.id, m.verification_id, m.service_id, m.state, m.provider, m.reason, m.created_at, m.updated_at, v.status, v.expires_at
     from message m join verification v on v.id = m.verification_id
     where m.test and ($1::uuid[] is null or m.verification_id = any($1::uuid[])) and ($2::uuid is null or m.service_id = $2)
     order by m.id desc limit $3`,
    [filter.verificationIds ?? null, filter.serviceId ?? null, most],
  )
}

export interface TestMessageRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly verification_id: Uuid
  readonly service_id: Uuid
  readonly state: MessageState
  readonly provider: string | null
  readonly reason: string | null
  readonly created_at: Date
  readonly updated_at: Date
  readonly status: StoredStatus
  readonly expires_at: Date
}

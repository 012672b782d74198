// The statements by which a fallback is begun: finding those that are due, and beginning them, a batch at a time. A fallback is begun
// by the one statement that finds it waiting and its first pending, and writes its leased message in the same breath: once, however
// many processes look, and never after the first has ended.
import { type Queryable, queryBatch } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import {
  type AppliedLimit,
  limitStages,
  overColumn,
  refusedBy,
  type Stage,
  stageColumns,
  stageColumnTypes,
  statementsByStages,
} from '../limits/index.ts'
import { type MessageRow, messagesOf } from './queries.ts'
import type { Lease } from './send-batcher.ts'

/** A fallback that waits while its first is pending. */
export interface WaitingFallback extends Record<string, unknown> {
  readonly id: Uuid
  readonly first: Uuid
  /** Under which key a repeated start finds it once it is begun. */
  readonly pkey: Uuid | null
  /** Those of the first. */
  readonly messages: MessageRow[] | null
}

/**
 * Takes those that are to be looked at, the longest due first. They come due again at `again` if nothing becomes of the look, as when
 * this process dies over it. Several processes never take the same one.
 */
export async function claimDue(db: Queryable, now: Date, again: Date, most: number): Promise<Uuid[]> {
  const rows = await db.query<{ id: Uuid }>(
    {
      name: 'fallback-claim',
      text: `with due as materialized (
        select id from verification where due_at <= $1::timestamptz order by due_at limit $3::int for update skip locked
      )
      update verification v set due_at = $2::timestamptz from due where v.id = due.id returning v.id`,
    },
    [now, again, most],
  )
  return rows.map(({ id }) => id)
}

/** Those of them that wait still, with what their first has sent. */
export async function selectWaiting(db: Queryable, ids: readonly Uuid[]): Promise<WaitingFallback[]> {
  return await db.query<WaitingFallback>(
    {
      name: 'fallback-waiting',
      text: `select v.id, v.fallback_of as first, v.pending_key as pkey, ${messagesOf('v.fallback_of')} as messages
      from verification v where v.id = any($1::uuid[]) and v.status = 'waiting' and v.fallback_why is null`,
    },
    [ids],
  )
}

/** Says when to look again; null: when something is heard. A message that was asked for meanwhile has said so itself, and that stands. */
export async function setDue(db: Queryable, id: Uuid, claimedUntil: Date, dueAt: Date | null): Promise<void> {
  await db.query(`update verification set due_at = $3::timestamptz where id = $1 and due_at = $2::timestamptz`, [
    id,
    claimedUntil,
    dueAt,
  ])
}

/** Ends a fallback, and leaves its first as it is. */
export async function withdraw(db: Queryable, id: Uuid, now: Date): Promise<void> {
  await db.query(
    `update verification set status = case when status = 'pending' then 'cancelled' else status end,
       fallback_why = case when status = 'waiting' then 'withdrawn' else fallback_why end, ended_at = $2::timestamptz, due_at = null
     where id = $1 and status in ('waiting', 'pending') and ended_at is null`,
    [id, now],
  )
}

export interface BeginRow {
  readonly id: Uuid
  readonly first: Uuid
  readonly msg: Uuid
  /** Under which key a repeated start finds it. No two of a batch have the same. */
  readonly pkey: Uuid | undefined
  /** Why: a reason of a stall. */
  readonly why: string
  /** After this it is not begun: its code would have too little life left. */
  readonly last_at: Date
  /** After this the message must not leave. */
  readonly not_after: Date
  /** When it may be sent again. */
  readonly resend_at: Date | undefined
  readonly limits: readonly AppliedLimit[]
}

export type BeginResult =
  | { readonly outcome: 'begun'; readonly over: number }
  /** Nothing is sent, for the reason that its row now tells. */
  | { readonly outcome: 'held_back'; readonly why: string }
  /** Another was first, or its first has ended. */
  | { readonly outcome: 'settled' | 'over' }

interface ResultRow extends Record<string, unknown> {
  ord: number
  outcome: BeginResult['outcome']
  why: string | null
  over: number | null
}

const NOW = '$2::timestamptz'

/** Begins a batch in which no two are the same. */
export async function beginBatch(
  db: Queryable,
  rows: readonly BeginRow[],
  now: Date,
  lease: Lease,
): Promise<BeginResult[]> {
  const batch = rows.map(({ limits, ...row }) => ({ ...row, ...stageColumns(limits) }))
  const answered = await queryBatch<ResultRow>(db, statementFor(rows), batch, now, lease.owner, lease.until)
  return answered.map(readResult)
}

function readResult({ outcome, why, over }: ResultRow): BeginResult {
  switch (outcome) {
    case 'begun':
      return { outcome, over: over ?? 0 }
    case 'held_back':
      return { outcome, why: why ?? '' }
    default:
      return { outcome }
  }
}

const statementFor = statementsByStages('fallback', composeBegin)

function composeBegin(stages: readonly Stage[]): string {
  const { texts, passed: rows } = limitStages(stages, 'open', NOW)
  const limited = stages.map(({ name }) => `union all select ord, id, '${name}' from ${refusedBy(name).from}`)
  const parts = [
    ...[judgedPart(stages), ...texts],
    ...[begunPart(rows), pointPart(rows), heldBackPart(limited.join('\n'))],
  ]
  return `with ${parts.join(', ')}
select ord, 'begun' as outcome, null as why, ${overColumn(stages)} as over from ${rows}
union all select ord, 'held_back', why, null from shut
union all select ord, state, null, null from judged where state in ('settled', 'over')`
}

/** In the order of a start: what points to verifications, the rows by their ids, then counters, then budgets. */
function judgedPart(stages: readonly Stage[]): string {
  return `input as materialized (
  select * from json_to_recordset($1::json) as i(ord int, id uuid, first uuid, msg uuid, pkey uuid, why text, last_at timestamptz,
    not_after timestamptz, resend_at timestamptz${stageColumnTypes(stages)})
), pointer as materialized (
  select p.key, p.verification_id from pending_start p
  where p.key = any(array(select pkey from input where pkey is not null)) order by p.key for update
), held as materialized (
  select v.id, v.service_id, v.test, v.status, v.attempts, v.wrong_at, v.expires_at, v.contact, v.session, v.purpose, v.fallback_why
  from verification v where v.id = any(array(select id from input union all select first from input))
    and (select count(*) from pointer) >= 0 -- locked first
  order by v.id for no key update
), judged as materialized (
  select i.*, b.service_id, b.test, b.expires_at, a.attempts, a.wrong_at,
    case when b.id is null or b.status <> 'waiting' or b.fallback_why is not null then 'settled'
      when a.id is null or a.status <> 'pending' or a.expires_at <= ${NOW} then 'over'
      when ${NOW} > i.last_at then 'too_late'
      when exists (select 1 from verification o where o.contact = b.contact and o.session = b.session and o.purpose = b.purpose
        and o.service_id = b.service_id and o.test = b.test and o.status = 'pending' and o.expires_at > ${NOW}) then 'already_pending'
      else 'open' end as state
  from input i left join held a on a.id = i.first left join held b on b.id = i.id
), open as materialized (select * from judged where state = 'open')`
}

/** It takes over what was guessed of its first: from here on both count together. */
function begunPart(rows: string): string {
  return `begun as (
  update verification v set status = 'pending', attempts = q.attempts, wrong_at = q.wrong_at, resend_at = q.resend_at,
    fallback_why = q.why, due_at = null
  from ${rows} q where v.id = q.id
), m as (
  insert into message (id, verification_id, service_id, test, state, lease_by, lease_until, not_after, created_at, updated_at)
  select msg, id, service_id, test, 'sending', $3::uuid, $4::timestamptz, not_after, ${NOW}, ${NOW} from ${rows}
)`
}

/** A start for its contact in the same session finds it from now on, unless it began another at this moment. */
function pointPart(rows: string): string {
  return `point as (
  insert into pending_start as c (key, verification_id, replaces, expires_at)
  select q.pkey, q.id, (select p.verification_id from pointer p where p.key = q.pkey), q.expires_at from ${rows} q
  where q.pkey is not null order by 1
  on conflict (key) do update set verification_id = excluded.verification_id, replaces = excluded.replaces, expires_at = excluded.expires_at
    where c.verification_id is not distinct from excluded.replaces or c.expires_at <= ${NOW}
)`
}

function heldBackPart(limited: string): string {
  return `shut as materialized (
  select ord, id, state as why from judged where state in ('too_late', 'already_pending')
  ${limited}
), held_back as (
  update verification v set fallback_why = s.why, ended_at = ${NOW}, due_at = null from shut s where v.id = s.id
), over as (
  update verification v set due_at = null from judged j where v.id = j.id and j.state = 'over'
)`
}

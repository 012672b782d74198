// What is deleted when it is no longer needed, what is left of it as a story for support, and rewriting at rest after secrets
// were rotated. Runs beside the traffic, a few hundred rows at a time.
import { type Database, deleteInPortions, type Queryable } from '../db/index.ts'
import { lowestUuidAt, type Uuid } from '../lib/ids.ts'
import type { MessageState } from './verification.ts'

/** A verification with its messages, as far as a story needs them. */
export interface StorySource extends Record<string, unknown> {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly contact: Uuid
  readonly contact_sealed: Buffer
  readonly contact_key: number
  readonly purpose: string
  readonly channel: 'sms' | 'email'
  readonly country: string | null
  readonly test: boolean
  readonly status: string
  readonly wrong_at: Date[]
  readonly created_at: Date
  readonly expires_at: Date
  readonly ended_at: Date | null
  readonly fallback_of: Uuid | null
  readonly fallback: StoryFallback | null
  readonly messages: readonly StoryMessage[] | null
}

/** What it fell back on, where that was begun or held back; instants as JSON carries them. */
export interface StoryFallback {
  readonly id: Uuid
  readonly status: string
  readonly why: string
  readonly begun_at: string | null
  readonly held_back_at: string | null
}

export interface StoryMessage {
  readonly state: MessageState
  readonly provider: string | null
  readonly reason: string | null
  readonly tries: number
  readonly created_at: string
  readonly updated_at: string
}

const SOURCE = `select v.id, v.service_id, v.contact, v.contact_sealed, v.contact_key, v.purpose, v.channel, v.country, v.test, v.status,
  v.wrong_at, v.created_at, v.expires_at, v.ended_at, v.fallback_of,
  (select json_build_object('id', f.id, 'status', f.status, 'why', f.fallback_why, 'held_back_at', f.ended_at,
    'begun_at', (select min(m.created_at) from message m where m.verification_id = f.id))
    from verification f where f.id = v.fallback_id and f.fallback_why is not null) as fallback,
  (select json_agg(json_build_object('state', m.state, 'provider', m.provider, 'reason', m.reason, 'tries', m.tries,
    'created_at', m.created_at, 'updated_at', m.updated_at) order by m.id) from message m where m.verification_id = v.id) as messages
  from verification v`

/** Those whose end lies before `endedBefore`, oldest first. An end is never before the start, which the id tells. */
export async function selectEnded(db: Queryable, endedBefore: Date, most: number): Promise<StorySource[]> {
  return await db.query<StorySource>(
    `${SOURCE} where v.id < $2::uuid and coalesce(v.ended_at, v.expires_at) <= $1 order by v.id limit $3`,
    [endedBefore, lowestUuidAt(endedBefore), most],
  )
}

/** Those with an id in one of the ranges, or with one of the contacts; newest first. */
export async function selectStorySources(
  db: Queryable,
  search: { readonly ranges: readonly { from: Uuid; to: Uuid }[] } | { readonly contacts: readonly Uuid[] },
  most: number,
): Promise<StorySource[]> {
  if ('contacts' in search) {
    return await db.query<StorySource>(
      `${SOURCE} where v.contact = any($1::uuid[]) and v.status <> 'waiting' order by v.id desc limit $2`,
      [search.contacts, most],
    )
  }
  const found = search.ranges.map(({ from, to }) =>
    db.query<StorySource>(`${SOURCE} where v.id >= $1 and v.id < $2 and v.status <> 'waiting' order by v.id desc`, [
      from,
      to,
    ]),
  )
  return (await Promise.all(found)).flat()
}

/** A story as its row: what is kept when the verification is gone. */
export interface StoryRow extends Record<string, unknown> {
  readonly verification_id: Uuid
  readonly service_id: Uuid
  readonly masked_contact: string
  readonly contact: Uuid
  readonly channel: 'sms' | 'email'
  readonly country: string | null
  readonly purpose: string
  readonly test: boolean
  readonly status: string
  readonly created_at: Date
  readonly ended_at: Date
  readonly steps: readonly StoryStep[]
}

export interface StoryStep {
  readonly at: string
  readonly what: string
  readonly detail?: string
  /** Of another verification, whose story tells more. */
  readonly reference?: string
}

/**
 * Deletes the verifications with their messages and keeps their stories, all in one statement; answers how many it deleted. A
 * fallback that was never begun leaves none: that of its first tells what there is to tell.
 */
export async function replaceByStories(db: Queryable, stories: readonly StoryRow[]): Promise<number> {
  const [row] = await db.query<{ deleted: number }>(
    `with input as materialized (
      select * from json_to_recordset($1::json) as i(verification_id uuid, service_id uuid, masked_contact text, contact uuid,
        channel text, country text, purpose text, test boolean, status text, created_at timestamptz, ended_at timestamptz, steps jsonb)
    ), gone as (
      delete from verification v using input i where v.id = i.verification_id returning v.id
    ), messages as (
      delete from message m using input i where m.verification_id = i.verification_id
    ), kept as (
      insert into story (verification_id, service_id, masked_contact, contact, channel, country, purpose, test, status, created_at, ended_at, steps)
      select verification_id, service_id, masked_contact, contact, channel, country, purpose, test, status, created_at, ended_at, steps
      from input where verification_id in (select id from gone) and status <> 'waiting' order by verification_id
      on conflict (verification_id) do nothing
    )
    select count(*) as deleted from gone`,
    [JSON.stringify(stories)],
  )
  return row?.deleted ?? 0
}

export async function selectStories(
  db: Queryable,
  search: { readonly ranges: readonly { from: Uuid; to: Uuid }[] } | { readonly contacts: readonly Uuid[] },
  most: number,
): Promise<StoryRow[]> {
  if ('contacts' in search) {
    return await db.query<StoryRow>(
      'select * from story where contact = any($1::uuid[]) order by verification_id desc limit $2',
      [search.contacts, most],
    )
  }
  const found = search.ranges.map(({ from, to }) =>
    db.query<StoryRow>('select * from story where verification_id >= $1 and verification_id < $2', [from, to]),
  )
  return (await Promise.all(found)).flat()
}

/** Deletes stories of verifications begun before an instant, and pointers and idempotency keys that are spent. */
export async function deleteSpent(
  db: Database,
  now: Date,
  before: { readonly stories: Date; readonly idempotency: Date },
): Promise<{ stories: number; pointers: number; idempotency: number }> {
  const told = { table: 'story', key: ['verification_id'], isSpent: 'true' } as const
  const pointers = { table: 'pending_start', key: ['key'], isSpent: 't.expires_at <= $4::timestamptz' } as const
  const keys = {
    table: 'idempotency',
    key: ['key', 'service_id'],
    isSpent: 't.created_at <= $4::timestamptz',
  } as const
  return {
    stories: await deleteInPortions(db, told, [], { below: lowestUuidAt(before.stories) }),
    pointers: await deleteInPortions(db, pointers, [now]),
    idempotency: await deleteInPortions(db, keys, [before.idempotency]),
  }
}

/** A contact that was sealed by another secret than the writing one. */
export interface OldSeal extends Record<string, unknown> {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly lane: number
  readonly contact: Uuid
  readonly budget: Uuid
  readonly contact_sealed: Buffer
  readonly contact_key: number
}

/** The next of them in the order of their ids, after `after`. */
export async function selectOldSeals(db: Queryable, keyId: number, after: Uuid, most: number): Promise<OldSeal[]> {
  return await db.query<OldSeal>(
    'select id, service_id, lane, contact, budget, contact_sealed, contact_key from verification where id > $2 and contact_key <> $1 order by id limit $3',
    [keyId, after, most],
  )
}

export async function countOldSeals(db: Queryable, keyId: number): Promise<number> {
  const [row] = await db.query<{ n: number }>('select count(*) as n from verification where contact_key <> $1', [keyId])
  return row?.n ?? 0
}

export interface NewSeal {
  readonly id: Uuid
  readonly old_contact: Uuid
  readonly new_contact: Uuid
  readonly old_budget: Uuid
  readonly new_budget: Uuid
  readonly sealed: string
}

/**
 * Puts the new seals and fingerprints in place, and carries the contacts' budgets and stories over, so that rotating refills
 * no limit; what was counted in a day that is over is left behind. Verifications are locked before budgets, as everywhere. To be
 * run in a transaction.
 */
export async function replaceSeals(tx: Queryable, seals: readonly NewSeal[], keyId: number, now: Date): Promise<void> {
  const input = JSON.stringify(seals)
  const rows =
    'json_to_recordset($1::json) as i(id uuid, old_contact uuid, new_contact uuid, old_budget uuid, new_budget uuid, sealed bytea)'
  await tx.query(
    `select 1 from verification where id = any(array(select id from ${rows})) order by id for no key update`,
    [input],
  )
  await tx.query(
    `update verification v set contact_sealed = i.sealed, contact = i.new_contact, budget = i.new_budget, contact_key = $2 from ${rows}
     where v.id = i.id and v.contact = i.old_contact`,
    [input, keyId],
  )
  await tx.query(
    `with moved as (
      delete from contact_budget b using (select distinct old_budget, new_budget from ${rows}) i
      where b.key = i.old_budget and i.old_budget <> i.new_budget
      returning i.new_budget, case when b.sends_reset_at <= $2::timestamptz then 0 else b.sends end as sends, b.sends_reset_at,
        case when b.wrongs_reset_at <= $2::timestamptz then 0 else b.wrongs end as wrongs, b.wrongs_reset_at
    )
    insert into contact_budget as c (key, sends, sends_reset_at, wrongs, wrongs_reset_at)
    select new_budget, sends, sends_reset_at, wrongs, wrongs_reset_at from moved order by 1
    on conflict (key) do update set
      sends = case when c.sends_reset_at <= $2::timestamptz then 0 else c.sends end + excluded.sends,
      sends_reset_at = greatest(c.sends_reset_at, excluded.sends_reset_at),
      wrongs = case when c.wrongs_reset_at <= $2::timestamptz then 0 else c.wrongs end + excluded.wrongs,
      wrongs_reset_at = greatest(c.wrongs_reset_at, excluded.wrongs_reset_at)`,
    [input, now],
  )
  await tx.query(
    `update story s set contact = i.new_contact from (select distinct old_contact, new_contact from ${rows}) i where s.contact = i.old_contact`,
    [input],
  )
}

/** Until when codes that an older secret derives are alive; undefined when there are none. */
export async function lastLifeUnderOtherKeys(db: Queryable, keyId: number, now: Date): Promise<Date | undefined> {
  const [row] = await db.query<{ until: Date | null }>(
    `select max(expires_at) as until from verification where code_key <> $1 and status = 'pending' and expires_at > $2`,
    [keyId, now],
  )
  return row?.until ?? undefined
}

// What is deleted when it is no longer needed, and what is left of it as a story for support. Runs beside the traffic, a few
// hundred rows at a time.
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

/** Either the ids that a reference may stand for, or the fingerprints of a contact. */
type Search = { readonly ranges: readonly { from: Uuid; to: Uuid }[] } | { readonly contacts: readonly Uuid[] }

/** Those with an id in one of the ranges, or with one of the contacts; newest first. */
export async function selectStorySources(db: Queryable, search: Search, most: number): Promise<StorySource[]> {
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

export async function selectStories(db: Queryable, search: Search, most: number): Promise<StoryRow[]> {
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

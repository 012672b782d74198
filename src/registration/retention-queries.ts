// Finding registrations for support, what is deleted when it is no longer needed and what is left of it as a story, erasing, and
// rewriting at rest after secrets were rotated. Runs beside the traffic.
import { type Database, deleteInPortions, type Queryable } from '../db/index.ts'
import { lowestUuidAt, type Uuid } from '../lib/ids.ts'
import { type ContactRow, type RegistrationRow, ROW, type StepRow } from './queries.ts'

/** How a story is looked for: among the ids of a reference, or by the fingerprints of a contact. */
export type Search = { readonly ranges: readonly { from: Uuid; to: Uuid }[] } | { readonly contacts: readonly Uuid[] }

/** Newest first. */
export async function findRegistrations(db: Queryable, search: Search, most: number): Promise<RegistrationRow[]> {
  if ('contacts' in search) {
    return await db.query<RegistrationRow>(
      `select ${ROW} from registration r where r.id in (select f.registration_id from registration_contact f where f.contact = any($1::uuid[]))
       order by r.id desc limit $2`,
      [search.contacts, most],
    )
  }
  const found = search.ranges.map(({ from, to }) =>
    db.query<RegistrationRow>(`select ${ROW} from registration r where r.id >= $1 and r.id < $2 order by r.id desc`, [
      from,
      to,
    ]),
  )
  return (await Promise.all(found)).flat()
}

/** Those whose end lies before `endedBefore`, the oldest first. */
export async function selectEnded(db: Queryable, endedBefore: Date, most: number): Promise<RegistrationRow[]> {
  return await db.query<RegistrationRow>(
    `select ${ROW} from registration r where r.id < $2::uuid and coalesce(r.ended_at, r.expires_at) <= $1 order by r.id limit $3`,
    [endedBefore, lowestUuidAt(endedBefore), most],
  )
}

/** A story as its row: what is kept when the registration is gone. */
export interface StoryRow extends Record<string, unknown> {
  readonly registration_id: Uuid
  readonly service_id: Uuid
  readonly test: boolean
  readonly purpose: string
  readonly status: string
  readonly reason: string | null
  readonly method: string | null
  readonly contacts: readonly StoryContact[]
  readonly fingerprints: readonly Uuid[]
  readonly steps: readonly StepRow[]
  readonly created_at: Date
  readonly ended_at: Date
}

export interface StoryContact {
  readonly masked: string
  readonly source: string
  readonly isConfirmed: boolean
}

/** Deletes the registrations with their contacts and keeps their stories, all in one statement; answers how many it deleted. */
export async function replaceByStories(db: Queryable, stories: readonly StoryRow[]): Promise<number> {
  const [row] = await db.query<{ deleted: number }>(
    `with input as materialized (
      select * from json_to_recordset($1::json) as i(registration_id uuid, service_id uuid, test boolean, purpose text, status text,
        reason text, method text, contacts jsonb, fingerprints uuid[], steps jsonb, created_at timestamptz, ended_at timestamptz)
    ), gone as (
      delete from registration r using input i where r.id = i.registration_id returning r.id
    ), contacts as (
      delete from registration_contact c using input i where c.registration_id = i.registration_id
    ), kept as (
      insert into registration_story (registration_id, service_id, test, purpose, status, reason, method, contacts, fingerprints, steps,
        created_at, ended_at)
      select registration_id, service_id, test, purpose, status, reason, method, contacts, fingerprints, steps, created_at, ended_at
      from input where registration_id in (select id from gone) order by registration_id
      on conflict (registration_id) do nothing
    )
    select count(*) as deleted from gone`,
    [JSON.stringify(stories)],
  )
  return row?.deleted ?? 0
}

/** Newest first. */
export async function selectStories(db: Queryable, search: Search, most: number): Promise<StoryRow[]> {
  if ('contacts' in search) {
    return await db.query<StoryRow>(
      'select * from registration_story where fingerprints && $1::uuid[] order by registration_id desc limit $2',
      [search.contacts, most],
    )
  }
  const found = search.ranges.map(({ from, to }) =>
    db.query<StoryRow>('select * from registration_story where registration_id >= $1 and registration_id < $2', [
      from,
      to,
    ]),
  )
  return (await Promise.all(found)).flat()
}

/** Deletes stories of registrations begun before an instant. */
export async function deleteStories(db: Database, before: Date): Promise<number> {
  const told = { table: 'registration_story', key: ['registration_id'], isSpent: 'true' } as const
  return await deleteInPortions(db, told, [], { below: lowestUuidAt(before) })
}

/**
 * Deletes what registrations know of a person or of contacts, with the stories. To be run in a transaction. They are locked first, by a
 * statement of its own: a step that is being written meanwhile is waited for, and what it writes is seen by those that delete.
 */
export async function deleteTraces(
  tx: Queryable,
  whose: { readonly serviceId: Uuid; readonly isTest: boolean },
  traces: {
    readonly subjects: readonly Uuid[]
    readonly contacts: readonly Uuid[]
    readonly accounts: readonly Uuid[]
  },
): Promise<{ registrations: number; registration_stories: number }> {
  const held = await tx.query<{ id: Uuid }>(
    `select r.id from registration r where r.service_id = $1 and r.test = $2 and (r.subject = any($3::uuid[])
      or r.account_id = any($5::uuid[])
      or r.id = any(array(select f.registration_id from registration_contact f where f.contact = any($4::uuid[]))))
    order by r.id for update`,
    [whose.serviceId, whose.isTest, traces.subjects, traces.contacts, traces.accounts],
  )
  const [row] = await tx.query<{ registrations: number; registration_stories: number }>(
    `with gone as (
      delete from registration where id = any($1::uuid[]) returning 1
    ), contacts as (
      delete from registration_contact where registration_id = any($1::uuid[])
    ), s as (
      delete from registration_story where service_id = $2 and test = $3 and fingerprints && $4::uuid[] returning 1
    )
    select (select count(*) from gone) as registrations, (select count(*) from s) as registration_stories`,
    [held.map(({ id }) => id), whose.serviceId, whose.isTest, traces.contacts],
  )
  return row ?? { registrations: 0, registration_stories: 0 }
}

const IS_OLD = `(r.subject_key <> $1
  or exists (select 1 from registration_contact c where c.registration_id = r.id and c.contact_key <> $1))`

export async function countOld(db: Queryable, keyId: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*) as n from registration r where ${IS_OLD}`, [keyId])
  return row?.n ?? 0
}

/** The next of those that an older secret sealed, in the order of their ids. */
export async function selectOld(db: Queryable, keyId: number, after: Uuid, most: number): Promise<RegistrationRow[]> {
  return await db.query<RegistrationRow>(
    `select ${ROW} from registration r where r.id > $2 and ${IS_OLD} order by r.id limit $3`,
    [keyId, after, most],
  )
}

export interface NewSeals {
  readonly id: Uuid
  readonly old_subject: Uuid | null
  readonly subject: Uuid | null
  readonly subject_sealed: string | null
  readonly subject_key: number | null
  readonly contacts: readonly (Pick<ContactRow, 'kind' | 'contact' | 'contact_sealed' | 'contact_key'> & {
    readonly old_contact: Uuid
  })[]
}

/** What was changed meanwhile is left alone: the change wrote by the first secret itself. To be run in a transaction. */
export async function replaceSeals(tx: Queryable, seals: readonly NewSeals[]): Promise<void> {
  const input = JSON.stringify(seals)
  const rows = `json_to_recordset($1::json) as i(id uuid, old_subject uuid, subject uuid, subject_sealed bytea, subject_key integer,
    contacts json)`
  await tx.query(
    `select 1 from registration where id = any(array(select id from ${rows})) order by id for no key update`,
    [input],
  )
  await tx.query(
    `update registration r set subject = i.subject, subject_sealed = i.subject_sealed, subject_key = i.subject_key
     from ${rows} where r.id = i.id and r.subject = i.old_subject`,
    [input],
  )
  const contacts = `${rows}, json_to_recordset(i.contacts) as n(kind text, old_contact uuid, contact uuid, contact_sealed bytea, contact_key integer)`
  await tx.query(
    `update registration_contact c set contact = n.contact, contact_sealed = n.contact_sealed, contact_key = n.contact_key
     from ${contacts} where c.registration_id = i.id and c.kind = n.kind and c.contact = n.old_contact`,
    [input],
  )
  await tx.query(
    `update registration_story s set fingerprints = array_replace(s.fingerprints, n.old_contact, n.contact)
     from ${contacts} where s.fingerprints && array[n.old_contact]`,
    [input],
  )
}

/** When the last of the open registrations ends that began with another secret; undefined when there is none. */
export async function lastEndUnderOtherKeys(db: Queryable, keyId: number, now: Date): Promise<Date | undefined> {
  const [row] = await db.query<{ until: Date | null }>(
    `select max(created_at + interval '2 hours') as until from registration
     where session_key <> $1 and ended_at is null and expires_at > $2`,
    [keyId, now],
  )
  return row?.until ?? undefined
}

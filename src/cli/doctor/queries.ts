// What the doctor asks of the database. Nothing here writes.
import type { Queryable } from '../../db/index.ts'

export interface ServerFacts {
  readonly version: string
  /** 180004 for 18.4 */
  readonly versionNumber: number
  readonly encoding: string
  readonly isFlushing: boolean
  /** How many connections it has for ordinary users. */
  readonly connections: number
  readonly mayCreateTables: boolean
}

export async function selectServerFacts(db: Queryable): Promise<ServerFacts> {
  const [row] = await db.query<Record<keyof ServerFacts, never>>(`
    select current_setting('server_version') as version,
      current_setting('server_version_num')::int as "versionNumber",
      current_setting('server_encoding') as encoding,
      current_setting('fsync')::boolean and current_setting('synchronous_commit') <> 'off' as "isFlushing",
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as connections,
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreateTables"`)
  if (row === undefined) throw new Error('The database did not tell what it is.')
  return row
}

/** Marks the connection of this session; a pooler in transaction mode then shows the mark to another session. */
export async function markConnection(db: Queryable, mark: string): Promise<void> {
  await db.query(`select set_config('pinpost.doctor', $1, false)`, [mark])
}

export async function selectMark(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ mark: string | null }>(`select current_setting('pinpost.doctor', true) as mark`)
  return row?.mark ?? undefined
}

/** The settings among these that a new connection does not begin with. */
export async function selectUnset(db: Queryable, wanted: Readonly<Record<string, string>>): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select w.key as name from json_each_text($1::json) w join pg_settings s on lower(s.name) = w.key
     where case when s.unit = 'ms' then s.reset_val::numeric <> extract(epoch from w.value::interval) * 1000
       else lower(s.reset_val) <> lower(w.value) end`,
    [JSON.stringify(wanted)],
  )
  return rows.map(({ name }) => name)
}

/** What was made with a secret that is not among some. */
export interface MadeByOthers {
  /** Verifications whose code may still come. */
  readonly living: number
  /** Of the latest thousand each: what lies there after the codes have expired, and in every backup. */
  readonly ended: number
  readonly accounts: number
}

/** @param ring the ids of the secrets that there are. */
export async function countMadeByOthers(db: Queryable, ring: readonly number[], now: Date): Promise<MadeByOthers> {
  const [row] = await db.query<Record<keyof MadeByOthers, number>>(
    `select
       (select count(*) from verification where status = 'pending' and expires_at > $2
          and not (contact_key = any($1::int[]) and code_key = any($1::int[]))) as living,
       (select count(*) from (select * from verification order by id desc limit 1000) v
        where not (status = 'pending' and expires_at > $2) and contact_key <> all ($1::int[])) as ended,
       (select count(*) from (select * from account order by id desc limit 1000) a
        where subject_key <> all ($1::int[])
          or exists (select from account_contact c where c.account_id = a.id and c.contact_key <> all ($1::int[]))) as accounts`,
    [ring, now],
  )
  return row ?? { living: 0, ended: 0, accounts: 0 }
}

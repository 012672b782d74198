// The statements on `api_key`. Rows are parsed here, once; a key itself is never among the values.
import type { Queryable, Row } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { type ServiceRow, toService } from './queries.ts'
import type { Caller, KeyKind, Scope } from './service.ts'

/** A key as it may be shown: never the key itself, which nobody has any more. */
export interface ApiKey {
  readonly id: Uuid
  /** The slug of its service. */
  readonly service: string
  readonly kind: KeyKind
  readonly scopes: readonly Scope[]
  /** Its last four characters. */
  readonly hint: string
  readonly createdAt: Date
  readonly revokedAt: Date | undefined
}

interface KeyRow extends Row {
  id: Uuid
  slug: string
  kind: KeyKind
  scopes: Scope[]
  hint: string
  created_at: Date
  revoked_at: Date | null
}

const toKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  service: row.slug,
  kind: row.kind,
  scopes: row.scopes,
  hint: row.hint,
  createdAt: row.created_at,
  revokedAt: row.revoked_at ?? undefined,
})

/** Who shows a key with this hash; undefined for unknown and revoked ones. */
export async function selectCaller(db: Queryable, hash: Uint8Array): Promise<Caller | undefined> {
  const [row] = await db.query<ServiceRow & { key_id: Uuid; kind: KeyKind; scopes: Scope[] }>(
    {
      name: 'caller_by_hash',
      text: `select api_key.id as key_id, api_key.kind, api_key.scopes, service.id, service.slug, service.settings
             from api_key join service on service.id = api_key.service_id
             where api_key.hash = $1 and api_key.revoked_at is null`,
    },
    [hash],
  )
  if (row === undefined) return undefined
  const { id, slug, settings } = toService(row)
  return { keyId: row.key_id, kind: row.kind, scopes: row.scopes, service: { id, slug, settings } }
}

interface NewKey {
  readonly id: Uuid
  readonly kind: KeyKind
  readonly scopes: readonly Scope[]
  readonly hash: Uint8Array
  readonly hint: string
  readonly at: Date
}

/** Undefined when there is no such service. */
export async function insertKey(db: Queryable, slug: string, key: NewKey): Promise<ApiKey | undefined> {
  const [row] = await db.query<KeyRow>(
    `with made as (
       insert into api_key (id, service_id, kind, scopes, hash, hint, created_at)
       select $2, service.id, $3, $4::text[], $5, $6, $7 from service where slug = $1
       returning id, kind, scopes, hint, created_at, revoked_at
     ) select made.*, $1::text as slug from made`,
    [slug, key.id, key.kind, key.scopes, key.hash, key.hint, key.at],
  )
  return row && toKey(row)
}

/**
 * Puts a trial's key in the place that only trial keys take, which is their id. The same key again stays as it is, revoked if it
 * was; another key (the ring's first secret changed) replaces the one before, which lets nobody in from then on. Processes that
 * start at once put the same key: whichever unique index they meet on, the first one's stands.
 * @param replaceable hashes of keys that it may replace, besides revoked ones; any without it.
 * @returns false when a key is in its place that it may not replace.
 */
export async function placeTrialKey(
  db: Queryable,
  serviceId: Uuid,
  key: NewKey,
  replaceable?: readonly Uint8Array[],
): Promise<boolean> {
  await db.query(
    `with placed as (
       insert into api_key (id, service_id, kind, scopes, hash, hint, created_at)
       values ($1, $2, $3, $4::text[], $5, $6, $7)
       on conflict do nothing
     )
     update api_key set service_id = $2, scopes = $4::text[], hash = $5, hint = $6, created_at = $7, revoked_at = null
     where id = $1 and hash <> $5 and ($8::bytea[] is null or hash = any($8) or revoked_at is not null)`,
    [key.id, serviceId, key.kind, key.scopes, key.hash, key.hint, key.at, replaceable ?? null],
  )
  const placed = await db.query('select id from api_key where id = $1 and hash = $2', [key.id, key.hash])
  return placed.length > 0
}

export async function deleteKeys(db: Queryable, ids: readonly Uuid[]): Promise<number> {
  const rows = await db.query('delete from api_key where id = any($1::uuid[]) returning id', [ids])
  return rows.length
}

/** @param slug of one service, or undefined for all. */
export async function selectKeys(db: Queryable, slug: string | undefined): Promise<ApiKey[]> {
  const rows = await db.query<KeyRow>(
    `select api_key.id, service.slug, kind, scopes, hint, api_key.created_at, revoked_at
     from api_key join service on service.id = api_key.service_id
     where $1::text is null or service.slug = $1
     order by service.created_at, service.id, api_key.created_at, api_key.id`,
    [slug ?? null],
  )
  return rows.map(toKey)
}

/** Whether this call revoked it; undefined when there is no such key. */
export async function revokeKey(db: Queryable, id: Uuid, at: Date): Promise<boolean | undefined> {
  const revoked = await db.query(
    'update api_key set revoked_at = $2 where id = $1 and revoked_at is null returning id',
    [id, at],
  )
  if (revoked.length > 0) return true
  const known = await db.query('select id from api_key where id = $1', [id])
  return known.length > 0 ? false : undefined
}

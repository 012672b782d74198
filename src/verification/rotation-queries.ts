// Rewriting at rest after secrets were rotated: what an older secret sealed, and until when its codes are alive.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'

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
    select new_budget, sum(sends), max(sends_reset_at), sum(wrongs), max(wrongs_reset_at) from moved group by 1 order by 1
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

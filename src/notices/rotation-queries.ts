// The statements that put new seals in the place of those of an older secret.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { SealedRecipient } from './message.ts'

export type OldRecipient = SealedRecipient & Record<string, unknown>

/** A contact that is gone from its row has a null here, and is no match. */
const IS_OLD = 'contact_key <> $1'

export async function countOldRecipients(db: Queryable, keyId: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*) as n from notice where ${IS_OLD}`, [keyId])
  return row?.n ?? 0
}

export async function selectOldRecipients(
  db: Queryable,
  keyId: number,
  after: Uuid,
  most: number,
): Promise<OldRecipient[]> {
  return await db.query<OldRecipient>(
    `select id, contact_sealed, contact_key from notice where id > $2 and ${IS_OLD} order by id limit $3`,
    [keyId, after, most],
  )
}

/**
 * Two processes with different first secrets may have told one thing at the same moment, each under its own fingerprint. The older one
 * then stays, since the place of the newer is taken.
 */
export async function replaceRecipients(
  db: Queryable,
  seals: readonly { readonly id: Uuid; readonly contact: Uuid; readonly sealed: string; readonly key: number }[],
): Promise<void> {
  await db.query(
    `update notice n set contact = case when exists (select 1 from notice o where o.account_id = n.account_id and o.what = n.what
         and o.cause = n.cause and o.contact = i.contact) then n.contact else i.contact end, contact_sealed = i.sealed, contact_key = i.key
     from json_to_recordset($1::json) as i(id uuid, contact uuid, sealed bytea, key integer)
     where n.id = i.id and n.contact_sealed is not null`,
    [JSON.stringify(seals)],
  )
}

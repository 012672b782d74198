// The statements that put new seals and fingerprints in the place of those of an older secret.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { ContactRow } from './queries.ts'

/** An account of which an older secret sealed something. */
export interface OldAccountRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly subject: Uuid
  readonly subject_sealed: Buffer
  readonly subject_key: number
  readonly contacts:
    | readonly (Pick<ContactRow, 'kind' | 'contact_sealed' | 'contact_key'> & { readonly contact: Uuid })[]
    | null
}

const IS_OLD = `(a.subject_key <> $1
  or exists (select 1 from account_contact c where c.account_id = a.id and c.contact_key <> $1))`

export async function countOldAccounts(db: Queryable, keyId: number): Promise<number> {
  const [row] = await db.query<{ n: number }>(`select count(*) as n from account a where ${IS_OLD}`, [keyId])
  return row?.n ?? 0
}

export async function selectOldAccounts(
  db: Queryable,
  keyId: number,
  after: Uuid,
  most: number,
): Promise<OldAccountRow[]> {
  return await db.query<OldAccountRow>(
    `select a.id, a.subject, a.subject_sealed, a.subject_key,
      (select json_agg(json_build_object('kind', c.kind, 'contact', c.contact, 'contact_sealed', encode(c.contact_sealed, 'hex'),
        'contact_key', c.contact_key)) from account_contact c where c.account_id = a.id) as contacts
    from account a where a.id > $2 and ${IS_OLD} order by a.id limit $3`,
    [keyId, after, most],
  )
}

export interface NewSeals {
  readonly id: Uuid
  readonly old_subject: Uuid
  readonly subject: Uuid
  readonly subject_sealed: string
  readonly subject_key: number
  readonly contacts: readonly {
    readonly kind: 'phone' | 'email'
    readonly old_contact: Uuid
    readonly contact: Uuid
    readonly contact_sealed: string
    readonly contact_key: number
  }[]
}

/** Accounts are locked in the order of their ids, before their contacts. To be run in a transaction. */
export async function replaceAccountSeals(tx: Queryable, seals: readonly NewSeals[]): Promise<void> {
  const input = JSON.stringify(seals)
  const rows = `json_to_recordset($1::json) as i(id uuid, old_subject uuid, subject uuid, subject_sealed bytea, subject_key integer,
    contacts json)`
  await tx.query(`select 1 from account where id = any(array(select id from ${rows})) order by id for no key update`, [
    input,
  ])
  await tx.query(
    `update account a set subject = i.subject, subject_sealed = i.subject_sealed, subject_key = i.subject_key
     from ${rows} where a.id = i.id and a.subject = i.old_subject`,
    [input],
  )
  await tx.query(
    `update account_contact c set contact = n.contact, contact_sealed = n.contact_sealed, contact_key = n.contact_key
     from ${rows}, json_to_recordset(i.contacts) as n(kind text, old_contact uuid, contact uuid, contact_sealed bytea, contact_key integer)
     where c.account_id = i.id and c.kind = n.kind and c.contact = n.old_contact`,
    [input],
  )
}

// The statements that erase accounts and contacts on file.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { ContactRow, Whose } from './queries.ts'

export interface TraceRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly contacts: readonly TracedContact[] | null
}

/** `contact` is its fingerprint, under the secret that sealed it. */
type TracedContact = Pick<ContactRow, 'kind' | 'contact_sealed' | 'contact_key'> & { readonly contact: Uuid }

/** All accounts of a subject, locked, with their contacts. */
export async function selectTraces(tx: Queryable, whose: Whose, subjects: readonly Uuid[]): Promise<TraceRow[]> {
  return await tx.query<TraceRow>(
    `with held as materialized (
      select id from account where service_id = $1 and test = $2 and subject = any($3::uuid[]) order by id for update
    )
    select h.id, (select json_agg(json_build_object('kind', c.kind, 'contact', c.contact,
      'contact_sealed', encode(c.contact_sealed, 'hex'), 'contact_key', c.contact_key)) from account_contact c where c.account_id = h.id) as contacts
    from held h`,
    [whose.serviceId, whose.isTest, subjects],
  )
}

export async function deleteAccounts(
  tx: Queryable,
  ids: readonly Uuid[],
): Promise<{ accounts: number; contacts_on_file: number }> {
  const [row] = await tx.query<{ accounts: number; contacts_on_file: number }>(
    `with contacts as (delete from account_contact where account_id = any($1::uuid[]) returning 1),
      accounts as (delete from account where id = any($1::uuid[]) returning 1)
    select (select count(*) from accounts) as accounts, (select count(*) from contacts) as contacts_on_file`,
    [ids],
  )
  return row ?? { accounts: 0, contacts_on_file: 0 }
}

export async function deleteContactsOnFile(tx: Queryable, whose: Whose, contacts: readonly Uuid[]): Promise<number> {
  const gone = await tx.query(
    `delete from account_contact c using account a
     where a.id = c.account_id and a.service_id = $1 and a.test = $2 and c.contact = any($3::uuid[]) returning 1`,
    [whose.serviceId, whose.isTest, contacts],
  )
  return gone.length
}

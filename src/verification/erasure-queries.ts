// Erasing what verifications know of contacts. Their budgets and counters stay: they are hashes that tell nothing, and go by
// themselves within days.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Owner } from './verification.ts'

/**
 * Deletes the verifications of some contacts with all that belongs to them; answers how much of what. To be run in a transaction. They
 * are locked first, by a statement of its own and in the order of a start: what somebody who holds one of them is writing, such as
 * a message, is then seen by those that delete.
 */
export async function eraseVerifications(
  tx: Queryable,
  { owner, contacts }: { readonly owner: Owner; readonly contacts: readonly Uuid[] },
): Promise<Readonly<Record<string, number>>> {
  const whose = [owner.service.id, owner.kind === 'test', contacts]
  const theirs = 'select id from verification where service_id = $1 and test = $2 and contact = any($3::uuid[])'
  await tx.query(
    `select 1 from pending_start where verification_id = any(array(${theirs})) order by key for no key update`,
    whose,
  )
  const held = await tx.query<{ id: Uuid }>(`${theirs} order by id for no key update`, whose)
  const [row] = await tx.query<Record<string, number>>(
    `with gone as (
      delete from verification where id = any($4::uuid[]) returning id
    ), m as (
      delete from message where verification_id = any($4::uuid[]) returning 1
    ), p as (
      delete from pending_start where verification_id = any($4::uuid[]) returning 1
    ), s as (
      delete from story where service_id = $1 and test = $2 and contact = any($3::uuid[]) returning 1
    )
    select (select count(*) from gone) as verifications, (select count(*) from m) as messages,
      (select count(*) from p) as pending_starts, (select count(*) from s) as stories`,
    [...whose, held.map(({ id }) => id)],
  )
  return row ?? {}
}

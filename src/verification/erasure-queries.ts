// Erasing what verifications know of contacts. Their budgets and counters stay: they are hashes that tell nothing, and go by
// themselves within days.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Owner } from './verification.ts'

/** Deletes the verifications of some contacts with all that belongs to them; answers how much of what. To be run in a transaction. */
export async function eraseVerifications(
  tx: Queryable,
  { owner, contacts }: { readonly owner: Owner; readonly contacts: readonly Uuid[] },
): Promise<Readonly<Record<string, number>>> {
  const [row] = await tx.query<Record<string, number>>(
    `with gone as (
      delete from verification where service_id = $1 and test = $2 and contact = any($3::uuid[]) returning id
    ), m as (
      delete from message where verification_id in (select id from gone) returning 1
    ), p as (
      delete from pending_start where verification_id in (select id from gone) returning 1
    ), s as (
      delete from story where service_id = $1 and test = $2 and contact = any($3::uuid[]) returning 1
    )
    select (select count(*) from gone) as verifications, (select count(*) from m) as messages,
      (select count(*) from p) as pending_starts, (select count(*) from s) as stories`,
    [owner.service.id, owner.kind === 'test', contacts],
  )
  return row ?? {}
}

// Counting accounts, for metrics.
import type { Queryable } from '../db/index.ts'

/** All live accounts by state, and `spare`: the active ones that have two confirmed contacts. One pass over the table. */
export async function countAccounts(
  db: Queryable,
  now: Date,
): Promise<Record<'pending' | 'active' | 'expired' | 'closed' | 'spare', number>> {
  const [row] = await db.query<Record<'pending' | 'active' | 'expired' | 'closed' | 'spare', number>>(
    `with confirmed as materialized (
      select account_id from account_contact where confirmed_at is not null group by account_id having count(*) >= 2
    ), counted as (
      select case when a.closed_at is not null then 'closed' when a.ends_at is null then 'pending'
        when a.ends_at <= $1::timestamptz then 'expired' else 'active' end as state, c.account_id is not null as has_spare
      from account a left join confirmed c on c.account_id = a.id where not a.test
    )
    select count(*) filter (where state = 'pending') as pending, count(*) filter (where state = 'active') as active,
      count(*) filter (where state = 'expired') as expired, count(*) filter (where state = 'closed') as closed,
      count(*) filter (where state = 'active' and has_spare) as spare from counted`,
    [now],
  )
  return row ?? { pending: 0, active: 0, expired: 0, closed: 0, spare: 0 }
}

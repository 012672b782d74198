// The stages of limits inside a statement. Each stage counts, per key and in the order of the key, all rows that reached it,
// hands each row its running number in the order it came, and passes on the rows within the limit. Two parallel statements
// queue on the counter's row and judge on what the upsert returned, never on a snapshot (hot-path.md tells what broke otherwise).
import type { Queryable } from '../db/index.ts'
import { type LimitName, limitRule } from './rules.ts'
import type { AppliedLimit } from './stages.ts'

/**
 * The common table expressions of one stage: `u_<scope>` counts, `j_<scope>` judges, `q_<scope>` holds the rows that go on.
 * The rows of `from` need `ord`, `k_<scope>`, `l_<scope>` (the most), `e_<scope>` (enforced), and for a budget `service`,
 * `contact` and `lane`. `now` is the placeholder of the present instant.
 */
export function limitStage(name: LimitName, from: string, now: string): { text: string; passed: string } {
  const { scope, windowSeconds, kept } = limitRule(name)
  const window = `interval '${windowSeconds} seconds'`
  const same = kept === 'counter' ? `p.k_${scope}` : 'p.service, p.contact, p.lane'
  const count =
    kept === 'counter'
      ? countInCounter(scope, from, now, window)
      : `insert into contact_budget as c (service_id, contact, lane, sends, sends_reset_at, wrongs, wrongs_reset_at)
    select service, contact, lane, count(*), ${now} + ${window}, 0, ${now} from ${from} group by 1, 2, 3 order by 1, 2, 3
    on conflict (service_id, contact, lane) do update set
      sends = case when c.sends_reset_at <= ${now} then 0 else c.sends end + excluded.sends,
      sends_reset_at = case when c.sends_reset_at <= ${now} then excluded.sends_reset_at else c.sends_reset_at end
    returning c.service_id, c.contact, c.lane, c.sends as n, c.sends_reset_at as resets_at`
  const join =
    kept === 'counter'
      ? `left join u_${scope} u on u.key = p.k_${scope}`
      : `join u_${scope} u on u.service_id = p.service and u.contact = p.contact and u.lane = p.lane`
  const text = `u_${scope} as (
  ${count}
), j_${scope} as materialized (
  select p.*, u.resets_at as r_${scope},
    coalesce(u.n - count(*) over (partition by ${same}) + row_number() over (partition by ${same} order by p.ord) > p.l_${scope}, false) as x_${scope}
  from ${from} p ${join}
), q_${scope} as materialized (select * from j_${scope} where not (x_${scope} and e_${scope}))`
  return { text, passed: `q_${scope}` }
}

function countInCounter(scope: number, from: string, now: string, window: string): string {
  return `insert into counter as c (key, scope, n, resets_at)
    select k_${scope}, ${scope}, count(*), ${now} + ${window} from ${from} where k_${scope} is not null group by 1 order by 1
    on conflict (key, scope) do update set
      n = case when c.resets_at <= ${now} then 0 else c.n end + excluded.n,
      resets_at = case when c.resets_at <= ${now} then excluded.resets_at else c.resets_at end
    returning c.key, c.n, c.resets_at`
}

/** The rows that a stage refused, as `ord, outcome, retry_at, stage`. */
export function refusedBy(name: LimitName): { stage: number; from: string; retryAt: string } {
  const { scope } = limitRule(name)
  return { stage: scope, from: `j_${scope} where x_${scope} and e_${scope}`, retryAt: `r_${scope}` }
}

/** Counts one thing under one limit, outside any other statement. Answers whether it went past, and when the window ends. */
export async function countOne(
  db: Queryable,
  limit: AppliedLimit,
  now: Date,
): Promise<{ over: boolean; resetsAt: Date }> {
  const { scope, windowSeconds } = limitRule(limit.name)
  const [row] = await db.query<{ n: number; resets_at: Date }>(
    {
      name: `count-one-${scope}`,
      text: `insert into counter as c (key, scope, n, resets_at)
        values ($1::uuid, ${scope}, 1, $2::timestamptz + interval '${windowSeconds} seconds')
        on conflict (key, scope) do update set
          n = case when c.resets_at <= $2::timestamptz then 0 else c.n end + 1,
          resets_at = case when c.resets_at <= $2::timestamptz then excluded.resets_at else c.resets_at end
        returning c.n, c.resets_at`,
    },
    [limit.key, now],
  )
  if (!row) throw new Error('Counting answered no row.')
  return { over: row.n > limit.most, resetsAt: row.resets_at }
}

/** Deletes the counters and budgets whose windows ended before `before`; answers how many. */
export async function deleteSpentCounters(db: Queryable, before: Date): Promise<number> {
  const [row] = await db.query<{ deleted: number }>(
    `with c as (delete from counter where resets_at <= $1::timestamptz returning 1),
      b as (delete from contact_budget where sends_reset_at <= $1::timestamptz and wrongs_reset_at <= $1::timestamptz returning 1)
     select (select count(*) from c) + (select count(*) from b) as deleted`,
    [before],
  )
  return row?.deleted ?? 0
}

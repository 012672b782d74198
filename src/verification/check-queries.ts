// The statement that judges checks, a batch at a time (D3): locks the verifications in the order of their ids, judges on what
// it locked, counts the wrong answer (R6) and consumes the right one (R4) in the same breath; a session that is not its own finds
// nothing (R3). Taking any part of it apart brings back a race that was seen to break it (decision 0022). Raced on both engines:
// test/journeys/races.test.ts.
import { type Queryable, queryBatch, type Statement } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { type MessageRow, messagesOf, type StoredStatus } from './queries.ts'

export interface CheckRow {
  readonly id: Uuid
  readonly service: Uuid
  /** `\x…`, or null where the id is the binding. */
  readonly session: string | null
  /** The submitted code equals the derived one; compared in constant time before. */
  readonly good: boolean
  /** Wrong answers per contact and day, and whether that limit refuses. */
  readonly most_wrongs: number
  readonly enforced: boolean
}

export interface CheckResult extends Record<string, unknown> {
  readonly ord: number
  readonly outcome:
    | 'confirmed'
    | 'repeated'
    | 'wrong'
    | 'already_confirmed'
    | 'locked'
    | 'cancelled'
    | 'expired'
    | 'contact_locked'
    | 'not_found'
    | 'later'
  /** After this check. */
  readonly attempts_left: number
  readonly status: StoredStatus
  readonly sends: number
  readonly resend_at: Date | null
  readonly ended_at: Date | null
  readonly retry_at: Date | null
  /** The day's wrong answers were used up before it, and the limit only observes. */
  readonly over: boolean
  readonly messages: MessageRow[]
}

const NOW = '$2::timestamptz'

const checkStatement: Statement = {
  name: 'check',
  text: `
with input as materialized (
  select i.*, row_number() over (partition by i.id order by i.ord) as nth
  from json_to_recordset($1::json) as i(ord int, id uuid, service uuid, session bytea, good boolean, most_wrongs int, enforced boolean)
), held as materialized (
  select v.id, v.service_id, v.budget, v.session, v.status, v.attempts, v.max_attempts, v.sends, v.resend_at, v.expires_at, v.ended_at
  from verification v where v.id = any(array(select id from input)) order by v.id for no key update
), judged as materialized (
  select i.ord, i.id, i.good, i.most_wrongs, i.enforced, h.budget, h.status, h.attempts, h.max_attempts, h.sends, h.resend_at, h.ended_at,
    case when i.nth > 1 then 'later'
      when h.id is null or h.service_id <> i.service or h.session is distinct from i.session then 'not_found'
      when h.status = 'confirmed' and i.good and h.expires_at > ${NOW} then 'repeated'
      when h.status = 'confirmed' then 'already_confirmed'
      when h.status <> 'pending' then h.status
      when h.expires_at <= ${NOW} then 'expired' end as closed,
    h.id is not null and i.nth = 1 and h.service_id = i.service and h.session is not distinct from i.session
      and h.status = 'pending' and h.expires_at > ${NOW} as is_open
  from input i left join held h on h.id = i.id
), budget as materialized (
  select b.key, case when b.wrongs_reset_at <= ${NOW} then 0 else b.wrongs end as wrongs,
    case when b.wrongs_reset_at <= ${NOW} then ${NOW} + interval '1 day' else b.wrongs_reset_at end as resets_at
  from contact_budget b
  where b.key = any(array(select budget from judged where is_open)) order by b.key for no key update
), final as materialized (
  select j.*, coalesce(b.resets_at, ${NOW} + interval '1 day') as resets_at, j.before + coalesce(b.wrongs, 0) as used,
    case when j.enforced and j.before + coalesce(b.wrongs, 0) >= j.most_wrongs then 'contact_locked'
      when j.good then 'confirmed' else 'wrong' end as outcome
  from (
    select *, count(*) filter (where not good) over (partition by budget order by ord
      rows between unbounded preceding and current row) - (not good)::int as before
    from judged where is_open
  ) j left join budget b on b.key = j.budget
), spent as (
  insert into contact_budget as c (key, sends, sends_reset_at, wrongs, wrongs_reset_at)
  select budget, 0, ${NOW}, count(*), max(resets_at) from final where outcome = 'wrong' group by 1 order by 1
  on conflict (key) do update set
    wrongs = case when c.wrongs_reset_at <= ${NOW} then 0 else c.wrongs end + excluded.wrongs,
    wrongs_reset_at = case when c.wrongs_reset_at <= ${NOW} then excluded.wrongs_reset_at else c.wrongs_reset_at end
), done as (
  update verification v set
    attempts = v.attempts + (f.outcome = 'wrong')::int,
    wrong_at = case when f.outcome = 'wrong' then v.wrong_at || ${NOW} else v.wrong_at end,
    status = case when f.outcome = 'confirmed' then 'confirmed' when v.attempts + 1 >= v.max_attempts then 'locked' else v.status end,
    ended_at = case when f.outcome = 'confirmed' or v.attempts + 1 >= v.max_attempts then ${NOW} else v.ended_at end
  from final f where v.id = f.id and f.outcome in ('confirmed', 'wrong')
), answer as (
  select ord, id, outcome, resets_at as retry_at,
    greatest(0, least(max_attempts - attempts, case when enforced then most_wrongs - used else max_attempts end) - (outcome = 'wrong')::int) as attempts_left,
    case when outcome = 'confirmed' then 'confirmed' when outcome = 'wrong' and attempts + 1 >= max_attempts then 'locked' else status end as status,
    sends, resend_at, case when outcome = 'confirmed' or outcome = 'wrong' and attempts + 1 >= max_attempts then ${NOW} end as ended_at,
    not enforced and used >= most_wrongs as over
  from final
  union all
  select j.ord, j.id, j.closed, null,
    j.max_attempts - j.attempts, j.status, j.sends, j.resend_at, j.ended_at, false
  from judged j where not j.is_open
)
select a.*, case when a.outcome in ('confirmed', 'repeated', 'wrong') then ${messagesOf('a.id')} end as messages
from answer a`,
}

/** Judges a batch; a row answered `later` shared its verification with another of the batch and was not judged. */
export async function checkBatch(db: Queryable, rows: readonly CheckRow[], now: Date): Promise<CheckResult[]> {
  return await queryBatch<CheckResult>(db, checkStatement, rows, now)
}

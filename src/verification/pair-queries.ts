// The statement that judges checks of verifications that stand for one another: a first and its fallback. Both rows are locked in the
// order of their ids and judged as one: they share their wrong answers, and when one is confirmed the other ends. A batch at a time, as
// in check-queries.ts; it stands apart so that the check of a single one pays nothing for it. Raced: test/journeys/fallback-races.test.ts.
import { type Queryable, queryBatch, type Statement } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { CheckResult } from './check-queries.ts'
import { type MessageRow, messagesOf, type StoredStatus } from './queries.ts'

export interface PairRow {
  readonly first: Uuid
  readonly second: Uuid
  /** Which of the two was asked about. */
  readonly asks_second: boolean
  readonly service: Uuid
  /** `\x…`, or null where the id is the binding. */
  readonly session: string | null
  /** The submitted code equals that of the first, of the second; compared in constant time before. */
  readonly first_good: boolean
  readonly second_good: boolean
  /** Wrong answers per contact and day, and whether that limit refuses, for each of the two. */
  readonly first_most: number
  readonly first_enforced: boolean
  readonly second_most: number
  readonly second_enforced: boolean
}

/** One of the two after the check; instants as JSON carries them. */
export interface PairState {
  readonly status: StoredStatus
  readonly sends: number
  readonly resend_at: string | null
  readonly ended_at: string | null
  readonly fallback_why: string | null
  readonly messages: MessageRow[] | null
}

export interface PairResult
  extends Record<string, unknown>,
    Pick<CheckResult, 'ord' | 'outcome' | 'attempts_left' | 'retry_at' | 'over'> {
  /** Told with an outcome that shows a verification; null for one that is gone. */
  readonly first_state: PairState | null
  readonly second_state: PairState | null
}

const NOW = '$2::timestamptz'

const stateOf = (id: string): string => `(
    select json_build_object('status', s.status, 'sends', s.sends, 'resend_at', s.resend_at, 'ended_at', s.ended_at,
      'fallback_why', s.fallback_why, 'messages', ${messagesOf('s.id')})
    from after s where s.ord = f.ord and s.id = f.${id})`

const pairStatement: Statement = {
  name: 'check-pair',
  text: `
with input as materialized (
  select * from json_to_recordset($1::json) as i(ord int, first uuid, second uuid, asks_second boolean, service uuid, session bytea,
    first_good boolean, second_good boolean, first_most int, first_enforced boolean, second_most int, second_enforced boolean)
), held as materialized (
  select v.id, v.service_id, v.budget, v.session, v.status, v.attempts, v.max_attempts, v.sends, v.resend_at, v.expires_at, v.ended_at,
    v.fallback_why, v.status = 'pending' and v.expires_at > ${NOW} as lives
  from verification v where v.id = any(array(select first from input union all select second from input)) order by v.id for no key update
), pair as materialized (
  select i.*, coalesce(a.attempts, b.attempts) as attempts, coalesce(a.max_attempts, b.max_attempts) as max_attempts,
    a.status as first_status, b.status as second_status, coalesce(a.lives, false) as first_lives, coalesce(b.lives, false) as second_lives,
    a.budget as first_budget, b.budget as second_budget, coalesce(a.expires_at, b.expires_at) > ${NOW} as is_in_time,
    case when i.asks_second then nullif(b.status, 'waiting') else a.status end as asked_status,
    case when i.asks_second then b.service_id else a.service_id end as asked_service,
    case when i.asks_second then b.session else a.session end as asked_session
  from input i left join held a on a.id = i.first left join held b on b.id = i.second
), spending as materialized (
  select ord, first_budget as key from pair where first_lives union all select ord, second_budget from pair where second_lives
), judged as materialized (
  select p.*, case
      when exists (select 1 from spending s join spending o on o.key = s.key and o.ord < s.ord where s.ord = p.ord) then 'later'
      when p.asked_status is null or p.asked_service <> p.service or p.asked_session is distinct from p.session then 'not_found'
      when p.first_status = 'confirmed' then case when p.first_good and p.is_in_time then 'repeated' else 'already_confirmed' end
      when p.second_status = 'confirmed' then case when p.second_good and p.is_in_time then 'repeated' else 'already_confirmed' end
      when p.asked_status <> 'pending' then p.asked_status
      when not p.is_in_time then 'expired' end as closed
  from pair p
), budget as materialized (
  select b.key, case when b.wrongs_reset_at <= ${NOW} then 0 else b.wrongs end as wrongs,
    case when b.wrongs_reset_at <= ${NOW} then ${NOW} + interval '1 day' else b.wrongs_reset_at end as resets_at
  from contact_budget b
  where b.key = any(array(select s.key from spending s join judged j on j.ord = s.ord where j.closed is null))
  order by b.key for no key update
), counted as materialized (
  select j.*, j.first_most - coalesce(a.wrongs, 0) as first_left, j.second_most - coalesce(b.wrongs, 0) as second_left,
    j.first_lives and not (j.first_enforced and coalesce(a.wrongs, 0) >= j.first_most) as first_open,
    j.second_lives and not (j.second_enforced and coalesce(b.wrongs, 0) >= j.second_most) as second_open,
    coalesce(a.resets_at, ${NOW} + interval '1 day') as first_resets_at,
    coalesce(b.resets_at, ${NOW} + interval '1 day') as second_resets_at
  from judged j
  left join budget a on a.key = j.first_budget and j.first_lives
  left join budget b on b.key = j.second_budget and j.second_lives
), final as materialized (
  select c.*,
    case when c.closed is not null then c.closed
      when not (c.first_open or c.second_open) then 'contact_locked'
      when c.first_open and c.first_good or c.second_open and c.second_good then 'confirmed'
      else 'wrong' end as outcome,
    case when c.first_open and c.first_good then c.first else c.second end as winner
  from counted c
), after as materialized (
  select f.ord, h.id, h.sends, h.resend_at, h.fallback_why, h.attempts + (f.outcome = 'wrong')::int as attempts, h.status as before,
    case when h.status <> 'pending' then h.status
      when f.outcome = 'confirmed' then case when h.id = f.winner then 'confirmed' else 'cancelled' end
      when f.outcome = 'wrong' and f.attempts + 1 >= f.max_attempts then 'locked'
      else h.status end as status,
    case when h.status in ('waiting', 'pending') and (f.outcome = 'confirmed' or f.outcome = 'wrong' and f.attempts + 1 >= f.max_attempts)
      then coalesce(h.ended_at, ${NOW}) else h.ended_at end as ended_at
  from final f join held h on h.id = f.first or h.id = f.second
), spent as (
  insert into contact_budget as c (key, sends, sends_reset_at, wrongs, wrongs_reset_at)
  select key, 0, ${NOW}, 1, resets_at from (
    select first_budget as key, first_resets_at as resets_at from final where outcome = 'wrong' and first_open
    union all select second_budget, second_resets_at from final where outcome = 'wrong' and second_open
  ) s order by 1
  on conflict (key) do update set
    wrongs = case when c.wrongs_reset_at <= ${NOW} then 0 else c.wrongs end + excluded.wrongs,
    wrongs_reset_at = case when c.wrongs_reset_at <= ${NOW} then excluded.wrongs_reset_at else c.wrongs_reset_at end
), done as (
  update verification v set
    status = a.status,
    ended_at = a.ended_at,
    due_at = case when a.ended_at is null then v.due_at end,
    attempts = case when a.before = 'pending' then a.attempts else v.attempts end,
    wrong_at = case when a.before = 'pending' and f.outcome = 'wrong' then v.wrong_at || ${NOW} else v.wrong_at end
  from final f join after a on a.ord = f.ord
  where v.id = a.id and f.outcome in ('confirmed', 'wrong') and a.before in ('waiting', 'pending')
)
select f.ord, f.outcome, f.attempts_left, f.retry_at, f.over,
  case when f.outcome in ('confirmed', 'repeated', 'wrong') then ${stateOf('first')} end as first_state,
  case when f.outcome in ('confirmed', 'repeated', 'wrong') then ${stateOf('second')} end as second_state
from (
  select ord, first, second, outcome,
    greatest(0, least(max_attempts - attempts, greatest(
      case when first_open then case when first_enforced then first_left else max_attempts end end,
      case when second_open then case when second_enforced then second_left else max_attempts end end)) - (outcome = 'wrong')::int) as attempts_left,
    least(case when first_lives then first_resets_at end, case when second_lives then second_resets_at end) as retry_at,
    closed is null and (first_lives and not first_enforced and first_left <= 0 or second_lives and not second_enforced and second_left <= 0) as over
  from final
) f`,
}

/** Judges a batch; a row answered `later` met another of the batch at a contact's budget, and was not judged. */
export async function checkPairs(db: Queryable, rows: readonly PairRow[], now: Date): Promise<PairResult[]> {
  return await queryBatch<PairResult>(db, pairStatement, rows, now)
}

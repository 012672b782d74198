// The statement that resends, a batch at a time: locks the verifications, judges whether one may send now (R27), puts the send
// through the same stages of limits as a start, and writes the leased message. It changes neither code, life nor guesses (R8).
import { type Queryable, queryBatch } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import {
  type AppliedLimit,
  limitStages,
  overColumn,
  refusedBy,
  type Stage,
  stageColumns,
  stageColumnTypes,
  statementsByStages,
} from '../limits/index.ts'
import type { Lease } from './send-batcher.ts'

export interface ResendRow {
  readonly id: Uuid
  readonly msg: Uuid
  readonly service: Uuid
  readonly session: string | null
  /** When one may send again: seconds from the start, ascending, and the least gap after a send, in seconds. */
  readonly next_seconds: readonly number[]
  readonly gap: number
  /** After this no send is begun: its code would have too little life left. */
  readonly last_at: Date
  /** After this the message must not leave. */
  readonly not_after: Date
  /** When to look whether its fallback is to begin, if that waits still. */
  readonly look_at: Date
  readonly limits: readonly AppliedLimit[]
}

export type ResendResult =
  /** `before`: the providers that carried the earlier messages. */
  | { readonly outcome: 'sent'; readonly over: number; readonly before: readonly string[] }
  | { readonly outcome: 'too_early'; readonly retryAt: Date }
  | {
      readonly outcome:
        | 'no_sends_left'
        | 'confirmed'
        | 'locked'
        | 'cancelled'
        | 'expired'
        | 'not_found'
        | 'waiting'
        | 'later'
    }
  | { readonly outcome: 'limited'; readonly stage: number; readonly retryAt: Date }

interface ResultRow extends Record<string, unknown> {
  ord: number
  outcome: ResendResult['outcome']
  retry_at: Date | null
  stage: number | null
  over: number | null
  before: string[] | null
}

const NOW = '$2::timestamptz'

/** Resends a batch; a row answered `later` shared its verification with another of the batch. */
export async function resendBatch(
  db: Queryable,
  rows: readonly ResendRow[],
  now: Date,
  lease: Lease,
): Promise<ResendResult[]> {
  const batch = rows.map(({ limits, ...row }) => ({ ...row, ...stageColumns(limits) }))
  const answered = await queryBatch<ResultRow>(db, statementFor(rows), batch, now, lease.owner, lease.until)
  return answered.map(readResult)
}

function readResult(row: ResultRow): ResendResult {
  switch (row.outcome) {
    case 'sent':
      return { outcome: 'sent', over: row.over ?? 0, before: row.before ?? [] }
    case 'too_early':
      return { outcome: 'too_early', retryAt: row.retry_at as Date }
    case 'limited':
      return { outcome: 'limited', stage: row.stage ?? 0, retryAt: row.retry_at as Date }
    default:
      return { outcome: row.outcome }
  }
}

const statementFor = statementsByStages('resend', composeResend)

function composeResend(stages: readonly Stage[]): string {
  const { texts, passed: rows } = limitStages(stages, 'open', NOW)
  const parts = [judgedPart(stages), ...texts, sentPart(rows)]
  const refused = stages.map(({ name }) => {
    const { stage, from, retryAt } = refusedBy(name)
    return `union all select ord, 'limited', ${retryAt}, ${stage}, null, null from ${from}`
  })
  return `with ${parts.join(', ')}
select ord, 'sent' as outcome, null::timestamptz as retry_at, null::int as stage, ${overColumn(stages)} as over,
  (select array_agg(distinct m.provider) from message m where m.verification_id = ${rows}.id and m.provider is not null) as before
from ${rows}
union all select ord, state, resend_at, null, null, null from judged where state <> 'open'
${refused.join('\n')}`
}

function judgedPart(stages: readonly Stage[]): string {
  return `input as materialized (
  select i.*, row_number() over (partition by i.id order by i.ord) as nth
  from json_to_recordset($1::json) as i(ord int, id uuid, msg uuid, service uuid, session bytea,
    next_seconds int[], gap int, last_at timestamptz, not_after timestamptz, look_at timestamptz${stageColumnTypes(stages)})
), held as materialized (
  select v.id, v.service_id, v.session, v.status, v.sends, v.resend_at, v.test, v.created_at, v.expires_at, v.fallback_id
  from verification v where v.id = any(array(select id from input)) order by v.id for no key update
), judged as materialized (
  select i.*, h.sends, h.resend_at, h.test, h.created_at, h.expires_at, h.fallback_id,
    case when i.nth > 1 then 'later'
      when h.id is null or h.service_id <> i.service or h.session is distinct from i.session then 'not_found'
      when h.status <> 'pending' then h.status
      when h.expires_at <= ${NOW} then 'expired'
      when h.resend_at is null or ${NOW} > i.last_at then 'no_sends_left'
      when h.resend_at > ${NOW} then 'too_early'
      else 'open' end as state
  from input i left join held h on h.id = i.id
), open as materialized (select * from judged where state = 'open')`
}

/** The next send is due at the schedule's instant or one gap after this one, whichever is later; null when that is too late. */
function sentPart(rows: string): string {
  const next = `greatest(q.created_at + make_interval(secs => q.next_seconds[v.sends + 1]), ${NOW} + make_interval(secs => q.gap))`
  return `v as (
  update verification v set sends = v.sends + 1, resend_at = case when v.sends < cardinality(q.next_seconds) and ${next} <= q.last_at then ${next} end
  from ${rows} q where v.id = q.id
), looked_at as (
  update verification f set due_at = q.look_at from ${rows} q where f.id = q.fallback_id and f.status = 'waiting' and f.fallback_why is null
), m as (
  insert into message (id, verification_id, service_id, test, state, lease_by, lease_until, not_after, created_at, updated_at)
  select msg, id, service, test, 'sending', $3::uuid, $4::timestamptz, not_after, ${NOW}, ${NOW} from ${rows}
)`
}

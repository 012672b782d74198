// The statement that starts verifications, a batch at a time (D4): replays of an idempotency key, limits, the verification
// that is pending already (R10), and the new rows with their leased messages, all in one. Its parts are left out where no row of
// the batch needs them; the stages of limits come from src/limits. Raced on both engines: test/journeys/races.test.ts.
import type { Queryable, Statement } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import {
  limitRule,
  limitStages,
  nameStages,
  overColumn,
  refusedBy,
  type Stage,
  stageColumnTypes,
  stagesOf,
} from '../limits/index.ts'
import { secondPart } from './second-queries.ts'
import type { StartRow } from './start-batch.ts'

const statements = new Map<string, Statement>()

/** The statement for what this batch needs; one text per combination, so that each is prepared once. */
export function startStatement(rows: readonly StartRow[]): Statement {
  const before = stagesOf(rows.map((row) => row.limits.before))
  const sending = stagesOf(rows.map((row) => row.limits.sending))
  const needs: Needs = {
    findsPending: rows.some(({ members }) => members.pkey !== undefined),
    replays: rows.some(({ members }) => members.idem !== undefined),
    fallsBack: rows.some(({ members }) => members.second !== undefined),
  }
  const { findsPending, replays, fallsBack } = needs
  const name = `start-${nameStages([...before, ...sending])}${findsPending ? 'p' : ''}${replays ? 'r' : ''}${fallsBack ? 'f' : ''}`
  const known = statements.get(name)
  if (known) return known
  const statement = { name, text: composeStart(before, sending, needs) }
  statements.set(name, statement)
  return statement
}

const NOW = '$2::timestamptz'

/** Which parts a batch needs: those that no row of it needs are left out. */
interface Needs {
  /** A verification may be pending already. */
  readonly findsPending: boolean
  /** An idempotency key may have been answered before. */
  readonly replays: boolean
  /** Another contact is to be fallen back on. */
  readonly fallsBack: boolean
}

function composeStart(before: readonly Stage[], sending: readonly Stage[], needs: Needs): string {
  const { findsPending, replays, fallsBack } = needs
  const stages = [...before, ...sending]
  const parts = [inputPart(stages, needs)]
  let rows = 'input'
  if (replays) {
    parts.push(replayPart())
    rows = 'fresh'
  }
  parts.push(leanPart(rows, stages, needs))
  const begun = limitStages(before, 'lean', NOW)
  parts.push(...begun.texts)
  rows = begun.passed
  if (findsPending) {
    parts.push(pendingPart(rows, replays))
    rows = 'unstarted'
  }
  const sent = limitStages(sending, rows, NOW)
  parts.push(...sent.texts)
  rows = sent.passed
  if (findsPending) parts.push(pointPart(rows))
  if (replays) parts.push(claimPart(rows, findsPending))
  parts.push(goPart(rows, stages, needs), insertPart(fallsBack))
  if (fallsBack) parts.push(secondPart())
  const answers = [
    `select ord, case when target = id then 'started' ${replays ? "when idem is not null and not equal then 'key_reused' when idem is not null and status = 201 then 'replayed'" : ''} else 'pending' end as outcome,
      target, status, null::int as stage, null::timestamptz as retry_at, over, wrongs from go`,
  ]
  if (replays) {
    answers.push(
      "select ord, case when equal then 'replayed' else 'key_reused' end, target, status, null, null, null, wrongs from replay",
    )
  }
  if (findsPending) {
    answers.push(
      replays
        ? "select p.ord, case when w.body is not null and w.body <> p.body then 'key_reused' else 'pending' end, coalesce(w.target, p.target), 200, null, null, null, null from pending p left join claimed w on w.service_id = p.service and w.key = p.idem"
        : "select ord, 'pending', target, 200, null, null, null, null from pending",
    )
  }
  for (const { name } of stages) {
    const { stage, from, retryAt } = refusedBy(name)
    answers.push(`select ord, 'limited', null, null, ${stage}, ${retryAt}, null, null from ${from}`)
  }
  return `with ${parts.join(', ')}\n${answers.join('\nunion all ')}`
}

function inputPart(stages: readonly Stage[], { findsPending, replays, fallsBack }: Needs): string {
  return `input as materialized (
  select * from json_to_recordset($1::json) as i(ord int, id uuid, msg uuid, service uuid, contact uuid, sealed bytea,
    budget uuid, session bytea, purpose text, channel text, country text, locale text, lane smallint, metadata jsonb, nonce bytea,
    secret int, digits smallint, max_attempts smallint, resend_at timestamptz, created_at timestamptz, expires_at timestamptz,
    not_after timestamptz${findsPending ? ', pkey uuid, older uuid[]' : ''}${replays ? ', idem uuid, body uuid, older_bodies uuid[]' : ''}${fallsBack ? ', second json' : ''}${stageColumnTypes(stages)})
)`
}

/** What is judged, without what is only stored: every stage copies its rows, and a start has thirty members. */
function leanPart(rows: string, stages: readonly Stage[], { findsPending, replays }: Needs): string {
  const limits = stages.map(({ name }) => `, k_${limitRule(name).scope}, l_${limitRule(name).scope}`).join('')
  return `lean as materialized (
  select ord, id, service, expires_at${findsPending ? ', pkey, older' : ''}${replays ? ', idem, body' : ''}${limits} from ${rows}
)`
}

/** What an idempotency key was answered before, kept 24 hours. */
function replayPart(): string {
  return `replay as materialized (
  select i.ord, k.target, k.status, k.wrongs, k.body = i.body or coalesce(k.body = any(i.older_bodies), false) as equal from input i
  join (select * from idempotency where key = any(array(select idem from input where idem is not null))
    and created_at > ${NOW} - interval '24 hours') k on k.service_id = i.service and k.key = i.idem
), fresh as materialized (select i.* from input i where i.ord <> all (array(select ord from replay)))`
}

/**
 * The verification that is pending already. The pointer is locked, then the verification it names, then both are judged. A
 * named verification that this statement cannot see was inserted after it began, so it is taken as pending.
 */
function pendingPart(rows: string, replays: boolean): string {
  return `pointer as materialized (
  select p.key, p.verification_id, p.expires_at from pending_start p
  where p.key = any(array(select pkey from ${rows} where pkey is not null union all select unnest(older) from ${rows}))
  order by p.key for update
), pointed as materialized (
  select v.id, v.status, v.expires_at from verification v
  where v.id = any(array(select verification_id from pointer)) order by v.id for no key update
), pending as materialized (
  select distinct on (q.ord) q.ord, q.service${replays ? ', q.idem, q.body' : ''}, p.verification_id as target
  from ${rows} q join pointer p on p.key = q.pkey or p.key = any(q.older) left join pointed v on v.id = p.verification_id
  where p.expires_at > ${NOW} and coalesce(v.status = 'pending' and v.expires_at > ${NOW}, true)
  order by q.ord, p.verification_id desc
), unstarted as materialized (
  select q.*, (select p.verification_id from pointer p where p.key = q.pkey) as stale
  from ${rows} q where q.ord <> all (array(select ord from pending))
)`
}

/** Of parallel starts that saw the same ended verification, or none, the first one points to its own; the others find that. */
function pointPart(rows: string): string {
  const takes = `(c.verification_id is not distinct from excluded.replaces or c.expires_at <= ${NOW})`
  return `point as (
  insert into pending_start as c (key, verification_id, replaces, expires_at)
  select pkey, id, stale, expires_at from ${rows} where pkey is not null order by 1
  on conflict (key) do update set
    verification_id = case when ${takes} then excluded.verification_id else c.verification_id end,
    replaces = case when ${takes} then excluded.replaces else c.replaces end,
    expires_at = case when ${takes} then excluded.expires_at else c.expires_at end
  returning c.key, c.verification_id
)`
}

/** Of parallel requests with one idempotency key, the first one writes what the others will be answered. */
function claimPart(rows: string, findsPending: boolean): string {
  const pointed = findsPending
    ? `select r.service, r.idem, r.body, case when coalesce(p.verification_id, r.id) = r.id then 201 else 200 end as status, coalesce(p.verification_id, r.id) as target, r.wrongs
      from ${rows} r left join point p on p.key = r.pkey where r.idem is not null
      union all select service, idem, body, 200, target, null from pending where idem is not null`
    : `select service, idem, body, 201 as status, id as target, wrongs from ${rows} where idem is not null`
  const stale = `k.created_at <= ${NOW} - interval '24 hours'`
  const column = (name: string) => `${name} = case when ${stale} then excluded.${name} else k.${name} end`
  return `claimed as (
  insert into idempotency as k (service_id, key, body, status, target, wrongs, created_at)
  select service, idem, body, status, target, wrongs, ${NOW} from (${pointed}) r order by 2, 1
  on conflict (key, service_id) do update set
    ${['body', 'status', 'target', 'wrongs', 'created_at'].map(column).join(', ')}
  returning k.service_id, k.key, k.body, k.status, k.target, k.wrongs
)`
}

function goPart(rows: string, stages: readonly Stage[], { findsPending, replays }: Needs): string {
  const own = findsPending ? 'coalesce(p.verification_id, r.id)' : 'r.id'
  return `go as materialized (
  select i.*, ${overColumn(stages)} as over, ${replays ? `coalesce(w.target, ${own})` : own} as target,
    ${replays ? 'w.status, coalesce(w.wrongs, r.wrongs) as wrongs, w.body = r.body' : 'null::smallint as status, r.wrongs, true'} as equal
  from ${rows} r join input i on i.ord = r.ord
  ${findsPending ? 'left join point p on p.key = r.pkey' : ''}
  ${replays ? 'left join claimed w on w.service_id = r.service and w.key = r.idem' : ''}
)`
}

/** The verification and its message, already leased to the process that will send it (D5). */
function insertPart(fallsBack: boolean): string {
  return `v as (
  insert into verification (id, service_id, contact, contact_sealed, contact_key, budget, session, purpose, channel, country, locale,
    lane, test, metadata, nonce, code_key, digits, max_attempts, resend_at, created_at, expires_at${fallsBack ? ', fallback_id' : ''})
  select id, service, contact, sealed, secret, budget, session, purpose, channel, country, locale,
    lane, lane >= 2, metadata, nonce, secret, digits, max_attempts, resend_at, created_at, expires_at${fallsBack ? ", (second->>'id')::uuid" : ''} from go where target = id
), m as (
  insert into message (id, verification_id, service_id, test, state, lease_by, lease_until, not_after, created_at, updated_at)
  select msg, id, service, lane >= 2, 'sending', $3::uuid, $4::timestamptz, not_after, created_at, created_at from go where target = id
)`
}

/** Forgets a pointer whose verification was never written (its idempotency key was used for another body at that moment). */
export async function forgetPointer(db: Queryable, keys: readonly Uuid[], target: Uuid): Promise<void> {
  await db.query('delete from pending_start where key = any($1::uuid[]) and verification_id = $2', [keys, target])
}

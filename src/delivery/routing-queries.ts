// What processes tell each other of the providers. Sums are added up, so that none is lost; a weight is moved
// only by whoever saw what it was, so that one reason moves it once.
import type { Queryable } from '../db/index.ts'
import { lowestUuidAt, type Uuid } from '../lib/ids.ts'
import type { Bucket, Change, Counts, Evidence, Pause, Share } from './routing/index.ts'

/** Adds to the sums of all processes. */
export async function addSharedCounts(db: Queryable, counts: Counts): Promise<void> {
  const rows = Object.entries(counts).flatMap(([provider, places]) =>
    Object.entries(places).flatMap(([country, buckets]) =>
      buckets.map(({ at, ...sums }) => ({ provider, country, at: new Date(at), ...sums })),
    ),
  )
  if (rows.length > 0) await db.query(addStatement, [JSON.stringify(rows)])
}

// In the order of the key, so that two processes that add to the same rows wait for each other in the same order.
const addStatement = {
  name: 'add provider counts',
  text: `
insert into provider_count as c (provider, country, at, handed, failed, accepted, prompt, confirmed)
select provider, country, at, handed, failed, accepted, prompt, confirmed
from json_to_recordset($1::json) as i(provider text, country text, at timestamptz, handed int, failed int, accepted int, prompt int, confirmed int)
order by provider, country, at
on conflict (provider, country, at) do update set handed = c.handed + excluded.handed, failed = c.failed + excluded.failed,
  accepted = c.accepted + excluded.accepted, prompt = c.prompt + excluded.prompt, confirmed = c.confirmed + excluded.confirmed`,
}

/** The sums of all processes. */
export async function selectSharedCounts(db: Queryable, since: Date): Promise<Counts> {
  const rows = await db.query<{
    provider: string
    country: string
    at: Date
    handed: number
    failed: number
    accepted: number
    prompt: number
    confirmed: number
  }>(
    {
      name: 'provider counts',
      text: 'select * from provider_count where at >= $1 order by provider, country, at',
    },
    [since],
  )
  const counts: Record<string, Record<string, Bucket[]>> = {}
  for (const { provider, country, at, ...sums } of rows) {
    const places = counts[provider] ?? {}
    places[country] = [...(places[country] ?? []), { at: at.getTime(), ...sums }]
    counts[provider] = places
  }
  return counts
}

/** A weight that moved, with the evidence for it. */
export interface MovedShare {
  readonly id: Uuid
  readonly change: Change
  readonly evidence: Evidence
}

/** Moves shares that are still what the change says they were, and writes the history of those. */
export async function moveShares(db: Queryable, moved: readonly MovedShare[]): Promise<void> {
  const rows = moved.map(({ id, change, evidence }) => ({ id, ...historyOf(change), evidence }))
  if (rows.length > 0) await db.query(moveStatement, [JSON.stringify(rows)])
}

const moveStatement = {
  name: 'move provider shares',
  text: `
with input as materialized (
  select * from json_to_recordset($1::json) as i(id uuid, provider text, country text, share_from double precision, share_to double precision,
    evidence text, who text, why text, at timestamptz)
), moved as (
  insert into provider_share as s (provider, country, factor, evidence, changed_at)
  select provider, country, share_to, evidence, at from input order by provider, country
  on conflict (provider, country) do update set factor = excluded.factor, evidence = excluded.evidence, changed_at = excluded.changed_at
    where s.factor = (select i.share_from from input i where i.provider = s.provider and i.country = s.country)
  returning provider, country
)
insert into provider_change (id, provider, country, what, share_from, share_to, who, why, at)
select i.id, i.provider, i.country, 'weight', i.share_from, i.share_to, i.who, i.why, i.at
from input i join moved m on m.provider = i.provider and m.country = i.country`,
}

function historyOf({ provider, country, what, from, to, who, why, at }: Change) {
  return { provider, country: country ?? '', what, share_from: from ?? null, share_to: to ?? null, who, why, at }
}

/** What a process found of a provider: down, or working again. */
export interface FoundState {
  readonly provider: string
  readonly downUntil: Date | null
  readonly downSince: Date | null
  readonly openings: number
  readonly recoveredAt: Date | null
  /** For the history, where it was not known already. */
  readonly id: Uuid
  readonly why: string
  readonly at: Date
}

/** Writes down what was found. Answers the version by which others see it. */
export async function writeStates(db: Queryable, found: readonly FoundState[]): Promise<ReadonlyMap<string, number>> {
  if (found.length === 0) return new Map()
  const rows = await db.query<{ provider: string; version: number }>(stateStatement, [JSON.stringify(found)])
  return new Map(rows.map(({ provider, version }) => [provider, version]))
}

// What was known before is read before it is written: a row that the statement has changed itself would not be locked any more, and
// not be seen.
const stateStatement = {
  name: 'write provider states',
  text: `
with input as materialized (
  select * from json_to_recordset($1::json) as i(provider text, "downUntil" timestamptz, "downSince" timestamptz, openings int,
    "recoveredAt" timestamptz, id uuid, why text, at timestamptz)
), held as materialized (
  select s.provider, s.down_since from provider_state s where s.provider in (select provider from input) order by s.provider for no key update
), written as (
  insert into provider_state as s (provider, down_until, down_since, openings, recovered_at)
  select provider, "downUntil", "downSince", openings, "recoveredAt" from input where (select count(*) from held) >= 0 order by provider
  on conflict (provider) do update set down_until = excluded.down_until, down_since = excluded.down_since, openings = excluded.openings,
    recovered_at = excluded.recovered_at, version = s.version + 1
  returning s.provider, s.version
), told as (
  insert into provider_change (id, provider, country, what, who, why, at)
  select i.id, i.provider, '', case when i."downSince" is null then 'up' else 'down' end, 'automatic', i.why, i.at
  from input i left join held h on h.provider = i.provider where (h.down_since is null) <> (i."downSince" is null)
)
select provider, version from written`,
}

/** Takes a provider out, or back in. Answers false when that is how it is already. */
export async function writePause(db: Queryable, { provider, pause, id, who, why, at }: PauseOrder): Promise<boolean> {
  const rows = await db.query(pauseStatement, [provider, pause, who, why, at, id])
  return rows.length > 0
}

export interface PauseOrder {
  readonly provider: string
  readonly pause: boolean
  readonly id: Uuid
  readonly who: string
  readonly why: string
  readonly at: Date
}

const pauseStatement = `
with written as (
  insert into provider_state as s (provider, paused_at, paused_by, paused_why)
  select $1::text, case when $2::boolean then $5::timestamptz end, case when $2 then $3::text end, case when $2 then $4::text end
  on conflict (provider) do update set paused_at = excluded.paused_at, paused_by = excluded.paused_by, paused_why = excluded.paused_why,
    version = s.version + 1
    where (s.paused_at is null) = $2
  returning s.provider, s.paused_at, s.version
)
insert into provider_change (id, provider, country, what, who, why, at)
select $6::uuid, $1, '', case when $2 then 'paused' else 'resumed' end, $3, $4, $5 from written where $2 or version > 1
returning 1 as done`

export interface SharedStanding {
  readonly shares: Readonly<Record<string, Share>>
  readonly state: SharedState | undefined
}

export interface SharedState {
  readonly version: number
  readonly down: { readonly until: number; readonly since: number } | undefined
  readonly openings: number
  readonly recoveredAt: number | undefined
  readonly pause: Pause | undefined
}

/** What all processes hold of the providers, by name. */
export async function selectStandings(db: Queryable): Promise<ReadonlyMap<string, SharedStanding>> {
  const [shares, states] = await Promise.all([
    db.query<{ provider: string; country: string; factor: number; evidence: Evidence; changed_at: Date }>({
      name: 'provider shares',
      text: 'select * from provider_share',
    }),
    db.query<StateRow>({ name: 'provider states', text: 'select * from provider_state' }),
  ])
  const standings = new Map<string, SharedStanding>()
  for (const row of states) standings.set(row.provider, { shares: {}, state: readState(row) })
  for (const { provider, country, factor, evidence, changed_at } of shares) {
    const known = standings.get(provider) ?? { shares: {}, state: undefined }
    const share: Share = { factor, by: evidence, changedAt: changed_at.getTime() }
    if (factor < 1) standings.set(provider, { ...known, shares: { ...known.shares, [country]: share } })
  }
  return standings
}

interface StateRow extends Record<string, unknown> {
  readonly provider: string
  readonly down_until: Date | null
  readonly down_since: Date | null
  readonly openings: number
  readonly recovered_at: Date | null
  readonly paused_at: Date | null
  readonly paused_by: string | null
  readonly paused_why: string | null
  readonly version: number
}

function readState(row: StateRow): SharedState {
  const { down_until: until, down_since: since, paused_at: pausedAt } = row
  return {
    version: row.version,
    down: until && since ? { until: until.getTime(), since: since.getTime() } : undefined,
    openings: row.openings,
    recoveredAt: row.recovered_at?.getTime(),
    pause: pausedAt ? { at: pausedAt.getTime(), who: row.paused_by ?? '', why: row.paused_why ?? '' } : undefined,
  }
}

/** Deletes what is not needed any more; answers how many changes of the history. */
export async function deleteOldRouting(
  db: Queryable,
  before: { readonly counts: Date; readonly fullShares: Date; readonly changes: Date },
): Promise<number> {
  await db.query('delete from provider_count where at < $1', [before.counts])
  await db.query('delete from provider_share where factor = 1 and changed_at < $1', [before.fullShares])
  const gone = await db.query('delete from provider_change where id < $1::uuid returning 1 as gone', [
    lowestUuidAt(before.changes),
  ])
  return gone.length
}

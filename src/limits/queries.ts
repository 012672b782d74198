// The stages of limits inside a statement. Each stage counts, per key and in the order of the key, all rows that reached it,
// hands each row its running number in the order it came, and passes on the rows within the limit. Two parallel statements
// queue on the counter's row and judge on what the upsert returned, never on a snapshot (decision 0022 tells what broke otherwise).
import { type Database, deleteInPortions, type Queryable, type Statement } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { type LimitName, limitRule } from './rules.ts'
import type { AppliedLimit } from './stages.ts'

/** A stage as it stands in a statement; `isShared` when two rows of the batch may count under the same key. */
export interface Stage {
  readonly name: LimitName
  readonly isShared: boolean
}

/**
 * The common table expressions of one stage: `u_<scope>` counts, `j_<scope>` judges, `q_<scope>` holds the rows that go on.
 * The rows of `from` need `ord`, `k_<scope>` (the key) and `l_<scope>` (the most; negative where the limit only observes).
 * Where no two rows share a key, they need neither be grouped nor numbered, which saves a third of a stage.
 * The stage that counts in the contact's budget also hands each row `wrongs`, the contact's wrong answers of the running day.
 * `now` is the placeholder of the present instant.
 */
function limitStage({ name, isShared }: Stage, from: string, now: string): { text: string; passed: string } {
  const { scope, windowSeconds, kept } = limitRule(name)
  const window = `interval '${windowSeconds} seconds'`
  const input = isShared
    ? `select k_${scope} as key, count(*)::int as n from ${from} where k_${scope} is not null group by 1`
    : `select k_${scope} as key, 1 as n from ${from} where k_${scope} is not null`
  const count = kept === 'counter' ? countInCounter(scope, input, now, window) : countInBudget(input, now, window)
  const position = isShared
    ? `u.n - count(*) over (partition by p.k_${scope}) + row_number() over (partition by p.k_${scope} order by p.ord)`
    : 'u.n'
  const wrongs = kept === 'contact_budget' ? ', u.wrongs' : ''
  const text = `u_${scope} as (
  ${count}
), j_${scope} as materialized (
  select p.*, u.resets_at as r_${scope}, coalesce(${position} > abs(p.l_${scope}), false) as x_${scope}${wrongs}
  from ${from} p left join u_${scope} u on u.key = p.k_${scope}
), q_${scope} as not materialized (select * from j_${scope} where not (x_${scope} and l_${scope} >= 0))`
  return { text, passed: `q_${scope}` }
}

function countInCounter(scope: number, input: string, now: string, window: string): string {
  return `insert into counter as c (key, scope, n, resets_at)
    select i.key, ${scope}, i.n, ${now} + ${window} from (${input}) i order by 1
    on conflict (key, scope) do update set
      n = case when c.resets_at <= ${now} then 0 else c.n end + excluded.n,
      resets_at = case when c.resets_at <= ${now} then excluded.resets_at else c.resets_at end
    returning c.key, c.n, c.resets_at`
}

function countInBudget(input: string, now: string, window: string): string {
  return `insert into contact_budget as c (key, sends, sends_reset_at, wrongs, wrongs_reset_at)
    select i.key, i.n, ${now} + ${window}, 0, ${now} from (${input}) i order by 1
    on conflict (key) do update set
      sends = case when c.sends_reset_at <= ${now} then 0 else c.sends end + excluded.sends,
      sends_reset_at = case when c.sends_reset_at <= ${now} then excluded.sends_reset_at else c.sends_reset_at end
    returning c.key, c.sends as n, c.sends_reset_at as resets_at, case when c.wrongs_reset_at <= ${now} then 0 else c.wrongs end as wrongs`
}

/** The rows that a stage refused: where they are found, and when its window ends. */
export function refusedBy(name: LimitName): { stage: number; from: string; retryAt: string } {
  const { scope } = limitRule(name)
  return { stage: scope, from: `j_${scope} where x_${scope} and l_${scope} >= 0`, retryAt: `r_${scope}` }
}

/** The stages that the rows of a batch go through, in the order of judging. */
export function stagesOf(rows: readonly (readonly AppliedLimit[])[]): Stage[] {
  const seen = new Map<LimitName, { readonly keys: Set<string>; isShared: boolean }>()
  for (const limits of rows) {
    for (const { name, key } of limits) {
      const stage = seen.get(name) ?? { keys: new Set(), isShared: false }
      seen.set(name, stage)
      if (stage.keys.has(key)) stage.isShared = true
      stage.keys.add(key)
    }
  }
  return [...seen]
    .map(([name, { isShared }]) => ({ name, isShared }))
    .sort((one, other) => limitRule(one.name).scope - limitRule(other.name).scope)
}

/** Names a list of stages, to tell statements apart. */
export function nameStages(stages: readonly Stage[]): string {
  return stages.map(({ name, isShared }) => `${limitRule(name).scope}${isShared ? 's' : ''}`).join('.')
}

/** The common table expressions of all stages, one after the other, and the rows that pass the last. */
export function limitStages(stages: readonly Stage[], from: string, now: string): { texts: string[]; passed: string } {
  const texts: string[] = []
  let passed = from
  for (const one of stages) {
    const stage = limitStage(one, passed, now)
    texts.push(stage.text)
    passed = stage.passed
  }
  return { texts, passed }
}

/** The statement for the limits of a batch: one text per combination of stages, so that each is prepared once. */
export function statementsByStages(
  name: string,
  compose: (stages: readonly Stage[]) => string,
): (rows: readonly { readonly limits: readonly AppliedLimit[] }[]) => Statement {
  const statements = new Map<string, Statement>()
  return (rows) => {
    const stages = stagesOf(rows.map(({ limits }) => limits))
    const key = `${name}-${nameStages(stages)}`
    const known = statements.get(key)
    if (known) return known
    const statement = { name: key, text: compose(stages) }
    statements.set(key, statement)
    return statement
  }
}

/** What a stage reads of a row: the key, and the most, negative where the limit only observes. */
export function stageColumns(limits: readonly AppliedLimit[]): Record<string, string | number> {
  const columns: Record<string, string | number> = {}
  for (const { name, key, most, enforced } of limits) {
    const { scope } = limitRule(name)
    columns[`k_${scope}`] = key
    columns[`l_${scope}`] = enforced ? most : -most
  }
  return columns
}

/** The declarations of those columns in `json_to_recordset`. */
export function stageColumnTypes(stages: readonly Stage[]): string {
  return stages
    .map(({ name }) => limitRule(name).scope)
    .map((scope) => `, k_${scope} uuid, l_${scope} int`)
    .join('')
}

/** Which limits a row went past, as bits by their number: those that observe let it go on. */
export function overColumn(stages: readonly Stage[]): string {
  const bits = stages.map(({ name }) => limitRule(name).scope).map((scope) => `((x_${scope})::int << ${scope})`)
  return bits.join(' | ') || '0'
}

/** Counts one thing under one limit that has a counter, outside any other statement. Answers whether it went past, and when the window ends. */
export async function countOne(
  db: Queryable,
  limit: AppliedLimit,
  now: Date,
): Promise<{ over: boolean; resetsAt: Date }> {
  const { scope, windowSeconds } = limitRule(limit.name)
  const input = 'select $1::uuid as key, 1 as n'
  const text = countInCounter(scope, input, '$2::timestamptz', `interval '${windowSeconds} seconds'`)
  const [row] = await db.query<{ n: number; resets_at: Date }>({ name: `count-one-${scope}`, text }, [limit.key, now])
  if (!row) throw new Error('Counting answered no row.')
  return { over: row.n > limit.most, resetsAt: row.resets_at }
}

/** How much is counted under these limits in windows that run; those of which nothing is are left out. */
export async function selectCounts(
  db: Queryable,
  limits: readonly Pick<AppliedLimit, 'name' | 'key'>[],
  now: Date,
): Promise<{ key: Uuid; scope: number; n: number; resets_at: Date }[]> {
  const { scope: sends } = limitRule('sends_per_contact_day')
  const { scope: wrongs } = limitRule('wrong_answers_per_contact_day')
  return await db.query(
    `with w as (select * from unnest($1::uuid[], $2::smallint[]) as w (key, scope))
     select key, scope, c.n, c.resets_at from w join counter c using (key, scope) where c.resets_at > $3::timestamptz
     union all
     select key, scope, b.sends, b.sends_reset_at from w join contact_budget b using (key)
     where scope = ${sends} and b.sends_reset_at > $3::timestamptz
     union all
     select key, scope, b.wrongs, b.wrongs_reset_at from w join contact_budget b using (key)
     where scope = ${wrongs} and b.wrongs_reset_at > $3::timestamptz`,
    [limits.map(({ key }) => key), limits.map(({ name }) => limitRule(name).scope), now],
  )
}

/** Deletes the counters and budgets whose windows ended before `before`; answers how many. */
export async function deleteSpentCounters(db: Database, before: Date): Promise<number> {
  const counters = { table: 'counter', key: ['key', 'scope'], isSpent: 't.resets_at <= $4::timestamptz' } as const
  const budgets = {
    table: 'contact_budget',
    key: ['key'],
    isSpent: 't.sends_reset_at <= $4::timestamptz and t.wrongs_reset_at <= $4',
  } as const
  return (await deleteInPortions(db, counters, [before])) + (await deleteInPortions(db, budgets, [before]))
}

/** Takes back what was counted in the running day of some contacts: sends and wrong answers. Answers how many had any. */
export async function liftBudgets(db: Queryable, keys: readonly Uuid[]): Promise<number> {
  const lifted = await db.query(
    'update contact_budget set sends = 0, wrongs = 0 where key = any($1::uuid[]) and (sends > 0 or wrongs > 0) returning 1 as lifted',
    [keys],
  )
  return lifted.length
}

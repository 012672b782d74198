// Starts for the database, a batch at a time (D4): their rows, and what became of each. The statement stands in start-queries.ts.
import type { Queryable } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { AppliedLimit } from '../limits/index.ts'
import type { SecondMembers } from './second-queries.ts'
import type { Lease } from './send-batcher.ts'
import { startStatement } from './start-queries.ts'

/**
 * One start, ready for the database: what the statement reads by name. Bytes are in PostgreSQL's hexadecimal form (`\x…`), as JSON
 * carries them; what is undefined stays out, since reading a member costs more than missing it.
 */
export interface StartMembers {
  readonly id: Uuid
  readonly msg: Uuid
  readonly service: Uuid
  readonly contact: Uuid
  readonly sealed: string
  /** The contact's budget of sends and wrong answers. */
  readonly budget: Uuid
  readonly session: string | undefined
  readonly purpose: string
  readonly channel: string
  readonly country: string | undefined
  readonly locale: string
  /** 2 and above for test keys. */
  readonly lane: number
  readonly metadata: Readonly<Record<string, string>> | undefined
  readonly nonce: string
  /** The secret that seals the contact and derives the code. */
  readonly secret: number
  readonly digits: number
  readonly max_attempts: number
  readonly resend_at: Date | undefined
  readonly created_at: Date
  readonly expires_at: Date
  readonly not_after: Date
  readonly idem: Uuid | undefined
  readonly body: Uuid | undefined
  /** The body's hash under the older secrets of the ring. */
  readonly older_bodies: readonly Uuid[] | undefined
  /** Under which key a repeated start finds this one; undefined without a session. */
  readonly pkey: Uuid | undefined
  /** The same under the older secrets of the ring. */
  readonly older: readonly Uuid[] | undefined
  /** The verification of the contact that this one falls back on. */
  readonly second: SecondMembers | undefined
}

export interface StartRow {
  /** With the columns of its limits (stageColumns). */
  readonly members: StartMembers
  readonly limits: {
    /** Judged before it is known whether anything is sent. */
    readonly before: readonly AppliedLimit[]
    readonly sending: readonly AppliedLimit[]
  }
}

/** `wrongs`: the wrong answers that the contact's day had when it was started. */
export type StartResult =
  | { readonly outcome: 'started'; readonly target: Uuid; readonly over: number; readonly wrongs: number }
  | { readonly outcome: 'pending'; readonly target: Uuid }
  | { readonly outcome: 'replayed'; readonly target: Uuid; readonly status: number; readonly wrongs: number }
  | { readonly outcome: 'key_reused' }
  | { readonly outcome: 'limited'; readonly stage: number; readonly retryAt: Date }

interface ResultRow extends Record<string, unknown> {
  ord: number
  outcome: StartResult['outcome']
  target: Uuid | null
  status: number | null
  stage: number | null
  retry_at: Date | null
  over: number | null
  wrongs: number | null
}

/** Starts a batch. No two rows may share an idempotency key or a `pkey`: an upsert cannot meet the same row twice. */
export async function startBatch(
  db: Queryable,
  rows: readonly StartRow[],
  now: Date,
  lease: Lease,
): Promise<StartResult[]> {
  const input = rows.map(({ members }, ord) => `{"ord":${ord},${JSON.stringify(members).slice(1)}`).join(',')
  const results = new Array<StartResult>(rows.length)
  const answered = await db.query<ResultRow>(startStatement(rows), [`[${input}]`, now, lease.owner, lease.until])
  for (const row of answered) results[row.ord] = readResult(row)
  return results
}

function readResult(row: ResultRow): StartResult {
  switch (row.outcome) {
    case 'started':
      return { outcome: 'started', target: row.target as Uuid, over: row.over ?? 0, wrongs: row.wrongs ?? 0 }
    case 'pending':
      return { outcome: 'pending', target: row.target as Uuid }
    case 'replayed':
      return { outcome: 'replayed', target: row.target as Uuid, status: row.status ?? 200, wrongs: row.wrongs ?? 0 }
    case 'limited':
      return { outcome: 'limited', stage: row.stage ?? 0, retryAt: row.retry_at as Date }
    case 'key_reused':
      return { outcome: 'key_reused' }
  }
}

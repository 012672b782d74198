// The statements of idempotency keys, for all POSTs but starts (docs/decisions/0007): a claim before the work, the answer after.
import type { Queryable, Statement } from '../db/index.ts'
import type { Uuid } from '../lib/ids.ts'

export interface ClaimRow {
  readonly service: Uuid
  readonly key: Uuid
  readonly body: Uuid
  readonly now: Date
  /** Answers older than this are spent. */
  readonly keptSince: Date
  /** A claim older than this was left by a process that died. */
  readonly aliveSince: Date
}

export interface StoredAnswer extends Record<string, unknown> {
  readonly body: Uuid
  readonly status: number | null
  readonly answer: unknown
}

/** Who writes the row has the claim. What is spent, or was left behind with the same body, is taken over. */
const CLAIM: Statement = {
  name: 'idempotency_claim',
  text: `insert into idempotency as k (service_id, key, body, created_at) values ($1, $2, $3, $4)
    on conflict (key, service_id) do update
      set body = excluded.body, status = null, target = null, answer = null, created_at = excluded.created_at
      where k.created_at <= $5 or (k.status is null and k.created_at <= $6 and k.body = excluded.body)
    returning true as claimed`,
}

const READ: Statement = {
  name: 'idempotency_read',
  text: 'select body, status, answer from idempotency where service_id = $1 and key = $2',
}

const KEPT: Statement = {
  name: 'idempotency_kept',
  text: 'select true as kept from idempotency where service_id = $1 and key = $2 and created_at > $3',
}

const FINISH: Statement = {
  name: 'idempotency_finish',
  text: `update idempotency set status = $4, answer = $5
    where service_id = $1 and key = $2 and created_at = $3 and status is null`,
}

const RELEASE: Statement = {
  name: 'idempotency_release',
  text: 'delete from idempotency where service_id = $1 and key = $2 and created_at = $3 and status is null',
}

/** Undefined when the claim is ours; otherwise what is there. */
export async function claimKey(db: Queryable, row: ClaimRow): Promise<StoredAnswer | undefined> {
  const { service, key, body, now, keptSince, aliveSince } = row
  const claimed = await db.query(CLAIM, [service, key, body, now, keptSince, aliveSince])
  if (claimed.length > 0) return undefined
  const [found] = await db.query<StoredAnswer>(READ, [service, key])
  return found ?? (await claimKey(db, row)) // released or swept between the two statements
}

/** Is there something under the key that was put there after `since`? */
export async function isKeyKept(db: Queryable, service: Uuid, key: Uuid, since: Date): Promise<boolean> {
  return (await db.query(KEPT, [service, key, since])).length > 0
}

/** @param claimedAt the `now` of the claim: a claim that was taken over meanwhile is left alone. */
export async function finishKey(
  db: Queryable,
  claim: { readonly service: Uuid; readonly key: Uuid; readonly claimedAt: Date },
  answer: { readonly status: number; readonly answer: object },
): Promise<void> {
  await db.query(FINISH, [claim.service, claim.key, claim.claimedAt, answer.status, JSON.stringify(answer.answer)])
}

export async function releaseKey(
  db: Queryable,
  claim: { readonly service: Uuid; readonly key: Uuid; readonly claimedAt: Date },
): Promise<void> {
  await db.query(RELEASE, [claim.service, claim.key, claim.claimedAt])
}

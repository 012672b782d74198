// What support did, kept as long as the stories (R34).
import type { Queryable } from '../db/index.ts'
import { lowestUuidAt, type Uuid } from '../lib/ids.ts'

export interface ActionRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly service_id: Uuid
  readonly about: Uuid
  readonly action: 'resend' | 'end' | 'unlock'
  readonly outcome: string
  readonly who: string
  readonly why: string
  readonly at: Date
}

export async function insertAction(db: Queryable, row: ActionRow): Promise<void> {
  await db.query(
    `insert into support_action (id, service_id, about, action, outcome, who, why, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.id, row.service_id, row.about, row.action, row.outcome, row.who, row.why, row.at],
  )
}

export async function updateOutcome(db: Queryable, id: Uuid, outcome: string): Promise<void> {
  await db.query('update support_action set outcome = $2 where id = $1', [id, outcome])
}

/** What was done to some verifications and registrations, the earliest first. */
export async function selectActions(db: Queryable, about: readonly Uuid[]): Promise<ActionRow[]> {
  return await db.query<ActionRow>('select * from support_action where about = any($1::uuid[]) order by id', [about])
}

/** Deletes what was done before an instant; answers how much. */
export async function deleteActions(db: Queryable, before: Date): Promise<number> {
  const gone = await db.query('delete from support_action where id < $1::uuid returning 1 as gone', [
    lowestUuidAt(before),
  ])
  return gone.length
}

/** Whose a verification or registration is. */
export interface TargetRow extends Record<string, unknown> {
  readonly id: Uuid
  readonly kind: 'verification' | 'registration'
  readonly service_id: Uuid
  readonly test: boolean
}

/** Those that exist among the ids. */
export async function selectTargets(db: Queryable, ids: readonly Uuid[]): Promise<TargetRow[]> {
  return await db.query<TargetRow>(
    `select v.id, 'verification' as kind, v.service_id, v.test
     from verification v where v.id = any($1::uuid[])
     union all
     select r.id, 'registration', r.service_id, r.test
     from registration r where r.id = any($1::uuid[])`,
    [ids],
  )
}

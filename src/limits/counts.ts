// What has been counted so far, for whoever helps: read and not counted, so that asking takes nothing from anybody.
import type { Queryable } from '../db/index.ts'
import type { RingKey } from '../lib/key-ring.ts'
import { selectCounts } from './queries.ts'
import { type LimitName, limitRule } from './rules.ts'
import { type AppliedLimit, budgetKey, type LimitSubject, sendLimits, wrongAnswerLimit } from './stages.ts'

export interface Counted {
  readonly limit: LimitName
  /** In the running window, refused ones included. */
  readonly counted: number
  readonly most: number
  /** False where it is only observed. */
  readonly enforced: boolean
  /** The next one is refused. */
  readonly isMet: boolean
  readonly resetsAt: Date
}

/**
 * For each subject what a send to its contact would meet: what its day has counted, and of the limits that it shares with others
 * those that are met.
 */
export async function readCounts(
  db: Queryable,
  key: RingKey,
  subjects: readonly LimitSubject[],
  now: Date,
): Promise<readonly (readonly Counted[])[]> {
  const limits = subjects.map((subject) => limitsOf(key, subject))
  const rows = await selectCounts(db, limits.flat(), now)
  const found = new Map(rows.map((row) => [`${row.scope} ${row.key}`, row]))
  return limits.map((those) =>
    those.flatMap(({ name, key: at, most, enforced }): Counted[] => {
      const { scope, kept } = limitRule(name)
      const row = found.get(`${scope} ${at}`)
      if (row === undefined || row.n === 0) return []
      const isMet = enforced && row.n >= most
      const isTold = isMet || kept === 'contact_budget'
      return isTold ? [{ limit: name, counted: row.n, most, enforced, isMet, resetsAt: row.resets_at }] : []
    }),
  )
}

function limitsOf(key: RingKey, subject: LimitSubject): AppliedLimit[] {
  const { lane, settings } = subject
  const wrongs = {
    name: 'wrong_answers_per_contact_day',
    key: budgetKey(subject),
    ...wrongAnswerLimit(lane, settings),
  } as const
  return [...sendLimits(key, subject), wrongs]
}

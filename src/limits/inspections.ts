// Counting inspections of contacts per person's address (R40), so that nobody tries out addresses by the thousand.
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Caller } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { countOne } from './queries.ts'
import type { LimitName } from './rules.ts'
import { inspectionLimit } from './stages.ts'

export interface InspectionCounter {
  readonly db: Database
  readonly ring: KeyRing
  readonly clock: Clock
  readonly telemetry: Pick<Telemetry, 'report'>
}

/**
 * Counts one inspection; answers the limit that refuses it, or undefined.
 * @param person what counts as one person's address.
 */
export async function countInspection(
  { db, ring, clock, telemetry }: InspectionCounter,
  { service, kind }: Pick<Caller, 'service' | 'kind'>,
  person: string,
): Promise<{ readonly limit: LimitName; readonly retryAt: Date } | undefined> {
  const subject = { serviceId: service.id, lane: 'open', isTest: kind === 'test', settings: service.settings } as const
  const limit = inspectionLimit(ring.first, subject, person)
  const { over, resetsAt } = await countOne(db, limit, clock.now())
  if (!over) return undefined
  telemetry.report.limitHit({ limit: limit.name, enforced: limit.enforced })
  return limit.enforced ? { limit: limit.name, retryAt: resetsAt } : undefined
}

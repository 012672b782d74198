// What is counted per person's address outside the statements of starts and sends (R40), so that nobody tries out contacts, ids or
// sessions by the thousand.
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Caller } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { countOne } from './queries.ts'
import type { LimitName } from './rules.ts'
import { addressLimit } from './stages.ts'

export interface AddressCounter {
  readonly db: Database
  readonly ring: KeyRing
  readonly clock: Clock
  readonly telemetry: Pick<Telemetry, 'report'>
}

type Asker = Pick<Caller, 'service' | 'kind'>
type Refusal = { readonly limit: LimitName; readonly retryAt: Date }

/**
 * Counts one inspection of a contact; answers the limit that refuses it, or undefined.
 * @param person what counts as one person's address.
 */
export function countInspection(counter: AddressCounter, asker: Asker, person: string): Promise<Refusal | undefined> {
  return count(counter, asker, 'inspections_per_ip', person)
}

/** Counts one check with an unknown id or another session, in the same way. */
export function countUnknownCheck(counter: AddressCounter, asker: Asker, person: string): Promise<Refusal | undefined> {
  return count(counter, asker, 'unknown_checks_per_ip', person)
}

async function count(
  { db, ring, clock, telemetry }: AddressCounter,
  { service, kind }: Asker,
  name: LimitName,
  person: string,
): Promise<Refusal | undefined> {
  const subject = { serviceId: service.id, lane: 'open', isTest: kind === 'test', settings: service.settings } as const
  const limit = addressLimit(ring.first, name, subject, person)
  const { over, resetsAt } = await countOne(db, limit, clock.now())
  if (!over) return undefined
  telemetry.report.limitHit({ limit: name, enforced: limit.enforced })
  return limit.enforced ? { limit: name, retryAt: resetsAt } : undefined
}

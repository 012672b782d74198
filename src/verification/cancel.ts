// Cancelling: ends a verification that is pending, with the one that it stands together with. What it cannot end, it tells of.
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { actsFor, belongsTo, type FactsStore, partnerOf } from './facts.ts'
import { cancelPending } from './queries.ts'
import type { CancelOutcome, SessionRequest, Verification } from './verification.ts'
import { statusAt } from './view.ts'

export interface CancelOptions {
  readonly db: Database
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly facts: FactsStore
  readonly read: (id: Uuid) => Promise<Verification | undefined>
}

export function createCancel(options: CancelOptions): (request: SessionRequest) => Promise<CancelOutcome> {
  const { db, clock, telemetry, facts, read } = options

  async function cancel(request: SessionRequest): Promise<CancelOutcome> {
    const outcome = await judge(request)
    telemetry.report.cancelJudged({ outcome: outcome.kind })
    return outcome
  }

  async function judge(request: SessionRequest): Promise<CancelOutcome> {
    const { caller, id } = request
    const known = await facts.get(id)
    if (!known || !belongsTo(known, caller) || !actsFor(known, request)) return { kind: 'not_found' }
    const now = clock.now()
    const status = await cancelPending(db, { id, partner: partnerOf(known) }, now)
    const verification = status === 'cancelled' ? await read(id) : undefined
    if (verification) return { kind: 'cancelled', verification }
    if (status === undefined || status === 'cancelled' || status === 'waiting') return { kind: 'not_found' }
    const reference = referenceOf(id)
    if (status === 'confirmed') return { kind: 'already_confirmed', reference }
    return { kind: statusAt(known, status, now) === 'expired' ? 'expired' : 'locked', reference }
  }

  return cancel
}

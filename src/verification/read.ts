// Reading verifications: those that are asked for while an earlier read is under way are read together (D4), and two that stand for
// one another are shown as they stand at one instant.
import type { Database } from '../db/index.ts'
import { createBatchedReads } from '../lib/batched-reads.ts'
import type { Batcher } from '../lib/batcher.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Service } from '../services/index.ts'
import { type Facts, type FactsStore, partnerOf } from './facts.ts'
import { attemptsLeft } from './limits.ts'
import { type StateRow, selectStates } from './queries.ts'
import type { Verification } from './verification.ts'
import { type Shown, type ShownState, showVerification } from './view.ts'

export type States = Batcher<Uuid, StateRow | undefined>

export function createStates(db: Database, clock: Clock): States {
  return createBatchedReads((ids) => selectStates(db, ids, clock.now()), 2)
}

export interface ReadOptions {
  readonly clock: Clock
  readonly facts: FactsStore
  readonly states: States
  readonly serviceById: (id: Uuid) => Promise<Service | undefined>
}

/** Shows one as it is now; undefined for one that does not exist, or is a fallback that was not begun. */
export function createRead(options: ReadOptions): (id: Uuid) => Promise<Verification | undefined> {
  const { clock, facts, states, serviceById } = options

  return async (id) => {
    const [known, state] = await Promise.all([facts.get(id), states.submit(id)])
    const service = known && (await serviceById(known.serviceId))
    if (!known || !state || state.status === 'waiting' || !service) return undefined
    const partnerId = partnerOf(known)
    const partner = partnerId && (await facts.get(partnerId))
    if (!partner) return showVerification(known, shownState(known, state, service), service.settings, clock.now())
    // Both at one instant: how many answers are left, and who was confirmed, is the same for the two.
    const [own, other] = await Promise.all([states.submit(id), states.submit(partner.id)])
    if (!own || !other) return undefined
    const [shown, second] = shownPair({ facts: known, state: own }, { facts: partner, state: other }, service)
    const fallback = known.fallbackId === undefined ? undefined : second
    return showVerification(known, shown.state, service.settings, clock.now(), fallback)
  }
}

interface Read {
  readonly facts: Facts
  readonly state: StateRow
}

/** Two that stand for one another: what the contact of either still lets be answered, the other need not forbid. */
function shownPair(one: Read, other: Read, service: Service): readonly [Shown, Shown] {
  const [own, others] = [shownState(one.facts, one.state, service), shownState(other.facts, other.state, service)]
  const pending = [own, others].filter(({ status }) => status === 'pending')
  const attemptsLeft = Math.max(0, ...pending.map((state) => state.attemptsLeft))
  return [
    { facts: one.facts, state: { ...own, attemptsLeft } },
    { facts: other.facts, state: { ...others, attemptsLeft } },
  ]
}

function shownState(facts: Facts, state: StateRow, service: Service): ShownState {
  return {
    status: state.status,
    attemptsLeft: attemptsLeft(facts, service.settings, state),
    fallbackWhy: state.fallback_why ?? undefined,
    sends: state.sends,
    resendAt: state.resend_at ?? undefined,
    endedAt: state.ended_at ?? undefined,
    messages: state.messages ?? [],
  }
}

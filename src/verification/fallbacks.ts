// Falling back on the person's other contact (docs/decisions/0017): at once when the first is known to have failed, otherwise when it is
// due. What is due is found in the database, once a second, so that no process has to remember it.
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Dispatcher } from '../delivery/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Policy } from '../policy/index.ts'
import type { Service } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { type Facts, type FactsStore, sessionName } from './facts.ts'
import { stallOf } from './fallback.ts'
import {
  type BeginResult,
  type BeginRow,
  beginBatch,
  claimDue,
  selectWaiting,
  setDue,
  type WaitingFallback,
} from './fallback-queries.ts'
import { laterSendLimits, reportObserved } from './limits.ts'
import { messageJob } from './message.ts'
import { firstResendAt, lastFallbackAt, lastSendAt, leastGapSeconds, messageNotAfter } from './schedule.ts'
import { createSendBatcher } from './send-batcher.ts'
import { sentMessage } from './view.ts'

export interface FallbacksOptions {
  readonly db: Database
  readonly clock: Clock
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  readonly telemetry: Telemetry
  readonly dispatcher: Dispatcher
  readonly facts: FactsStore
  readonly smsPerDay: number
  readonly serviceById: (id: Uuid) => Promise<Service | undefined>
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  /** Tells whoever watches that a verification has changed. */
  readonly tell: (id: Uuid) => void
}

export interface Fallbacks {
  /** Messages of these verifications certainly will not arrive: begins what they fall back on. */
  consider(verificationIds: readonly Uuid[]): Promise<void>
  /** Looks at those that are due; answers how many there were. To be called every second. */
  sweep(): Promise<number>
}

/** Whoever took one to look at it is dead by then. */
const LOOKED_AT_SECONDS = 15
const SWEEP_SIZE = 100

export function createFallbacks(options: FallbacksOptions): Fallbacks {
  const { db, clock, telemetry, dispatcher, facts: store } = options
  const batcher = createSendBatcher<BeginRow, BeginResult>(options, {
    name: 'fallback',
    statement: beginBatch,
    keysOf: (row) => (row.pkey === undefined ? [row.id] : [row.id, row.pkey]),
    lanes: 1,
  })

  async function consider(verificationIds: readonly Uuid[]): Promise<void> {
    const known = await Promise.all(verificationIds.map((id) => store.get(id)))
    const ids = known.map((facts) => facts?.fallbackId).filter((id) => id !== undefined)
    if (ids.length > 0) await look(ids, undefined)
  }

  async function sweep(): Promise<number> {
    let due = 0
    for (;;) {
      const now = clock.now()
      const until = addSeconds(now, LOOKED_AT_SECONDS)
      const ids = await claimDue(db, now, until, SWEEP_SIZE)
      if (ids.length > 0) await look(ids, until)
      due += ids.length
      if (ids.length < SWEEP_SIZE) return due
    }
  }

  /** @param claimedUntil of those that are due: says when to look again where it is not to begin now. */
  async function look(ids: readonly Uuid[], claimedUntil: Date | undefined): Promise<void> {
    const looks = (await selectWaiting(db, ids)).map((one) => lookAt(one, claimedUntil))
    const failed = (await Promise.allSettled(looks)).find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }

  async function lookAt({ id, pkey, messages }: WaitingFallback, claimedUntil: Date | undefined): Promise<void> {
    const facts = await store.get(id)
    const service = facts && (await options.serviceById(facts.serviceId))
    if (!facts || !service) return
    const stall = stallOf((messages ?? []).map(sentMessage), service.settings.fallbackAfterSeconds)
    if (stall !== undefined && stall.at <= clock.now()) await begin(facts, pkey ?? undefined, service, stall.reason)
    else if (claimedUntil !== undefined) await setDue(db, id, claimedUntil, stall?.at ?? null)
  }

  async function begin(facts: Facts, pkey: Uuid | undefined, service: Service, why: string): Promise<void> {
    const policy = await options.policyOf(service.id)
    const row = { ...prepare(facts, service, options), pkey, why }
    const result = await batcher.submit(row)
    if (result.outcome !== 'begun' && result.outcome !== 'held_back') return
    if (result.outcome === 'begun') {
      reportObserved(telemetry, result.over)
      const message = { id: row.msg, tries: 1, notAfter: row.not_after, createdAt: clock.now() }
      const manner = { settings: service.settings, policy }
      dispatcher.submit(messageJob(options.ring, options.vault, facts, message, manner))
    }
    const { channel, isTest } = facts
    const reason = result.outcome === 'begun' ? why : result.why
    const outcome = result.outcome === 'begun' ? 'sent' : result.outcome
    telemetry.report.fallbackJudged({ outcome, reason, channel, kind: isTest ? 'test' : 'live' })
    options.tell(facts.id)
  }

  return { consider, sweep }
}

function prepare(facts: Facts, service: Service, options: FallbacksOptions): Omit<BeginRow, 'pkey' | 'why'> {
  const owner = { service, kind: facts.isTest ? 'test' : 'live' } as const
  return {
    id: facts.id,
    first: facts.fallbackOf as Uuid,
    msg: options.uuids(),
    last_at: lastFallbackAt(facts),
    not_after: messageNotAfter(facts),
    resend_at: resendAtOf(facts, service, options.clock.now()),
    limits: laterSendLimits(options, facts, owner, sessionName(facts)),
  }
}

/** On the schedule of its first, and one gap after this message at the earliest. */
function resendAtOf(facts: Facts, { settings }: Service, now: Date): Date | undefined {
  const { resendAfterSeconds } = settings
  const onSchedule = firstResendAt(facts, resendAfterSeconds)
  const spaced = addSeconds(now, leastGapSeconds(resendAfterSeconds))
  if (onSchedule === undefined) return undefined
  const at = onSchedule > spaced ? onSchedule : spaced
  return at <= lastSendAt(facts) ? at : undefined
}

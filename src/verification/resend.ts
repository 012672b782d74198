// Sending again (R8, R27): the same code, when it is due, within the same limits as a first send.
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Dispatcher } from '../delivery/index.ts'
import { byteaText } from '../lib/bytea.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Policy } from '../policy/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { actsFor, belongsTo, type Facts, type FactsStore, sessionName } from './facts.ts'
import { laterSendLimits, limitedBy, reportObserved } from './limits.ts'
import { messageJob } from './message.ts'
import { type ResendResult, type ResendRow, resendBatch } from './resend-queries.ts'
import { lastSendAt, leastGapSeconds, messageNotAfter } from './schedule.ts'
import { createSendBatcher } from './send-batcher.ts'
import type { ResendOutcome, SessionRequest, Verification } from './verification.ts'

export interface ResendOptions {
  readonly db: Database
  readonly clock: Clock
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  readonly telemetry: Telemetry
  readonly dispatcher: Dispatcher
  readonly facts: FactsStore
  readonly smsPerDay: number
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  readonly read: (id: Uuid) => Promise<Verification | undefined>
}

export function createResend(options: ResendOptions): (request: SessionRequest) => Promise<ResendOutcome> {
  const { clock, telemetry, dispatcher, facts: store } = options
  const batcher = createSendBatcher<ResendRow, ResendResult>(options, {
    name: 'resend',
    statement: resendBatch,
    keysOf: (row) => [row.id],
    lanes: 1,
  })

  async function resend(request: SessionRequest): Promise<ResendOutcome> {
    const facts = await store.get(request.id)
    const outcome = await judge(request, facts)
    telemetry.report.resendJudged({ outcome: outcome.kind })
    return outcome
  }

  async function judge(request: SessionRequest, facts: Facts | undefined): Promise<ResendOutcome> {
    if (!facts || !belongsTo(facts, request.caller) || !actsFor(facts, request)) {
      return { kind: 'not_found' }
    }
    const policy = await options.policyOf(facts.serviceId)
    const row = prepare(request, facts, options)
    const result = await batcher.submit(row)
    return await answer(request, facts, row, result, policy)
  }

  async function answer(
    request: SessionRequest,
    facts: Facts,
    row: ResendRow,
    result: ResendResult,
    policy: Policy,
  ): Promise<ResendOutcome> {
    const reference = referenceOf(facts.id)
    switch (result.outcome) {
      case 'sent': {
        reportObserved(telemetry, result.over)
        const { before } = result
        const message = { id: row.msg, tries: 1, notAfter: row.not_after, createdAt: clock.now(), before }
        const manner = { settings: request.caller.service.settings, policy }
        dispatcher.submit(messageJob(options.ring, options.vault, facts, message, manner))
        const verification = await options.read(facts.id)
        return verification ? { kind: 'sent', verification } : { kind: 'not_found' }
      }
      case 'too_early':
        return { kind: 'too_early', reference, retryAt: result.retryAt }
      case 'limited':
        return limitedBy(telemetry, result.stage, result.retryAt)
      case 'confirmed':
        return { kind: 'already_confirmed', reference }
      case 'no_sends_left':
      case 'locked':
      case 'cancelled':
      case 'expired':
        return { kind: result.outcome, reference }
      case 'not_found':
      case 'waiting':
        return { kind: 'not_found' }
      case 'later':
        throw new Error('Two resends of one verification met in a batch.')
    }
  }

  return resend
}

function prepare(request: SessionRequest, facts: Facts, options: ResendOptions): ResendRow {
  const { caller } = request
  const { settings } = caller.service
  const schedule = settings.resendAfterSeconds
  const session = request.session === undefined ? undefined : sessionName(facts)
  return {
    id: facts.id,
    msg: options.uuids(),
    service: facts.serviceId,
    session: facts.session ? byteaText(facts.session) : null,
    next_seconds: schedule,
    gap: leastGapSeconds(schedule),
    last_at: lastSendAt(facts),
    not_after: messageNotAfter(facts),
    look_at: addSeconds(options.clock.now(), settings.fallbackAfterSeconds),
    limits: laterSendLimits(options, facts, caller, session),
  }
}

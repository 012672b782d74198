// Starting: a code goes out to a contact (R2, R10). Everything that is judged is judged by the one statement of
// start-queries.ts; here its outcomes are turned into what the faces show.
import type { Database } from '../db/index.ts'
import type { Dispatcher } from '../delivery/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Policy } from '../policy/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { Facts, FactsStore } from './facts.ts'
import { attemptsLeft, limitedBy, reportObserved } from './limits.ts'
import { messageJob } from './message.ts'
import { type NewVerificationParts, newVerification, type Pair } from './new-verification.ts'
import { firstResendAt } from './schedule.ts'
import { createSendBatcher } from './send-batcher.ts'
import { type StartResult, type StartRow, startBatch } from './start-batch.ts'
import { forgetPointer } from './start-queries.ts'
import type { StartOutcome, StartRequest, Verification } from './verification.ts'
import { type ShownState, showVerification } from './view.ts'

export interface StartOptions extends NewVerificationParts {
  readonly db: Database
  readonly telemetry: Telemetry
  readonly dispatcher: Dispatcher
  readonly facts: FactsStore
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  /** Shows one that exists, as it is now. */
  readonly read: (id: Uuid) => Promise<Verification | undefined>
  /** Sends again if that is due; answers whether it did (R10: a repeated start sends only what R27 allows). */
  readonly resendIfDue: (request: StartRequest, id: Uuid) => Promise<boolean>
}

type Replayed = Extract<StartResult, { outcome: 'replayed' }>

export function createStart(options: StartOptions): (request: StartRequest) => Promise<StartOutcome> {
  const { db, telemetry, dispatcher, facts: store } = options
  const batcher = createSendBatcher<StartRow, StartResult>(options, {
    name: 'start',
    statement: startBatch,
    keysOf: ({ members }) => [members.idem, members.pkey].filter((key) => key !== undefined),
    // The embedded engine has one connection. On PostgreSQL a second lane works while the first one waits for its commit.
    lanes: db.engine === 'embedded' ? 1 : 2,
  })

  async function start(request: StartRequest): Promise<StartOutcome> {
    const policy = await options.policyOf(request.caller.service.id)
    const { row, facts, second } = newVerification(request, options)
    const result = await batcher.submit(row)
    switch (result.outcome) {
      case 'started':
        return started(request, row, { facts, second }, result, policy)
      case 'pending':
        return await pending(request, row, result.target)
      case 'replayed':
        return await replayed(request, result)
      case 'key_reused':
        return { kind: 'key_reused' }
      case 'limited':
        return limitedBy(telemetry, result.stage, result.retryAt)
    }
  }

  function started(
    request: StartRequest,
    row: StartRow,
    { facts, second }: Pair,
    { over, wrongs }: { readonly over: number; readonly wrongs: number },
    policy: Policy,
  ): StartOutcome {
    const { settings } = request.caller.service
    store.remember(facts)
    if (second) store.remember(second)
    const message = {
      id: row.members.msg,
      tries: 1,
      notAfter: row.members.not_after,
      createdAt: row.members.created_at,
    }
    dispatcher.submit(messageJob(options.ring, options.vault, facts, message, { settings, policy }, request.contact))
    reportObserved(telemetry, over)
    telemetry.report.verificationStarted(eventOf(request, facts))
    return { kind: 'started', verification: showStarted({ facts, second }, row.members.msg, wrongs, settings) }
  }

  async function pending(request: StartRequest, row: StartRow, target: Uuid): Promise<StartOutcome> {
    await options.resendIfDue(request, target)
    const verification = await options.read(target)
    if (!verification) {
      // Its writer lost an idempotency key to another body at that very moment, so it was never written: start anew.
      const { pkey, older = [] } = row.members
      if (pkey) await forgetPointer(db, [pkey, ...older], target)
      return await start(request)
    }
    const facts = await store.get(target)
    if (facts) telemetry.report.verificationReused(eventOf(request, facts))
    return { kind: 'pending', verification }
  }

  /** What was answered 201 is shown as it was then; what was answered 200, as it is now. */
  async function replayed(request: StartRequest, { target, status, wrongs }: Replayed): Promise<StartOutcome> {
    const [facts, now] = await Promise.all([store.get(target), options.read(target)])
    if (!facts || !now) return { kind: 'key_reused' }
    if (status !== 201) return { kind: 'pending', verification: now }
    const first = now.messages[0]?.id ?? target
    const second = facts.fallbackId === undefined ? undefined : await store.get(facts.fallbackId)
    const { settings } = request.caller.service
    return { kind: 'replayed', verification: showStarted({ facts, second }, first, wrongs, settings) }
  }

  return start
}

/**
 * A verification as it is when it has just been started: computed from its facts and from what was counted then, so that a replay
 * shows the same.
 * @param wrongs the wrong answers that the contact's day had by then.
 */
function showStarted(
  { facts, second }: Pair,
  messageId: Uuid,
  wrongs: number,
  settings: ServiceSettings,
): Verification {
  const at = facts.createdAt.toISOString()
  const state: ShownState = {
    status: 'pending',
    attemptsLeft: attemptsLeft(facts, settings, { attempts: 0, wrongs }),
    sends: 1,
    resendAt: firstResendAt(facts, settings.resendAfterSeconds),
    endedAt: undefined,
    messages: [{ id: messageId, state: 'sending', at, receipts: null }],
    fallbackWhy: undefined,
  }
  const waiting: ShownState = { ...state, status: 'waiting', messages: [] }
  return showVerification(facts, state, settings, facts.createdAt, second && { facts: second, state: waiting })
}

function eventOf(request: StartRequest, facts: Facts) {
  const { caller } = request
  return { channel: facts.channel, country: facts.country, serviceId: caller.service.id, kind: caller.kind }
}

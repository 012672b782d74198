// Checking: a submitted code is compared in constant time with the derived one, then judged by one guarded write (D3). What
// cannot be a code spends nothing; an unknown id and another session get one answer.
import { personalBlock } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import { byteaText } from '../lib/bytea.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { referenceOf } from '../lib/reference.ts'
import { countUnknownCheck, wrongAnswerLimit } from '../limits/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { createPairCheck } from './check-pair.ts'
import { type CheckResult, type CheckRow, checkBatch } from './check-queries.ts'
import { isSameCode, readTypedCode } from './code.ts'
import { belongsTo, type Facts, type FactsStore, isSameSession, partnerOf } from './facts.ts'
import { codeOf } from './message.ts'
import type { CheckOutcome, CheckRequest, Verification } from './verification.ts'
import { showVerification } from './view.ts'

export interface CheckOptions {
  readonly db: Database
  readonly clock: Clock
  readonly ring: KeyRing
  readonly telemetry: Telemetry
  readonly facts: FactsStore
}

export function createCheck(options: CheckOptions): (request: CheckRequest) => Promise<CheckOutcome> {
  const { db, clock, ring, telemetry, facts: store } = options
  const batcher = createBatcher<CheckRow, CheckResult>({
    run: (rows) => checkBatch(db, rows, clock.now()),
    keysOf: (row) => [row.id],
    // The embedded engine has one connection: a second lane would only halve the batches.
    lanes: db.engine === 'embedded' ? 1 : 2,
    maxSize: 64,
    onBatch: (size, ms) => telemetry.report.batchRun({ name: 'check', size, ms }),
  })
  const checkPair = createPairCheck(options)

  async function check(request: CheckRequest): Promise<CheckOutcome> {
    const facts = await store.get(request.id)
    const outcome = await judge(request, facts)
    telemetry.report.checkJudged({ outcome: outcome.kind, channel: facts?.channel })
    return outcome
  }

  async function judge(request: CheckRequest, facts: Facts | undefined): Promise<CheckOutcome> {
    if (!facts || !belongsTo(facts, request.caller) || !isSameSession(facts, request.session)) {
      return await notFound(request)
    }
    const typed = readTypedCode(request.typed, facts.digits)
    if (typed === undefined) return { kind: 'malformed', digits: facts.digits, reference: referenceOf(facts.id) }
    const partnerId = partnerOf(facts)
    if (partnerId !== undefined) {
      const { result, verification } = await checkPair(request, facts, partnerId, typed)
      return await answer(request, facts, result, () => verification)
    }
    const wrongs = wrongAnswerLimit(facts.lane, request.caller.service.settings)
    const result = await batcher.submit({
      id: facts.id,
      service: facts.serviceId,
      session: facts.session ? byteaText(facts.session) : null,
      good: isSameCode(typed, codeOf(ring, facts)),
      most_wrongs: wrongs.most,
      enforced: wrongs.enforced,
    })
    return await answer(request, facts, result, () => show(request, facts, result))
  }

  async function answer(
    request: CheckRequest,
    facts: Facts,
    result: Pick<CheckResult, 'outcome' | 'retry_at' | 'over'>,
    shown: () => Verification | undefined,
  ): Promise<CheckOutcome> {
    const reference = referenceOf(facts.id)
    if (result.over) telemetry.report.limitHit({ limit: 'wrong_answers_per_contact_day', enforced: false })
    switch (result.outcome) {
      case 'confirmed':
      case 'repeated':
      case 'wrong': {
        const verification = shown()
        if (!verification) return await notFound(request)
        if (result.outcome === 'wrong') return { kind: 'wrong', verification }
        return { kind: 'confirmed', verification, repeated: result.outcome === 'repeated' }
      }
      case 'contact_locked':
        telemetry.report.limitHit({ limit: 'wrong_answers_per_contact_day', enforced: true })
        return { kind: 'contact_locked', reference, retryAt: result.retry_at ?? facts.expiresAt }
      case 'already_confirmed':
      case 'locked':
      case 'cancelled':
      case 'expired':
        return { kind: result.outcome, reference }
      case 'not_found':
        return await notFound(request)
      case 'later':
        throw new Error('Two checks of one verification met in a batch.')
    }
  }

  function show(request: CheckRequest, facts: Facts, result: CheckResult) {
    const state = {
      status: result.status,
      attemptsLeft: result.attempts_left,
      sends: result.sends,
      resendAt: result.resend_at ?? undefined,
      endedAt: result.ended_at ?? undefined,
      messages: result.messages ?? [],
      fallbackWhy: undefined,
    }
    return showVerification(facts, state, request.caller.service.settings, clock.now())
  }

  /** Counted per address of the person, so that ids and sessions cannot be tried out. */
  async function notFound({ caller, ip }: CheckRequest): Promise<CheckOutcome> {
    const person = ip === undefined ? undefined : personalBlock(ip)
    const refusal = person && (await countUnknownCheck({ db, ring, clock, telemetry }, caller, person))
    return refusal ? { kind: 'limited', ...refusal } : { kind: 'not_found' }
  }

  return check
}

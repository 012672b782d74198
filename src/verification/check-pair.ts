// Checking where two verifications stand for one another: the code of either is taken, whichever of the two is asked about, and
// confirms the contact whose code it was. The wrong answers of both are one number.
import type { Database } from '../db/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import { byteaText } from '../lib/bytea.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { wrongAnswerLimit } from '../limits/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { CheckResult } from './check-queries.ts'
import { isSameCode } from './code.ts'
import type { Facts, FactsStore } from './facts.ts'
import { codeOf } from './message.ts'
import { checkPairs, type PairResult, type PairRow, type PairState } from './pair-queries.ts'
import type { CheckRequest, Verification } from './verification.ts'
import { type Shown, showVerification } from './view.ts'

export interface PairCheckOptions {
  readonly db: Database
  readonly clock: Clock
  readonly ring: KeyRing
  readonly telemetry: Telemetry
  readonly facts: FactsStore
}

/** Judged, with the verification to show: the one whose code it was, otherwise the one that was asked about. */
export interface PairJudgement {
  readonly result: Pick<CheckResult, 'outcome' | 'retry_at' | 'over'>
  readonly verification: Verification | undefined
}

/** @param partnerId the other one of the pair. */
export type PairCheck = (request: CheckRequest, asked: Facts, partnerId: Uuid, typed: string) => Promise<PairJudgement>

/** Either is undefined once its contact was erased. */
interface Pair {
  readonly first: Facts | undefined
  readonly second: Facts | undefined
  readonly asked: Facts
}

/** Each time others were at the same contact's budget first; a batch has at most 64 of them. */
const MOST_TRIES = 100

export function createPairCheck({ db, clock, ring, telemetry, facts: store }: PairCheckOptions): PairCheck {
  const batcher = createBatcher<PairRow, PairResult>({
    run: (rows) => checkPairs(db, rows, clock.now()),
    keysOf: (row) => [row.first],
    lanes: db.engine === 'embedded' ? 1 : 2,
    maxSize: 64,
    onBatch: (size, ms) => telemetry.report.batchRun({ name: 'check_pair', size, ms }),
  })

  async function check(request: CheckRequest, asked: Facts, partnerId: Uuid, typed: string): Promise<PairJudgement> {
    const partner = await store.get(partnerId)
    const isSecond = asked.fallbackOf !== undefined
    const [first, second] = isSecond ? [partner, asked] : [asked, partner]
    const isGood = (facts: Facts | undefined) => facts !== undefined && isSameCode(typed, codeOf(ring, facts))
    const [firstLimit, secondLimit] = [limitOf(first ?? asked, request), limitOf(second ?? asked, request)]
    const row: PairRow = {
      first: isSecond ? partnerId : asked.id,
      second: isSecond ? asked.id : partnerId,
      asks_second: isSecond,
      service: asked.serviceId,
      session: asked.session ? byteaText(asked.session) : null,
      first_good: isGood(first),
      second_good: isGood(second),
      first_most: firstLimit.most,
      first_enforced: firstLimit.enforced,
      second_most: secondLimit.most,
      second_enforced: secondLimit.enforced,
    }
    const result = await judge(row)
    return { result, verification: show(request, { first, second, asked }, result) }
  }

  async function judge(row: PairRow): Promise<PairResult> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const result = await batcher.submit(row)
      if (result.outcome !== 'later') return result
    }
    throw new Error('A check met others at the budget of its contact again and again.')
  }

  function limitOf(facts: Facts, { caller }: CheckRequest) {
    return wrongAnswerLimit(facts.lane, caller.service.settings)
  }

  function show(
    { caller }: CheckRequest,
    { first, second, asked }: Pair,
    result: PairResult,
  ): Verification | undefined {
    const all = [shown(first, result.first_state, result), shown(second, result.second_state, result)]
    const of = all.find((one) => one?.state.status === 'confirmed') ?? all.find((one) => one?.facts === asked)
    if (!of) return undefined
    const fallback = all.find((one) => one?.facts.fallbackOf === of.facts.id)
    return showVerification(of.facts, of.state, caller.service.settings, clock.now(), fallback)
  }

  return check
}

function shown(facts: Facts | undefined, state: PairState | null, result: PairResult): Shown | undefined {
  if (!facts || !state) return undefined
  return {
    facts,
    state: {
      status: state.status,
      attemptsLeft: result.attempts_left,
      sends: state.sends,
      resendAt: instant(state.resend_at),
      endedAt: instant(state.ended_at),
      messages: state.messages ?? [],
      fallbackWhy: state.fallback_why ?? undefined,
    },
  }
}

function instant(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text)
}

// The races that broke earlier designs and others' (docs/design: hot path), on warm connections: many requests at one
// verification or one contact, in one process and across two on one database.
import { describe, expect, test } from 'vitest'
import type { CheckOutcome, StartOutcome } from '../../src/verification/index.ts'
import { engines, type TestDatabase, type TestEngine } from '../support/databases.ts'
import { recordingProvider, type TestVerifications, testVerifications } from '../support/verifications.ts'

const ANN = 'ann@example.com'

function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index))
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1
  return counts
}

const outcomes = (judged: readonly CheckOutcome[]) =>
  countBy(judged, (one) => (one.kind === 'confirmed' && one.repeated ? 'repeated' : one.kind))

/** One or two processes on one database: pools of their own, one clock and one mailbox between them. */
async function processes(engine: TestEngine): Promise<TestVerifications[]> {
  const db: TestDatabase = await engine.open()
  const provider = recordingProvider()
  const first = testVerifications({ db, provider })
  if (!engine.isShared) return [first]
  const second = testVerifications({ db: await db.openAnother(), provider, clock: first.clock })
  const all = [first, second]
  // Cold connections hide races: every one of the pools does some work first.
  await Promise.all(all.flatMap((one, p) => times(30, (i) => one.begin(`warm-${p}-${i}@example.com`))))
  return all
}

function started(outcome: StartOutcome) {
  if (outcome.kind !== 'started') throw new Error(`It was ${outcome.kind}.`)
  return outcome.verification
}

describe.each(engines)('on $name', (engine) => {
  test('of fifty parallel right answers one is the first and forty-nine are repeated', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    const { id } = started(await first.begin(ANN))
    const typed = await first.codeFor(ANN)
    const judged = await Promise.all(
      times(50, (i) => at(all, i).check({ caller: first.owner, id, session: undefined, typed, ip: undefined })),
    )
    expect(outcomes(judged)).toEqual({ confirmed: 1, repeated: 49 })
  })

  test('of five hundred parallel wrong answers exactly five are judged', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    const { id } = started(await first.begin(ANN))
    const code = await first.codeFor(ANN)
    const judged = await Promise.all(
      times(500, (i) =>
        at(all, i).check({ caller: first.owner, id, session: undefined, typed: otherThan(code, i), ip: undefined }),
      ),
    )
    expect(outcomes(judged)).toEqual({ wrong: 5, locked: 495 })
    expect(
      judged
        .filter((one) => one.kind === 'wrong')
        .map((one) => one.verification.attemptsLeft)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4])
  })

  test('right answers among wrong ones confirm once or come too late, never both', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    for (const round of times(6, (i) => i)) {
      const to = `mixed-${round}@example.com`
      const { id } = started(await first.begin(to))
      const code = await first.codeFor(to)
      const judged = await Promise.all(
        times(40, (i) =>
          at(all, i).check({
            caller: first.owner,
            id,
            session: undefined,
            typed: i % 4 === round % 4 ? code : otherThan(code, i),
            ip: undefined,
          }),
        ),
      )
      const { confirmed = 0, repeated = 0, wrong = 0, locked = 0, already_confirmed = 0 } = outcomes(judged)
      expect(confirmed + repeated + wrong + locked + already_confirmed).toBe(40)
      if (confirmed === 1) expect({ locked, wrongAtMost4: wrong <= 4 }).toEqual({ locked: 0, wrongAtMost4: true })
      else
        expect({ confirmed, repeated, wrong, already_confirmed }).toEqual({
          confirmed: 0,
          repeated: 0,
          wrong: 5,
          already_confirmed: 0,
        })
    }
  })

  test('over many verifications of one contact fifteen wrong answers a day are judged', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    const begun = await Promise.all(times(5, () => first.begin(ANN)))
    const code = await first.codeFor(ANN)
    const judged = await Promise.all(
      begun.flatMap((outcome) =>
        times(8, (i) =>
          at(all, i).check({
            caller: first.owner,
            id: started(outcome).id,
            session: undefined,
            typed: otherThan(code, i + 1),
            ip: undefined,
          }),
        ),
      ),
    )
    const { wrong, locked = 0, contact_locked = 0 } = outcomes(judged)
    expect(wrong).toBe(15)
    expect(locked + contact_locked).toBe(25)
  })

  test('of parallel starts in one session one is new and the others find it', async () => {
    const all = await processes(engine)
    const judged = await Promise.all(times(40, (i) => at(all, i).begin(ANN, { session: 'one and the same' })))
    expect(countBy(judged, (one) => one.kind)).toEqual({ started: 1, pending: 39 })
    expect(new Set(judged.map((one) => ('verification' in one ? one.verification.id : one.kind))).size).toBe(1)
    await Promise.all(all.map((one) => one.dispatcher.idle()))
    expect(all[0]?.messages.filter((message) => message.to === ANN)).toHaveLength(1)
  })

  test('parallel starts after the end of the former find one new verification', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    const request = { session: 'one and the same' }
    const former = started(await first.begin(ANN, request))
    await first.cancel({ caller: first.owner, id: former.id, session: request.session })
    const judged = await Promise.all(times(20, (i) => at(all, i).begin(ANN, request)))
    expect(countBy(judged, (one) => one.kind)).toEqual({ started: 1, pending: 19 })
  })

  test('of parallel starts with one idempotency key one starts and the others get the same answer', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    const idempotency = { key: first.owner.service.id, body: first.owner.service.id, olderBodies: [] }
    const judged = await Promise.all(times(20, (i) => at(all, i).begin(ANN, { idempotency })))
    expect(countBy(judged, (one) => one.kind)).toEqual({ started: 1, replayed: 19 })
    const answers = judged.map((one) => ('verification' in one ? JSON.stringify(one.verification) : one.kind))
    expect(new Set(answers).size).toBe(1)
  })

  test('of parallel starts for one contact five a day are sent', async () => {
    const all = await processes(engine)
    const judged = await Promise.all(times(60, (i) => at(all, i).begin(ANN)))
    expect(countBy(judged, (one) => one.kind)).toEqual({ started: 5, limited: 55 })
  })

  test('of parallel resends that are due one is sent', async () => {
    const all = await processes(engine)
    const [first] = all as [TestVerifications]
    const { id } = started(await first.begin(ANN))
    first.clock.advance(120)
    const judged = await Promise.all(
      times(20, (i) => at(all, i).resend({ caller: first.owner, id, session: undefined })),
    )
    expect(countBy(judged, (one) => one.kind)).toEqual({ sent: 1, too_early: 19 })
  })
})

function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T
}

/** A code of the same length that is not the right one. */
function otherThan(code: string, by: number): string {
  return ((Number(code) + 1 + by) % 1_000_000).toString().padStart(6, '0')
}

// A verification and its fallback under parallel requests, in one process and across two on one database: five wrong answers in all, one
// of the two confirmed, one message to the other contact, whatever comes at the same moment.
import { describe, expect, test } from 'vitest'
import type { Uuid } from '../../src/lib/ids.ts'
import type { CheckOutcome } from '../../src/verification/index.ts'
import { wrongFor } from '../support/application.ts'
import { engines, type TestEngine } from '../support/databases.ts'
import { contactOf, recordingProvider, type TestVerifications, testVerifications } from '../support/verifications.ts'

function times<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index))
}

function countBy(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

const nameOf = (one: CheckOutcome) => (one.kind === 'confirmed' && one.repeated ? 'repeated' : one.kind)

/** One or two processes on one database, warm; text messages may have gone and nobody knows, e-mail is taken. */
async function processes(engine: TestEngine): Promise<TestVerifications[]> {
  const db = await engine.open()
  const provider = recordingProvider((message) =>
    message.channel === 'sms' ? { kind: 'unknown', cause: 'no answer' } : { kind: 'accepted', reference: message.id },
  )
  // The limits on ranges and countries span the rounds: they only count here.
  const settings = { observedLimits: ['sms_per_number_range_hour', 'sms_per_country_hour'] }
  const first = testVerifications({ db, provider, settings })
  const all = [first]
  if (engine.isShared)
    all.push(testVerifications({ db: await db.openAnother(), provider, settings, clock: first.clock }))
  await Promise.all(all.flatMap((one, p) => times(30, (i) => one.begin(`warm-${p}-${i}@example.com`))))
  return all
}

interface Pair {
  readonly first: Uuid
  readonly second: Uuid
  readonly to: string
  readonly email: string
}

let made = 0

async function begin(all: readonly TestVerifications[]): Promise<Pair> {
  const [to, email] = [`+3725${String(++made).padStart(7, '0')}`, `person-${made}@example.com`]
  const outcome = await at(all, made).begin(to, { fallback: { contact: contactOf(email), lane: 'open' } })
  if (outcome.kind !== 'started') throw new Error(`It was ${outcome.kind}.`)
  await Promise.all(all.map((one) => one.dispatcher.idle()))
  return { first: outcome.verification.id, second: outcome.verification.fallback?.id as Uuid, to, email }
}

/** The same, with both codes live. */
async function both(all: readonly TestVerifications[]): Promise<Pair & { codes: readonly [string, string] }> {
  const [one] = all as [TestVerifications]
  const pair = await begin(all)
  one.clock.advance(20)
  await one.fallbacks.sweep()
  await one.dispatcher.idle()
  const codes = [await one.codeFor(pair.to), await one.codeFor(pair.email)] as const
  expect(codes.join()).toMatch(/^\d{6},\d{6}$/)
  return { ...pair, codes }
}

/** Wrong for both, another one for each `by`. */
function wrongOf([sms, email]: readonly [string, string], by: number): string {
  return [wrongFor(sms, 2 * by + 1), wrongFor(sms, 2 * by + 2)].find((code) => code !== email) as string
}

const check = (one: TestVerifications, id: Uuid, typed: string) =>
  one.check({ caller: one.owner, id, session: undefined, typed, ip: undefined })
const statusOf = async (one: TestVerifications, id: Uuid) => (await one.read(one.owner, id))?.status

describe.each(engines)('on $name', (engine) => {
  test('of five hundred parallel wrong answers to either exactly five are judged', async () => {
    const all = await processes(engine)
    const pair = await both(all)
    const judged = await Promise.all(
      times(500, (i) => check(at(all, i), i % 3 === 0 ? pair.second : pair.first, wrongOf(pair.codes, i))),
    )
    expect(countBy(judged.map(nameOf))).toEqual({ wrong: 5, locked: 495 })
    const left = judged.flatMap((one) => (one.kind === 'wrong' ? [one.verification.attemptsLeft] : []))
    expect(left.sort()).toEqual([0, 1, 2, 3, 4])
    for (const id of [pair.first, pair.second]) expect(await statusOf(at(all, 0), id)).toBe('locked')
  })

  test('wrong answers that come while the fallback begins count for both, and five are judged', async () => {
    const all = await processes(engine)
    for (const _ of times(4, (n) => n)) {
      const pair = await begin(all)
      const sms = await at(all, 0).codeFor(pair.to)
      at(all, 0).clock.advance(20)
      const [judged] = await Promise.all([
        Promise.all(times(60, (i) => check(at(all, i), pair.first, wrongFor(sms, i + 1)))),
        ...all.map((one) => one.fallbacks.sweep()),
      ])
      // One of them may have met the other code, which then stood already.
      const { wrong = 0, locked = 0, confirmed = 0 } = countBy(judged.map(nameOf))
      expect({ wrong, locked, confirmed }).toEqual({ wrong: 5, locked: 55, confirmed: 0 })
      // Begun before the lock or never; locked with the first in any case.
      await Promise.all(all.map((one) => one.dispatcher.idle()))
      const sent = at(all, 0).messages.filter(({ to }) => to === pair.email).length
      expect(sent).toBeLessThanOrEqual(1)
      expect(await statusOf(at(all, 0), pair.second)).toBe(sent === 1 ? 'locked' : undefined)
    }
  })

  test('of fifty right answers of each code, all at once, one is first, and one contact is confirmed', async () => {
    const all = await processes(engine)
    for (const round of times(3, (n) => n)) {
      const pair = await both(all)
      const judged = await Promise.all(
        times(100, (i) =>
          check(at(all, i), (i + round) % 3 === 0 ? pair.second : pair.first, pair.codes[i % 2] as string),
        ),
      )
      expect(countBy(judged.map(nameOf))).toEqual({ confirmed: 1, repeated: 49, already_confirmed: 50 })
      const shown = new Set(judged.flatMap((one) => (one.kind === 'confirmed' ? [one.verification.id] : [])))
      expect(shown.size).toBe(1)
      const statuses = await Promise.all([pair.first, pair.second].map((id) => statusOf(at(all, 0), id)))
      expect(statuses.sort()).toEqual(['cancelled', 'confirmed'])
    }
  })

  test('right answers, cancels and the begin of the fallback at one moment leave one outcome', async () => {
    const all = await processes(engine)
    for (const _ of times(10, (n) => n)) {
      const pair = await begin(all)
      const sms = await at(all, 0).codeFor(pair.to)
      at(all, 0).clock.advance(20)
      const cancel = (one: TestVerifications) => one.cancel({ caller: one.owner, id: pair.first, session: undefined })
      const [checks, cancels] = await Promise.all([
        Promise.all(times(4, (i) => check(at(all, i), pair.first, sms))),
        Promise.all(times(4, (i) => cancel(at(all, i + 1)))),
        ...all.map((one) => one.fallbacks.sweep()),
      ])
      await Promise.all(all.map((one) => one.dispatcher.idle()))
      const isConfirmed = checks.some(({ kind }) => kind === 'confirmed')
      expect(new Set(cancels.map(({ kind }) => kind))).toEqual(
        new Set([isConfirmed ? 'already_confirmed' : 'cancelled']),
      )
      expect(await statusOf(at(all, 0), pair.first)).toBe(isConfirmed ? 'confirmed' : 'cancelled')
      const sent = at(all, 0).messages.filter(({ to }) => to === pair.email).length
      expect(sent).toBeLessThanOrEqual(1)
      expect(await statusOf(at(all, 0), pair.second)).toBe(sent === 1 ? 'cancelled' : undefined)
    }
  })

  test('however many look, each of many that are due is sent once', async () => {
    const all = await processes(engine)
    const pairs: Pair[] = []
    for (const _ of times(30, (n) => n)) pairs.push(await begin(all))
    at(all, 0).clock.advance(20)
    await Promise.all(
      times(5, (i) => [
        at(all, i).fallbacks.sweep(),
        at(all, i + 1).fallbacks.consider(pairs.map(({ first }) => first)),
      ]).flat(),
    )
    await Promise.all(all.map((one) => one.dispatcher.idle()))
    const counts = pairs.map(({ email }) => at(all, 0).messages.filter(({ to }) => to === email).length)
    expect(counts).toEqual(pairs.map(() => 1))
  })

  test('pairs that share a contact share its wrong answers of the day', async () => {
    const all = await processes(engine)
    const email = contactOf('shared@example.com')
    const pairs = []
    for (const n of times(4, (n) => n)) {
      const outcome = await at(all, n).begin(`+37255${String(100_000 + ++made)}`, {
        fallback: { contact: email, lane: 'open' },
      })
      if (outcome.kind !== 'started') throw new Error(`It was ${outcome.kind}.`)
      pairs.push(outcome.verification)
    }
    await Promise.all(all.map((one) => one.dispatcher.idle()))
    at(all, 0).clock.advance(20)
    await at(all, 0).fallbacks.sweep()
    const judged = await Promise.all(
      pairs.flatMap(({ fallback }) =>
        times(8, (i) => check(at(all, i), fallback?.id as Uuid, String(i).padStart(6, '0'))),
      ),
    )
    // Five each: the telephone's own budget lets a fifth be judged when the mailbox's fifteen are used up.
    const { wrong, locked } = countBy(judged.map(nameOf))
    expect({ wrong, locked }).toEqual({ wrong: 20, locked: 12 })
    expect((await at(all, 0).budgetOf(email))?.wrongs).toBe(15)
  })
})

function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T
}

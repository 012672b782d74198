import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../providers/provider.ts'
import { weightNow } from './choose.ts'
import { bounds } from './evidence.ts'
import { addCounts, type Health, noHealth, standingOf } from './health.ts'
import { type Change, learn, type RoutingEvent } from './learn.ts'
import { numbers } from './numbers.ts'
import type { PlannedProvider, RoutingPlan } from './plan.ts'

const START = new Date('2026-11-23T12:00:00Z')
const later = (seconds: number, from = START): Date => new Date(from.getTime() + seconds * 1000)
const carrier = (name: string, more: Partial<PlannedProvider> = {}): PlannedProvider => ({
  name,
  channels: ['sms'],
  weight: { otherwise: 100 },
  givesReceipts: true,
  ...more,
})
const TWO: RoutingPlan = { providers: [carrier('a'), carrier('b')] }
const ACCEPTED: SendOutcome = { kind: 'accepted', reference: '1' }
const BUSY: SendOutcome = { kind: 'refused', reason: 'busy', final: false }

/** What some messages of a provider met. */
interface Traffic {
  readonly provider: string
  readonly country?: string
  readonly n: number
  /** How many of them were refused for now, delivered soon, said to have failed, confirmed soon. */
  readonly busy?: number
  readonly delivered?: number
  readonly failed?: number
  readonly confirmed?: number
}

function pass(plan: RoutingPlan, health: Health, traffic: readonly Traffic[], now: Date): Health {
  let known = health
  const tell = (event: RoutingEvent, times: number, at: Date): void => {
    for (let i = 0; i < times; i++) known = learn(plan, known, event, at).health
  }
  for (const { provider, country = 'EE', n, busy = 0, delivered = 0, failed = 0, confirmed = 0 } of traffic) {
    tell({ kind: 'handed', provider, country, outcome: BUSY }, busy, now)
    tell({ kind: 'handed', provider, country, outcome: ACCEPTED }, n - busy, now)
    const told = { provider, country, acceptedAt: now }
    tell({ kind: 'receipt', state: 'delivered', ...told }, delivered, later(3, now))
    tell({ kind: 'receipt', state: 'failed', ...told }, failed, later(3, now))
    tell({ kind: 'confirmed', state: 'delivered', ...told } as RoutingEvent, confirmed, later(9, now))
  }
  return known
}
const tick = (plan: RoutingPlan, health: Health, now: Date) => learn(plan, health, { kind: 'tick' }, now)
/** When the messages of START have had their time for a receipt. */
const RIPE = later(numbers.bucketSeconds + numbers.promptSeconds)
const CONFIRMED = later(numbers.bucketSeconds + numbers.confirmSeconds)
const told = ({ provider, country, from, to }: Change) => [provider, country, from, to]

describe('a share', () => {
  test('shrinks where hand-overs fail and those of another do not', () => {
    const known = pass(
      TWO,
      noHealth,
      [
        { provider: 'a', n: 20, busy: 10 },
        { provider: 'b', n: 20 },
      ],
      START,
    )
    const { health, changes } = tick(TWO, known, later(1))
    expect(changes.map(told)).toEqual([
      ['a', 'EE', 1, numbers.shrinkBy],
      ['a', undefined, 1, numbers.shrinkBy],
    ])
    expect(changes[0]).toMatchObject({
      what: 'weight',
      who: 'automatic',
      why: '10 of 20 hand-overs failed, of the best other 0 %',
      at: later(1),
    })
    expect(weightNow(health, carrier('a'), { country: 'EE' })).toBe(25)
  })

  test('shrinks where receipts do not come and those of another do, not before they had their time', () => {
    const traffic = [
      { provider: 'a', n: 20, delivered: 1 },
      { provider: 'b', n: 20, delivered: 19 },
    ]
    const known = pass(TWO, noHealth, traffic, START)
    expect(tick(TWO, known, later(-0.001, RIPE)).changes).toEqual([])
    expect(tick(TWO, known, RIPE).changes.map(told)[0]).toEqual(['a', 'EE', 1, numbers.leastShare])
  })

  test('stays while all are as slow, and where there is nobody else', () => {
    const traffic = ['a', 'b'].map((provider) => ({ provider, n: 40, delivered: 3 }))
    expect(tick(TWO, pass(TWO, noHealth, traffic, START), RIPE).changes).toEqual([])
    const one = { providers: [carrier('a')] }
    expect(tick(one, pass(one, noHealth, traffic, START), RIPE).changes).toEqual([])
  })

  test('shrinks for want of receipts although the other has carried nothing yet', () => {
    const known = pass(TWO, noHealth, [{ provider: 'a', n: 20 }], START)
    expect(tick(TWO, known, RIPE).changes[0]).toMatchObject({ provider: 'a', to: numbers.leastShare })
  })

  test('is not judged by receipts that a provider does not give', () => {
    const plan = { providers: [carrier('a', { givesReceipts: false }), carrier('b')] }
    const known = pass(
      plan,
      noHealth,
      [
        { provider: 'a', n: 40 },
        { provider: 'b', n: 40, delivered: 39 },
      ],
      START,
    )
    expect(tick(plan, known, RIPE).changes).toEqual([])
  })

  test('shrinks where receipts lie and the codes are not entered', () => {
    const traffic = [
      { provider: 'a', n: 60, delivered: 60, confirmed: 20 },
      { provider: 'b', n: 60, delivered: 57, confirmed: 48 },
    ]
    const known = pass(TWO, noHealth, traffic, START)
    expect(tick(TWO, known, later(-0.001, CONFIRMED)).changes).toEqual([])
    const { changes } = tick(TWO, known, CONFIRMED)
    expect(changes.map(told)[0]).toEqual(['a', 'EE', 1, 0.25])
    expect(changes[0]?.why).toBe('40 of 60 codes were not entered within 60 s, of the best other 20 %')
  })

  test.each([
    ['receipts', numbers.leastSample.receipts, RIPE],
    ['confirmations', numbers.leastSample.confirmations, CONFIRMED],
  ] as const)('needs %s of %i messages, and not of one fewer', (evidence, least, when) => {
    const changesAfter = (n: number): readonly Change[] => {
      const bad = { provider: 'a', n, delivered: evidence === 'receipts' ? 0 : n, confirmed: 0 }
      const good = { provider: 'b', n: 100, delivered: 100, confirmed: 100 }
      return tick(TWO, pass(TWO, noHealth, [bad, good], START), when).changes
    }
    expect(changesAfter(least).length).toBeGreaterThan(0)
    expect(changesAfter(least - 1)).toEqual([])
  })

  test('shrinks in the one country where a carrier is filtered, and nowhere else', () => {
    const traffic = ['EE', 'LV', 'LT'].flatMap((country) => [
      { provider: 'a', country, n: 30, delivered: country === 'LT' ? 0 : 28 },
      { provider: 'b', country, n: 30, delivered: 28 },
    ])
    const { health, changes } = tick(TWO, pass(TWO, noHealth, traffic, START), RIPE)
    expect(changes.map(told)).toEqual([['a', 'LT', 1, numbers.leastShare]])
    expect(weightNow(health, carrier('a'), { country: 'LT' })).toBe(100 * numbers.leastShare)
    expect(weightNow(health, carrier('a'), { country: 'EE' })).toBe(100)
  })

  test('is judged by country, so that one that goes where few receipts come back loses nothing by it', () => {
    const traffic = [
      { provider: 'a', country: 'US', n: 90, delivered: 0 },
      { provider: 'b', country: 'US', n: 20, delivered: 0 },
      { provider: 'a', country: 'EE', n: 20, delivered: 19 },
      { provider: 'b', country: 'EE', n: 90, delivered: 85 },
    ]
    expect(tick(TWO, pass(TWO, noHealth, traffic, START), RIPE).changes).toEqual([])
  })

  test('does not shrink again before what came after the last change was seen', () => {
    const traffic = [
      { provider: 'a', n: 40, delivered: 30 },
      { provider: 'b', n: 40, delivered: 40 },
    ]
    const first = tick(TWO, pass(TWO, noHealth, traffic, START), RIPE)
    expect(tick(TWO, first.health, later(100, RIPE)).changes).toEqual([])
    const again = pass(TWO, first.health, traffic, later(60))
    const second = tick(TWO, again, later(60 + numbers.bucketSeconds + numbers.promptSeconds))
    expect(second.changes.map(told)[0]).toEqual(['a', 'EE', 0.25, 0.0625])
  })

  test('never goes below the floor, however many receipts say that messages failed', () => {
    let health: Health = noHealth
    let now = START
    for (let i = 0; i < 20; i++) {
      const traffic = [
        { provider: 'a', n: 100, failed: 100 },
        { provider: 'b', n: 100, delivered: 99 },
      ]
      health = pass(TWO, health, traffic, now)
      now = later(60, now)
      health = tick(TWO, health, now).health
    }
    expect(weightNow(health, carrier('a'), { country: 'EE' })).toBe(100 * numbers.leastShare)
    expect(standingOf(health, 'a').breaker.state).toBe('closed')
  })

  test('stays at the floor while it is worse, and grows when that is not seen any more', () => {
    const traffic = [
      { provider: 'a', n: 40 },
      { provider: 'b', n: 40, delivered: 39 },
    ]
    let health: Health = noHealth
    const when: number[] = []
    for (let seconds = 0; seconds < 1_800 + numbers.windowSeconds; seconds += 15) {
      if (seconds < 1_500 && seconds % 60 === 0) health = pass(TWO, health, traffic, later(seconds))
      const learned = tick(TWO, health, later(seconds))
      health = learned.health
      if (learned.changes.some(({ from = 0, to = 0 }) => to > from)) when.push(seconds)
    }
    expect(Math.min(...when)).toBeGreaterThan(1_500 + numbers.windowSeconds - 90)
    expect(Math.min(...when)).toBeLessThan(1_500 + numbers.windowSeconds + 60)
  })

  test('grows again in steps when nothing more is held against it, up to all of the weight', () => {
    const traffic = [
      { provider: 'a', n: 20, delivered: 1 },
      { provider: 'b', n: 20, delivered: 19 },
    ]
    let { health } = tick(TWO, pass(TWO, noHealth, traffic, START), RIPE)
    const steps: unknown[] = []
    for (let now = RIPE; now < later(6_000); now = later(10, now)) {
      const learned = tick(TWO, health, now)
      health = learned.health
      for (const change of learned.changes.filter(({ country }) => country === 'EE'))
        steps.push([(now.getTime() - RIPE.getTime()) / 1000, change.to, change.why])
    }
    const why = 'nothing more was held against it'
    const doublings = Math.ceil(Math.log2(1 / numbers.leastShare))
    expect(steps).toEqual(
      Array.from({ length: doublings }, (_, n) => [
        (n + 1) * numbers.quietSeconds,
        Math.min(1, numbers.leastShare * 2 ** (n + 1)),
        why,
      ]),
    )
    expect(standingOf(health, 'a').shares).toEqual({})
  })

  test('grows sooner when it has shown to be as good as the others, by what it was found worse by', () => {
    const bad = [
      { provider: 'a', n: 20, delivered: 1 },
      { provider: 'b', n: 20, delivered: 19 },
    ]
    const good = [
      { provider: 'a', n: 20, delivered: 19 },
      { provider: 'b', n: 20, delivered: 19 },
    ]
    const silent = [
      { provider: 'a', n: 20, delivered: 0 },
      { provider: 'b', n: 20, delivered: 0 },
    ]
    const { health } = tick(TWO, pass(TWO, noHealth, bad, START), RIPE)
    const proven = later(numbers.provenSeconds, RIPE)
    const mended = pass(TWO, health, good, later(50))
    expect(tick(TWO, mended, later(-0.001, proven)).changes).toEqual([])
    expect(tick(TWO, mended, proven).changes.map(told)[0]).toEqual([
      'a',
      'EE',
      numbers.leastShare,
      2 * numbers.leastShare,
    ])
    expect(tick(TWO, health, proven).changes).toEqual([])
    expect(
      tick(TWO, pass(TWO, health, silent, later(50)), proven).changes.filter(({ from = 0, to = 0 }) => to > from),
    ).toEqual([])
  })

  test('shrinks for what is seen in many countries, although there are too few messages in any one of them', () => {
    const traffic = ['EE', 'LV', 'LT', 'FI', 'SE', 'DE'].flatMap((country) => [
      { provider: 'a', country, n: 6, delivered: 2 },
      { provider: 'b', country, n: 6, delivered: 6 },
    ])
    const { changes } = tick(TWO, pass(TWO, noHealth, traffic, START), RIPE)
    expect(changes.map(told)).toEqual([['a', undefined, 1, numbers.leastShare]])
  })

  test('shrinks for the last minutes although many good ones went before', () => {
    const before = { provider: 'a', n: 400, delivered: 396 }
    const other = { provider: 'b', n: 400, delivered: 396 }
    const known = pass(TWO, noHealth, [before, other], START)
    const broken = later(numbers.recentSeconds + 60)
    const now = later(numbers.bucketSeconds + numbers.promptSeconds, broken)
    const { changes } = tick(TWO, pass(TWO, known, [{ provider: 'a', n: 20 }], broken), now)
    expect(changes.map(told)[0]).toEqual(['a', 'EE', 1, numbers.leastShare])
  })

  test('shrinks for what is seen in half an hour where there are few messages', () => {
    let known: Health = noHealth
    for (let seconds = 0; seconds < numbers.windowSeconds - 120; seconds += 120) {
      const traffic = [
        { provider: 'a', n: 1 },
        { provider: 'b', n: 8, delivered: 8 },
      ]
      known = pass(TWO, known, traffic, later(seconds))
    }
    const { changes } = tick(TWO, known, later(numbers.windowSeconds - 90))
    expect(changes.map(told)).toContainEqual(['a', 'EE', 1, numbers.leastShare])
  })

  test('does not grow by luck: what few messages it had since it shrank must not speak against it', () => {
    const bad = [
      { provider: 'a', n: 20, delivered: 1 },
      { provider: 'b', n: 20, delivered: 19 },
    ]
    const { health } = tick(TWO, pass(TWO, noHealth, bad, START), RIPE)
    const quiet = later(numbers.quietSeconds, RIPE)
    const one = (delivered: number) => [
      { provider: 'a', n: 1, delivered },
      { provider: 'b', n: 20, delivered: 19 },
    ]
    const grown = (delivered: number) => tick(TWO, pass(TWO, health, one(delivered), later(90)), quiet).changes.length
    expect(grown(0)).toBe(0)
    expect(grown(1)).toBeGreaterThan(0)
  })

  test('is not held against a provider by one that takes nothing', () => {
    const traffic = [
      { provider: 'a', n: 40, delivered: 5 },
      { provider: 'b', n: 40, delivered: 39 },
    ]
    const known = pass(TWO, noHealth, traffic, START)
    const paused = learn(TWO, known, { kind: 'paused', provider: 'b', who: 'ann', why: 'x' }, START).health
    expect(tick(TWO, paused, RIPE).changes).toEqual([])
  })
})

test('what is counted by two processes adds up, in whatever order it is told', () => {
  const one = pass(TWO, noHealth, [{ provider: 'a', n: 7, delivered: 3 }], START).counts
  const other = pass(
    TWO,
    noHealth,
    [
      { provider: 'a', n: 5, delivered: 4 },
      { provider: 'b', country: 'LV', n: 2 },
    ],
    later(40),
  ).counts
  const now = later(60).getTime()
  const both = addCounts(one, other, now)
  expect(both).toEqual(addCounts(other, one, now))
  expect(both.a?.EE?.map(({ accepted, prompt }) => [accepted, prompt])).toEqual([
    [7, 3],
    [5, 4],
  ])
})

test.each([
  [10, 0, 0, 0.351],
  [10, 1, 0.649, 1],
  [100, 0.5, 0.387, 0.613],
])('of %i with the share %d the bounds are %d and %d', (n, share, low, high) => {
  expect(bounds(n, share).low).toBeCloseTo(low, 3)
  expect(bounds(n, share).high).toBeCloseTo(high, 3)
})

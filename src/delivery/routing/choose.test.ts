import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../providers/provider.ts'
import { type Ask, choose, weightNow } from './choose.ts'
import { type Health, noHealth, standingOf, withStanding } from './health.ts'
import { learn, type RoutingEvent } from './learn.ts'
import { numbers } from './numbers.ts'
import { waitMs } from './pace.ts'
import { at, type PlannedProvider, type RoutingPlan } from './plan.ts'

const START = new Date('2026-11-23T12:00:00Z')
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1000)

const carrier = (name: string, more: Partial<PlannedProvider> = {}): PlannedProvider => ({
  name,
  channels: ['sms'],
  weight: { otherwise: 100 },
  givesReceipts: true,
  ...more,
})
const planOf = (...providers: PlannedProvider[]): RoutingPlan => ({ providers })
const ask = (more: Partial<Ask> = {}): Ask => ({
  channel: 'sms',
  country: 'EE',
  number: '+37251234567',
  tried: [],
  now: START,
  random: 0,
  ...more,
})
/** How often each is chosen, over evenly spread random numbers. */
function shares(plan: RoutingPlan, health: Health, more: Partial<Ask> = {}): Record<string, number> {
  const found: Record<string, number> = {}
  for (let i = 0; i < 1000; i++) {
    const name = choose(plan, health, ask({ ...more, random: i / 1000 })) ?? 'nobody'
    found[name] = (found[name] ?? 0) + 1
  }
  return found
}
const following = (plan: RoutingPlan, events: readonly RoutingEvent[], now = START, health = noHealth): Health =>
  events.reduce((known, event) => learn(plan, known, event, now).health, health)
const UNREACHABLE: SendOutcome = { kind: 'refused', reason: 'unreachable', final: false }
const SILENT: SendOutcome = { kind: 'unknown', cause: 'timed out' }
const handed = (provider: string, outcome: SendOutcome): RoutingEvent => ({
  kind: 'handed',
  provider,
  country: 'EE',
  outcome,
})
const down = (plan: RoutingPlan, name: string, now = START, health = noHealth): Health =>
  following(plan, Array<RoutingEvent>(numbers.failuresToOpen).fill(handed(name, UNREACHABLE)), now, health)

describe('the value for a place', () => {
  const values = { otherwise: 1, countries: { EE: 2 }, prefixes: { '+372': 3, '+37251': 4, '+3725123': 5 } }
  test.each([
    [{}, 1],
    [{ country: 'LV', number: '+37121234567' }, 1],
    [{ country: 'EE' }, 2],
    [{ country: 'EE', number: '+37281234567' }, 3],
    [{ country: 'EE', number: '+37251334567' }, 4],
    [{ country: 'EE', number: '+37251234567' }, 5],
  ])('of %j is %i: the longest prefix, then the country, then the rest', (place, value) => {
    expect(at(values, place)).toBe(value)
  })
})

describe('the choice', () => {
  test('follows the weights', () => {
    const plan = planOf(carrier('a', { weight: { otherwise: 70 } }), carrier('b', { weight: { otherwise: 30 } }))
    expect(shares(plan, noHealth)).toEqual({ a: 700, b: 300 })
  })

  test('follows the weights of the country and of the prefix', () => {
    const plan = planOf(
      carrier('a', { weight: { otherwise: 100, countries: { LV: 'never' }, prefixes: { '+37255': 50 } } }),
      carrier('b', { weight: { otherwise: 100, prefixes: { '+37255': 150 } } }),
    )
    expect(shares(plan, noHealth)).toEqual({ a: 500, b: 500 })
    expect(shares(plan, noHealth, { country: 'LV', number: '+37121234567' })).toEqual({ b: 1000 })
    expect(shares(plan, noHealth, { number: '+37255123456' })).toEqual({ a: 250, b: 750 })
  })

  test('is nobody where nobody carries the channel, goes there, is left or is not paused', () => {
    const plan = planOf(carrier('a', { weight: { otherwise: 'never', countries: { LV: 1 } } }))
    expect(choose(plan, noHealth, ask())).toBeUndefined()
    expect(choose(plan, noHealth, ask({ country: 'LV' }))).toBe('a')
    expect(choose(plan, noHealth, ask({ country: 'LV', tried: ['a'] }))).toBeUndefined()
    expect(choose(plan, noHealth, ask({ country: 'LV', channel: 'email' }))).toBeUndefined()
    const paused = following(plan, [{ kind: 'paused', provider: 'a', who: 'ann', why: 'announced' }])
    expect(choose(plan, paused, ask({ country: 'LV' }))).toBeUndefined()
    const resumed = following(plan, [{ kind: 'resumed', provider: 'a', who: 'ann', why: 'over' }], START, paused)
    expect(choose(plan, resumed, ask({ country: 'LV' }))).toBe('a')
  })

  test('takes one of weight 0 only when no other can, the cheapest first', () => {
    const spare = { weight: { otherwise: 0 } }
    const plan = planOf(
      carrier('a'),
      carrier('dear', { ...spare, cost: { otherwise: 0.08 } }),
      carrier('cheap', { ...spare, cost: { otherwise: 0.04 } }),
      carrier('untold', spare),
    )
    expect(shares(plan, noHealth)).toEqual({ a: 1000 })
    expect(shares(plan, noHealth, { tried: ['a'] })).toEqual({ cheap: 1000 })
    expect(shares(plan, noHealth, { tried: ['a', 'cheap'] })).toEqual({ dear: 1000 })
    expect(shares(plan, down(plan, 'a'))).toEqual({ cheap: 1000 })
  })

  test('gives one of weight 0 what another has lost of its weight', () => {
    const plan = planOf(carrier('a'), carrier('spare', { weight: { otherwise: 0 } }))
    const share = { factor: 0.25, changedAt: START.getTime(), by: 'receipts' } as const
    const whole = withStanding(noHealth, 'a', { shares: { '': share } })
    expect(shares(plan, whole)).toEqual({ a: 250, spare: 750 })
    const there = withStanding(noHealth, 'a', { shares: { LV: share } })
    expect(shares(plan, there)).toEqual({ a: 1000 })
    expect(shares(plan, there, { country: 'LV' })).toEqual({ a: 250, spare: 750 })
  })

  test('rather takes another for a verification whose earlier message one carried, but not at any price', () => {
    const plan = planOf(carrier('a'), carrier('b'))
    expect(shares(plan, noHealth, { before: ['a'] })).toEqual({ a: 48, b: 952 })
    const bad = withStanding(noHealth, 'b', {
      shares: { '': { factor: numbers.leastShare, changedAt: 0, by: 'receipts' } },
    })
    expect(shares(plan, bad, { before: ['a'] }).a).toBeGreaterThan(600)
    expect(shares(planOf(carrier('a')), noHealth, { before: ['a'] })).toEqual({ a: 1000 })
  })

  test('keeps to a throughput: what has to wait too long goes to another, and to itself where there is none', () => {
    const one = planOf(carrier('a', { perSecond: 2 }), carrier('b', { weight: { otherwise: 0 } }))
    const begun = following(one, [{ kind: 'begun', provider: 'a' }])
    expect(choose(one, noHealth, ask())).toBe('a')
    expect(waitMs(one, begun, 'a', START)).toBe(500)
    expect(choose(one, begun, ask())).toBe('b')
    const nearly = 0.5 - numbers.patienceMs / 1000
    expect(choose(one, begun, ask({ now: later(nearly - 0.001) }))).toBe('b')
    expect(choose(one, begun, ask({ now: later(nearly) }))).toBe('a')
    expect(waitMs(one, begun, 'a', later(0.5))).toBe(0)
    const alone = planOf(carrier('a', { perSecond: 2 }))
    expect(choose(alone, begun, ask())).toBe('a')
  })
})

describe('a provider that is down', () => {
  const plan = planOf(carrier('a'), carrier('b'))

  test(`is not tried first after ${numbers.failuresToOpen} failures in a row, and is after one fewer`, () => {
    const failing = Array<RoutingEvent>(numbers.failuresToOpen - 1).fill(handed('a', UNREACHABLE))
    expect(shares(plan, following(plan, failing))).toEqual({ a: 500, b: 500 })
    expect(shares(plan, down(plan, 'a'))).toEqual({ b: 1000 })
    expect(choose(plan, down(plan, 'a'), ask({ tried: ['b'] }))).toBe('a')
  })

  test('counts failures in a row: one message that gets through, or is refused for what it is, begins anew', () => {
    const accepted: SendOutcome = { kind: 'accepted', reference: '1' }
    const noSuchNumber: SendOutcome = { kind: 'refused', reason: 'contact_unknown', final: true }
    for (const outcome of [accepted, noSuchNumber]) {
      const events = [UNREACHABLE, UNREACHABLE, outcome, UNREACHABLE, UNREACHABLE].map((one) => handed('a', one))
      expect(shares(plan, following(plan, events))).toEqual({ a: 500, b: 500 })
    }
  })

  test('is tried by one message after its rest, and comes back when that gets through', () => {
    const rested = later(numbers.firstRestSeconds)
    const known = down(plan, 'a')
    expect(choose(plan, known, ask({ now: later(numbers.firstRestSeconds - 0.001) }))).toBe('b')
    expect(choose(plan, known, ask({ now: rested }))).toBe('a')
    const trying = following(plan, [{ kind: 'begun', provider: 'a' }], rested, known)
    expect(choose(plan, trying, ask({ now: rested }))).toBe('b')
    const { health, changes } = learn(plan, trying, handed('a', { kind: 'accepted', reference: '1' }), rested)
    expect(choose(plan, health, ask({ now: rested }))).toBe('a')
    expect(changes).toMatchObject([{ what: 'up', provider: 'a', who: 'automatic', at: rested }])
  })

  test.each([
    ['is refused, up to a minute', UNREACHABLE, [5, 10, 20, 40, 60, 60]],
    ['is not answered, up to a quarter of an hour', SILENT, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]],
  ] as const)('rests twice as long after each try that %s, and nobody is told again', (_, outcome, rests) => {
    const failures = Array<RoutingEvent>(numbers.failuresToOpen).fill(handed('a', outcome))
    let known = following(plan, failures)
    let now = START
    for (const seconds of rests) {
      const { breaker } = standingOf(known, 'a')
      if (breaker.state !== 'open') throw new Error('not down')
      expect((breaker.until - now.getTime()) / 1000).toBe(seconds)
      now = new Date(breaker.until)
      known = following(plan, [{ kind: 'begun', provider: 'a' }], now, known)
      const { health, changes } = learn(plan, known, handed('a', outcome), now)
      expect(changes).toEqual([])
      known = health
    }
  })

  test('is not trusted at once when it is found down again soon after', () => {
    const back = later(numbers.firstRestSeconds)
    const accepted = handed('a', { kind: 'accepted', reference: '1' })
    const up = following(plan, [{ kind: 'begun', provider: 'a' }, accepted], back, down(plan, 'a'))
    const rest = (now: Date): number => {
      const { breaker } = standingOf(down(plan, 'a', now, up), 'a')
      return breaker.state === 'open' ? (breaker.until - now.getTime()) / 1000 : 0
    }
    expect(rest(later(numbers.firstRestSeconds + numbers.soundSeconds - 1))).toBe(numbers.firstRestSeconds * 2)
    expect(rest(later(numbers.firstRestSeconds + numbers.soundSeconds))).toBe(numbers.firstRestSeconds)
  })

  test('is tried by another message when the one that tried it was never heard of again', () => {
    const rested = later(numbers.firstRestSeconds)
    const trying = following(plan, [{ kind: 'begun', provider: 'a' }], rested, down(plan, 'a'))
    const lost = (seconds: number): Date => new Date(rested.getTime() + seconds * 1000)
    expect(choose(plan, trying, ask({ now: lost(numbers.trialSeconds - 0.001) }))).toBe('b')
    expect(choose(plan, trying, ask({ now: lost(numbers.trialSeconds) }))).toBe('a')
  })

  test('rests on when a look at it without a message fails, and not longer when one succeeds', () => {
    const known = down(plan, 'a')
    const rested = later(numbers.firstRestSeconds)
    const failed = following(plan, [{ kind: 'probed', provider: 'a', isWell: false }], rested, known)
    expect(choose(plan, failed, ask({ now: rested }))).toBe('b')
    const well = following(plan, [{ kind: 'probed', provider: 'a', isWell: true }], rested, known)
    expect(choose(plan, well, ask({ now: rested }))).toBe('a')
  })

  test('is trusted again at once when its settings have changed', () => {
    const { health, changes } = learn(plan, down(plan, 'a'), { kind: 'renewed', provider: 'a' }, START)
    expect(choose(plan, health, ask())).toBe('a')
    expect(changes).toMatchObject([{ what: 'up', why: 'its settings have changed' }])
    expect(learn(plan, health, { kind: 'renewed', provider: 'a' }, START).changes).toEqual([])
  })

  test('is tried when all are down: the one that was found so the fewest times', () => {
    let known = down(plan, 'b', START, down(plan, 'a'))
    expect(choose(plan, known, ask())).toBe('a')
    known = following(plan, [{ kind: 'probed', provider: 'a', isWell: false }], START, known)
    expect(choose(plan, known, ask())).toBe('b')
  })

  test('is never made so by receipts', () => {
    let known = following(plan, Array<RoutingEvent>(50).fill(handed('a', { kind: 'accepted', reference: '1' })))
    const forged: RoutingEvent = { kind: 'receipt', provider: 'a', country: 'EE', state: 'failed', acceptedAt: START }
    known = following(plan, Array<RoutingEvent>(500).fill(forged), START, known)
    expect(standingOf(known, 'a').breaker).toEqual({ state: 'closed', failures: 0 })
  })
})

describe('whatever happened', () => {
  const names = ['a', 'b', 'c'] as const
  const plan = planOf(
    carrier('a', { weight: { otherwise: 70, countries: { LV: 0 } } }),
    carrier('b', { weight: { otherwise: 30 }, perSecond: 5 }),
    carrier('c', { weight: { otherwise: 0 }, givesReceipts: false }),
  )
  const provider = fc.constantFrom(...names)
  const country = fc.constantFrom('EE', 'LV', 'LT', undefined)
  const outcome = fc.constantFrom<SendOutcome>(
    { kind: 'accepted', reference: '1' },
    { kind: 'unknown', cause: 'timed out' },
    UNREACHABLE,
    { kind: 'refused', reason: 'busy', final: false },
    { kind: 'refused', reason: 'contact_unknown', final: true },
    { kind: 'refused', reason: 'content_rejected', final: false },
  )
  const ago = fc.integer({ min: 0, max: 700 })
  const event = fc.oneof(
    fc.record({ kind: fc.constant('begun' as const), provider }),
    fc.record({
      kind: fc.constant('handed' as const),
      provider,
      country,
      outcome,
      times: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({
      kind: fc.constantFrom('receipt' as const, 'confirmed' as const),
      provider,
      country,
      state: fc.constantFrom('delivered' as const, 'failed' as const),
      ago,
      times: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({ kind: fc.constant('probed' as const), provider, isWell: fc.boolean() }),
    fc.record({
      kind: fc.constantFrom('paused' as const, 'resumed' as const),
      provider,
      who: fc.constant('ann'),
      why: fc.constant('x'),
    }),
    fc.record({ kind: fc.constant('tick' as const) }),
  )
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), event), { maxLength: 80 })

  /** The state that a history leads to, looked at after each event. */
  function run(
    steps: typeof history extends fc.Arbitrary<infer T> ? T : never,
    look: (health: Health, now: Date) => void,
  ): void {
    let known = noHealth
    let now = START
    for (const [seconds, step] of steps) {
      now = new Date(now.getTime() + seconds * 1000)
      const acceptedAt = 'ago' in step ? new Date(now.getTime() - step.ago * 1000) : now
      for (let i = 0; i < ('times' in step ? step.times : 1); i++)
        known = learn(plan, known, { ...step, acceptedAt } as RoutingEvent, now).health
      look(known, now)
    }
  }

  test('no share leaves its bounds, and the state stays data that JSON can hold, small', () => {
    fc.assert(
      fc.property(history, (steps) => {
        run(steps, (health) => {
          for (const { shares: known } of Object.values(health.standings)) {
            for (const { factor } of Object.values(known)) {
              expect(factor).toBeGreaterThanOrEqual(numbers.leastShare)
              expect(factor).toBeLessThan(1)
            }
          }
          for (const one of plan.providers) {
            const now = weightNow(health, one, { country: 'EE' })
            expect(now).toBeLessThanOrEqual(Number(one.weight.otherwise))
            expect(now).toBeGreaterThanOrEqual(Number(one.weight.otherwise) * numbers.leastShare)
          }
          for (const places of Object.values(health.counts)) {
            for (const buckets of Object.values(places))
              expect(buckets.length).toBeLessThanOrEqual(numbers.windowSeconds / numbers.bucketSeconds)
          }
        })
        let last = noHealth
        run(steps, (health) => {
          last = health
        })
        expect(JSON.parse(JSON.stringify(last))).toEqual(last)
      }),
      { numRuns: 150 },
    )
  })

  test('whoever was tried or is paused is not chosen, and somebody is while somebody is left', () => {
    const tried = fc.subarray([...names])
    const before = fc.subarray([...names])
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(history, tried, before, random, country, (steps, already, carried, chance, place) => {
        run(steps, (health, now) => {
          const left = names.filter((name) => !already.includes(name) && standingOf(health, name).pause === undefined)
          const chosen = choose(
            plan,
            health,
            ask({ tried: already, before: carried, random: chance, country: place, now }),
          )
          if (left.length === 0) expect(chosen).toBeUndefined()
          else expect(left).toContain(chosen)
        })
      }),
      { numRuns: 150 },
    )
  })
})

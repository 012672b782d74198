// Several providers for a channel, on both engines: who gets a message, who gets it next, and what processes know together of who is
// worth it. The choice itself, over all that may be known, stands in src/delivery/routing.
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Lineup, lineupOf, type Provider, pauseProvider, providerChanges } from '../../src/delivery/index.ts'
import { numbers } from '../../src/delivery/routing/index.ts'
import type { Uuid } from '../../src/lib/ids.ts'
import {
  type Application,
  type Begun,
  createApplication,
  newMailbox,
  newPhone,
  newSession,
  times,
  uuidOf,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import {
  accepted,
  busy,
  type Fate,
  lost,
  pendingFate,
  receiptingProvider,
  refusedForGood,
} from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const unreachable: Fate = () => ({ kind: 'refused', reason: 'unreachable', final: false, status: 'ECONNREFUSED' })

describe.each(engines)('on $name', (engine) => {
  const a = receiptingProvider('a')
  const b = receiptingProvider('b')
  const spare = receiptingProvider('spare')
  let app: TestApp
  /** A second process on the same database, with the same clock, secrets and providers. */
  let other: TestApp
  /** All that are on that database. */
  let processes: TestApp[] = []
  let shop: Application
  let otherShop: Application

  /** By SMS all weight lies on a, by e-mail on b. */
  const lineup = (): Lineup => ({
    providers: [a.provider, b.provider, spare.provider],
    plan: {
      providers: [
        { ...planned(a.provider), channels: ['sms'], sender: { otherwise: undefined, countries: { LV: 'Riga' } } },
        { ...planned(b.provider), weight: { otherwise: 0, countries: { LT: 100 } }, cost: { otherwise: 0.01 } },
        { ...planned(spare.provider), channels: ['sms'], weight: { otherwise: 0 } },
      ],
    },
  })
  const planned = (provider: Provider) => {
    const [one] = lineupOf([provider]).plan.providers
    if (one === undefined) throw new Error('no plan')
    return one
  }

  beforeAll(async () => {
    app = await startTestApp(engine, { lineup: lineup() })
    other = await startTestApp(engine, { lineup: lineup(), database: app.app.db, clock: app.clock })
    processes = [app, other]
  })
  // Each story has a service, and begins an hour later with nothing known of the providers.
  beforeEach(async () => {
    shop = await createApplication(app)
    otherShop = await createApplication(other)
    for (const { fates, messages } of [a, b, spare]) {
      fates.clear()
      messages.length = 0
    }
    everyFate.clear()
    // What the story before has left to be said is said, so that nobody comes with it later.
    await exchange(...processes, ...processes)
    for (const table of ['provider_count', 'provider_share', 'provider_state', 'provider_change'])
      await app.app.db.query(`delete from ${table}`)
    app.clock.advance(3600)
    for (const one of processes) {
      one.app.router.takeNews()
      one.app.router.adopt(() => ({ counts: {}, standings: {} }), {})
      one.telemetry.events.length = 0
    }
  })

  /** What a provider says of all contacts that have no fate of their own. */
  const everyFate = new Map<string, Fate>()
  for (const one of [a, b, spare]) {
    const { send } = one.provider
    Object.assign(one.provider, {
      send: async (message: Parameters<Provider['send']>[0], signal: AbortSignal) => {
        const fate = everyFate.get(one.provider.name)
        if (fate === undefined) return await send(message, signal)
        one.messages.push(message)
        return await fate(message)
      },
    })
  }

  async function begin(to: string, at: Application = shop, process: TestApp = app): Promise<Begun> {
    const begun = await at.begin(to, { session: newSession() })
    await process.app.idle()
    return begun
  }
  const rowOf = async (begun: Begun) =>
    (
      await app.app.db.query<{ state: string; provider: string; reason: string | null; tries: number }>(
        'select state, provider, reason, tries from message where verification_id = $1 order by id desc limit 1',
        [uuidOf(begun)],
      )
    )[0]
  const exchange = async (...those: readonly TestApp[]): Promise<void> => {
    for (const one of those) await one.app.upkeep.run('exchange about providers')
  }
  const eventsOf = (process: TestApp, name: string) =>
    process.telemetry.events.filter((one) => one.name === name).map(({ event }) => event)
  const counts = () => [a, b, spare].map(({ messages }) => messages.length)

  describe('a message', () => {
    test('that one provider refuses for now goes to the next at once, and each failover is told', async () => {
      everyFate.set('a', unreachable)
      const begun = await begin(newPhone())
      expect(counts()).toEqual([1, 1, 0])
      expect(await rowOf(begun)).toEqual({ state: 'accepted', provider: 'b', reason: null, tries: 1 })
      expect(a.messages[0]?.text).toBe(b.messages[0]?.text)
      expect(eventsOf(app, 'messageFailedOver')).toEqual([
        { channel: 'sms', country: 'EE', from: 'a', to: 'b', reason: 'unreachable', status: 'ECONNREFUSED' },
      ])
      expect(eventsOf(app, 'messageSettled')).toMatchObject([{ provider: 'b', state: 'accepted' }])
    })

    test.each([
      ['refused for good', refusedForGood, { state: 'failed', reason: 'contact_unknown' }],
      ['that may have gone', lost, { state: 'unknown', reason: null }],
    ])('%s goes to nobody else (R27)', async (_, fate, expected) => {
      everyFate.set('a', fate)
      expect(await rowOf(await begin(newPhone()))).toMatchObject({ provider: 'a', ...expected })
      expect(counts()).toEqual([1, 0, 0])
    })

    test('that all refuse for now is tried again with all of them, each once, while its code lives', async () => {
      for (const name of ['a', 'b', 'spare']) everyFate.set(name, busy)
      const begun = await begin(newPhone())
      expect(counts()).toEqual([1, 1, 1])
      expect(await rowOf(begun)).toMatchObject({ state: 'queued', reason: 'busy', tries: 1 })
      everyFate.delete('spare')
      app.clock.advance(1)
      await app.app.upkeep.run('take over messages')
      await app.app.idle()
      expect(counts()).toEqual([2, 2, 2])
      expect(await rowOf(begun)).toMatchObject({ state: 'accepted', provider: 'spare', tries: 2 })
    })

    test('whose code dies meanwhile goes to nobody else', async () => {
      everyFate.set('a', (message) => {
        app.clock.set(message.notAfter)
        return busy(message)
      })
      expect(await rowOf(await begin(newPhone()))).toMatchObject({ state: 'failed', reason: 'expired' })
      expect(counts()).toEqual([1, 0, 0])
    })

    test('goes where the country says, by the sender that stands there', async () => {
      const toLatvia = await begin('+37121234567')
      const toLithuania = await Promise.all(times(20, (i) => begin(lithuanian(i))))
      expect(await rowOf(toLatvia)).toMatchObject({ provider: 'a' })
      expect(a.to('+37121234567')).toMatchObject([{ sender: 'Riga' }])
      const providers = new Set(await Promise.all(toLithuania.map(async (one) => (await rowOf(one))?.provider)))
      expect(providers).toEqual(new Set(['a', 'b']))
      expect(await rowOf(await begin(newMailbox()))).toMatchObject({ provider: 'b' })
    })

    test('of a test key goes to the inbox, whatever the plan', async () => {
      const begun = await app.test.post('/v1/verifications', { to: newPhone(), purpose: 'registration' })
      await app.app.idle()
      expect(begun.status).toBe(201)
      expect(counts()).toEqual([0, 0, 0])
    })

    test('that is sent again rather goes to another provider', async () => {
      const known = { shares: {}, nextAt: 0, breaker: { state: 'closed' as const, failures: 0 } }
      const even = { factor: 0.5, changedAt: app.clock.now().getTime(), by: 'receipts' as const }
      // Half of the weight of a lies on b and the spare: of 40 that were carried by a, all but two or so go there the second time.
      app.app.router.adopt(() => ({ counts: {}, standings: { a: { ...known, shares: { '': even } } } }), {})
      const begun = (await Promise.all(times(40, () => begin(newPhone())))).map((one) => ({ one }))
      const first = await Promise.all(begun.map(async ({ one }) => (await rowOf(one))?.provider))
      app.clock.advance(120)
      for (const { one } of begun) await shop.resend(one)
      await app.app.idle()
      const second = await Promise.all(begun.map(async ({ one }) => (await rowOf(one))?.provider))
      const again = second.filter((provider, index) => provider === first[index])
      expect(first.filter((provider) => provider === 'a').length).toBeGreaterThan(5)
      expect(again.length).toBeLessThan(12)
    })
  })

  describe('processes', () => {
    test('learn from each other within a moment that a provider is down, and that it is back', async () => {
      everyFate.set('a', unreachable)
      for (let i = 0; i < 3; i++) await begin(newPhone())
      await vi.waitFor(() => expect(other.app.router.health.standings.a?.breaker.state).toBe('open'))
      a.messages.length = 0
      await begin(newPhone(), otherShop, other)
      expect(a.messages).toHaveLength(0)
      everyFate.delete('a')
      app.clock.advance(5)
      expect(await rowOf(await begin(newPhone(), otherShop, other))).toMatchObject({ provider: 'a' })
      await vi.waitFor(() => expect(app.app.router.health.standings.a?.breaker.state).toBe('closed'))
      const changes = await providerChanges(app.app.db, { provider: 'a', most: 10 })
      expect(changes.map(({ what, who, why }) => [what, who, why])).toEqual([
        ['up', 'automatic', 'a message got through again'],
        ['down', 'automatic', '3 hand-overs failed in a row (the last: refused, ECONNREFUSED)'],
      ])
    })

    test('that begin later know it from the start', async () => {
      everyFate.set('a', unreachable)
      for (let i = 0; i < 3; i++) await begin(newPhone())
      await exchange(app)
      const late = await startTestApp(engine, { lineup: lineup(), database: app.app.db, clock: app.clock })
      processes.push(late)
      expect(late.app.router.health.standings.a?.breaker).toMatchObject({ state: 'open', openings: 1 })
    })

    test('add up what they saw: neither has enough alone, and one change comes of it', async () => {
      // Half of the messages by a, with no receipt; b is as good as can be.
      const seen = async (at: Application, process: TestApp): Promise<void> => {
        for (let i = 0; i < 6; i++) await begin(newPhone(), at, process)
      }
      await seen(shop, app)
      await seen(otherShop, other)
      expect(counts()).toEqual([12, 0, 0])
      app.clock.advance(35)
      await exchange(app)
      expect(await providerChanges(app.app.db, { provider: 'a', most: 10 })).toEqual([])
      await exchange(other)
      // Both judge the same evidence now.
      await exchange(app, other)
      await exchange(app, other)
      const changes = await providerChanges(app.app.db, { provider: 'a', most: 10 })
      expect(changes.map(({ country = '', from, to }) => [country, from, to]).sort()).toEqual([
        ['', 1, numbers.leastShare],
        ['EE', 1, numbers.leastShare],
      ])
      for (const one of [app, other])
        expect(one.app.router.health.standings.a?.shares).toMatchObject({
          EE: { factor: numbers.leastShare },
          '': { factor: numbers.leastShare },
        })
      expect(changes[0]?.why).toMatch(
        /^12 of 12 messages had no receipt of delivery within 20 s, of the best other 20 %$/,
      )
    })

    test('that judge at the same moment move a weight once', async () => {
      for (let i = 0; i < 12; i++) await begin(newPhone())
      await exchange(app, other)
      app.clock.advance(35)
      await Promise.all([exchange(app), exchange(other)])
      await exchange(app, other)
      const changes = await providerChanges(app.app.db, { provider: 'a', most: 10 })
      expect(changes).toHaveLength(2)
      expect(other.app.router.health.standings).toEqual(app.app.router.health.standings)
    })

    test('lose nothing that was counted while the database is away', async () => {
      for (let i = 0; i < 12; i++) await begin(newPhone())
      const { query } = app.app.db
      const failing = vi.spyOn(app.app.db, 'query').mockImplementation(async (statement, values) => {
        const text = typeof statement === 'string' ? statement : statement.text
        if (text.includes('provider_count')) throw new Error('away')
        return await query(statement, values)
      })
      await expect(exchange(app)).rejects.toThrow('away')
      failing.mockRestore()
      await exchange(app)
      const [row] = await app.app.db.query<{ n: number }>(
        `select sum(accepted)::int as n from provider_count where provider = 'a'`,
      )
      expect(row?.n).toBe(12)
    })

    test('take over what one that died was handing over, and fail over there', async () => {
      const { fate, end } = pendingFate()
      everyFate.set('a', fate)
      const begun = await shop.begin(newPhone(), { session: newSession() })
      await vi.waitFor(() => expect(a.messages).toHaveLength(1))
      await app.app.db.query(`update message set lease_by = $2, lease_until = $3 where verification_id = $1`, [
        uuidOf(begun),
        newId(9),
        app.clock.now(),
      ])
      everyFate.set('a', unreachable)
      await other.app.upkeep.run('take over messages')
      await other.app.idle()
      expect(await rowOf(begun)).toEqual({ state: 'accepted', provider: 'b', reason: null, tries: 2 })
      // What the dead one would say, were it only slow, counts for nothing.
      end(refusedForGood)
      await app.app.idle()
      expect(await rowOf(begun)).toMatchObject({ state: 'accepted', provider: 'b' })
    })

    test('take a paused provider out within a moment, in all of them, and keep to it', async () => {
      const order = { provider: 'a', who: 'ann', why: 'announced', at: app.clock.now() }
      expect(await pauseProvider(app.app.db, { ...order, pause: true, id: newId(1) })).toBe(true)
      await vi.waitFor(() => {
        for (const one of [app, other])
          expect(one.app.router.health.standings.a?.pause).toMatchObject({ who: 'ann', why: 'announced' })
      })
      await begin(newPhone())
      await begin(newPhone(), otherShop, other)
      expect(counts()).toEqual([0, 2, 0])
      await exchange(app, other)
      expect(await pauseProvider(app.app.db, { ...order, pause: true, id: newId(2) })).toBe(false)
      expect(await pauseProvider(app.app.db, { ...order, pause: false, id: newId(3) })).toBe(true)
      await vi.waitFor(() => {
        for (const one of [app, other]) expect(one.app.router.health.standings.a?.pause).toBeUndefined()
      })
      await begin(newPhone())
      expect(counts()).toEqual([1, 2, 0])
    })
  })

  describe('receipts that say that messages failed, forged or mistaken,', () => {
    test('take no more than the floor leaves, open no breaker, and open one early resend each', async () => {
      const begun = await Promise.all(times(12, () => begin(newPhone())))
      const references = a.messages.map(({ id }) => id)
      app.clock.advance(2)
      for (let round = 0; round < 5; round++)
        await Promise.all(
          references.map((reference) => a.say({ reference, state: 'failed', reason: 'contact_unknown' })),
        )
      for (let i = 0; i < 30; i++) {
        app.clock.advance(35)
        await exchange(app)
      }
      const { breaker, shares } = app.app.router.health.standings.a ?? {}
      expect(breaker).toEqual({ state: 'closed', failures: 0 })
      for (const { factor } of Object.values(shares ?? {})) expect(factor).toBeGreaterThanOrEqual(numbers.leastShare)
      expect(begun.length).toBe(12)
    })

    test('open the next send once: the one after waits as it would have', async () => {
      const begun = await begin(newPhone())
      const [first] = a.messages
      app.clock.advance(2)
      await a.say({ reference: first?.id ?? '', state: 'failed' })
      expect((await shop.resend(begun)).status).toBe(202)
      await app.app.idle()
      for (let i = 0; i < 5; i++) await a.say({ reference: first?.id ?? '', state: 'failed' })
      app.clock.advance(1)
      expect((await shop.resend(begun)).status).toBe(429)
    })
  })

  test('a hand-over that is under way ends with the provider that it began with, which is closed after it', async () => {
    const { fate, end } = pendingFate()
    everyFate.set('a', fate)
    const begun = await shop.begin(newPhone(), { session: newSession() })
    await vi.waitFor(() => expect(a.messages).toHaveLength(1))
    const { router } = app.app
    const before = router.lineup
    router.replace({
      providers: before.providers.filter(({ name }) => name !== 'a'),
      plan: { providers: before.plan.providers.filter(({ name }) => name !== 'a') },
    })
    await shop.begin(newPhone(), { session: newSession() })
    await vi.waitFor(() => expect(counts()).toEqual([1, 1, 0]))
    end(accepted)
    await app.app.idle()
    expect(await rowOf(begun)).toMatchObject({ state: 'accepted', provider: 'a' })
    router.replace(before)
  })

  test('what was counted is deleted after an hour, and the history after 90 days', async () => {
    everyFate.set('a', unreachable)
    for (let i = 0; i < 3; i++) await begin(newPhone())
    await exchange(app)
    const left = async () => {
      const [row] = await app.app.db.query<{ counts: number; changes: number }>(
        'select (select count(*) from provider_count) as counts, (select count(*) from provider_change) as changes',
      )
      return row
    }
    app.clock.advance(3_590)
    await app.app.upkeep.run('retention')
    expect((await left())?.counts).toBeGreaterThan(0)
    app.clock.advance(30)
    await app.app.upkeep.run('retention')
    expect(await left()).toEqual({ counts: 0, changes: 1 })
    app.clock.advance(90 * 86_400 - 3_700)
    await app.app.upkeep.run('retention')
    expect((await left())?.changes).toBe(1)
    app.clock.advance(200)
    await app.app.upkeep.run('retention')
    expect((await left())?.changes).toBe(0)
  })
})

/** Each with a range of its own, since ranges have limits. */
function lithuanian(n: number): string {
  return `+3706${String(100 + n)}0000`
}

function newId(n: number): Uuid {
  return `0193b000-0000-7000-8000-00000000000${n}` as Uuid
}

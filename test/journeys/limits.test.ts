// R40 over HTTP, on both engines: each limit at n and n + 1, what counts and for how long, and whom it leaves alone. Every story
// has a service of its own, since limits are counted per service.
import { beforeAll, describe, expect, test } from 'vitest'
import { limitRule, limitRules } from '../../src/limits/index.ts'
import type { StartOutcome } from '../../src/verification/index.ts'
import {
  type Application,
  addKey,
  type Begun,
  createApplication,
  inTurn,
  newMailbox,
  newPhone,
  newSession,
  times,
  wrongFor,
} from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { contactOf } from '../support/verifications.ts'

const IP = '203.0.113.9'
const ANN = 'ann@mailbox.example'
const UNKNOWN = { id: 'ver_01kb0000000000000000000000', session: undefined }
const SMS_PER_DAY = 40

interface LimitStory {
  /** As many as are allowed. */
  readonly most: number
  /** Of the service. Limits that would be met on the way only observe. */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly allowed: number
  readonly problem: string
  /** Does once what is limited. */
  readonly act: (application: Application) => () => Promise<Answer>
}

const startsTo = (newContact: () => string, more: () => object = () => ({})) => ({
  allowed: 201,
  act: (application: Application) => () => application.start(newContact(), { ...more() }),
})
const sends = { problem: 'too_many_sends' }

let numbers = 0
/** Numbers that differ in their last four digits only. */
const neighbour = () => `+3725123${String(++numbers).padStart(4, '0')}`

const stories: Readonly<Record<string, LimitStory>> = {
  starts_per_ip_10_minutes: {
    most: 20,
    problem: 'too_many_starts',
    ...startsTo(newMailbox, () => ({ client: { ip: IP } })),
  },
  starts_per_ip_day: {
    most: 100,
    settings: { observed_limits: ['starts_per_ip_10_minutes'] },
    problem: 'too_many_starts',
    ...startsTo(newMailbox, () => ({ client: { ip: IP } })),
  },
  sends_per_session: { most: 6, ...sends, ...startsTo(newMailbox, () => ({ session: 'one and the same' })) },
  sends_per_contact_day: { most: 5, ...sends, ...startsTo(() => ANN) },
  sms_per_number_range_hour: { most: 30, ...sends, ...startsTo(neighbour) },
  sms_per_country_hour: { most: 3, settings: { sms_per_country_hour: 3 }, ...sends, ...startsTo(newPhone) },
  sms_per_service_day: { most: 3, settings: { sms_per_day: 3 }, ...sends, ...startsTo(newPhone) },
  wrong_answers_per_contact_day: {
    most: 15,
    settings: { code_seconds_email: 86_400 },
    allowed: 200,
    problem: 'too_many_wrong_answers',
    act: (application) => {
      let begun: (Begun & { readonly code: string }) | undefined
      let left = 0
      return async () => {
        if (left === 0 || begun === undefined) {
          const fresh = await application.begin(ANN)
          begun = { ...fresh, code: await application.codeFor(fresh) }
          left = 5
        }
        return await application.check(begun, wrongFor(begun.code, left--))
      }
    },
  },
  unknown_checks_per_ip: {
    most: 100,
    allowed: 404,
    problem: 'too_many_checks',
    act: (application) => () => application.check(UNKNOWN, '123456', { client: { ip: IP } }),
  },
  inspections_per_ip: {
    most: 60,
    allowed: 200,
    problem: 'too_many_inspections',
    act: (application) => () => application.inspect(ANN, { client: { ip: IP } }),
  },
}

/** Each wrong answer belongs to the verification before it, so those come one after the other. */
async function actTimes(n: number, act: () => Promise<Answer>, limit: string): Promise<Answer[]> {
  return limit === 'wrong_answers_per_contact_day' ? await inTurn(n, act) : await Promise.all(times(n, act))
}

function statusesOf(answers: readonly Answer[]): number[] {
  return [...new Set(answers.map(({ status }) => status))].sort()
}

test('there is a story for every limit', () => {
  expect(Object.keys(stories)).toEqual(limitRules.map(({ name }) => name))
})

describe.each(engines)('on $name', (engine) => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp(engine, { env: { PINPOST_SMS_PER_DAY: String(SMS_PER_DAY) } })
  })

  /** How often this was counted, by all services together. */
  async function counted(limit: string): Promise<number> {
    const { scope, kept } = limitRule(limit as (typeof limitRules)[number]['name'])
    const [row] = await app.app.db.query<{ n: number }>(
      kept === 'counter'
        ? `select coalesce(sum(n), 0)::int as n from counter where scope = ${scope}`
        : 'select coalesce(sum(sends), 0)::int as n from contact_budget',
    )
    return row?.n ?? 0
  }

  const observed = (limit: string) =>
    app.telemetry.events.filter(({ name, event }) => name === 'limitHit' && 'limit' in event && event.limit === limit)

  describe.each(Object.entries(stories))('%s', (limit, { most, settings, allowed, problem, act }) => {
    const { windowSeconds } = limitRule(limit as (typeof limitRules)[number]['name'])

    test(`${most} are allowed and the next is refused, until the window ends`, async () => {
      const application = await createApplication(app, settings)
      const once = act(application)
      expect(statusesOf(await actTimes(most, once, limit))).toEqual([allowed])
      app.clock.advance(7)
      const refused = await once()
      expect(refused).toMatchObject({
        status: 429,
        headers: { 'retry-after': String(windowSeconds - 7) },
        body: { code: problem, limit, retry_after: windowSeconds - 7 },
      })
      app.clock.advance(windowSeconds - 8)
      expect(await once()).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
      app.clock.advance(1)
      expect((await once()).status).toBe(allowed)
    })

    test('set to observe, it refuses nothing and tells what it would have refused', async () => {
      const others = settings?.observed_limits
      const observedLimits = [limit, ...(Array.isArray(others) ? others : [])]
      const application = await createApplication(app, { ...settings, observed_limits: observedLimits })
      const once = act(application)
      const before = observed(limit).length
      expect(statusesOf(await actTimes(most, once, limit))).toEqual([allowed])
      expect(observed(limit)).toHaveLength(before)
      expect(statusesOf(await actTimes(2, once, limit))).toEqual([allowed])
      expect(observed(limit).slice(before)).toEqual(
        times(2, () => ({ name: 'limitHit', event: { limit, enforced: false } })),
      )
    })
  })

  test.each(
    Object.entries(stories).filter(([limit]) => limit !== 'wrong_answers_per_contact_day'),
  )('%s counts what it refuses, too', async (limit, { most, settings, act }) => {
    const once = act(await createApplication(app, settings))
    const before = await counted(limit)
    await actTimes(most + 3, once, limit)
    expect((await counted(limit)) - before).toBe(most + 3)
  })

  test('what a later limit refuses has counted for the earlier ones', async () => {
    const shop = await createApplication(app)
    const client = { client: { ip: IP } }
    const answers = await Promise.all(times(20, () => shop.start(ANN, client)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
    expect(await shop.start(newMailbox(), client)).toMatchObject({
      status: 429,
      body: { limit: 'starts_per_ip_10_minutes' },
    })
  })

  test('what an earlier limit refuses starves no later one', async () => {
    const shop = await createApplication(app)
    const session = 'one and the same'
    for (const answer of await Promise.all(times(6, () => shop.start(newMailbox(), { session })))) {
      expect(answer.status).toBe(201)
    }
    for (const answer of await Promise.all(times(10, () => shop.start(ANN, { session })))) {
      expect(answer).toMatchObject({ status: 429, body: { limit: 'sends_per_session' } })
    }
    expect(await shop.start(ANN)).toMatchObject({ status: 201 })
  })

  test('resends count as sends, and a refused one writes no message', async () => {
    const shop = await createApplication(app, { resend_after_seconds: [30, 60] })
    const to = newMailbox()
    const [one, two] = [await shop.begin(to), await shop.begin(to)]
    app.clock.advance(30)
    expect(await shop.resend(one)).toMatchObject({ status: 202 })
    expect(await shop.resend(two)).toMatchObject({ status: 202 })
    app.clock.advance(30)
    expect(await shop.resend(one)).toMatchObject({ status: 202 })
    const refused = await shop.resend(two)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_sends', limit: 'sends_per_contact_day' } })
    expect((await shop.read(two)).body).toMatchObject({ messages: [{}, {}], status: 'pending' })
    await app.app.idle()
    expect(app.messages.filter((message) => message.to === to)).toHaveLength(5)
  })

  test('a repeated start that finds the pending one sends nothing, so it counts as no send', async () => {
    const shop = await createApplication(app)
    const [to, session] = [newMailbox(), newSession()]
    for (const answer of await inTurn(12, () => shop.start(to, { session }))) {
      expect([200, 201]).toContain(answer.status)
    }
    for (let i = 0; i < 4; i++) expect(await shop.start(to)).toMatchObject({ status: 201 })
    expect(await shop.start(to)).toMatchObject({ status: 429, body: { limit: 'sends_per_contact_day' } })
  })

  describe('test keys and live keys count apart', () => {
    test.each([
      ['sends_per_contact_day', 5, () => [ANN, {}] as const],
      ['sends_per_session', 6, () => [newMailbox(), { session: 'one and the same' }] as const],
      ['starts_per_ip_10_minutes', 20, () => [newMailbox(), { client: { ip: IP } }] as const],
      ['sms_per_country_hour', 3, () => [newPhone(), {}] as const],
    ])('%s', async (limit, most, request) => {
      const live = await createApplication(app, { sms_per_country_hour: 3 })
      const tester = await addKey(app, live.slug, 'test')
      for (const application of [tester, live]) {
        expect(statusesOf(await Promise.all(times(most, () => application.start(...request()))))).toEqual([201])
        expect(await application.start(...request())).toMatchObject({ status: 429, body: { limit } })
      }
    })

    test('wrong answers', async () => {
      const live = await createApplication(app)
      const tester = await addKey(app, live.slug, 'test')
      const once = stories.wrong_answers_per_contact_day?.act(tester)
      if (!once) return expect.unreachable()
      expect(statusesOf(await inTurn(16, once))).toEqual([200, 429])
      const begun = await live.begin(ANN)
      expect(await live.check(begun, await app.codeFor(ANN))).toMatchObject({ body: { valid: true } })
    })
  })

  test('services count apart', async () => {
    const [one, two] = [await createApplication(app), await createApplication(app)]
    const request = { client: { ip: IP }, session: 'one and the same' }
    expect(statusesOf(await Promise.all(times(6, () => one.start(ANN, request))))).toEqual([200, 201])
    await Promise.all(times(20, () => one.start(newMailbox(), request)))
    expect(await one.start(newMailbox(), request)).toMatchObject({ status: 429 })
    expect(await two.start(ANN, request)).toMatchObject({ status: 201 })
  })

  describe("a person's address", () => {
    const from = (ip: string) => ({ client: { ip } })
    const startsFrom = (application: Application, ips: readonly string[]) =>
      Promise.all(ips.map((ip) => application.start(newMailbox(), from(ip))))

    test('IPv6 addresses count by their /64', async () => {
      const shop = await createApplication(app)
      const ips = times(20, (i) => `2001:db8:0:7:${i}::${i + 1}`)
      expect(statusesOf(await startsFrom(shop, ips))).toEqual([201])
      expect(await shop.start(newMailbox(), from('2001:DB8::7:ffff:ffff:ffff:ffff'))).toMatchObject({ status: 429 })
      expect(await shop.start(newMailbox(), from('2001:db8:0:8::1'))).toMatchObject({ status: 201 })
    })

    test('an IPv4 address written as IPv6 is the same address, and its neighbour is another', async () => {
      const shop = await createApplication(app)
      expect(
        statusesOf(
          await startsFrom(
            shop,
            times(20, () => '198.51.100.7'),
          ),
        ),
      ).toEqual([201])
      expect(await shop.start(newMailbox(), from('::ffff:198.51.100.7'))).toMatchObject({ status: 429 })
      expect(await shop.start(newMailbox(), from('198.51.100.8'))).toMatchObject({ status: 201 })
    })

    test("is what the application says: the application's own is not limited", async () => {
      const shop = await createApplication(app)
      expect(statusesOf(await Promise.all(times(30, () => shop.start(newMailbox()))))).toEqual([201])
      expect(statusesOf(await Promise.all(times(110, () => shop.check(UNKNOWN, '123456'))))).toEqual([404])
    })

    test('is what is no address at all: nothing is started', async () => {
      const shop = await createApplication(app)
      expect(await shop.start(newMailbox(), from('203.0.113'))).toMatchObject({
        status: 400,
        body: { code: 'invalid_body', field: 'client.ip' },
      })
    })

    test("is the connection's, for a browser with a client token that tries sessions", async () => {
      const shop = await createApplication(app)
      const begun = await shop.begin(newMailbox(), { session: newSession() })
      const guess = (session: string | undefined) =>
        app.anyone.call(`/v1/verifications/${begun.id}/check`, {
          key: begun.token,
          method: 'POST',
          body: { code: '123456', session },
        })
      expect(statusesOf(await Promise.all(times(100, () => guess(newSession()))))).toEqual([404])
      expect(await guess(newSession())).toMatchObject({ status: 429, body: { code: 'too_many_checks' } })
      expect(await guess(begun.session)).toMatchObject({ status: 200, body: { attempts_left: 4 } })
    })
  })

  test('one mailbox is one contact, however its letters are written', async () => {
    const shop = await createApplication(app)
    const written = ['ann@mailbox.example', 'Ann@mailbox.example', 'ANN@Mailbox.Example', 'ａｎｎ@mailbox.example']
    expect(statusesOf(await Promise.all(written.map((to) => shop.start(to))))).toEqual([201])
    expect(await shop.start('aNn@mailbox.example')).toMatchObject({ status: 201 })
    expect(await shop.start('anN@mailbox.example')).toMatchObject({ status: 429 })
  })

  test.each([
    ['a tag', ['ann+1@mailbox.example', 'Ann+shop@mailbox.example', 'ann+@mailbox.example'], 'ann@mailbox.example'],
    ['dots, at Google', ['ann.lee@gmail.com', 'a.n.n.lee+1@gmail.com', 'annlee@googlemail.com'], 'annlee@gmail.com'],
  ])('and is so whatever its address has of %s', async (_what, written, plain) => {
    const shop = await createApplication(app)
    expect(statusesOf(await inTurn(3, (nth) => shop.start(written[nth] ?? '')))).toEqual([201])
    expect(statusesOf(await inTurn(2, () => shop.start(plain)))).toEqual([201])
    for (const to of [plain, ...written]) {
      expect(await shop.start(to)).toMatchObject({ status: 429, body: { limit: 'sends_per_contact_day' } })
    }
    // A dot elsewhere is another person's, and each message went where it was meant to.
    expect(await shop.start('ann.lee@mailbox.example')).toMatchObject({ status: 201 })
    await app.app.idle()
    expect(app.messages.map(({ to }) => to)).toEqual(expect.arrayContaining(written))
  })

  describe('text messages', () => {
    test('where the service says no number, the number of the deployment is the most in a day', async () => {
      const shop = await createApplication(app)
      expect(statusesOf(await Promise.all(times(SMS_PER_DAY, () => shop.start(newPhone()))))).toEqual([201])
      expect(await shop.start(newPhone())).toMatchObject({ status: 429, body: { limit: 'sms_per_service_day' } })
      expect(await shop.start(newMailbox())).toMatchObject({ status: 201 })
    })

    test('other ranges of numbers and other countries are left alone', async () => {
      const shop = await createApplication(app, { sms_per_country_hour: 32 })
      await Promise.all(times(30, () => shop.start(neighbour())))
      expect(await shop.start(neighbour())).toMatchObject({ body: { limit: 'sms_per_number_range_hour' } })
      expect(await shop.start(newPhone())).toMatchObject({ status: 201 })
      expect(await shop.start(newPhone())).toMatchObject({ status: 201 })
      expect(await shop.start(newPhone())).toMatchObject({ body: { limit: 'sms_per_country_hour' } })
      expect(await shop.start('+37061234567')).toMatchObject({ status: 201 })
    })

    test('a service may be forbidden them altogether', async () => {
      const shop = await createApplication(app, { sms_per_day: 0 })
      expect(await shop.start(newPhone())).toMatchObject({ status: 429, body: { limit: 'sms_per_service_day' } })
      expect(await shop.start(newMailbox())).toMatchObject({ status: 201 })
    })

    test('a raised number holds at once, and what was refused has counted', async () => {
      const shop = await createApplication(app, { sms_per_day: 2 })
      await inTurn(4, () => shop.start(newPhone()))
      await app.app.services.update(shop.slug, { sms_per_day: 4 })
      expect(await shop.start(newPhone())).toMatchObject({ status: 429 })
      await app.app.services.update(shop.slug, { sms_per_day: 6 })
      expect(await shop.start(newPhone())).toMatchObject({ status: 201 })
    })
  })

  describe('the known lane', () => {
    const startKnown = async (application: Application, to: string, more = {}): Promise<StartOutcome> =>
      await app.app.verifications.start({
        caller: await application.owner(),
        contact: contactOf(to),
        purpose: 'renewal',
        session: undefined,
        locale: undefined,
        lane: 'known',
        ip: undefined,
        metadata: undefined,
        idempotency: undefined,
        ...more,
      })

    test('strangers who use up what is open leave it free, and it has limits of its own', async () => {
      const shop = await createApplication(app)
      expect(statusesOf(await Promise.all(times(8, () => shop.start(ANN))))).toEqual([201, 429])
      const known = await inTurn(6, () => startKnown(shop, ANN))
      expect(known.map(({ kind }) => kind)).toEqual([...times(5, () => 'started'), 'limited'])
      expect(known.at(-1)).toMatchObject({ limit: 'sends_per_contact_day' })
    })

    test('and the other way round', async () => {
      const shop = await createApplication(app)
      await inTurn(6, () => startKnown(shop, ANN))
      expect(await shop.start(ANN)).toMatchObject({ status: 201 })
    })

    test('wrong answers of strangers do not lock a known contact', async () => {
      const shop = await createApplication(app)
      const once = stories.wrong_answers_per_contact_day?.act(shop)
      if (!once) return expect.unreachable()
      expect(statusesOf(await inTurn(16, once))).toEqual([200, 429])
      const started = await startKnown(shop, ANN)
      if (started.kind !== 'started') return expect.unreachable(started.kind)
      const outcome = await app.app.verifications.check({
        caller: await shop.owner(),
        id: started.verification.id,
        session: undefined,
        typed: await app.codeFor(ANN),
        ip: undefined,
      })
      expect(outcome).toMatchObject({ kind: 'confirmed', repeated: false })
    })

    test.each([
      ['starts_per_ip_10_minutes', 40, {}],
      ['starts_per_ip_day', 200, { observed_limits: ['starts_per_ip_10_minutes'] }],
    ])('%s: %i', async (limit, most, settings) => {
      const shop = await createApplication(app, settings)
      const outcomes = await Promise.all(times(most, () => startKnown(shop, newMailbox(), { ip: IP })))
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['started']))
      expect(await startKnown(shop, newMailbox(), { ip: IP })).toMatchObject({ kind: 'limited', limit })
    })

    test('limits on text messages count there and never refuse', async () => {
      const shop = await createApplication(app, { sms_per_country_hour: 2, sms_per_day: 2 })
      const limits = ['sms_per_number_range_hour', 'sms_per_country_hour', 'sms_per_service_day']
      const before = await Promise.all(limits.map(counted))
      const outcomes = await Promise.all(times(32, () => startKnown(shop, neighbour())))
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['started']))
      const after = await Promise.all(limits.map(counted))
      expect(after.map((n, index) => n - (before[index] ?? 0))).toEqual([32, 32, 32])
      expect(await shop.start(neighbour())).toMatchObject({ status: 201 })
    })
  })
})

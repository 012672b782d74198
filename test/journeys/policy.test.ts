// The policy in the flow, on both engines: what it refuses is refused before anything is written, what an operator sets holds at
// once on every process, and it decides the sender and the last line of text messages (R26, R28, R31, R32).
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createUuids, type Uuid } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { createPolicyAdmin, type PolicyAdmin, selectHistory, type Verdict } from '../../src/policy/index.ts'
import { type Application, addKey, createApplication, newMailbox, newPhone, times } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  /** A second process on the same database. */
  let other: TestApp
  let admin: PolicyAdmin
  let shop: Application
  let shopId: Uuid
  let asked: string[]

  beforeAll(async () => {
    const db = await engine.open()
    asked = []
    const listening = {
      ...db,
      query: ((statement, values) => {
        if (typeof statement === 'object' && statement.name) asked.push(statement.name)
        return db.query(statement, values)
      }) as typeof db.query,
    }
    app = await startTestApp(engine, { database: listening })
    other = await startTestApp(engine, { database: db, clock: app.clock })
    admin = createPolicyAdmin({ db, clock: app.clock, uuids: createUuids(app.clock, systemRandom) })
  })
  beforeEach(async () => {
    shop = await createApplication(app, { sms_origin_host: 'shop.example' })
    shopId = (await shop.owner()).service.id
    app.clock.advance(60)
  })

  const override = (country: string, verdict: Verdict, more = {}) => ({
    ...{ serviceId: shopId, country, channel: 'sms' as const, verdict, sender: undefined, hasOriginLine: undefined },
    ...{ why: 'a test', setBy: 'Ann' },
    ...more,
  })
  let sets = 0
  /** Sets it, and waits until the first process has heard of it. */
  async function set(country: string, verdict: Verdict, more: { why?: string } & Record<string, unknown> = {}) {
    const why = more.why ?? `test ${++sets}`
    const outcome = await admin.set(override(country, verdict, { ...more, why }))
    const notes = async () => (await app.app.policies.of(shopId)).rows.map(({ note }) => note)
    await expect.poll(notes).toContain(why)
    return outcome
  }
  const counts = () =>
    app.app.db.query('select (select count(*) from verification) as v, (select count(*) from counter) as c')
  /** What was handed to the provider for a contact. */
  async function message(to: string) {
    await app.app.idle()
    return app.messages.findLast((one) => one.to === to)
  }

  test('what an operator sets for a service holds at once, on every process, for that service alone', async () => {
    const neighbour = await createApplication(app)
    const elsewhere = (application: Application) =>
      other.anyone.call('/v1/verifications', {
        ...{ key: application.key, method: 'POST', body: { to: newPhone(), purpose: 'registration' } },
      })
    expect(await elsewhere(shop)).toMatchObject({ status: 201 })
    await set('EE', 'no')
    const refused = { status: 422, body: { code: 'channel_unavailable', reason: 'sms_not_delivered_there' } }
    expect(await shop.start(newPhone())).toMatchObject(refused)
    await expect.poll(() => elsewhere(shop)).toMatchObject(refused)
    expect(await neighbour.start(newPhone())).toMatchObject({ status: 201 })

    expect(await admin.unset({ serviceId: shopId, country: 'EE', channel: 'sms' }, 'Ann', 'over')).toBe('unset')
    await expect.poll(() => elsewhere(shop)).toMatchObject({ status: 201 })
    expect(await admin.unset({ serviceId: shopId, country: 'EE', channel: 'sms' }, 'Ann', 'over')).toBe('was_not_set')
  })

  test('what is set for all services gives way to what is set for one', async () => {
    await set('LV', 'no', { serviceId: undefined })
    await set('LV', 'yes')
    const neighbour = await createApplication(app)
    await expect.poll(() => neighbour.start('+37121234567')).toMatchObject({ status: 422 })
    expect(await shop.start('+37121234567')).toMatchObject({ status: 201 })
    await admin.unset({ serviceId: undefined, country: 'LV', channel: 'sms' }, 'Ann', 'over')
  })

  test('everything that was set stays on record, with who, when and why', async () => {
    await set('FJ', 'confirmed_only', { why: 'fraud in May', setBy: 'Ann' })
    app.clock.advance(60)
    expect(await set('FJ', 'no', { why: 'worse in June', setBy: 'Ben' })).toEqual({ replaced: true })
    app.clock.advance(60)
    await admin.unset({ serviceId: shopId, country: 'FJ', channel: 'sms' }, 'Cid', 'it has stopped')
    const [latest, first, ...more] = await selectHistory(app.app.db, 'FJ')
    expect(latest).toMatchObject({ verdict: 'no', why: 'worse in June', setBy: 'Ben' })
    expect(latest?.ended).toMatchObject({ by: 'Cid', why: 'it has stopped', at: app.clock.now() })
    expect(first).toMatchObject({ verdict: 'confirmed_only', setBy: 'Ann', ended: { by: 'Ben' } })
    expect(more).toEqual([])
  })

  test('two operators at once leave one verdict that holds', async () => {
    await Promise.all(times(5, (i) => admin.set(override('NG', i % 2 === 0 ? 'no' : 'confirmed_only'))))
    const holding = (await selectHistory(app.app.db, 'NG')).filter(({ ended }) => ended === undefined)
    expect(holding).toHaveLength(1)
  })

  test('kept for confirmed contacts: refused to an application, in words and with what to do', async () => {
    await set('GH', 'confirmed_only')
    const answer = await shop.start('+233241234567')
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'channel_unavailable',
        reason: 'confirmed_contacts_only',
        alternatives: ['email'],
        tips: ['use_email'],
        detail: expect.stringMatching(/confirmed before\. Please use your e-mail address instead\.$/),
      },
    })
  })

  test('the sender and the last line are those of the country', async () => {
    const body = { purpose: 'registration' }
    const [plain, named] = [newPhone(), '+33612345678']
    await shop.start(plain, body)
    expect(await message(plain)).toMatchObject({ text: expect.stringMatching(/\n@shop\.example #\d{6}$/) })
    expect(await message(plain)).not.toHaveProperty('sender')

    await set('FR', 'yes', { sender: 'ShopFR', hasOriginLine: false })
    const begun = await shop.begin(named, body)
    expect(await message(named)).toMatchObject({ channel: 'sms', sender: 'ShopFR' })
    expect((await message(named))?.text).not.toContain('@')

    // and the message that is sent again is like the first
    await set('FR', 'yes', { sender: 'Shop2' })
    app.clock.advance(120)
    expect(await shop.resend(begun)).toMatchObject({ status: 202 })
    expect(await message(named)).toMatchObject({ sender: 'Shop2', text: expect.stringContaining('@shop.example #') })
  })

  test('a test key’s messages are shown as they would have been sent', async () => {
    await set('DE', 'yes', { hasOriginLine: false })
    const tester = await addKey(app, shop.slug, 'test')
    const begun = await tester.begin('+4915112345678')
    const { body } = await tester.call(`/v1/test/messages?verification=${begun.id}`)
    expect(body.messages[0].text).not.toContain('@')
  })

  test('a start asks the database for the policy once in five seconds', async () => {
    await shop.start(newMailbox())
    asked.length = 0
    for (const to of times(20, () => newMailbox())) expect(await shop.start(to)).toMatchObject({ status: 201 })
    expect(asked.filter((name) => name === 'policy_overrides')).toEqual([])
    app.clock.advance(5)
    await Promise.all(times(10, () => shop.start(newMailbox())))
    expect(asked.filter((name) => name === 'policy_overrides')).toHaveLength(1)
  })

  test('R28: to somebody abroad both tips come with the first message, and again with a repeated request', async () => {
    const headers = { 'idempotency-key': 'abroad-1' }
    const to = newPhone()
    const tips = ['wait_two_minutes', 'choose_another_network', 'use_email']
    expect(await shop.start(to, { location: 'ES' }, headers)).toMatchObject({ status: 201, body: { tips } })
    expect(await shop.start(to, { location: 'ES' }, headers)).toMatchObject({ status: 201, body: { tips } })
    expect((await shop.start(newPhone(), { location: 'EE' })).body.tips).toEqual(['wait_two_minutes'])
  })

  describe('refused, with nothing written and nothing counted', () => {
    async function refuse(to: string, more = {}, application = shop) {
      const before = await counts()
      const answer = await application.start(to, { session: 'a session', client: { ip: '203.0.113.9' }, ...more })
      expect(answer.status).toBe(422)
      expect(await counts()).toEqual(before)
      return answer.body
    }

    test('a number without its country code, completed for where the person says to be', async () => {
      const completed = { code: 'invalid_contact', reason: 'country_missing', suggestion: '+37251234567', field: 'to' }
      expect(await refuse('5123 4567', { location: 'EE' })).toMatchObject(completed)
      expect(await refuse('5123 4567')).not.toHaveProperty('suggestion')
    })

    test.each([
      ['+372 612 3456', 'fixed_line', /landline/],
      ['+372 900 1234', 'premium_rate', /premium-rate/],
      ['+372 800 2123', 'toll_free', /freephone/],
      ['+371 8112 3456', 'shared_cost', /shared-cost/],
      ['+44 76 4012 3456', 'pager', /pager/],
      ['+372 512 345', 'too_short', /digits are missing/],
      ['+372 5123 45678', 'too_long', /too many digits/],
      ['+1 999 555 2368', 'not_possible', /no such number/],
      ['+999 123 456 789', 'unknown_country', /No country/],
      ['ann', 'not_a_phone', /does not look like/],
    ])('%s: %s, and says so', async (to, reason, detail) => {
      expect(await refuse(to)).toMatchObject({ code: 'invalid_contact', reason, detail: expect.stringMatching(detail) })
    })

    test('an internet number, where the service refuses those', async () => {
      const strict = await createApplication(app, { voip_numbers: 'refuse' })
      expect(await refuse('+33 9 72 12 34 56', {}, strict)).toMatchObject({ reason: 'voip' })
      expect(await shop.start('+33 9 72 12 34 56')).toMatchObject({ status: 201 })
    })

    test('R32: a number where no text message arrives, without e-mail: another method, in words', async () => {
      await admin.set({
        ...{ serviceId: shopId, country: 'US', channel: 'email', verdict: 'no', sender: undefined },
        ...{ hasOriginLine: undefined, why: 'a test', setBy: 'Ann' },
      })
      await expect
        .poll(async () => (await shop.start('+12125552368', { location: 'US' })).body)
        .toMatchObject({
          reason: 'sms_not_delivered_there',
          alternatives: [],
          tips: ['use_another_method'],
          detail: expect.stringMatching(/Please use another way of registering\.$/),
        })
    })
  })
})

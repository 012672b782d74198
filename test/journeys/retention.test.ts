// What is deleted and when, on both engines: a verification with its messages a day after its end, its masked story 90 days after its
// start (R33), and counts not before they are worth nothing (R6, R40).
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createVault, type Vault } from '../../src/contacts/index.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { findByContact, findByReference } from '../../src/verification/index.ts'
import {
  type Application,
  addKey,
  type Begun,
  createApplication,
  inTurn,
  newMailbox,
  newSession,
  type Sent,
  times,
  uuidOf,
  wrongFor,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { contactOf, testSecrets } from '../support/verifications.ts'

const DAY = 86_400
const ip = '203.0.113.20'
const EMPTY = { verification: 0, message: 0, story: 0, pending_start: 0, idempotency: 0, counter: 0, contact_budget: 0 }

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let other: TestApp
  let vault: Vault
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    other = await startTestApp(engine, { database: app.app.db, clock: app.clock })
    vault = createVault(createKeyRing(testSecrets), systemRandom)
  })
  // Each story begins with an empty database, but for services and keys.
  beforeEach(async () => {
    shop = await createApplication(app)
    app.clock.advance(200 * DAY)
    await sweep()
    expect(await rows()).toEqual(EMPTY)
  })

  const sweep = (process: TestApp = app) => process.app.upkeep.run('retention')

  async function rows(): Promise<Record<string, unknown>> {
    const counts = Object.keys(EMPTY).map((table) => `(select count(*) from ${table}) as ${table}`)
    const [row] = await app.app.db.query(`select ${counts.join(', ')}`)
    return row ?? {}
  }

  const search = () => ({ db: app.app.db, clock: app.clock, vault })
  const storyOf = async (begun: Begun) => (await findByReference(search(), begun.reference))[0]

  test.each([
    ['confirmed', 30, async (begun: Sent) => shop.check(begun, begun.code)],
    ['cancelled', 30, async (begun: Sent) => shop.cancel(begun)],
    ['locked', 30, async (begun: Sent) => inTurn(5, (i) => shop.check(begun, wrongFor(begun.code, i + 1)))],
    ['expired', 600, async () => undefined],
  ])('one that is %s is deleted 24 hours after its end, not before, and its messages with it', async (status, endsAfter, end) => {
    const begun = await shop.send(newMailbox(), { session: newSession() })
    app.clock.advance(endsAfter)
    await end(begun)
    app.clock.advance(DAY - 1)
    await sweep()
    expect(await shop.read(begun)).toMatchObject({ status: 200, body: { status } })
    expect(await rows()).toMatchObject({ verification: 1, message: 1, story: 0 })
    app.clock.advance(1)
    await sweep()
    expect(await rows()).toMatchObject({ verification: 0, message: 0, story: 1, pending_start: 0 })
    for (const answer of [
      await shop.read(begun),
      await shop.check(begun, begun.code),
      await shop.resend(begun),
      await shop.cancel(begun),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
    expect(await storyOf(begun)).toMatchObject({ status, reference: begun.reference })
  })

  test('the story tells what happened step by step, the same before the deletion and after, and masks the contact', async () => {
    const to = newMailbox()
    const begun = await shop.send(to, { session: newSession() })
    app.clock.advance(20)
    await shop.check(begun, wrongFor(begun.code))
    app.clock.advance(100)
    await shop.resend(begun)
    await app.app.idle()
    app.clock.advance(30)
    await shop.check(begun, begun.code)
    const before = await storyOf(begun)
    const at = (seconds: number) => new Date((before?.createdAt.getTime() ?? 0) + seconds * 1000)
    expect(before).toMatchObject({
      status: 'confirmed',
      maskedContact: 'p•••@m•••.example',
      purpose: 'registration',
      channel: 'email',
      isTest: false,
      endedAt: at(150),
      steps: [
        { at: at(0), what: 'started' },
        { at: at(0), what: 'message_written' },
        { at: at(0), what: 'message_accepted', detail: 'recording' },
        { at: at(20), what: 'wrong_answer' },
        { at: at(120), what: 'resend_asked' },
        { at: at(120), what: 'message_accepted', detail: 'recording' },
        { at: at(150), what: 'confirmed' },
      ],
    })
    app.clock.advance(DAY)
    await sweep()
    expect(await rows()).toMatchObject({ verification: 0, story: 1 })
    const after = await storyOf(begun)
    expect(after).toEqual(before)
    expect(await findByContact(search(), contactOf(to))).toEqual([after])
    expect(JSON.stringify(after)).not.toContain(to)
    expect(JSON.stringify(after)).not.toContain(begun.code)
  })

  test('a story is kept for 90 days, is found by reference and by contact, and is gone after that (R33)', async () => {
    const to = newMailbox()
    const begun = await shop.send(to)
    app.clock.advance(2 * DAY)
    await sweep()
    app.clock.advance(88 * DAY - 1)
    await sweep()
    expect(await storyOf(begun)).toMatchObject({ status: 'expired' })
    expect(await findByContact(search(), contactOf(to))).toHaveLength(1)
    app.clock.advance(2)
    await sweep()
    expect(await findByReference(search(), begun.reference)).toEqual([])
    expect(await findByContact(search(), contactOf(to))).toEqual([])
    expect(await rows()).toMatchObject({ verification: 0, message: 0, story: 0 })
  })

  test('of live, test and other services each is found, and only under its own reference', async () => {
    const to = newMailbox()
    const stranger = await createApplication(app)
    const tester = await addKey(app, shop.slug, 'test')
    const all: Begun[] = []
    for (const application of [shop, tester, stranger]) {
      all.push(await application.begin(to))
      app.clock.advance(1)
    }
    for (const seconds of [0, 2 * DAY]) {
      app.clock.advance(seconds)
      await sweep()
      for (const begun of all) {
        expect(await findByReference(search(), begun.reference)).toMatchObject([{ verificationId: uuidOf(begun) }])
      }
      const found = await findByContact(search(), contactOf(to))
      expect(found.map(({ reference }) => reference)).toEqual(all.map(({ reference }) => reference).reverse())
      expect(found.map(({ isTest }) => isTest)).toEqual([false, true, false])
    }
  })

  test('one that is alive is left alone, however long it lives', async () => {
    await app.app.services.update(shop.slug, { code_seconds_email: DAY })
    const begun = await shop.send(newMailbox(), { session: newSession() })
    app.clock.advance(DAY - 1)
    await sweep()
    expect(await shop.check(begun, begun.code)).toMatchObject({ status: 200, body: { valid: true } })
  })

  test('the sweep deletes no count whose day still runs (R6), and in the end every one', async () => {
    await app.app.services.update(shop.slug, { code_seconds_email: DAY })
    const to = newMailbox()
    for (let i = 0; i < 3; i++) {
      const begun = await shop.send(to, { session: newSession(), client: { ip: '203.0.113.9' } })
      for (const answer of await inTurn(5, (n) => shop.check(begun, wrongFor(begun.code, n + 1)))) {
        expect(answer.body).toMatchObject({ valid: false })
      }
    }
    app.clock.advance(DAY - 1)
    await sweep()
    const last = await shop.send(to)
    expect(await shop.check(last, last.code)).toMatchObject({ status: 429, body: { code: 'too_many_wrong_answers' } })
    app.clock.advance(1)
    await sweep()
    expect(await shop.check(last, last.code)).toMatchObject({ status: 200, body: { valid: true } })
    expect((await rows()).contact_budget).toBe(1)
    app.clock.advance(4 * DAY)
    await sweep()
    expect(await rows()).toMatchObject({ ...EMPTY, story: 4 })
  })

  test('what an Idempotency-Key was answered goes after 24 hours', async () => {
    const to = newMailbox()
    const headers = { 'idempotency-key': 'one' }
    const first = await shop.start(to, {}, headers)
    await shop.cancel({ id: first.body.id, session: undefined }, {}, headers)
    app.clock.advance(DAY - 1)
    await sweep()
    expect((await rows()).idempotency).toBe(2)
    app.clock.advance(1)
    await sweep()
    expect((await rows()).idempotency).toBe(0)
  })

  test('what cannot be read is deleted when it is time, and holds up nothing else', async () => {
    const [bad, good] = [await shop.send(newMailbox()), await shop.send(newMailbox())]
    await app.app.db.query(
      'update verification set contact_sealed = set_byte(contact_sealed, 20, 255 - get_byte(contact_sealed, 20)) where id = $1',
      [uuidOf(bad)],
    )
    app.clock.advance(2 * DAY)
    await sweep()
    expect(await rows()).toMatchObject({ verification: 0, message: 0, story: 2, pending_start: 0 })
    expect(await storyOf(bad)).toMatchObject({ status: 'expired', maskedContact: '•••' })
    expect(await storyOf(good)).toMatchObject({ status: 'expired', maskedContact: 'p•••@m•••.example' })
  })

  test.runIf(engine.isShared)(
    'a row that somebody is at is left to the next sweep, which waits for nobody',
    async () => {
      const all = await Promise.all(times(3, () => shop.begin(newMailbox(), { session: newSession(), client: { ip } })))
      const { db } = app.app
      app.clock.advance(5 * DAY)
      await db.transaction(async (tx) => {
        const held = [await tx.query('select 1 from pending_start order by key limit 1 for update')]
        held.push(await tx.query('select 1 from counter order by key limit 1 for update'))
        held.push(await tx.query('select 1 from contact_budget order by key limit 1 for update'))
        expect(held.flat()).toHaveLength(3)
        await sweep(other)
        expect(await rows()).toMatchObject({ verification: 0, pending_start: 1, counter: 1, contact_budget: 1 })
      })
      await sweep(other)
      expect(await rows()).toEqual({ ...EMPTY, story: all.length })
    },
  )

  test('two processes that sweep at once delete each of many once, and lose no story', async () => {
    const all = await Promise.all(times(300, () => shop.begin(newMailbox())))
    await app.app.idle()
    app.clock.advance(2 * DAY)
    await Promise.all([sweep(app), sweep(other), sweep(app), sweep(other)])
    expect(await rows()).toMatchObject({ verification: 0, message: 0, story: 300 })
    const told = await Promise.all(all.slice(0, 20).map(storyOf))
    expect(told.map((story) => story?.reference)).toEqual(all.slice(0, 20).map(({ reference }) => reference))
  })
})

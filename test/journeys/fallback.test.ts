// Falling back on the other contact, over HTTP and on both engines: when it is sent to and when never, whose code confirms what, and
// how the two end together.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createVault } from '../../src/contacts/index.ts'
import { formatId, type Uuid } from '../../src/lib/ids.ts'
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
  newPhone,
  newSession,
  times,
  uuidOf,
  wrongFor,
} from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { type EventReader, readEvents } from '../support/event-reader.ts'
import {
  busy,
  lost,
  pendingFate,
  receiptingProvider,
  refusedForGood,
  scriptedProvider,
} from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { codeIn, contactOf, testSecrets } from '../support/verifications.ts'

const LIFE = 600
const vault = createVault(createKeyRing(testSecrets), systemRandom)

interface Pair extends Begun {
  readonly email: string
}

describe.each(engines)('on $name', (engine) => {
  const carrier = receiptingProvider()
  let app: TestApp
  let shop: Application
  let readers: EventReader[] = []

  beforeAll(async () => {
    app = await startTestApp(engine, { provider: carrier })
  })
  beforeEach(async () => {
    carrier.fates.clear()
    shop = await createApplication(app)
  })
  afterEach(() => {
    for (const reader of readers) reader.leave()
    readers = []
  })

  async function begin(more: object = {}, application = shop): Promise<Pair> {
    const [to, email] = [newPhone(), newMailbox()]
    const begun = await application.begin(to, { fallback_to: email, ...more })
    await app.app.idle()
    return { ...begun, email }
  }
  async function fallBack(process = app): Promise<void> {
    await process.app.upkeep.run('fall back')
    await process.app.idle()
  }
  /** Begun, and not delivered in time: both codes are live. */
  async function both(
    more: object = {},
  ): Promise<Pair & { codes: { sms: string; email: string }; second: { id: string } }> {
    const pair = await begin(more)
    app.clock.advance(20)
    await fallBack()
    const codes = { sms: await app.codeFor(pair.to), email: await app.codeFor(pair.email) }
    const { fallback } = (await shop.read(pair)).body
    return { ...pair, codes, second: { id: fallback.id } }
  }
  const fallbackOf = async (pair: Begun) => (await shop.read(pair)).body.fallback
  const sentTo = (contact: string) => carrier.to(contact).length
  const referenceOf = (contact: string) => carrier.to(contact).at(-1)?.id ?? 'nothing was sent'
  const told = ({ status, body }: Answer) => (status === 200 ? body.status : body.code)

  describe('when the message is not confirmed as delivered in time', () => {
    test('the other contact gets a code of its own, 20 seconds after the first and not a second earlier', async () => {
      const startedAt = app.clock.now()
      const pair = await begin()
      const due = new Date(startedAt.getTime() + 20_000).toISOString()
      expect(await fallbackOf(pair)).toEqual({
        status: 'waiting',
        channel: 'email',
        to: expect.stringMatching(/^p•+@/),
        due_at: due,
      })
      app.clock.advance(19)
      await fallBack()
      expect(sentTo(pair.email)).toBe(0)
      expect((await shop.read(pair)).body).not.toHaveProperty('stalled')
      app.clock.advance(1)
      await fallBack()
      expect(sentTo(pair.email)).toBe(1)
      const { body } = await shop.read(pair)
      expect(body).toMatchObject({
        status: 'pending',
        attempts_left: 5,
        tips: ['use_fallback', 'wait_two_minutes'],
        stalled: { reason: 'no_receipt', since: due },
        fallback: { status: 'sent', reason: 'no_receipt', since: due, id: expect.stringMatching(/^ver_/) },
      })
      expect(body.fallback.messages).toMatchObject([{ status: 'accepted' }])
      expect(await app.codeFor(pair.email)).not.toBe(await app.codeFor(pair.to))
      app.clock.advance(60)
      await fallBack()
      expect(sentTo(pair.email)).toBe(1)
    })

    test('the service says how long that is', async () => {
      shop = await createApplication(app, { fallback_after_seconds: 5 })
      const pair = await begin()
      app.clock.advance(5)
      await fallBack()
      expect(sentTo(pair.email)).toBe(1)
    })

    test('a code of either confirms, and tells whose it was', async () => {
      const pair = await both()
      const checked = await shop.check(pair, pair.codes.email)
      expect(checked.body).toMatchObject({
        id: pair.second.id,
        valid: true,
        status: 'confirmed',
        channel: 'email',
        fallback_of: pair.id,
      })
      expect((await shop.read(pair)).body).toMatchObject({
        status: 'cancelled',
        channel: 'sms',
        fallback: { status: 'confirmed', since: app.clock.now().toISOString() },
      })
      expect((await shop.read(pair.second)).body).toMatchObject({ status: 'confirmed', fallback_of: pair.id })
      // Asked once more, about either: the same answer again, and none for the code that has ended.
      for (const asked of [pair, { ...pair.second, session: undefined }]) {
        expect((await shop.check(asked, pair.codes.email)).body).toMatchObject({
          valid: true,
          repeated: true,
          channel: 'email',
        })
        for (const code of [pair.codes.sms, wrongFor(pair.codes.email)]) {
          expect(told(await shop.check(asked, code))).toBe('already_confirmed')
        }
      }
      expect(told(await shop.resend(pair))).toBe('already_confirmed')
      expect(told(await shop.cancel(pair))).toBe('already_confirmed')
      expect(told(await shop.cancel({ ...pair.second, session: undefined }))).toBe('already_confirmed')
    })

    test('the code of the first still confirms the first, and ends the other', async () => {
      const pair = await both()
      expect((await shop.check({ ...pair.second, session: undefined }, pair.codes.sms)).body).toMatchObject({
        id: pair.id,
        valid: true,
        channel: 'sms',
        fallback: { status: 'ended' },
      })
      expect((await shop.read(pair.second)).body.status).toBe('cancelled')
      expect(told(await shop.check({ ...pair.second, session: undefined }, pair.codes.email))).toBe('already_confirmed')
    })

    test('a receipt that comes late changes what is shown of the first and nothing else', async () => {
      const pair = await both()
      await carrier.say({ reference: referenceOf(pair.to), state: 'delivered' })
      const { body } = await shop.read(pair)
      expect(body).toMatchObject({ messages: [{ status: 'delivered' }], fallback: { status: 'sent' } })
      expect(body).not.toHaveProperty('stalled')
      await fallBack()
      expect(sentTo(pair.email)).toBe(1)
      expect((await shop.check(pair, pair.codes.email)).body.valid).toBe(true)
    })

    test('wrong answers to either are one number, and lock both', async () => {
      const pair = await begin()
      const sms = await app.codeFor(pair.to)
      for (const by of [1, 2]) await shop.check(pair, wrongFor(sms, by))
      app.clock.advance(20)
      await fallBack()
      const second = { id: (await fallbackOf(pair)).id, session: undefined }
      for (const asked of [pair, second]) expect((await shop.read(asked)).body.attempts_left).toBe(3)
      const email = await app.codeFor(pair.email)
      const wrong = (by: number) => (wrongFor(sms, by) === email ? wrongFor(sms, by + 10) : wrongFor(sms, by))
      const left = []
      for (const asked of [pair, second, pair])
        left.push((await shop.check(asked, wrong(left.length + 3))).body.attempts_left)
      expect(left).toEqual([2, 1, 0])
      for (const asked of [pair, second]) {
        expect((await shop.read(asked)).body.status).toBe('locked')
        for (const code of [sms, email]) expect(told(await shop.check(asked, code))).toBe('locked')
      }
    })

    test('the last answer that is left may be the right one, of either', async () => {
      const pair = await both()
      const wrong = times(20, (by) => wrongFor(pair.codes.sms, by + 1)).filter((code) => code !== pair.codes.email)
      await inTurn(4, (n) => shop.check(pair, wrong[n] as string))
      expect((await shop.check(pair, pair.codes.email)).body.valid).toBe(true)
    })

    test('cancelling either ends both', async () => {
      for (const which of ['first', 'second'] as const) {
        const pair = await both()
        const asked = which === 'first' ? pair : { ...pair.second, session: undefined }
        expect((await shop.cancel(asked)).status).toBe(200)
        for (const one of [pair, pair.second]) expect((await shop.read(one)).body.status).toBe('cancelled')
        expect(told(await shop.check(pair, pair.codes.email))).toBe('cancelled')
      }
    })

    test('both expire together', async () => {
      const pair = await both()
      app.clock.advance(LIFE - 20 - 1)
      expect((await shop.check(pair, wrongFor(pair.codes.sms, 7))).status).toBe(200)
      app.clock.advance(1)
      for (const one of [pair, pair.second]) expect((await shop.read(one)).body.status).toBe('expired')
      expect(told(await shop.check(pair, pair.codes.email))).toBe('expired')
    })

    test('each is sent again on its own schedule, and asking about the first asks for both', async () => {
      const pair = await both()
      expect(await shop.resend(pair)).toMatchObject({ status: 429, body: { retry_after: 100 } })
      app.clock.advance(100)
      expect((await shop.resend(pair)).status).toBe(202)
      expect([sentTo(pair.to), sentTo(pair.email)]).toEqual([2, 1])
      expect((await shop.resend(pair)).body).toMatchObject({ code: 'resend_too_early', retry_after: 20 })
      app.clock.advance(20)
      expect((await shop.resend(pair)).body.fallback.messages).toHaveLength(2)
      await app.app.idle()
      expect([sentTo(pair.to), sentTo(pair.email)]).toEqual([2, 2])
      for (const [to, code] of [
        [pair.to, pair.codes.sms],
        [pair.email, pair.codes.email],
      ] as const) {
        expect(await app.codeFor(to)).toBe(code)
      }
    })
  })

  describe('when the message is known to have failed', () => {
    test('the other contact gets its code at once, and whoever follows sees it', async () => {
      const [to, email] = [newPhone(), newMailbox()]
      const begun = await shop.begin(to, { fallback_to: email })
      await app.app.idle()
      const reader = await readEvents(app.app.url, begun.id, begun.token)
      readers.push(reader)
      await carrier.say({ reference: referenceOf(to), state: 'failed', reason: 'contact_blocked' })
      const { data } = await reader.find(({ data }) => data.fallback?.status === 'sent')
      expect(data).toMatchObject({ stalled: { reason: 'failed' }, fallback: { reason: 'failed' } })
      await app.app.idle()
      expect(sentTo(email)).toBe(1)
      // What then happens to the other is seen as well.
      const { data: later } = await reader.find(({ data }) => data.fallback?.messages?.[0].status === 'accepted')
      const second = { id: later.fallback.id, session: undefined }
      expect((await shop.check(second, await app.codeFor(email))).body.valid).toBe(true)
      const last = await reader.find(({ event }) => event === 'end')
      expect(last.data).toEqual({ status: 'cancelled', fallback: 'confirmed' })
      expect(reader.events.at(-2)?.data.fallback.status).toBe('confirmed')
    })

    test('so it does after a refusal, without anybody looking', async () => {
      const to = newPhone()
      carrier.fates.set(to, refusedForGood)
      const email = newMailbox()
      const begun = await shop.begin(to, { fallback_to: email })
      await app.app.idle()
      expect(sentTo(email)).toBe(1)
      expect((await shop.read(begun)).body.fallback).toMatchObject({ status: 'sent', reason: 'failed' })
      // Only what may still arrive is sent again.
      app.clock.advance(120)
      expect((await shop.resend(begun)).status).toBe(202)
      await app.app.idle()
      expect([sentTo(to), sentTo(email)]).toEqual([1, 2])
    })

    test.each([
      ['nobody takes it', busy],
      ['it may have gone, or not', lost],
    ])('and in time where %s', async (_, fate) => {
      const to = newPhone()
      carrier.fates.set(to, fate)
      const email = newMailbox()
      const begun = await shop.begin(to, { fallback_to: email })
      await app.app.idle()
      app.clock.advance(19)
      await fallBack()
      expect(sentTo(email)).toBe(0)
      app.clock.advance(1)
      await fallBack()
      expect((await shop.read(begun)).body.fallback).toMatchObject({ status: 'sent', reason: 'not_accepted' })
    })

    test('too late for a code to be of use, nothing is sent', async () => {
      const pair = await begin()
      // Taken for delivered until the person asked again, and that one failed.
      await carrier.say({ reference: referenceOf(pair.to), state: 'delivered' })
      app.clock.advance(20)
      await fallBack()
      app.clock.advance(340)
      expect((await shop.resend(pair)).status).toBe(202)
      await app.app.idle()
      app.clock.advance(1)
      await carrier.say({ reference: referenceOf(pair.to), state: 'failed' })
      expect(await fallbackOf(pair)).toMatchObject({ status: 'held_back', reason: 'too_late' })
      expect(sentTo(pair.email)).toBe(0)
    })
  })

  describe('nothing is sent to the other contact', () => {
    test('where the message was delivered', async () => {
      const pair = await begin()
      await carrier.say({ reference: referenceOf(pair.to), state: 'delivered' })
      app.clock.advance(20)
      await fallBack()
      expect(sentTo(pair.email)).toBe(0)
      expect(await fallbackOf(pair)).toEqual({ status: 'waiting', channel: 'email', to: expect.any(String) })
      // Who asks again has not got it, whatever the carrier said.
      app.clock.advance(100)
      await shop.resend(pair)
      await app.app.idle()
      app.clock.advance(20)
      await fallBack()
      expect(sentTo(pair.email)).toBe(1)
    })

    test.each(['confirmed', 'cancelled', 'locked', 'expired'] as const)('once the first is %s', async (end) => {
      const pair = await begin()
      const code = await app.codeFor(pair.to)
      if (end === 'confirmed') await shop.check(pair, code)
      else if (end === 'cancelled') await shop.cancel(pair)
      else if (end === 'locked') await inTurn(5, (by) => shop.check(pair, wrongFor(code, by + 1)))
      else app.clock.advance(LIFE)
      expect((await shop.read(pair)).body).toMatchObject({ status: end, fallback: { status: 'ended' } })
      app.clock.advance(20)
      await fallBack()
      await carrier.say({ reference: referenceOf(pair.to), state: 'failed' })
      await app.app.idle()
      expect(sentTo(pair.email)).toBe(0)
      // It was never there.
      const [row] = await app.app.db.query<{ id: string; due_at: Date | null }>(
        'select id, due_at from verification where fallback_of = $1',
        [uuidOf(pair)],
      )
      expect(row?.due_at).toBeNull()
      expect(await stories(contactOf(pair.email))).toEqual([])
    })

    test('while it waits, and it cannot be read, asked about or ended', async () => {
      const pair = await begin()
      const [row] = await app.app.db.query<{ fallback_id: Uuid }>(
        'select fallback_id from verification where id = $1',
        [uuidOf(pair)],
      )
      const second = { id: formatId('ver', row?.fallback_id as Uuid), session: undefined }
      expect((await shop.read(second)).status).toBe(404)
      expect((await shop.check(second, '123456')).status).toBe(404)
      expect((await shop.resend(second)).status).toBe(404)
      expect((await shop.cancel(second)).status).toBe(404)
      expect((await shop.call(`/v1/verifications/${second.id}/events`)).status).toBe(404)
      expect((await shop.read(pair)).body).toMatchObject({ status: 'pending', attempts_left: 5 })
    })

    test('over its limits: held back for good, and the story says so', async () => {
      const email = newMailbox()
      await inTurn(5, () => shop.begin(email))
      await app.app.idle()
      const pair = { ...(await begin({ fallback_to: email })), email }
      app.clock.advance(20)
      await fallBack()
      expect(await fallbackOf(pair)).toMatchObject({
        status: 'held_back',
        reason: 'sends_per_contact_day',
        since: app.clock.now().toISOString(),
      })
      app.clock.advance(20)
      await fallBack()
      expect(sentTo(email)).toBe(5)
      const [story] = await findByReference({ db: app.app.db, clock: app.clock, vault }, pair.reference)
      expect(story?.steps).toContainEqual(
        expect.objectContaining({ what: 'fallback_held_back', detail: 'sends_per_contact_day' }),
      )
    })

    test('beyond the sends of the session, which both count in', async () => {
      const session = newSession()
      await both({ session })
      await inTurn(3, () => begin({ session }))
      const last = await begin({ session })
      app.clock.advance(20)
      await fallBack()
      // One pair has sent twice, four others once: of their fallbacks none is left a place.
      expect(await fallbackOf(last)).toMatchObject({ status: 'held_back', reason: 'sends_per_session' })
    })

    test('where a code for it was asked for in the same session', async () => {
      const session = newSession()
      const pair = await begin({ session })
      await shop.begin(pair.email, { session })
      await app.app.idle()
      app.clock.advance(20)
      await fallBack()
      expect(await fallbackOf(pair)).toMatchObject({ status: 'held_back', reason: 'already_pending' })
      expect(sentTo(pair.email)).toBe(1)
    })
  })

  test('a provider that gives no receipts is not waited for; a failure counts all the same', async () => {
    const plain = scriptedProvider()
    const other = await startTestApp(engine, { provider: plain, clock: app.clock })
    const owner = await createApplication(other)
    const [to, email] = [newPhone(), newMailbox()]
    const begun = await owner.begin(to, { fallback_to: email })
    await other.app.idle()
    app.clock.advance(20)
    await fallBack(other)
    expect((await owner.read(begun)).body).not.toHaveProperty('stalled')
    plain.fates.set(to, refusedForGood)
    app.clock.advance(100)
    await owner.resend(begun)
    await other.app.idle()
    expect(plain.to(email)).toHaveLength(1)
  })

  test('two processes that look at once, and again after one has died, send it once', async () => {
    const second = await startTestApp(engine, { provider: carrier, database: app.app.db, clock: app.clock })
    const pairs = await Promise.all(times(8, () => begin()))
    app.clock.advance(20)
    await Promise.all(times(6, (n) => fallBack(n % 2 === 0 ? app : second)))
    for (const pair of pairs) expect(sentTo(pair.email)).toBe(1)
    // Taken by a process that then died over it: due again a moment later.
    const late = await begin()
    await app.app.db.query(`update verification set due_at = $2 where fallback_of = $1`, [
      uuidOf(late),
      new Date(app.clock.now().getTime() + 15_000),
    ])
    app.clock.advance(20)
    await fallBack(second)
    expect(sentTo(late.email)).toBe(1)
  })

  test('one whose process dies while it hands over is sent by another, unless the first was confirmed meanwhile', async () => {
    const second = scriptedProvider()
    const other = await startTestApp(engine, { provider: second, database: app.app.db, clock: app.clock })
    const [lives, isOver] = [await begin(), await begin()]
    const dead = pendingFate()
    for (const { email } of [lives, isOver]) carrier.fates.set(email, dead.fate)
    app.clock.advance(20)
    await app.app.upkeep.run('fall back')
    for (const { email } of [lives, isOver]) expect(sentTo(email)).toBe(1)
    await shop.check(isOver, codeIn(carrier.to(isOver.to)[0] as never))
    app.clock.advance(15)
    await other.app.upkeep.run('take over messages')
    await other.app.idle()
    expect(second.to(isOver.email)).toEqual([])
    expect(second.to(lives.email)).toHaveLength(1)
    expect(codeIn(second.to(lives.email)[0] as never)).toBe(codeIn(carrier.to(lives.email)[0] as never))
    expect((await shop.check(lives, codeIn(second.to(lives.email)[0] as never))).body.valid).toBe(true)
    dead.end(busy)
    await app.app.idle()
  })

  test('a verification without another contact says since when it is stalled, also to whoever follows', async () => {
    const begun = await shop.begin(newPhone())
    await app.app.idle()
    const reader = await readEvents(app.app.url, begun.id, begun.token)
    readers.push(reader)
    await reader.find(({ event }) => event === 'verification')
    for (const _ of times(20, (n) => n)) {
      app.clock.advance(1)
      await app.app.upkeep.run('live state')
    }
    const { data } = await reader.find(({ data }) => data.stalled !== undefined)
    expect(data).toMatchObject({ stalled: { reason: 'no_receipt' }, tips: ['use_email', 'wait_two_minutes'] })
    expect(data).not.toHaveProperty('fallback')
  })

  describe('a start', () => {
    test.each([
      ['is on the same channel', () => newPhone(), 'same_channel', undefined],
      ['is none', () => 'ann@@example.com', 'invalid_contact', 'at_sign_repeated'],
      ['is thrown away after minutes', () => 'ann@mailinator.com', 'invalid_contact', 'throw_away'],
    ])('is refused where the other contact %s, and nothing is sent', async (_, other, code, reason) => {
      const to = newPhone()
      const answer = await shop.start(to, { fallback_to: other() })
      expect(answer).toMatchObject({ status: 422, body: { code, field: 'fallback_to' } })
      expect(answer.body.reason).toBe(reason)
      await app.app.idle()
      expect(sentTo(to)).toBe(0)
    })

    test('is refused where no text message arrives at the other contact', async () => {
      const answer = await shop.start(newMailbox(), { fallback_to: '+12125550123' })
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'channel_unavailable', field: 'fallback_to', reason: 'sms_not_delivered_there' },
      })
    })

    test('from e-mail to SMS lives no longer than a text message may (R5)', async () => {
      shop = await createApplication(app, { code_seconds_email: 86_400 })
      const answer = await shop.start(newMailbox(), { fallback_to: newPhone() })
      const { created_at, expires_at, fallback } = answer.body
      expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(LIFE * 1000)
      expect(fallback).toMatchObject({ status: 'waiting', channel: 'sms' })
    })

    test('with an idempotency key is answered the same again, with the fallback as it was', async () => {
      const [to, email, key] = [newPhone(), newMailbox(), { 'idempotency-key': 'once' }]
      const first = await shop.start(to, { fallback_to: email }, key)
      await app.app.idle()
      app.clock.advance(20)
      await fallBack()
      expect((await shop.start(to, { fallback_to: email }, key)).body).toEqual(first.body)
      expect((await shop.start(to, { fallback_to: newMailbox() }, key)).body.code).toBe('idempotency_key_reused')
      expect(sentTo(email)).toBe(1)
    })

    test('again in the same session finds both, and sends neither early', async () => {
      const session = newSession()
      const pair = await both({ session })
      const again = await shop.start(pair.to, { session, fallback_to: pair.email })
      expect(again).toMatchObject({
        status: 200,
        body: { id: pair.id, fallback: { status: 'sent', id: pair.second.id } },
      })
      await app.app.idle()
      expect([sentTo(pair.to), sentTo(pair.email)]).toEqual([1, 1])
    })
  })

  test('a start for the other contact in the same session finds what went there, and sends nothing early (R10)', async () => {
    const session = newSession()
    const pair = await both({ session })
    const asked = await shop.start(pair.email, { session })
    expect(asked).toMatchObject({ status: 200, body: { id: pair.second.id, fallback_of: pair.id, channel: 'email' } })
    await app.app.idle()
    expect(sentTo(pair.email)).toBe(1)
    app.clock.advance(120)
    await shop.start(pair.email, { session })
    await app.app.idle()
    expect([sentTo(pair.to), sentTo(pair.email)]).toEqual([1, 2])
    expect((await shop.start(pair.email, { session: newSession() })).status).toBe(201)
  })

  test("the client token of the first takes the other's code, and reads nothing but the first", async () => {
    const pair = await both()
    const path = `/v1/verifications/${pair.second.id}`
    expect((await app.anyone.call(path, { key: pair.token })).status).toBe(401)
    const checked = await app.anyone.call(`/v1/verifications/${pair.id}/check`, {
      method: 'POST',
      key: pair.token,
      body: { code: pair.codes.email },
    })
    expect(checked.body).toMatchObject({ valid: true, channel: 'email' })
  })

  test('with a test key the fixed contacts try it out, and both codes can be read', async () => {
    const tester = await addKey(app, shop.slug, 'test')
    const email = newMailbox()
    const begun = await tester.begin('+37250000001', { fallback_to: email })
    await app.app.idle()
    const { messages } = (await tester.call(`/v1/test/messages?verification=${begun.id}`)).body
    const byContact = Object.fromEntries(messages.map((one: { to: string }) => [one.to, one]))
    expect(byContact).toMatchObject({
      [email]: { channel: 'email', status: 'accepted' },
      '+37250000001': { channel: 'sms', status: 'failed' },
    })
    expect((await tester.check(begun, byContact[email].code)).body).toMatchObject({ valid: true, channel: 'email' })
  })

  test('its story is told with that of the other, kept with it, and erased with its contact', async () => {
    const pair = await both()
    await shop.check(pair, pair.codes.email)
    const waiting = await begin()
    const [of, second] = [await stories(contactOf(pair.to)), await stories(contactOf(pair.email))]
    const told = { what: 'fallback_begun', detail: 'no_receipt', reference: second[0]?.reference }
    expect(of[0]?.steps).toContainEqual(expect.objectContaining(told))
    expect(of[0]?.steps.at(-1)).toMatchObject({ what: 'cancelled', detail: 'fallback_confirmed' })
    expect(second[0]?.steps[0]).toMatchObject({ what: 'begun_as_fallback', reference: pair.reference })
    app.clock.advance(86_400 + LIFE)
    await app.app.upkeep.run('retention')
    expect(await stories(contactOf(pair.to))).toEqual(of)
    expect(await stories(contactOf(pair.email))).toEqual(second)
    expect(await stories(contactOf(waiting.email))).toEqual([])
    const left = await app.app.db.query('select 1 from verification where id = $1 or fallback_of = $1', [
      uuidOf(waiting),
    ])
    expect(left).toEqual([])
  })

  test('erased alone, either of them is judged by itself', async () => {
    const owners = await addKey(app, shop.slug, 'live', ['verify', 'accounts'])
    for (const erased of ['to', 'email'] as const) {
      const pair = await both()
      await owners.call('/v1/erasures', { method: 'POST', body: { contact: pair[erased] } })
      const left = erased === 'to' ? { ...pair.second, session: undefined } : pair
      expect((await shop.check(left, erased === 'to' ? pair.codes.sms : pair.codes.email)).body).toMatchObject({
        valid: false,
        attempts_left: 4,
      })
      expect((await shop.check(left, erased === 'to' ? pair.codes.email : pair.codes.sms)).body.valid).toBe(true)
    }
  })

  async function stories(contact: ReturnType<typeof contactOf>) {
    return await findByContact({ db: app.app.db, clock: app.clock, vault }, contact)
  }
})

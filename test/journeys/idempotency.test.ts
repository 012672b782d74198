// Idempotency-Key over HTTP, on both engines (docs/decisions/0007): the same key with the same body gets the same answer for 24
// hours and the work is done once, also when both arrive together.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Application,
  addKey,
  answerWrong,
  applicationWith,
  createApplication,
  newMailbox,
  newPhone,
  newSession,
  times,
  wrongFor,
} from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { testSecrets } from '../support/verifications.ts'

const DAY = 86_400

let made = 0
const newKey = () => ({ 'idempotency-key': `key-${++made}` })

const shownOf = ({ status, text }: Answer) => ({ status, text })

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
  })
  beforeEach(async () => {
    shop = await createApplication(app)
  })

  const messagesTo = async (to: string) => {
    await app.app.idle()
    return app.messages.filter((message) => message.to === to).length
  }

  const begin = (to = newMailbox()) => shop.send(to, { session: newSession() })

  describe('a start', () => {
    test.each([
      ['SMS', newPhone],
      ['e-mail', newMailbox],
    ])('by %s that is repeated is answered byte for byte as before, and sends one message', async (_, newContact) => {
      const [to, key] = [newContact(), newKey()]
      const more = { metadata: { order: '17' }, locale: 'et' }
      const first = await shop.start(to, more, key)
      expect(first.status).toBe(201)
      await app.app.idle()
      app.clock.advance(30)
      expect(shownOf(await shop.start(to, more, key))).toEqual(shownOf(first))
      const begun = { id: first.body.id, session: undefined }
      const code = await app.codeFor(to)
      await shop.check(begun, wrongFor(code))
      app.clock.advance(90)
      await shop.resend(begun)
      await shop.check(begun, code)
      expect(shownOf(await shop.start(to, more, key))).toEqual(shownOf(first))
      expect(await messagesTo(to)).toBe(2) // the first one, and the one that was asked for again
    })

    test('for a contact with few wrong answers left is answered as before, also when they are spent', async () => {
      const [to, key] = [newMailbox(), newKey()]
      for (let i = 0; i < 2; i++) await answerWrong(shop, await begin(to), 5)
      const third = await begin(to)
      await answerWrong(shop, third, 2)
      await app.anyone.warm(5)
      const answers = await Promise.all(times(5, () => shop.start(to, {}, key)))
      expect(answers[0]).toMatchObject({ status: 201, body: { attempts_left: 3 } })
      await answerWrong(shop, third, 1)
      expect(new Set([...answers, await shop.start(to, {}, key)].map(({ text }) => text)).size).toBe(1)
    })

    test('is answered as before although it would be refused by now, and a new one is refused', async () => {
      const [to, key] = [newPhone(), newKey()]
      const first = await shop.start(to, {}, key)
      expect(first.status).toBe(201)
      await app.app.services.update(shop.slug, { sms_countries: [] })
      expect((await shop.start(to, {}, newKey())).body).toMatchObject({ status: 422, code: 'country_not_enabled' })
      expect((await shop.start(to, { locale: 'et' }, key)).body).toMatchObject({ code: 'idempotency_key_reused' })
      expect(shownOf(await shop.start(to, {}, key))).toEqual(shownOf(first))
      expect(await messagesTo(to)).toBe(1)
      app.clock.advance(DAY)
      expect((await shop.start(to, {}, key)).body).toMatchObject({ status: 422, code: 'country_not_enabled' })
    })

    test('may have its members in any order', async () => {
      const [to, key] = [newMailbox(), newKey()]
      const post = (body: object) => shop.call('/v1/verifications', { method: 'POST', body, headers: key })
      const first = await post({ to, purpose: 'registration', metadata: { a: '1', b: '2' } })
      const again = await post({ metadata: { b: '2', a: '1' }, purpose: 'registration', to })
      expect(shownOf(again)).toEqual(shownOf(first))
    })

    test.each([
      ['contact', (to: string) => [`x${to}`, {}] as const],
      ['purpose', (to: string) => [to, { purpose: 'renewal' }] as const],
      ['session', (to: string) => [to, { session: 'another' }] as const],
      ['locale', (to: string) => [to, { locale: 'et' }] as const],
    ])('with another %s under the same key is refused, and nothing is done', async (_, otherwise) => {
      const [to, key] = [newMailbox(), newKey()]
      const first = await shop.start(to, {}, key)
      const [contact, more] = otherwise(to)
      const refused = await shop.start(contact, more, key)
      expect(refused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
      expect([await messagesTo(to), await messagesTo(`x${to}`)]).toEqual([1, 0])
      expect(shownOf(await shop.start(to, {}, key))).toEqual(shownOf(first))
    })

    test.each([
      ['in a session', () => ({ session: newSession() })],
      ['without one', () => ({})],
    ])('that comes twenty times at once %s is one start', async (_, session) => {
      const [to, key, more] = [newMailbox(), newKey(), session()]
      await app.anyone.warm(20)
      const answers = await Promise.all(times(20, () => shop.start(to, more, key)))
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
      expect(await messagesTo(to)).toBe(1)
    })

    test('of two different ones at once with one key one is done, and the other refused', async () => {
      const [one, two, key] = [newMailbox(), newMailbox(), newKey()]
      await app.anyone.warm(20)
      const answers = await Promise.all(times(20, (i) => shop.start(i % 2 === 0 ? one : two, {}, key)))
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
      expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
      expect((await messagesTo(one)) + (await messagesTo(two))).toBe(1)
    })

    test('that found a pending one goes on finding it, as it is now', async () => {
      const [to, session, key] = [newMailbox(), newSession(), newKey()]
      const begun = await shop.begin(to, { session })
      for (let i = 0; i < 2; i++) {
        expect(await shop.start(to, { session }, key)).toMatchObject({ status: 200, body: { id: begun.id } })
      }
      await shop.cancel(begun)
      expect(await shop.start(to, { session }, key)).toMatchObject({ status: 200, body: { status: 'cancelled' } })
      expect(await shop.start(to, { session }, newKey())).toMatchObject({ status: 201 })
    })

    test('that was refused may be repeated: a refusal is no work done', async () => {
      const [to, key] = [newMailbox(), newKey()]
      for (let i = 0; i < 5; i++) await shop.start(to)
      expect(await shop.start(to, {}, key)).toMatchObject({ status: 429 })
      expect(await shop.start('nobody', {}, key)).toMatchObject({ status: 422, body: { code: 'invalid_contact' } })
      app.clock.advance(DAY)
      expect(await shop.start(to, {}, key)).toMatchObject({ status: 201 })
    })

    test('is not counted by any limit when it is repeated', async () => {
      const [to, key] = [newMailbox(), newKey()]
      const more = { client: { ip: '203.0.113.9' } }
      for (let i = 0; i < 30; i++) expect((await shop.start(to, more, key)).status).toBe(201)
    })

    test('is new after 24 hours, also with another body', async () => {
      const [to, other, key, sameKey] = [newMailbox(), newMailbox(), newKey(), newKey()]
      const [first, second] = [await shop.start(to, {}, key), await shop.start(to, {}, sameKey)]
      app.clock.advance(DAY - 1)
      expect(shownOf(await shop.start(to, {}, key))).toEqual(shownOf(first))
      app.clock.advance(1)
      const anew = await shop.start(other, {}, key)
      expect(anew.status).toBe(201)
      const again = await shop.start(to, {}, sameKey)
      expect(again.status).toBe(201)
      expect(new Set([first, second, anew, again].map(({ body }) => body.id)).size).toBe(4)
      expect(shownOf(await shop.start(other, {}, key))).toEqual(shownOf(anew))
    })
  })

  describe('a check', () => {
    test('that is repeated is answered byte for byte as before, and a wrong one is counted once', async () => {
      const begun = await begin()
      const key = newKey()
      const first = await shop.check(begun, wrongFor(begun.code), {}, key)
      expect(first).toMatchObject({ status: 200, body: { valid: false, attempts_left: 4 } })
      for (let i = 0; i < 6; i++) {
        expect(shownOf(await shop.check(begun, wrongFor(begun.code), {}, key))).toEqual(shownOf(first))
      }
      expect(await shop.read(begun)).toMatchObject({ body: { attempts_left: 4 } })
    })

    test('that confirmed goes on saying so, without "repeated"', async () => {
      const begun = await begin()
      const key = newKey()
      const first = await shop.check(begun, begun.code, {}, key)
      expect(first.body).not.toHaveProperty('repeated')
      app.clock.advance(3600)
      expect(shownOf(await shop.check(begun, begun.code, {}, key))).toEqual(shownOf(first))
    })

    test('that was a problem is the same problem', async () => {
      const begun = await begin()
      await shop.cancel(begun)
      const key = newKey()
      const first = await shop.check(begun, begun.code, {}, key)
      expect(first).toMatchObject({ status: 409, body: { code: 'cancelled', reference: begun.reference } })
      expect(shownOf(await shop.check(begun, begun.code, {}, key))).toEqual(shownOf(first))
    })

    test('with another code or session under the same key is refused, and spends nothing', async () => {
      const begun = await begin()
      const key = newKey()
      await shop.check(begun, wrongFor(begun.code), {}, key)
      for (const answer of [
        await shop.check(begun, begun.code, {}, key),
        await shop.check(begun, wrongFor(begun.code, 2), {}, key),
        await shop.check({ ...begun, session: newSession() }, wrongFor(begun.code), {}, key),
      ]) {
        expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
      }
      expect(await shop.read(begun)).toMatchObject({ body: { status: 'pending', attempts_left: 4 } })
    })

    test('that comes twenty times at once is judged once: the others hear the same, or that it is running', async () => {
      const begun = await begin()
      const key = newKey()
      await app.anyone.warm(20)
      const answers = await Promise.all(times(20, () => shop.check(begun, wrongFor(begun.code), {}, key)))
      for (const { status, body } of answers) {
        if (status === 409) expect(body).toMatchObject({ code: 'idempotency_running', retry_after: 1 })
        else expect({ status, body }).toMatchObject({ status: 200, body: { valid: false, attempts_left: 4 } })
      }
      expect(answers.some(({ status }) => status === 200)).toBe(true)
      expect(await shop.read(begun)).toMatchObject({ body: { attempts_left: 4 } })
    })

    test('is judged anew after 24 hours', async () => {
      const begun = await begin()
      const key = newKey()
      await shop.check(begun, begun.code, {}, key)
      app.clock.advance(DAY - 1)
      expect(await shop.check(begun, begun.code, {}, key)).toMatchObject({ status: 200, body: { valid: true } })
      app.clock.advance(1)
      expect(await shop.check(begun, begun.code, {}, key)).toMatchObject({ status: 409 })
    })
  })

  describe('resending and cancelling', () => {
    test('a resend that is repeated sends one message', async () => {
      const begun = await begin()
      const key = newKey()
      app.clock.advance(120)
      const first = await shop.resend(begun, {}, key)
      expect(first.status).toBe(202)
      app.clock.advance(180)
      expect(shownOf(await shop.resend(begun, {}, key))).toEqual(shownOf(first))
      expect(await messagesTo(begun.to)).toBe(2)
    })

    test('"later" is not kept: the same key may ask again, and then gets it', async () => {
      const begun = await begin()
      const key = newKey()
      app.clock.advance(119)
      expect(await shop.resend(begun, {}, key)).toMatchObject({ status: 429 })
      app.clock.advance(1)
      expect(await shop.resend(begun, {}, key)).toMatchObject({ status: 202 })
    })

    test('a cancel is answered as before', async () => {
      const begun = await begin()
      const key = newKey()
      const first = await shop.cancel(begun, {}, key)
      expect(first).toMatchObject({ status: 200, body: { status: 'cancelled' } })
      expect(shownOf(await shop.cancel(begun, {}, key))).toEqual(shownOf(first))
    })
  })

  describe('a key stands alone', () => {
    test('on each route, and for each verification', async () => {
      const key = newKey()
      const [to, other] = [newMailbox(), newMailbox()]
      const [one, two] = [await shop.start(to, {}, key), await begin(other)]
      const begun = { id: one.body.id, session: undefined }
      const code = await app.codeFor(to)
      expect(await shop.check(begun, wrongFor(code), {}, key)).toMatchObject({ body: { valid: false } })
      expect(await shop.check(two, wrongFor(two.code), {}, key)).toMatchObject({ body: { id: two.id, valid: false } })
      app.clock.advance(120)
      expect(await shop.resend(begun, {}, key)).toMatchObject({ status: 202, body: { id: begun.id } })
      expect(await shop.cancel(begun, {}, key)).toMatchObject({ status: 200, body: { id: begun.id } })
      expect(await shop.cancel(two, {}, key)).toMatchObject({ status: 200, body: { id: two.id } })
    })

    test('for each service, and for each kind of key', async () => {
      const key = newKey()
      const to = newMailbox()
      const [stranger, tester] = [await createApplication(app), await addKey(app, shop.slug, 'test')]
      const answers = [
        await shop.start(to, {}, key),
        await stranger.start(to, {}, key),
        await tester.start(to, {}, key),
      ]
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(3)
      const others = [await stranger.start(`x${to}`, {}, newKey()), await tester.start(newMailbox(), {}, newKey())]
      expect(others.map(({ status }) => status)).toEqual([201, 201])
      for (const [index, application] of [shop, stranger, tester].entries()) {
        expect((await application.start(to, {}, key)).text).toBe(answers[index]?.text)
      }
    })

    test('but not for each key of one service: another key of the same kind gets the same answer', async () => {
      const key = newKey()
      const to = newMailbox()
      const second = await addKey(app, shop.slug, 'live')
      const first = await shop.start(to, {}, key)
      expect(shownOf(await second.start(to, {}, key))).toEqual(shownOf(first))
    })

    test("and is no concern of the person's side: a client token reaches no answer that was kept", async () => {
      const begun = await begin()
      const key = newKey()
      await shop.check(begun, wrongFor(begun.code), {}, key)
      const path = `/v1/verifications/${begun.id}/check`
      const body = { code: begun.code, session: begun.session }
      expect(await app.anyone.call(path, { key: begun.token, method: 'POST', body, headers: key })).toMatchObject({
        status: 200,
        body: { valid: true },
      })
    })
  })

  test('another process gives the same answer', async () => {
    const other = await startTestApp(engine, { database: app.app.db, clock: app.clock })
    const elsewhere = applicationWith(other, shop.key, shop.slug, 'live')
    const [to, key] = [newMailbox(), newKey()]
    const first = await shop.start(to, {}, key)
    expect(shownOf(await elsewhere.start(to, {}, key))).toEqual(shownOf(first))
    const begun = { id: first.body.id, session: undefined }
    const checked = await shop.check(begun, wrongFor(await app.codeFor(to)), {}, key)
    expect(shownOf(await elsewhere.check(begun, wrongFor(await app.codeFor(to)), {}, key))).toEqual(shownOf(checked))
  })

  test('a process with a new secret at the front of its ring gives the same answer', async () => {
    const secrets = [Buffer.alloc(32, 'a new secret at the front.......'), ...testSecrets]
    const renewed = await startTestApp(engine, { database: app.app.db, clock: app.clock, secrets })
    const elsewhere = applicationWith(renewed, shop.key, shop.slug, 'live')
    const [to, key] = [newMailbox(), newKey()]
    const first = await shop.start(to, {}, key)
    const again = await elsewhere.start(to, {}, key)
    expect(again.status).toBe(201)
    expect(again.body.id).toBe(first.body.id)
  })
})

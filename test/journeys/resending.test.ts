// What may be sent again, over HTTP and on both engines: R8, R10 and R27, and what cancelling ends.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Application,
  addKey,
  answerWrong,
  type Begun,
  createApplication,
  newMailbox,
  newPhone,
  newSession,
  type Sent,
  times,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { refusedForGood, scriptedProvider } from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

describe.each(engines)('on $name', (engine) => {
  const provider = scriptedProvider()
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine, { provider })
    shop = await createApplication(app)
  })

  describe('R8 and R27: a resend repeats the code, at 120 and 300 seconds', () => {
    test.each([
      ['SMS', newPhone, ['choose_another_network', 'use_email'], ['use_email', 'contact_support']],
      ['e-mail', newMailbox, ['check_spam', 'contact_support'], ['check_spam', 'contact_support']],
    ])('by %s', async (_, newContact, secondTips, thirdTips) => {
      const to = newContact()
      const started = await shop.start(to)
      const { id, reference, created_at, expires_at } = started.body
      const due = (seconds: number) => new Date(Date.parse(created_at) + seconds * 1000).toISOString()
      expect(started.body).toMatchObject({ tips: ['wait_two_minutes'], resend: { available_at: due(120), left: 2 } })
      const begun = { id, session: undefined }
      const code = await app.codeFor(to)

      app.clock.advance(119)
      expect(await shop.resend(begun)).toMatchObject({
        status: 429,
        headers: { 'retry-after': '1' },
        body: { code: 'resend_too_early', retry_after: 1, reference },
      })
      app.clock.advance(1)
      const second = await shop.resend(begun)
      expect(second).toMatchObject({
        status: 202,
        body: { id, expires_at, attempts_left: 5, tips: secondTips, resend: { available_at: due(300), left: 1 } },
      })
      expect(second.body.messages).toHaveLength(2)
      expect(await app.codeFor(to)).toBe(code)

      app.clock.advance(179)
      expect(await shop.resend(begun)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
      app.clock.advance(1)
      expect(await shop.resend(begun)).toMatchObject({
        status: 202,
        body: { expires_at, tips: thirdTips, resend: { available_at: null, left: 0 } },
      })
      expect(await app.codeFor(to)).toBe(code)

      app.clock.advance(200)
      const refused = await shop.resend(begun)
      expect(refused).toMatchObject({ status: 409, body: { code: 'no_sends_left', reference } })
      expect(provider.to(to).map((message) => message.text.includes(code))).toEqual([true, true, true])
      app.clock.advance(99)
      expect(await shop.check(begun, code)).toMatchObject({ status: 200, body: { valid: true } })
    })

    test('the code of the first message works after the second was sent, and does not live longer', async () => {
      const [kept, late] = [await shop.send(newMailbox()), await shop.send(newMailbox())]
      app.clock.advance(120)
      await shop.resend(kept)
      await shop.resend(late)
      app.clock.advance(479)
      expect(await shop.check(kept, kept.code)).toMatchObject({ body: { valid: true } })
      app.clock.advance(1)
      expect(await shop.check(late, late.code)).toMatchObject({ status: 410 })
    })

    test('no send is begun when less than 240 seconds of life are left', async () => {
      const [onTime, tooLate] = [await shop.send(newMailbox()), await shop.send(newMailbox())]
      app.clock.advance(360)
      expect(await shop.resend(onTime)).toMatchObject({ status: 202 })
      app.clock.advance(1)
      expect(await shop.resend(tooLate)).toMatchObject({ status: 409, body: { code: 'no_sends_left' } })
    })

    test('the operator may shorten the wait, and two sends always lie so far apart', async () => {
      expect(await app.app.services.create('hasty', { resend_after_seconds: [29] })).toMatchObject({ kind: 'invalid' })
      const bank = await createApplication(app, { resend_after_seconds: [30, 60] })
      const begun = await bank.send(newMailbox())
      app.clock.advance(50)
      expect(await bank.resend(begun)).toMatchObject({ status: 202 })
      app.clock.advance(10)
      expect(await bank.resend(begun)).toMatchObject({ status: 429, headers: { 'retry-after': '20' } })
      app.clock.advance(20)
      expect(await bank.resend(begun)).toMatchObject({ status: 202 })
    })

    test('a known failure opens the resend at once', async () => {
      const to = newPhone()
      provider.fates.set(to, refusedForGood)
      const begun = await shop.begin(to)
      const code = await app.codeFor(to)
      app.clock.advance(1)
      expect(await shop.read(begun)).toMatchObject({
        body: {
          status: 'pending',
          messages: [{ status: 'failed' }],
          tips: ['check_contact', 'use_email'],
          resend: { available_at: new Date(app.clock.now().getTime() - 1000).toISOString(), left: 2 },
        },
      })
      provider.fates.delete(to)
      expect(await shop.resend(begun)).toMatchObject({ status: 202 })
      expect(await app.codeFor(to)).toBe(code)
      expect(await shop.check(begun, code)).toMatchObject({ body: { valid: true } })
    })
  })

  describe('R10: starting again gives back what is pending', () => {
    test('the same id and code, and a message only when one is due', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const first = await shop.send(to, { session })
      await answerWrong(shop, first, 2)
      const again = () => shop.start(to, { session })
      const same = { id: first.id, reference: first.reference, client_token: first.token, attempts_left: 3 }
      app.clock.advance(119)
      expect(await again()).toMatchObject({ status: 200, body: same })
      await app.app.idle()
      expect(provider.to(to)).toHaveLength(1)
      app.clock.advance(1)
      const due = await again()
      expect(due).toMatchObject({ status: 200, body: same })
      expect(due.body.messages).toHaveLength(2)
      expect(await app.codeFor(to)).toBe(first.code)
      expect(provider.to(to)).toHaveLength(2)
      expect(await again()).toMatchObject({ status: 200, body: same })
      await app.app.idle()
      expect(provider.to(to)).toHaveLength(2)
      expect(await shop.check(first, first.code)).toMatchObject({ body: { valid: true } })
    })

    test('another session, purpose, contact, service or kind of key has a verification of its own', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const other = await createApplication(app)
      const tester = await addKey(app, shop.slug, 'test')
      const answers = [
        await shop.start(to, { session }),
        await shop.start(to, { session: newSession() }),
        await shop.start(to, { session, purpose: 'renewal' }),
        await shop.start(newMailbox(), { session }),
        await other.start(to, { session }),
        await tester.start(to, { session }),
        await shop.start(to),
        await shop.start(to),
      ]
      expect(answers.map(({ status }) => status)).toEqual(times(8, () => 201))
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(8)
    })

    test.each([
      ['confirmed', async (begun: Sent) => shop.check(begun, begun.code)],
      ['locked', async (begun: Sent) => answerWrong(shop, begun, 5)],
      ['cancelled', async (begun: Begun) => shop.cancel(begun)],
      ['expired', async () => app.clock.advance(600)],
    ])('once it is %s, a new one is started', async (status, end) => {
      const [to, session] = [newMailbox(), newSession()]
      const former = await shop.send(to, { session })
      await end(former)
      expect(await shop.read(former)).toMatchObject({ body: { status } })
      const next = await shop.send(to, { session })
      expect(next.id).not.toBe(former.id)
      expect(await shop.check(next, next.code)).toMatchObject({ body: { valid: true } })
    })
  })

  describe('cancelling', () => {
    test('asked for twice it is the same, and the code is worth nothing from then on', async () => {
      const begun = await shop.send(newMailbox(), { session: newSession() })
      const first = await shop.cancel(begun)
      expect(first).toMatchObject({ status: 200, body: { status: 'cancelled', attempts_left: 0 } })
      app.clock.advance(30)
      expect(await shop.cancel(begun)).toMatchObject({ status: 200, body: first.body })
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'cancelled' } })
      expect(await shop.resend(begun)).toMatchObject({ status: 409, body: { code: 'cancelled' } })
    })

    test('what is confirmed cannot be cancelled', async () => {
      const begun = await shop.send(newMailbox())
      await shop.check(begun, begun.code)
      expect(await shop.cancel(begun)).toMatchObject({ status: 409, body: { code: 'already_confirmed' } })
      expect(await shop.read(begun)).toMatchObject({ body: { status: 'confirmed' } })
    })
  })
})

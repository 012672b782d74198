// The life of a code, over HTTP and on both engines: R1 to R6 and R9. Parallel answers are raced in races.test.ts, resends stand in
// resending.test.ts; that the code is nowhere else is proved in secrecy.test.ts.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Application,
  addKey,
  answerWrong,
  createApplication,
  inTurn,
  newMailbox,
  newPhone,
  newSession,
  times,
  wrongFor,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { contactOf } from '../support/verifications.ts'

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app)
  })

  const messagesTo = (to: string) => app.messages.filter((message) => message.to === to)

  describe('R1: a code is a PIN of digits', () => {
    test.each([4, 10])('%i digits, when the service wants so many', async (digits) => {
      const bank = await createApplication(app, { code_digits: digits })
      const to = newMailbox()
      const begun = await bank.begin(to)
      const code = await app.codeFor(to, digits)
      expect(await bank.check(begun, `${code}0`)).toMatchObject({ status: 422, body: { digits } })
      expect(await bank.check(begun, code)).toMatchObject({ status: 200, body: { valid: true } })
    })

    test('a leading zero is kept: it must come back with the rest', async () => {
      const bank = await createApplication(app, { code_digits: 4 })
      // One in ten begins with a zero: that none of 400 does happens once in 10^18 runs.
      for (let round = 0; round < 20; round++) {
        const begun = await Promise.all(times(20, () => bank.begin(newMailbox())))
        for (const one of begun) {
          const code = await app.codeFor(one.to, 4)
          if (!code.startsWith('0')) continue
          expect(await bank.check(one, code.replace(/^0+/, ''))).toMatchObject({ status: 422 })
          expect(await bank.check(one, code)).toMatchObject({ status: 200, body: { valid: true } })
          return
        }
      }
      expect.unreachable('no code began with a zero')
    })
  })

  describe('R2: it is sent by SMS or by e-mail', () => {
    test.each([
      ['sms', newPhone],
      ['email', newMailbox],
    ] as const)('one message by %s brings the code, which confirms the contact', async (channel, newContact) => {
      const [to, session] = [newContact(), newSession()]
      const started = await shop.start(to, { session })
      expect(started).toMatchObject({ status: 201, body: { channel, status: 'pending', attempts_left: 5 } })
      const code = await app.codeFor(to)
      expect(messagesTo(to)).toMatchObject([{ channel, to, text: expect.stringContaining(code) }])
      const begun = { id: started.body.id, session }
      expect(await shop.read(begun)).toMatchObject({ status: 200, body: { messages: [{ status: 'accepted' }] } })
      const checked = await shop.check(begun, code)
      expect(checked).toMatchObject({ status: 200, body: { valid: true, status: 'confirmed' } })
      expect(checked.body).not.toHaveProperty('repeated')
      expect(messagesTo(to)).toHaveLength(1)
    })
  })

  describe('R3: it is valid for one session only', () => {
    test('in another session, in none, and with another key it is as if it did not exist, and nothing is spent', async () => {
      const begun = await shop.send(newMailbox(), { session: newSession() })
      const stranger = await createApplication(app)
      const tester = await addKey(app, shop.slug, 'test')
      const unknown = await shop.check({ id: 'ver_01kb0000000000000000000000', session: begun.session }, begun.code)
      expect(unknown).toMatchObject({ status: 404, body: { code: 'not_found' } })
      const refused = await Promise.all([
        ...times(6, () => shop.check({ id: begun.id, session: newSession() }, begun.code)),
        shop.check({ id: begun.id, session: undefined }, begun.code),
        stranger.check(begun, begun.code),
        tester.check(begun, begun.code),
        shop.resend({ id: begun.id, session: newSession() }),
        shop.cancel({ id: begun.id, session: newSession() }),
        stranger.resend(begun),
        stranger.cancel(begun),
        tester.cancel(begun),
        stranger.read(begun),
        tester.read(begun),
      ])
      for (const answer of refused) {
        expect({ status: answer.status, text: answer.text }).toEqual({ status: 404, text: unknown.text })
      }
      expect(await shop.read(begun)).toMatchObject({ body: { status: 'pending', attempts_left: 5 } })
      expect(await shop.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
    })

    test('where no session was named at the start, none may be named later', async () => {
      const begun = await shop.send(newMailbox())
      expect(await shop.check({ ...begun, session: newSession() }, begun.code)).toMatchObject({ status: 404 })
      expect(await shop.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
    })

    test('the code of a registration is wrong in a renewal', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const registration = await shop.send(to, { session, purpose: 'registration' })
      const renewal = await shop.send(to, { session, purpose: 'renewal' })
      expect(renewal.id).not.toBe(registration.id)
      expect(await shop.check(renewal, registration.code)).toMatchObject({ status: 200, body: { valid: false } })
      expect(await shop.check(registration, registration.code)).toMatchObject({ body: { valid: true } })
      expect(await shop.read(renewal)).toMatchObject({ body: { status: 'pending', attempts_left: 4 } })
    })

    test('two verifications of one contact and purpose have codes of their own', async () => {
      const to = newMailbox()
      const one = await shop.send(to, { session: newSession() })
      const two = await shop.send(to, { session: newSession() })
      expect(await shop.check(two, one.code)).toMatchObject({ body: { valid: false } })
      expect(await shop.check(two, two.code)).toMatchObject({ body: { valid: true } })
      expect(await shop.read(one)).toMatchObject({ body: { status: 'pending' } })
    })
  })

  describe('R4: it is accepted once', () => {
    test('the same code again is a repetition without effect, another one comes too late', async () => {
      const begun = await shop.send(newMailbox())
      const first = await shop.check(begun, begun.code)
      app.clock.advance(30)
      const again = await shop.check(begun, begun.code)
      expect(again.body).toEqual({ ...first.body, repeated: true })
      const other = await shop.check(begun, wrongFor(begun.code))
      expect(other).toMatchObject({ status: 409, body: { code: 'already_confirmed', reference: begun.reference } })
      expect(await shop.resend(begun)).toMatchObject({ status: 409, body: { code: 'already_confirmed' } })
      expect(await shop.read(begun)).toMatchObject({
        body: { status: 'confirmed', confirmed_at: first.body.confirmed_at, messages: [{}] },
      })
    })

    test('after its life even the same code is a repetition no more, and what was confirmed stays so', async () => {
      const begun = await shop.send(newMailbox())
      await shop.check(begun, begun.code)
      app.clock.advance(599)
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 200, body: { repeated: true } })
      app.clock.advance(1)
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'already_confirmed' } })
      expect(await shop.read(begun)).toMatchObject({ body: { status: 'confirmed' } })
    })
  })

  describe('R5: it expires', () => {
    test.each([
      ['SMS', newPhone, {}, 600],
      ['e-mail', newMailbox, {}, 600],
      ['SMS, where the service wants less', newPhone, { code_seconds_sms: 90 }, 90],
      ['e-mail, where the service wants a day', newMailbox, { code_seconds_email: 86_400 }, 86_400],
    ])('by %s', async (_, newContact, settings, seconds) => {
      const bank = await createApplication(app, settings)
      const [early, late] = [await bank.send(newContact()), await bank.send(newContact())]
      app.clock.advance(seconds - 1)
      expect(await bank.check(early, early.code)).toMatchObject({ status: 200, body: { valid: true } })
      app.clock.advance(1)
      expect(await bank.check(late, late.code)).toMatchObject({
        status: 410,
        body: { code: 'expired', reference: late.reference },
      })
      expect(await bank.check(late, wrongFor(late.code))).toMatchObject({ status: 410 })
      expect(await bank.resend(late)).toMatchObject({ status: 410, body: { code: 'expired' } })
      expect(await bank.cancel(late)).toMatchObject({ status: 410, body: { code: 'expired' } })
      expect(await bank.read(late)).toMatchObject({ body: { status: 'expired', attempts_left: 0, tips: [] } })
    })

    test('a text message never lives longer than ten minutes, nor does a code to a contact on file', async () => {
      expect(await app.app.services.create('too-long', { code_seconds_sms: 601 })).toMatchObject({ kind: 'invalid' })
      expect(await app.app.services.create('too-long', { code_seconds_email: 86_401 })).toMatchObject({
        kind: 'invalid',
      })
      const bank = await createApplication(app, { code_seconds_email: 86_400 })
      const started = await app.app.verifications.start({
        caller: await bank.owner(),
        contact: contactOf(newMailbox()),
        purpose: 'renewal',
        lane: 'known',
        ...{ session: undefined, locale: undefined, ip: undefined, metadata: undefined, idempotency: undefined },
      })
      if (started.kind !== 'started') return expect.unreachable(started.kind)
      const { createdAt, expiresAt } = started.verification
      expect(expiresAt.getTime() - createdAt.getTime()).toBe(600_000)
    })
  })

  describe('R6: wrong answers are few', () => {
    test('five a verification: then it is locked, also for the right one', async () => {
      const begun = await shop.send(newMailbox())
      const answers = await inTurn(5, (i) => shop.check(begun, wrongFor(begun.code, i + 1)))
      expect(answers.map(({ body }) => body.attempts_left)).toEqual([4, 3, 2, 1, 0])
      expect(answers.map(({ body }) => body.status)).toEqual(['pending', 'pending', 'pending', 'pending', 'locked'])
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'locked' } })
      app.clock.advance(120)
      expect(await shop.resend(begun)).toMatchObject({ status: 409, body: { code: 'locked' } })
      expect(await shop.cancel(begun)).toMatchObject({ status: 409, body: { code: 'locked' } })
    })

    test('the right answer on the last allowed try is accepted', async () => {
      const begun = await shop.send(newMailbox())
      await answerWrong(shop, begun, 4)
      expect(await shop.check(begun, begun.code)).toMatchObject({ body: { valid: true, status: 'confirmed' } })
    })

    test('a resend does not refill the five', async () => {
      const begun = await shop.send(newMailbox())
      await answerWrong(shop, begun, 4)
      app.clock.advance(120)
      expect(await shop.resend(begun)).toMatchObject({ status: 202, body: { attempts_left: 1 } })
      await answerWrong(shop, begun, 1)
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'locked' } })
    })

    test('fifteen a contact and day: neither a new verification nor a resend refills them, the next day does', async () => {
      const to = newMailbox()
      const firstWrongAt = app.clock.now().getTime()
      for (let i = 0; i < 3; i++) await answerWrong(shop, await shop.send(to, { session: newSession() }), 5)
      app.clock.advance(100)
      const fourth = await shop.send(to, { session: newSession() })
      const refused = await shop.check(fourth, fourth.code)
      expect(refused).toMatchObject({
        status: 429,
        body: { code: 'too_many_wrong_answers', limit: 'wrong_answers_per_contact_day', reference: fourth.reference },
        headers: { 'retry-after': String(86_400 - 100) },
      })
      app.clock.advance(120)
      expect(await shop.resend(fourth)).toMatchObject({ status: 202, body: { attempts_left: 0 } })
      expect(await shop.check(fourth, fourth.code)).toMatchObject({ status: 429 })
      expect(await shop.read(fourth)).toMatchObject({ body: { status: 'pending', attempts_left: 0 } })

      const other = await shop.send(newMailbox())
      expect(await shop.check(other, other.code)).toMatchObject({ body: { valid: true } })

      app.clock.set(new Date(firstWrongAt + 86_400_000))
      const nextDay = await shop.send(to, { session: newSession() })
      await answerWrong(shop, nextDay, 4)
      expect(await shop.check(nextDay, nextDay.code)).toMatchObject({ body: { valid: true } })
    })

    test('the right answer is accepted when fourteen were wrong', async () => {
      const to = newMailbox()
      for (let i = 0; i < 2; i++) await answerWrong(shop, await shop.send(to, { session: newSession() }), 5)
      const third = await shop.send(to, { session: newSession() })
      await answerWrong(shop, third, 3)
      const fourth = await shop.send(to, { session: newSession() })
      const last = await shop.check(fourth, wrongFor(fourth.code))
      expect(last.body).toMatchObject({ valid: false, attempts_left: 1, status: 'pending' })
      expect(await shop.check(third, third.code)).toMatchObject({ body: { valid: true } })
      await answerWrong(shop, fourth, 1)
      expect(await shop.check(fourth, fourth.code)).toMatchObject({ status: 429 })
    })

    test.each([
      ['five when ten were wrong', 5, {}, 5],
      ['four when eleven were', 6, {}, 4],
      ['five all the same where the limit only observes', 6, { observed_limits: ['wrong_answers_per_contact_day'] }, 5],
    ])('a start tells how many the day still allows: %s', async (_case, more, settings, left) => {
      await app.app.services.update(shop.slug, settings)
      const to = newPhone()
      const wrongAt = app.clock.now().getTime()
      await answerWrong(shop, await shop.send(to, { session: newSession() }), 5)
      const [one, two] = [
        await shop.send(to, { session: newSession() }),
        await shop.send(to, { session: newSession() }),
      ]
      await answerWrong(shop, one, 4)
      await answerWrong(shop, two, more - 4)
      const started = await shop.start(to)
      expect(started).toMatchObject({ status: 201, body: { attempts_left: left } })
      expect(await shop.read({ id: started.body.id })).toMatchObject({ body: { attempts_left: left } })
      app.clock.set(new Date(wrongAt + 86_400_000))
      expect(await shop.start(to)).toMatchObject({ status: 201, body: { attempts_left: 5 } })
    })

    test('another service has wrong answers of its own for the same contact', async () => {
      const to = newMailbox()
      for (let i = 0; i < 3; i++) await answerWrong(shop, await shop.send(to, { session: newSession() }), 5)
      const other = await createApplication(app)
      const begun = await other.send(to)
      await answerWrong(other, begun, 4)
      expect(await other.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
    })
  })

  describe('R9: typing is forgiven', () => {
    const inScript = (zero: number) => (code: string) =>
      [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

    test('spaces, hyphens and the digits of other scripts are the code', async () => {
      const begun = await shop.send(newMailbox())
      const { code } = begun
      const [head, tail] = [code.slice(0, 3), code.slice(3)]
      const typed = [
        `${head} ${tail}`,
        `${head}-${tail}`,
        `${head}\u2013${tail}`,
        `${head}\u00a0${tail}`,
        ` ${[...code].join(' ')}\n`,
        inScript(0xff10)(code),
        inScript(0x0660)(code),
        inScript(0x06f0)(code),
        inScript(0x0966)(code),
      ]
      for (const form of typed) expect(await shop.check(begun, form)).toMatchObject({ body: { valid: true } })
    })

    test('what cannot be a code is an error that spends nothing', async () => {
      const begun = await shop.send(newMailbox())
      const { code } = begun
      for (const form of [
        '',
        code.slice(1),
        `${code}0`,
        `${code.slice(1)}a`,
        'O12345',
        `${code}.`,
        '      ',
        '½12345',
      ]) {
        expect(await shop.check(begun, form)).toMatchObject({ status: 422 })
      }
      expect(await shop.check(begun, 'abcdef')).toMatchObject({
        status: 422,
        body: { code: 'malformed_code', field: 'code', digits: 6 },
      })
      expect(await shop.read(begun)).toMatchObject({ body: { attempts_left: 5 } })
    })
  })
})

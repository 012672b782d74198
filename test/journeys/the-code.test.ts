// The life of a code, over HTTP and on both engines: R1 to R6, R8, R9, and what R10 and R27 allow to be sent. Parallel answers
// are raced in races.test.ts; that the code is nowhere else is proved in secrecy.test.ts.
import { beforeAll, describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../src/delivery/index.ts'
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
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { contactOf, recordingProvider } from '../support/verifications.ts'

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application
  /** What the provider says of messages to a contact; the others are accepted. */
  const fates = new Map<string, SendOutcome>()

  beforeAll(async () => {
    const provider = recordingProvider(({ to, id }) => fates.get(to) ?? { kind: 'accepted', reference: id })
    app = await startTestApp(engine, { provider })
    shop = await createApplication(app)
  })

  const messagesTo = (to: string) => app.messages.filter((message) => message.to === to)

  async function sentCode(to: string, digits?: number): Promise<string> {
    const code = await app.codeFor(to, digits)
    expect(code).toMatch(new RegExp(`^\\d{${digits ?? 6}}$`))
    return code
  }

  async function begin(to: string, more: Readonly<Record<string, unknown>> = {}, application = shop) {
    const begun = await application.begin(to, more)
    return { ...begun, code: await sentCode(to) }
  }

  async function wrong(begun: Begun & { code: string }, n: number, application = shop): Promise<void> {
    for (const answer of await inTurn(n, (i) => application.check(begun, wrongFor(begun.code, i + 1)))) {
      expect(answer).toMatchObject({ status: 200, body: { valid: false } })
    }
  }

  describe('R1: a code is a PIN of digits', () => {
    test.each([4, 10])('%i digits, when the service wants so many', async (digits) => {
      const bank = await createApplication(app, { code_digits: digits })
      const to = newMailbox()
      const begun = await bank.begin(to)
      const code = await sentCode(to, digits)
      expect(await bank.check(begun, `${code}0`)).toMatchObject({ status: 422, body: { digits } })
      expect(await bank.check(begun, code)).toMatchObject({ status: 200, body: { valid: true } })
    })

    test('a leading zero is kept: it must come back with the rest', async () => {
      const bank = await createApplication(app, { code_digits: 4 })
      // One in ten begins with a zero: that none of 400 does happens once in 10^18 runs.
      for (let round = 0; round < 20; round++) {
        const begun = await Promise.all(times(20, () => bank.begin(newMailbox())))
        for (const one of begun) {
          const code = await sentCode(one.to, 4)
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
      const code = await sentCode(to)
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
      const begun = await begin(newMailbox(), { session: newSession() })
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
      const begun = await begin(newMailbox())
      expect(await shop.check({ ...begun, session: newSession() }, begun.code)).toMatchObject({ status: 404 })
      expect(await shop.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
    })

    test('the code of a registration is wrong in a renewal', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const registration = await begin(to, { session, purpose: 'registration' })
      const renewal = await begin(to, { session, purpose: 'renewal' })
      expect(renewal.id).not.toBe(registration.id)
      expect(await shop.check(renewal, registration.code)).toMatchObject({ status: 200, body: { valid: false } })
      expect(await shop.check(registration, registration.code)).toMatchObject({ body: { valid: true } })
      expect(await shop.read(renewal)).toMatchObject({ body: { status: 'pending', attempts_left: 4 } })
    })

    test('two verifications of one contact and purpose have codes of their own', async () => {
      const to = newMailbox()
      const one = await begin(to, { session: newSession() })
      const two = await begin(to, { session: newSession() })
      expect(await shop.check(two, one.code)).toMatchObject({ body: { valid: false } })
      expect(await shop.check(two, two.code)).toMatchObject({ body: { valid: true } })
      expect(await shop.read(one)).toMatchObject({ body: { status: 'pending' } })
    })
  })

  describe('R4: it is accepted once', () => {
    test('the same code again is a repetition without effect, another one comes too late', async () => {
      const begun = await begin(newMailbox())
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
      const begun = await begin(newMailbox())
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
      const [early, late] = [await begin(newContact(), {}, bank), await begin(newContact(), {}, bank)]
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
      const begun = await begin(newMailbox())
      const answers = await inTurn(5, (i) => shop.check(begun, wrongFor(begun.code, i + 1)))
      expect(answers.map(({ body }) => body.attempts_left)).toEqual([4, 3, 2, 1, 0])
      expect(answers.map(({ body }) => body.status)).toEqual(['pending', 'pending', 'pending', 'pending', 'locked'])
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'locked' } })
      app.clock.advance(120)
      expect(await shop.resend(begun)).toMatchObject({ status: 409, body: { code: 'locked' } })
      expect(await shop.cancel(begun)).toMatchObject({ status: 409, body: { code: 'locked' } })
    })

    test('the right answer on the last allowed try is accepted', async () => {
      const begun = await begin(newMailbox())
      await wrong(begun, 4)
      expect(await shop.check(begun, begun.code)).toMatchObject({ body: { valid: true, status: 'confirmed' } })
    })

    test('a resend does not refill the five', async () => {
      const begun = await begin(newMailbox())
      await wrong(begun, 4)
      app.clock.advance(120)
      expect(await shop.resend(begun)).toMatchObject({ status: 202, body: { attempts_left: 1 } })
      await wrong(begun, 1)
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'locked' } })
    })

    test('fifteen a contact and day: neither a new verification nor a resend refills them, the next day does', async () => {
      const to = newMailbox()
      const firstWrongAt = app.clock.now().getTime()
      for (let i = 0; i < 3; i++) await wrong(await begin(to, { session: newSession() }), 5)
      app.clock.advance(100)
      const fourth = await begin(to, { session: newSession() })
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

      const other = await begin(newMailbox())
      expect(await shop.check(other, other.code)).toMatchObject({ body: { valid: true } })

      app.clock.set(new Date(firstWrongAt + 86_400_000))
      const nextDay = await begin(to, { session: newSession() })
      await wrong(nextDay, 4)
      expect(await shop.check(nextDay, nextDay.code)).toMatchObject({ body: { valid: true } })
    })

    test('the right answer is accepted when fourteen were wrong', async () => {
      const to = newMailbox()
      for (let i = 0; i < 2; i++) await wrong(await begin(to, { session: newSession() }), 5)
      const third = await begin(to, { session: newSession() })
      await wrong(third, 3)
      const fourth = await begin(to, { session: newSession() })
      const last = await shop.check(fourth, wrongFor(fourth.code))
      expect(last.body).toMatchObject({ valid: false, attempts_left: 1, status: 'pending' })
      expect(await shop.check(third, third.code)).toMatchObject({ body: { valid: true } })
      await wrong(fourth, 1)
      expect(await shop.check(fourth, fourth.code)).toMatchObject({ status: 429 })
    })

    test('another service has wrong answers of its own for the same contact', async () => {
      const to = newMailbox()
      for (let i = 0; i < 3; i++) await wrong(await begin(to, { session: newSession() }), 5)
      const other = await createApplication(app)
      const begun = await begin(to, {}, other)
      await wrong(begun, 4, other)
      expect(await other.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
    })
  })

  describe('R9: typing is forgiven', () => {
    const inScript = (zero: number) => (code: string) =>
      [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

    test('spaces, hyphens and the digits of other scripts are the code', async () => {
      const begun = await begin(newMailbox())
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
      const begun = await begin(newMailbox())
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
      const code = await sentCode(to)

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
      expect(await sentCode(to)).toBe(code)

      app.clock.advance(179)
      expect(await shop.resend(begun)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
      app.clock.advance(1)
      expect(await shop.resend(begun)).toMatchObject({
        status: 202,
        body: { expires_at, tips: thirdTips, resend: { available_at: null, left: 0 } },
      })
      expect(await sentCode(to)).toBe(code)

      app.clock.advance(200)
      const refused = await shop.resend(begun)
      expect(refused).toMatchObject({ status: 409, body: { code: 'no_sends_left', reference } })
      expect(messagesTo(to).map((message) => message.text.includes(code))).toEqual([true, true, true])
      app.clock.advance(99)
      expect(await shop.check(begun, code)).toMatchObject({ status: 200, body: { valid: true } })
    })

    test('the code of the first message works after the second was sent, and does not live longer', async () => {
      const [kept, late] = [await begin(newMailbox()), await begin(newMailbox())]
      app.clock.advance(120)
      await shop.resend(kept)
      await shop.resend(late)
      app.clock.advance(479)
      expect(await shop.check(kept, kept.code)).toMatchObject({ body: { valid: true } })
      app.clock.advance(1)
      expect(await shop.check(late, late.code)).toMatchObject({ status: 410 })
    })

    test('no send is begun when less than 240 seconds of life are left', async () => {
      const [onTime, tooLate] = [await begin(newMailbox()), await begin(newMailbox())]
      app.clock.advance(360)
      expect(await shop.resend(onTime)).toMatchObject({ status: 202 })
      app.clock.advance(1)
      expect(await shop.resend(tooLate)).toMatchObject({ status: 409, body: { code: 'no_sends_left' } })
    })

    test('the operator may shorten the wait, and two sends always lie so far apart', async () => {
      expect(await app.app.services.create('hasty', { resend_after_seconds: [29] })).toMatchObject({ kind: 'invalid' })
      const bank = await createApplication(app, { resend_after_seconds: [30, 60] })
      const begun = await begin(newMailbox(), {}, bank)
      app.clock.advance(50)
      expect(await bank.resend(begun)).toMatchObject({ status: 202 })
      app.clock.advance(10)
      expect(await bank.resend(begun)).toMatchObject({ status: 429, headers: { 'retry-after': '20' } })
      app.clock.advance(20)
      expect(await bank.resend(begun)).toMatchObject({ status: 202 })
    })

    test('a known failure opens the resend at once', async () => {
      const to = newPhone()
      fates.set(to, { kind: 'refused', reason: 'contact_unknown', final: true })
      const begun = await shop.begin(to)
      const code = await sentCode(to)
      app.clock.advance(1)
      expect(await shop.read(begun)).toMatchObject({
        body: {
          status: 'pending',
          messages: [{ status: 'failed' }],
          tips: ['check_contact', 'use_email'],
          resend: { available_at: new Date(app.clock.now().getTime() - 1000).toISOString(), left: 2 },
        },
      })
      fates.delete(to)
      expect(await shop.resend(begun)).toMatchObject({ status: 202 })
      expect(await sentCode(to)).toBe(code)
      expect(await shop.check(begun, code)).toMatchObject({ body: { valid: true } })
    })
  })

  describe('R10: starting again gives back what is pending', () => {
    test('the same id and code, and a message only when one is due', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const first = await begin(to, { session })
      await wrong(first, 2)
      const again = () => shop.start(to, { session })
      const same = { id: first.id, reference: first.reference, client_token: first.token, attempts_left: 3 }
      app.clock.advance(119)
      expect(await again()).toMatchObject({ status: 200, body: same })
      await app.app.idle()
      expect(messagesTo(to)).toHaveLength(1)
      app.clock.advance(1)
      const due = await again()
      expect(due).toMatchObject({ status: 200, body: same })
      expect(due.body.messages).toHaveLength(2)
      expect(await sentCode(to)).toBe(first.code)
      expect(messagesTo(to)).toHaveLength(2)
      expect(await again()).toMatchObject({ status: 200, body: same })
      await app.app.idle()
      expect(messagesTo(to)).toHaveLength(2)
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
      ['confirmed', async (begun: Begun & { code: string }) => shop.check(begun, begun.code)],
      ['locked', async (begun: Begun & { code: string }) => wrong(begun, 5)],
      ['cancelled', async (begun: Begun) => shop.cancel(begun)],
      ['expired', async () => app.clock.advance(600)],
    ])('once it is %s, a new one is started', async (status, end) => {
      const [to, session] = [newMailbox(), newSession()]
      const former = await begin(to, { session })
      await end(former)
      expect(await shop.read(former)).toMatchObject({ body: { status } })
      const next = await begin(to, { session })
      expect(next.id).not.toBe(former.id)
      expect(await shop.check(next, next.code)).toMatchObject({ body: { valid: true } })
    })
  })

  describe('cancelling', () => {
    test('asked for twice it is the same, and the code is worth nothing from then on', async () => {
      const begun = await begin(newMailbox(), { session: newSession() })
      const first = await shop.cancel(begun)
      expect(first).toMatchObject({ status: 200, body: { status: 'cancelled', attempts_left: 0 } })
      app.clock.advance(30)
      expect(await shop.cancel(begun)).toMatchObject({ status: 200, body: first.body })
      expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'cancelled' } })
      expect(await shop.resend(begun)).toMatchObject({ status: 409, body: { code: 'cancelled' } })
    })

    test('what is confirmed cannot be cancelled', async () => {
      const begun = await begin(newMailbox())
      await shop.check(begun, begun.code)
      expect(await shop.cancel(begun)).toMatchObject({ status: 409, body: { code: 'already_confirmed' } })
      expect(await shop.read(begun)).toMatchObject({ body: { status: 'confirmed' } })
    })
  })

  describe('the client token', () => {
    const ORIGIN = 'https://www.shop.example'
    let bank: Application

    beforeAll(async () => {
      bank = await createApplication(app, { allowed_origins: [ORIGIN] })
    })

    const by = (token: string, path: string, body?: unknown, origin?: string) =>
      app.anyone.call(path, {
        key: token,
        method: body === undefined ? 'GET' : 'POST',
        body,
        headers: origin === undefined ? {} : { origin },
      })

    test('is good for reading, checking, resending and cancelling its own verification', async () => {
      const [one, two] = [
        await begin(newMailbox(), { session: 'one', metadata: { order: '17' } }, bank),
        await begin(newMailbox(), { session: 'two' }, bank),
      ]
      const path = `/v1/verifications/${one.id}`
      const read = await by(one.token, path)
      expect(read).toMatchObject({ status: 200, body: { id: one.id } })
      expect(read.body).not.toHaveProperty('metadata')
      expect((await bank.read(one)).body.metadata).toEqual({ order: '17' })
      app.clock.advance(120)
      expect(await by(one.token, `${path}/resend`, { session: 'one' })).toMatchObject({ status: 202 })
      expect(await by(one.token, `${path}/check`, { code: one.code })).toMatchObject({ status: 404 })
      const checked = await by(one.token, `${path}/check`, { code: one.code, session: 'one' })
      expect(checked).toMatchObject({ status: 200, body: { valid: true } })
      const cancelled = await by(two.token, `/v1/verifications/${two.id}/cancel`, { session: 'two' })
      expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } })
    })

    test('is good for nothing else', async () => {
      const [one, two] = [await begin(newMailbox(), {}, bank), await begin(newMailbox(), {}, bank)]
      const path = `/v1/verifications/${two.id}`
      const refused = [
        await by(one.token, path),
        await by(one.token, `${path}/check`, { code: two.code }),
        await by(one.token, `${path}/resend`, {}),
        await by(one.token, `${path}/cancel`, {}),
        await by(one.token, '/v1/verifications', { to: newMailbox(), purpose: 'registration' }),
        await by(one.token, '/v1/test/messages'),
        await by(`${one.token}x`, `/v1/verifications/${one.id}`),
      ]
      for (const answer of refused) expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
      expect(await bank.read(two)).toMatchObject({ body: { status: 'pending', attempts_left: 5 } })
    })

    test('works in browsers from the origins that the service lists, and from no other', async () => {
      const begun = await begin(newMailbox(), {}, bank)
      const path = `/v1/verifications/${begun.id}`
      const preflight = (origin: string) =>
        app.anyone.call(`${path}/check`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      expect(await preflight(ORIGIN)).toMatchObject({
        status: 204,
        headers: { 'access-control-allow-origin': ORIGIN, 'access-control-allow-methods': 'POST' },
      })
      expect(await preflight('https://evil.example')).toMatchObject({ status: 403 })
      const foreign = await by(begun.token, `${path}/check`, { code: begun.code }, 'https://evil.example')
      expect(foreign).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
      expect(foreign.headers).not.toHaveProperty('access-control-allow-origin')
      const listed = await by(begun.token, `${path}/check`, { code: begun.code }, ORIGIN)
      expect(listed).toMatchObject({
        status: 200,
        body: { valid: true },
        headers: { 'access-control-allow-origin': ORIGIN },
      })
    })

    test('of another service is not helped by an origin that only this one lists', async () => {
      const begun = await begin(newMailbox())
      expect(await by(begun.token, `/v1/verifications/${begun.id}`, undefined, ORIGIN)).toMatchObject({
        status: 403,
        body: { code: 'origin_not_allowed' },
      })
    })
  })

  test('the functions behind HTTP know the same verification', async () => {
    const begun = await begin(newMailbox())
    const known = await app.app.verifications.read(await shop.owner(), uuidOf(begun))
    expect(known).toMatchObject({ reference: begun.reference, status: 'pending' })
  })
})

// What support can do by a reference, through the commands and on both engines: hear the masked story, send again, end, lift a limit,
// each recorded; and what it cannot: see a code, see a contact, confirm one.
import { beforeAll, describe, expect, test } from 'vitest'
import { runRemotely } from '../../src/cli/run.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import {
  type Application,
  answerWrong,
  createApplication,
  inTurn,
  newMailbox,
  newPhone,
  newSession,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { testSecrets } from '../support/verifications.ts'

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, {}, 'live', ['verify', 'register'])
  })

  /** A command as a server runs it for whoever typed it. */
  async function run(...argv: string[]): Promise<{ exit: number; out: string; err: string }> {
    const written = { out: [] as string[], err: [] as string[] }
    const { db, config } = app.app
    const workplace = {
      lineup: async () => app.app.router.lineup,
      db,
      config,
      ring: createKeyRing(testSecrets),
      clock: app.clock,
      random: systemRandom,
    }
    const exit = await runRemotely(argv, workplace, {
      out: (text) => written.out.push(text),
      err: (text) => written.err.push(text),
    })
    return { exit, out: written.out.join('\n'), err: written.err.join('\n') }
  }
  const support = (deed: string, reference: string) =>
    run('support', deed, reference, '--why', 'asked by phone', '--by', 'anna')

  const post = (path: string, body: unknown = {}) => shop.call(path, { method: 'POST', body })

  async function registering(to: string) {
    const { body } = await post('/v1/registrations', {
      purpose: 'registration',
      method: 'id_card',
      subject: newSubject(),
    })
    const step = (name: string, members: object = {}) => post(`/v1/registrations/${body.id}/${name}`, members)
    await step('contacts', { email: to, phone: newPhone() })
    await step('send', { option: 'email' })
    return { id: body.id as string, reference: body.reference as string, step }
  }

  test('the story of a registration is told with that of its codes, masked, in words', async () => {
    const to = newMailbox()
    const { reference, step } = await registering(to)
    const code = await app.codeFor(to)
    await step('check', { code })
    await step('complete')
    const { exit, out } = await run('find', reference.toLowerCase().replace('-', ' '))
    expect(exit).toBe(0)
    for (const words of [
      'registration, completed',
      'by id card',
      'entered, confirmed',
      'identified',
      'code sent',
      'message written',
    ]) {
      expect(out).toContain(words)
    }
    expect(out).not.toContain(to)
    expect(out).not.toContain(code)
    const byContact = await run('find', '--contact', to, '--json')
    expect(JSON.parse(byContact.out)).toMatchObject([
      { kind: 'registration', reference, status: 'completed' },
      { kind: 'verification', status: 'confirmed' },
      { kind: 'outlook' },
    ])
  })

  test('a code is sent again when it is due, by a server; the person need do nothing', async () => {
    const to = newMailbox()
    const { reference } = await registering(to)
    const code = await app.codeFor(to)
    const sent = () => app.messages.filter((message) => message.to === to).length
    expect(await support('resend', reference)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('It is too early to send again. From 2026-'),
    })
    app.clock.advance(120)
    expect(await support('resend', reference)).toEqual({ exit: 0, out: 'The code goes out again.', err: '' })
    expect(sent()).toBe(1)
    await app.app.upkeep.run('take over messages')
    expect(await app.codeFor(to)).toBe(code)
    expect(sent()).toBe(2)
    const { out } = await run('find', reference)
    expect(out).toContain('support: resend by anna, because: asked by phone (too early)')
    expect(out).toContain('support: resend by anna, because: asked by phone (sent)')
  })

  test('a code in a session of its own is sent again too, which no stranger can ask for', async () => {
    const to = newMailbox()
    const begun = await shop.begin(to, { session: newSession() })
    await app.app.idle()
    app.clock.advance(120)
    expect(await post(`/v1/verifications/${begun.id}/resend`)).toMatchObject({ status: 404 })
    expect(await support('resend', begun.reference)).toMatchObject({ exit: 0 })
    await app.app.upkeep.run('take over messages')
    await app.app.idle()
    expect(app.messages.filter((message) => message.to === to)).toHaveLength(2)
  })

  test('what is ended is over: the registration abandoned, its code worth nothing', async () => {
    const to = newMailbox()
    const { id, reference, step } = await registering(to)
    const code = await app.codeFor(to)
    expect(await support('end', reference)).toMatchObject({ exit: 0, out: 'The registration is ended.' })
    expect((await shop.call(`/v1/registrations/${id}`)).body).toMatchObject({ status: 'abandoned', reason: 'support' })
    expect(await step('check', { code })).toMatchObject({ status: 409, body: { code: 'registration_ended' } })
    expect(await support('end', reference)).toMatchObject({ exit: 1 })
    const begun = await shop.send(newMailbox(), { session: newSession() })
    expect(await support('end', begun.reference)).toMatchObject({ exit: 0, out: 'The verification is ended.' })
    expect(await shop.check(begun, begun.code)).toMatchObject({ status: 409, body: { code: 'cancelled' } })
  })

  test('the limits of a day are lifted, so that the person can go on; a locked verification stays locked', async () => {
    const to = newMailbox()
    const sent = await inTurn(3, async () => {
      const one = await shop.send(to)
      await answerWrong(shop, one, 5)
      return one
    })
    const last = sent.at(-1)
    if (!last) return
    const fourth = await shop.send(to)
    expect(await shop.check(fourth, fourth.code)).toMatchObject({ status: 429 })
    expect(await support('unlock', last.reference)).toMatchObject({ exit: 0, out: 'The limits of the day are lifted.' })
    expect(await shop.check(last, last.code)).toMatchObject({ status: 409, body: { code: 'locked' } })
    expect(await shop.check(fourth, fourth.code)).toMatchObject({ status: 200, body: { valid: true } })
    const { reference } = await registering(newMailbox())
    expect(await support('unlock', reference)).toMatchObject({ exit: 0 })
    expect(await support('unlock', reference)).toMatchObject({
      exit: 1,
      err: 'Nothing was counted for its contacts today.',
    })
  })

  test('they are lifted from the mailbox, for whichever of its addresses they were met', async () => {
    const [plain = '', tagged = ''] = [newMailbox()].flatMap((to) => [to, to.replace('@', '+shop@')])
    await inTurn(5, () => shop.start(plain))
    expect(await shop.start(tagged)).toMatchObject({ status: 429 })
    const { body } = await post('/v1/registrations', {
      purpose: 'registration',
      method: 'id_card',
      subject: newSubject(),
    })
    const step = (name: string, what: object) => post(`/v1/registrations/${body.id}/${name}`, what)
    await step('contacts', { email: tagged })
    expect(await step('send', { option: 'email' })).toMatchObject({ status: 429 })
    expect(await support('unlock', body.reference)).toMatchObject({ exit: 0 })
    expect(await step('send', { option: 'email' })).toMatchObject({ status: 200 })
  })

  describe('what was refused has no story, but what refuses is told', () => {
    const serviceLine = (out: string) => out.split('\n').filter((line) => line.startsWith(`  service ${shop.slug}: `))

    test('where no message goes at all, why not', async () => {
      const to = '+12125550123'
      expect(await shop.start(to)).toMatchObject({ status: 422 })
      const { exit, out, err } = await run('find', '--contact', to)
      expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining('Nothing is kept about this contact') })
      expect(out).toContain('No text message goes there: sms_not_delivered_there. Instead: email.')
      expect(out).not.toContain('2125550')
      expect(await run('find', '--contact', '+3726123456')).toMatchObject({
        err: expect.stringContaining('fixed_line'),
      })
      const typed = await run('find', '--contact', 'ann@gmial.com')
      expect(typed.out).toContain('ann@gmail.com is meant')
    })

    test('how much of its day is used up, at the last message that is allowed and at the first that is not', async () => {
      const to = newMailbox()
      const start = () => shop.start(to, { session: newSession() })
      const { body } = await start()
      await inTurn(3, start)
      const told = async () => serviceLine((await run('find', '--contact', to)).out)
      const four = await told()
      expect(four.at(-1)).toMatch(/: 4 of 5 messages asked for to one contact in a day; counted anew from 20/)
      expect(await told()).toEqual(four)
      expect((await run('find', body.reference)).out).not.toContain('a new code now')
      expect(await start()).toMatchObject({ status: 201 })
      const five = /: 5 of 5 messages .*; refused until (\S+)$/.exec((await told()).at(-1) ?? '')
      expect((await run('find', body.reference)).out).toContain('a new code now: 5 of 5 messages')
      const refused = await start()
      expect(refused).toMatchObject({ status: 429, body: { limit: 'sends_per_contact_day' } })
      expect(new Date(five?.[1] ?? '')).toEqual(new Date(app.clock.now().getTime() + refused.body.retry_after * 1000))
      expect((await told()).at(-1)).toContain(': 6 of 5 messages')

      expect(await support('unlock', body.reference)).toMatchObject({ exit: 0 })
      expect(await told()).toEqual([])
      await start()
      app.clock.advance(86_400)
      expect((await told()).filter((line) => line.includes('messages'))).toEqual([])
    })

    test('wrong answers, and the limits that its country has in common, for a program too', async () => {
      const tight = await createApplication(app, { sms_per_country_hour: 1 })
      const to = newPhone()
      await answerWrong(tight, await tight.send(to), 2)
      expect(await tight.start(newPhone())).toMatchObject({ status: 429, body: { limit: 'sms_per_country_hour' } })
      const { out } = await run('find', '--contact', to, '--json')
      const outlook = JSON.parse(out).at(-1)
      const { limits } = outlook.services.find(({ service }: { service: string }) => service === tight.slug)
      const open = { lane: 'open', test: false, enforced: true }
      expect(limits).toEqual([
        { ...open, limit: 'sends_per_contact_day', counted: 1, most: 5, met: false, resets_at: expect.any(String) },
        { ...open, limit: 'sms_per_country_hour', counted: 2, most: 1, met: true, resets_at: expect.any(String) },
        {
          ...open,
          limit: 'wrong_answers_per_contact_day',
          counted: 2,
          most: 15,
          met: false,
          resets_at: expect.any(String),
        },
      ])
      expect(out).not.toContain(to)
    })
  })

  test.each([
    [['support', 'end', 'K7QF-2M9D'], /--why/],
    [['support', 'end', 'K7QF', '--why', 'x'], /no reference/],
    [['support', 'end', '0000-0000', '--why', 'x'], /Nothing that can still be changed/],
    [['support', 'unlock', 'K7QF-2M9D', '--why', 'x'.repeat(201)], /up to 200 characters/],
  ])('%j is refused in words', async (argv, words) => {
    const { exit, err } = await run(...argv)
    expect(exit).toBeGreaterThan(0)
    expect(err).toMatch(words)
  })

  test('no command of support shows a code or a whole contact, or confirms one', async () => {
    const to = newMailbox()
    const { id, reference } = await registering(to)
    const code = await app.codeFor(to)
    app.clock.advance(120)
    const said = await inTurn(4, (i) => support(['resend', 'unlock', 'end', 'resend'][i] ?? '', reference))
    const text = JSON.stringify([said, await run('find', reference, '--json')])
    expect(text).not.toContain(code)
    expect(text).not.toContain(to)
    expect((await shop.call(`/v1/registrations/${id}`)).body.contacts).not.toContainEqual(
      expect.objectContaining({ confirmed_at: expect.anything() }),
    )
  })
})

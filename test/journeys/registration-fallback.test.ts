// The other contact of a registration (R28), over HTTP and on both engines: offered when the code cannot arrive, one step away and with
// nothing to be typed again; or sent to by itself where the service or the host has said so.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newPhone, times, wrongFor } from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/registrations.ts'
import { receiptingProvider, refusedForGood } from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const SCOPES = ['verify', 'register'] as const

interface Begun {
  readonly id: string
  readonly phone: string
  readonly email: string
}

describe.each(engines)('on $name', (engine) => {
  const carrier = receiptingProvider()
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine, { provider: carrier })
  })
  beforeEach(async () => {
    carrier.fates.clear()
    shop = await createApplication(app, {}, 'live', SCOPES)
  })

  const post = (path: string, body: unknown = {}): Promise<Answer> => shop.call(path, { method: 'POST', body })
  const step = async (id: string, name: string, body: unknown = {}) => {
    const answer = await post(`/v1/registrations/${id}/${name}`, body)
    await app.app.idle()
    return answer
  }
  const read = async (id: string) => (await shop.call(`/v1/registrations/${id}`)).body

  /** Two contacts, and a code under way to one of them. */
  async function begin(more: object = {}, option = 'phone'): Promise<Begun> {
    const subject = newSubject()
    const created = await post('/v1/registrations', { purpose: 'registration', method: 'id_card', subject, ...more })
    if (created.status !== 201) throw new Error(created.text)
    const { id } = created.body
    const [phone, email] = [newPhone(), newMailbox()]
    await step(id, 'contacts', { phone, email })
    const sent = await step(id, 'send', { option })
    if (sent.status !== 200) throw new Error(sent.text)
    return { id, phone, email }
  }
  async function fallBackAfter(seconds: number): Promise<void> {
    app.clock.advance(seconds)
    await app.app.upkeep.run('fall back')
    await app.app.idle()
  }
  const sentTo = (contact: string) => carrier.to(contact).length
  const fail = async (contact: string) => {
    await carrier.say({ reference: carrier.to(contact).at(-1)?.id ?? '', state: 'failed', reason: 'contact_unknown' })
    await app.app.idle()
  }

  describe('offered', () => {
    test('as soon as the message is known to have failed; one step sends there, with nothing typed again', async () => {
      const { id, phone, email } = await begin()
      expect(await read(id)).not.toHaveProperty('fallback')
      await fail(phone)
      expect((await read(id)).fallback).toEqual({
        option: 'email',
        status: 'offered',
        channel: 'email',
        to: expect.stringMatching(/^p•+@/),
        reason: 'failed',
        since: app.clock.now().toISOString(),
      })
      expect(sentTo(email)).toBe(0)
      const sent = await step(id, 'send', { option: 'email' })
      expect(sent.body).toMatchObject({ status: 'sent', option: 'email', verification: { channel: 'email' } })
      expect(sent.body).not.toHaveProperty('fallback')
      expect((await step(id, 'check', { code: await app.codeFor(email) })).body).toMatchObject({ status: 'confirmed' })
    })

    test('after a refusal, and when the carrier has said nothing for 20 seconds', async () => {
      const { id } = await begin()
      app.clock.advance(19)
      expect(await read(id)).not.toHaveProperty('fallback')
      app.clock.advance(1)
      expect((await read(id)).fallback).toMatchObject({ status: 'offered', reason: 'no_receipt' })
      const phone = newPhone()
      carrier.fates.set(phone, refusedForGood)
      await step(id, 'contacts', { phone })
      const sent = await step(id, 'send', { option: 'phone' })
      await app.app.idle()
      expect(sent.status).toBe(200)
      expect((await read(id)).fallback).toMatchObject({ status: 'offered', reason: 'failed' })
    })

    test('not where there is no other, it cannot be used, or it is confirmed', async () => {
      const { id, phone } = await begin()
      await fail(phone)
      expect((await read(id)).fallback.status).toBe('offered')
      const reversed = await begin({}, 'email')
      await step(reversed.id, 'settings', { location: 'US' })
      await fail(reversed.email)
      expect(await read(reversed.id)).not.toHaveProperty('fallback')
      const subject = newSubject()
      const { body } = await post('/v1/registrations', { purpose: 'registration', method: 'id_card', subject })
      const alone = newPhone()
      await step(body.id, 'contacts', { phone: alone })
      await step(body.id, 'send', { option: 'phone' })
      await fail(alone)
      expect(await read(body.id)).not.toHaveProperty('fallback')
      expect((await read(body.id)).verification.stalled).toMatchObject({ reason: 'failed' })
      // The spare one fails when the first is confirmed already.
      const spare = await begin({}, 'email')
      await step(spare.id, 'check', { code: await app.codeFor(spare.email) })
      await step(spare.id, 'send', { option: 'phone' })
      await fail(spare.phone)
      expect(await read(spare.id)).not.toHaveProperty('fallback')
    })
  })

  describe('by itself', () => {
    const both = async (more: object = {}) => {
      const begun = await begin({ fallback: 'auto', ...more })
      await fallBackAfter(20)
      expect(sentTo(begun.email)).toBe(1)
      const codes = { phone: await app.codeFor(begun.phone), email: await app.codeFor(begun.email) }
      return { ...begun, codes }
    }

    test('the other contact gets a code in time, and is confirmed by it', async () => {
      const begun = await begin({ fallback: 'auto' })
      const due = new Date(app.clock.now().getTime() + 20_000).toISOString()
      expect((await read(begun.id)).fallback).toEqual({
        option: 'email',
        status: 'waiting',
        channel: 'email',
        to: expect.any(String),
        due_at: due,
      })
      await fallBackAfter(19)
      expect(sentTo(begun.email)).toBe(0)
      await fallBackAfter(1)
      expect((await read(begun.id)).fallback).toMatchObject({
        option: 'email',
        status: 'sent',
        reason: 'no_receipt',
        since: due,
      })
      const checked = await step(begun.id, 'check', { code: await app.codeFor(begun.email) })
      expect(checked.body).toMatchObject({ valid: true, status: 'confirmed', next: 'complete' })
      expect(checked.body.contacts).toMatchObject([
        { option: 'phone' },
        { option: 'email', confirmed_at: app.clock.now().toISOString() },
      ])
      expect(checked.body.contacts[0]).not.toHaveProperty('confirmed_at')
      expect((await step(begun.id, 'check', { code: await app.codeFor(begun.email) })).body.repeated).toBe(true)
      expect((await step(begun.id, 'complete')).body).toMatchObject({
        status: 'completed',
        account: { state: 'active' },
      })
    })

    test('the code of the first confirms the first all the same', async () => {
      const { id, codes } = await both()
      const checked = await step(id, 'check', { code: codes.phone })
      expect(checked.body.contacts[0]).toMatchObject({ option: 'phone', confirmed_at: expect.any(String) })
      expect(checked.body.contacts[1]).not.toHaveProperty('confirmed_at')
      expect((await step(id, 'complete')).body.status).toBe('completed')
    })

    test('at once after a failure, and for every registration of a service that says so', async () => {
      shop = await createApplication(app, { fallback: 'auto', fallback_after_seconds: 60 }, 'live', SCOPES)
      const { id, phone, email } = await begin()
      await fallBackAfter(20)
      expect(sentTo(email)).toBe(0)
      await fail(phone)
      expect(sentTo(email)).toBe(1)
      expect((await read(id)).fallback).toMatchObject({ status: 'sent', reason: 'failed' })
      const offered = await begin({ fallback: 'offer' })
      await fail(offered.phone)
      expect(sentTo(offered.email)).toBe(0)
      expect((await read(offered.id)).fallback.status).toBe('offered')
    })

    test('wrong answers to both are one number', async () => {
      const { id, codes } = await both()
      const wrong = times(20, (by) => wrongFor(codes.phone, by + 1)).filter((code) => code !== codes.email)
      for (const left of [4, 3, 2, 1, 0]) {
        const { body } = await step(id, 'check', { code: wrong[left] })
        expect(body).toMatchObject({ valid: false, verification: { attempts_left: left } })
      }
      for (const code of [codes.phone, codes.email]) {
        expect((await step(id, 'check', { code })).body.code).toBe('locked')
      }
    })

    test('who asks for the other while its code is under way keeps both, and gets no third', async () => {
      const { id, email, codes } = await both()
      const asked = await step(id, 'send', { option: 'email' })
      expect(asked.body).toMatchObject({ option: 'phone', fallback: { status: 'sent' } })
      expect(sentTo(email)).toBe(1)
      app.clock.advance(120)
      await step(id, 'send', { option: 'email' })
      expect(sentTo(email)).toBe(2)
      expect(await app.codeFor(email)).toBe(codes.email)
      expect((await step(id, 'check', { code: codes.phone })).body.valid).toBe(true)
    })

    test('who asks for the other before it is due gets one code, and the first is worth nothing', async () => {
      const { id, phone, email } = await begin({ fallback: 'auto' })
      const sms = await app.codeFor(phone)
      await step(id, 'send', { option: 'email' })
      await fallBackAfter(20)
      expect(sentTo(email)).toBe(1)
      // Now it is the phone that the mailbox falls back on.
      expect((await read(id)).fallback).toMatchObject({ option: 'phone', status: 'sent' })
      expect((await step(id, 'check', { code: sms })).body.valid).toBe(false)
    })

    test('never to a contact that was replaced, nor does its code count any more', async () => {
      const waiting = await begin({ fallback: 'auto' })
      await step(waiting.id, 'contacts', { email: newMailbox() })
      await fallBackAfter(20)
      expect(sentTo(waiting.email)).toBe(0)
      // The new one is offered.
      expect((await read(waiting.id)).fallback).toMatchObject({ option: 'email', status: 'offered' })

      const sent = await both()
      await step(sent.id, 'contacts', { email: newMailbox() })
      expect((await read(sent.id)).fallback).toMatchObject({ status: 'offered' })
      expect((await step(sent.id, 'check', { code: sent.codes.email })).body).toMatchObject({
        valid: false,
        status: 'sent',
      })
      expect((await step(sent.id, 'check', { code: sent.codes.phone })).body.valid).toBe(true)
    })

    test.each([
      'contacts',
      'method',
      'unreachable',
      'end',
    ] as const)('never once the first has ended: %s', async (how) => {
      const { id, email } = await begin({ fallback: 'auto' })
      if (how === 'contacts') await step(id, 'contacts', { phone: newPhone() })
      else if (how === 'method') await step(id, 'method', { method: 'mobile_id' })
      else if (how === 'unreachable') await step(id, 'unreachable')
      else app.clock.advance(1_800)
      await fallBackAfter(20)
      expect(sentTo(email)).toBe(0)
    })

    test('never to the mailbox of somebody whose data have leaked: it is offered (R35)', async () => {
      const created = await post('/v1/registrations', {
        ...{ purpose: 'registration', method: 'id_card', subject: newSubject(), fallback: 'auto' },
      })
      const { id } = created.body
      const [phone, email] = [newPhone(), newMailbox()]
      await step(id, 'settings', { leaked: true })
      await step(id, 'contacts', { phone, email })
      await step(id, 'send', { option: 'phone' })
      await fallBackAfter(20)
      expect(sentTo(email)).toBe(0)
      expect((await read(id)).fallback).toMatchObject({ status: 'offered', option: 'email' })
    })

    test.each([
      ['phone', { leaked: true }],
      ['email', { location: 'US' }],
    ])('no more once the person has said what forbids it: from %s, %j', async (option, said) => {
      for (const isSent of [false, true]) {
        const { id, phone, email } = await begin({ fallback: 'auto' }, option)
        const other = option === 'phone' ? email : phone
        if (isSent) await fallBackAfter(20)
        await step(id, 'settings', { locale: 'et' })
        await step(id, 'settings', said)
        await fallBackAfter(20)
        expect(sentTo(other)).toBe(isSent ? 1 : 0)
        if (isSent) expect((await step(id, 'check', { code: await app.codeFor(other) })).body.valid).toBe(false)
        expect(
          (await step(id, 'check', { code: await app.codeFor(option === 'phone' ? phone : email) })).body.valid,
        ).toBe(true)
      }
    })

    test('too late for the life of this code it is offered, and the next one has a life of its own', async () => {
      const { id, phone, email } = await begin({ fallback: 'auto' })
      await carrier.say({ reference: carrier.to(phone)[0]?.id ?? '', state: 'delivered' })
      await fallBackAfter(360)
      await step(id, 'resend')
      app.clock.advance(1)
      await fail(phone)
      expect(sentTo(email)).toBe(0)
      expect((await read(id)).fallback).toMatchObject({ option: 'email', status: 'offered', reason: 'failed' })
      await step(id, 'send', { option: 'email' })
      expect((await step(id, 'check', { code: await app.codeFor(email) })).body.valid).toBe(true)
    })

    test('where every contact is wanted, the other one is confirmed next', async () => {
      shop = await createApplication(app, { fallback: 'auto', contacts_needed: 'every' }, 'live', SCOPES)
      const { id, phone, email } = await begin()
      await fallBackAfter(20)
      const checked = await step(id, 'check', { code: await app.codeFor(email) })
      expect(checked.body).toMatchObject({ valid: true, status: 'identified', next: 'send' })
      await step(id, 'send', { option: 'phone' })
      await fallBackAfter(20)
      expect(sentTo(email)).toBe(1)
      expect((await step(id, 'check', { code: await app.codeFor(phone) })).body.status).toBe('confirmed')
      expect((await step(id, 'complete')).body.status).toBe('completed')
    })
  })

  test('a registration cannot be told to do anything else', async () => {
    const answer = await post('/v1/registrations', { purpose: 'registration', fallback: 'never' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body', field: 'fallback' } })
  })
})

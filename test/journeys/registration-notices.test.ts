// What the contacts on file are told of a registration (R25), over HTTP and on both engines: that it was begun and finished and that a
// contact was changed, each once, to every contact but the one that the code goes to; and "this was not me", which ends what is open.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newPhone } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { pathIn, sentSince } from '../support/notices.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, { renewal_days: 365 }, 'live', ['accounts', 'register', 'verify'])
  })

  const post = (path: string, body: unknown = {}) => shop.call(path, { method: 'POST', body })

  /** Somebody with an account that ends within the year, and a registration of theirs. */
  async function begin(purpose: 'registration' | 'renewal', method: string, contacts: object) {
    const subject = newSubject()
    const [phone, email] = [newPhone(), newMailbox()]
    const at = '2025-01-01'
    const account = await post('/v1/accounts', {
      ...{ subject, state: 'active', activated_at: at, ends_at: '2027-01-01', locale: 'en' },
      ...{ phone, phone_confirmed_at: at, email, email_confirmed_at: at },
    })
    expect(account.status).toBe(201)
    const before = app.messages.length
    const { body } = await post('/v1/registrations', { purpose, method, subject })
    const step = (name: string, members: object = {}) => post(`/v1/registrations/${body.id}/${name}`, members)
    if (Object.keys(contacts).length > 0) expect((await step('contacts', contacts)).status).toBe(200)
    expect(await sentSince(app, before)).toEqual([])
    return { id: body.id as string, account: account.body.id as string, phone, email, before, step }
  }

  /** To whom, and how it begins. */
  async function toldSince(before: number) {
    const sent = await sentSince(app, before)
    return sent
      .filter((message) => !/\b\d{6}\b/.test(message.text.split('\n')[0] ?? ''))
      .map(({ to, text }) => `${to}: ${text.split('\n')[0]}`)
      .sort()
  }

  test('a renewal by a contact on file tells the other one, at the first code and at the end, once each', async () => {
    const { email, phone, step, before } = await begin('renewal', 'biometric', {})
    await step('send', { option: 'email' })
    const begun = await toldSince(before)
    expect(begun).toHaveLength(1)
    expect(begun[0]).toMatch(new RegExp(`^\\${phone}: .*renew`))
    await step('check', { code: await app.codeFor(email) })
    const between = app.messages.length
    await step('complete')
    await step('complete')
    const finished = await toldSince(between)
    expect(finished).toHaveLength(1)
    expect(finished[0]).toMatch(new RegExp(`^\\${phone}: .*renew`))
  })

  test('a registration with contacts of its own tells those of the former account', async () => {
    const own = newMailbox()
    const { email, phone, step, before } = await begin('registration', 'id_card', { email: own })
    await step('send', { option: 'email' })
    expect((await toldSince(before)).map((line) => line.split(': ')[0])).toEqual([phone, email])
    const code = await app.codeFor(own)
    await step('check', { code })
    const between = app.messages.length
    await step('complete')
    expect((await toldSince(between)).map((line) => line.split(': ')[0])).toEqual([phone, email])
  })

  test('a contact that is changed in a renewal is told of it where it was, and so is the other one', async () => {
    const own = newMailbox()
    const { email, phone, step } = await begin('renewal', 'bank', { email: own })
    await step('send', { option: 'email' })
    await step('check', { code: await app.codeFor(own) })
    const between = app.messages.length
    await step('complete')
    const told = await toldSince(between)
    const changed = told.filter((line) => /chang/.test(line))
    expect(changed.map((line) => line.split(': ')[0])).toEqual([phone, email])
    expect(told.some((line) => line.startsWith(own))).toBe(false)
  })

  test('"this was not me" flags the account and ends what is open: its code is worth nothing', async () => {
    const { id, account, email, phone, step, before } = await begin('renewal', 'biometric', {})
    await step('send', { option: 'email' })
    const code = await app.codeFor(email)
    const notice = (await sentSince(app, before)).find(({ to }) => to === phone)
    const path = notice ? pathIn(notice) : 'no notice'
    expect((await app.anyone.call(path)).status).toBe(200)
    expect((await shop.call(`/v1/registrations/${id}`)).body.status).toBe('sent')
    const pressed = await app.anyone.call(path, {
      method: 'POST',
      body: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(pressed.status).toBeLessThan(400)
    expect((await shop.call(`/v1/registrations/${id}`)).body).toMatchObject({ status: 'abandoned', reason: 'disputed' })
    expect(await step('check', { code })).toMatchObject({ status: 409, body: { code: 'registration_ended' } })
    expect((await shop.call(`/v1/accounts/${account}`)).body.disputed).toBe(true)
  })
})

// Registrations over HTTP, on both engines: the whole way, in order and out of it, by the application's key and by the client
// token, and what each refusal says.
import { beforeAll, describe, expect, test } from 'vitest'
import { lineupOf } from '../../src/delivery/index.ts'
import { type Application, addKey, createApplication, newMailbox, newPhone, wrongFor } from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/registrations.ts'
import { scriptedProvider } from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const SCOPES = ['verify', 'register'] as const
const RETURN_URL = 'https://shop.example/welcome?from=pinpost'

interface Created {
  readonly id: string
  readonly token: string
}

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application
  let live: Application
  let keeper: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, { return_urls: [RETURN_URL] }, 'test', SCOPES)
    live = await createApplication(app, {}, 'live', SCOPES)
    keeper = await addKey(app, shop.slug, 'test', ['accounts'])
  })

  const post = (path: string, body: unknown = {}, key = shop.key): Promise<Answer> =>
    app.anyone.call(path, { method: 'POST', body, key })
  const step = (id: string, name: string, body: unknown = {}, key = shop.key) =>
    post(`/v1/registrations/${id}/${name}`, body, key)
  const read = (id: string, key = shop.key) => app.anyone.call(`/v1/registrations/${id}`, { key })
  const options = (id: string, key = shop.key) => app.anyone.call(`/v1/registrations/${id}/contact-options`, { key })

  async function create(body: object = {}): Promise<Created> {
    const { status, body: created, text } = await post('/v1/registrations', { purpose: 'registration', ...body })
    if (status !== 201) throw new Error(text)
    return { id: created.id, token: created.client_token }
  }

  async function identified(body: object = {}): Promise<Created> {
    return await create({ method: 'id_card', subject: newSubject(), ...body })
  }

  async function codeOf(id: string): Promise<string> {
    const { body } = await read(id)
    const messages = await shop.call(`/v1/test/messages?verification=${body.verification?.id}`)
    return messages.body.messages[0]?.code ?? 'no message'
  }

  test('the whole way with an invented person, drawn by an app with the client token', async () => {
    const { id, token } = await create({ country: 'EE', return_url: RETURN_URL, state: 'basket 17' })
    expect((await read(id, token)).body).toMatchObject({ status: 'created', next: 'choose_method' })
    expect((await step(id, 'method', { method: 'mobile_id' }, token)).body).toMatchObject({ next: 'prove_identity' })
    const proved = await step(id, 'identity', { person: 'newcomer' }, token)
    expect(proved).toMatchObject({ status: 200, body: { status: 'identified', next: 'enter_contacts' } })
    expect(proved.body.identity).toEqual({ proof: 'trial', proved_at: expect.any(String) })
    // Typed without a country code: read by the country of the registration.
    const kept = await step(id, 'contacts', { phone: '5123 4567', email: newMailbox() }, token)
    expect(kept.body.contacts).toMatchObject([
      { option: 'phone', channel: 'sms', source: 'entered', to: '+372 •••• ••67' },
      { option: 'email', channel: 'email' },
    ])
    expect((await options(id, token)).body.options).toMatchObject([
      { option: 'email', available: true, confirmed: false },
      { option: 'phone', available: true },
    ])
    const sent = await step(id, 'send', { option: 'email' }, token)
    expect(sent).toMatchObject({
      status: 200,
      body: { status: 'sent', next: 'check', verification: { status: 'pending' } },
    })
    const code = await codeOf(id)
    expect(await step(id, 'check', { code: wrongFor(code) }, token)).toMatchObject({
      status: 200,
      body: { valid: false, status: 'sent', verification: { attempts_left: 4 } },
    })
    expect(await step(id, 'check', { code }, token)).toMatchObject({
      status: 200,
      body: { valid: true, status: 'confirmed', next: 'complete' },
    })
    expect(await step(id, 'check', { code }, token)).toMatchObject({
      status: 200,
      body: { valid: true, repeated: true },
    })
    const done = await step(id, 'complete', {}, token)
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'completed', account: { state: 'active' }, state: 'basket 17' },
    })
    expect(await step(id, 'complete', {}, token)).toMatchObject({
      status: 200,
      body: { repeated: true, account: done.body.account },
    })
    const outcome = (await read(id)).body
    expect(outcome).toMatchObject({
      status: 'completed',
      method: 'mobile_id',
      identity: { proof: 'trial', subject: { country: 'EE', number: expect.stringMatching(/^[12]\d{10}$/) } },
      return_url: RETURN_URL,
      account: done.body.account,
    })
    expect(outcome.contacts.filter((one: { confirmed_at?: string }) => one.confirmed_at)).toMatchObject([
      { option: 'email', channel: 'email' },
    ])
    expect(outcome).not.toHaveProperty('next')
    expect((await read(id, token)).body.identity).not.toHaveProperty('subject')
  })

  test('the whole way of a renewal that the application asserts', async () => {
    const subject = newSubject()
    const first = await create({ method: 'branch', subject })
    await step(first.id, 'contacts', { email: newMailbox() })
    await step(first.id, 'send', { option: 'email' })
    await step(first.id, 'check', { code: await codeOf(first.id) })
    const opened = (await step(first.id, 'complete')).body.account
    const early = await post('/v1/registrations', { purpose: 'renewal', method: 'biometric', subject })
    expect(early).toMatchObject({
      status: 422,
      body: { code: 'not_eligible', reason: 'too_early_to_renew', methods: [] },
    })
    const before = app.clock.now()
    app.clock.set(new Date(new Date(opened.ends_at).getTime() - 10 * 86_400_000))
    const renewal = await create({ purpose: 'renewal', method: 'biometric', subject })
    expect((await options(renewal.id)).body.options).toMatchObject([{ option: 'email', source: 'on_file' }])
    await step(renewal.id, 'send', { option: 'email' })
    await step(renewal.id, 'check', { code: await codeOf(renewal.id) })
    const renewed = (await step(renewal.id, 'complete')).body.account
    expect(renewed.id).toBe(opened.id)
    expect(new Date(renewed.ends_at).getUTCFullYear()).toBe(new Date(opened.ends_at).getUTCFullYear() + 3)
    app.clock.set(before)
  })

  test('a contact on file that was never confirmed is no option, until the person types it, and then confirms it', async () => {
    const [subject, email, phone] = [newSubject(), newMailbox(), newPhone()]
    const first = await create({ method: 'branch', subject })
    await step(first.id, 'contacts', { email, phone })
    await step(first.id, 'send', { option: 'email' })
    await step(first.id, 'check', { code: await codeOf(first.id) })
    await step(first.id, 'complete')
    const { id } = await create({ method: 'existing_account', subject })
    const offered = async () => (await options(id)).body.options.map((one: { option: string }) => one.option)
    expect(await offered()).toEqual(['email'])
    await step(id, 'contacts', { phone, email })
    expect(await offered()).toEqual(['email', 'phone'])
    expect((await options(id)).body.options).toMatchObject([{ source: 'on_file' }, { source: 'entered' }])
    await step(id, 'send', { option: 'phone' })
    expect(await step(id, 'check', { code: await codeOf(id) })).toMatchObject({ body: { valid: true } })
    expect(await step(id, 'complete')).toMatchObject({ status: 200, body: { status: 'completed' } })
  })

  test('two renewals of one account that were begun side by side renew it once', async () => {
    const [subject, email] = [newSubject(), newMailbox()]
    const { body: account } = await post(
      '/v1/accounts',
      { subject, email, email_confirmed_at: '2024-01-01', activated_at: '2024-01-01', ends_at: '2026-12-01' },
      keeper.key,
    )
    const both = await Promise.all(
      [1, 2].map(async () => {
        const renewal = await create({ purpose: 'renewal', method: 'biometric', subject })
        await step(renewal.id, 'send', { option: 'email' })
        await step(renewal.id, 'check', { code: await codeOf(renewal.id) })
        return renewal
      }),
    )
    for (const { id } of both) {
      expect(await step(id, 'complete')).toMatchObject({
        status: 200,
        body: {
          status: 'completed',
          account: { id: account.id, state: 'active', ends_at: '2029-12-01T00:00:00.000Z' },
        },
      })
    }
  })

  test('steps are in order, and none is skipped', async () => {
    const { id } = await create({ method: 'id_card' })
    for (const [name, body] of [
      ['contacts', { email: newMailbox() }],
      ['send', { option: 'email' }],
      ['resend', {}],
      ['check', { code: '123456' }],
      ['unreachable', {}],
    ] as const) {
      expect(await step(id, name, body)).toMatchObject({
        status: 409,
        body: { code: 'out_of_order', registration_status: 'created', reference: expect.any(String) },
      })
    }
    expect(await options(id)).toMatchObject({ status: 409, body: { code: 'out_of_order' } })
    expect(await step(id, 'complete')).toMatchObject({ status: 409, body: { code: 'not_confirmed' } })
    expect((await read(id)).body.status).toBe('created')
  })

  test('identity is proved as the method says: a token asserts nothing, a live key invents nobody', async () => {
    const { id, token } = await create({ method: 'branch' })
    const subject = newSubject()
    expect(await step(id, 'identity', { subject }, token)).toMatchObject({ status: 401 })
    expect(await step(id, 'identity', { person: 'newcomer' })).toMatchObject({
      status: 422,
      body: { code: 'wrong_proof', proof: 'host' },
    })
    const real = await post('/v1/registrations', { purpose: 'registration', method: 'id_card' }, live.key)
    expect(await step(real.body.id, 'identity', { person: 'newcomer' }, live.key)).toMatchObject({
      status: 422,
      body: { code: 'wrong_proof', proof: 'host' },
    })
    expect(await step(id, 'identity', { person: 'nobody' })).toMatchObject({ status: 422 })
    expect(await step(id, 'identity', {})).toMatchObject({ status: 400 })
    expect(await step(id, 'identity', { subject: { country: 'EE', number: '38001085719' } })).toMatchObject({
      status: 422,
      body: { code: 'invalid_subject', reason: 'wrong_checksum', field: 'subject.number' },
    })
    expect(await step(id, 'identity', { subject })).toMatchObject({ status: 200, body: { status: 'identified' } })
  })

  test.each([
    ['newcomer', 'biometric', 'never_had_active_account'],
    ['newcomer', 'existing_account', 'no_active_account'],
    ['never_active', 'biometric', 'never_had_active_account'],
    ['expired', 'existing_account', 'no_active_account'],
  ])('%s may not register by %s, and is told which methods remain', async (person, method, reason) => {
    const { id } = await create({ method })
    const refused = await step(id, 'identity', { person })
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'not_eligible', reason, reference: expect.any(String) },
    })
    expect(refused.body.methods).toContain('id_card')
    expect(refused.body.methods).not.toContain(method)
    expect((await read(id)).body).toMatchObject({
      status: 'created',
      next: 'choose_method',
      methods: refused.body.methods,
    })
    expect(await step(id, 'method', { method })).toMatchObject({ status: 422, body: { code: 'unknown_method' } })
    expect(await step(id, 'method', { method: 'bank' })).toMatchObject({ status: 200, body: { method: 'bank' } })
  })

  test.each([
    ['expired', ['email', 'phone']],
    ['leaked', ['phone', 'email']],
    ['phone_only', ['phone']],
    ['two_devices', ['email']],
  ])('%s may register by biometric, and chooses from a masked list', async (person, expected) => {
    const { id } = await create({ method: 'biometric' })
    expect(await step(id, 'identity', { person })).toMatchObject({ status: 200, body: { may_change_contacts: false } })
    const { body, text } = await options(id)
    expect(body.options.map(({ option }: { option: string }) => option)).toEqual(expected)
    for (const { to } of body.options) expect(to).toContain('•••')
    expect(text).not.toMatch(/@mailbox\.example/)
    expect(await step(id, 'contacts', { email: newMailbox() })).toMatchObject({
      status: 422,
      body: { code: 'contacts_fixed' },
    })
  })

  test('a phone that no provider carries is greyed with the reason, and a code to it is refused', async () => {
    const { provider } = scriptedProvider(['sms', 'email'], 'telco')
    const lineup = lineupOf([provider], { weight: { otherwise: 100, countries: { LV: 'never' } } })
    const elsewhere = await startTestApp(engine, { database: app.app.db, clock: app.clock, lineup })
    const call = (path: string, body?: unknown) =>
      elsewhere.anyone.call(path, { method: body === undefined ? 'GET' : 'POST', body, key: live.key })
    const begun = { purpose: 'registration', method: 'id_card', subject: newSubject() }
    const { id } = (await call('/v1/registrations', begun)).body
    await call(`/v1/registrations/${id}/contacts`, { phone: '+37121234567', email: newMailbox() })
    const { body } = await call(`/v1/registrations/${id}/contact-options`)
    expect(body.options).toMatchObject([
      { option: 'email', available: true },
      { option: 'phone', available: false, reason: 'sms_not_carried_there' },
    ])
    expect(await call(`/v1/registrations/${id}/send`, { option: 'phone' })).toMatchObject({
      status: 422,
      body: { code: 'channel_unavailable', reason: 'sms_not_carried_there', setting: 'PINPOST_PROVIDERS' },
    })
    expect(await call(`/v1/registrations/${id}/send`, { option: 'email' })).toMatchObject({ status: 200 })
  })

  test('a Belgian phone alone is no dead end: another method is named, and nothing is sent', async () => {
    const { id } = await create({ method: 'biometric' })
    await step(id, 'identity', { person: 'belgian_phone' })
    const { body } = await options(id)
    expect(body.options).toMatchObject([{ option: 'phone', available: false, reason: 'sms_not_delivered_there' }])
    expect(body.methods).toContain('id_card')
    expect(body.methods).not.toContain('biometric')
    expect(await step(id, 'send', { option: 'phone' })).toMatchObject({
      status: 422,
      body: { code: 'channel_unavailable' },
    })
    const left = await step(id, 'unreachable')
    expect(left).toMatchObject({
      status: 200,
      body: { status: 'failed', reason: 'unreachable', methods: body.methods },
    })
    expect(await step(id, 'send', { option: 'phone' })).toMatchObject({
      status: 409,
      body: { code: 'registration_ended', registration_status: 'failed', reason: 'unreachable' },
    })
  })

  test('a contact that cannot be one is refused by its field, and what was typed before stays', async () => {
    const { id } = await identified()
    await step(id, 'contacts', { phone: newPhone() })
    const before = (await read(id)).body.contacts
    expect(await step(id, 'contacts', { phone: '5123 4567', email: 'ann@example.com' })).toMatchObject({
      status: 422,
      body: { code: 'invalid_contact', field: 'phone' },
    })
    expect(await step(id, 'contacts', { email: 'ann@@x' })).toMatchObject({ status: 422, body: { field: 'email' } })
    expect((await read(id)).body.contacts).toEqual(before)
    expect(await step(id, 'send', { option: 'email' })).toMatchObject({
      status: 422,
      body: { code: 'unknown_option', options: ['phone'] },
    })
  })

  test('a person who says to be in the USA is offered e-mail, with the reason', async () => {
    const { id } = await identified()
    await step(id, 'contacts', { phone: newPhone(), email: newMailbox() })
    expect(await step(id, 'settings', { location: 'US' })).toMatchObject({ status: 200, body: { location: 'US' } })
    expect((await options(id)).body.options).toMatchObject([
      { option: 'email', available: true },
      { option: 'phone', available: false, reason: 'sms_not_delivered_where_you_are' },
    ])
  })

  test('another method is chosen: identity is proved anew, the code is dead, typing is kept', async () => {
    const { id } = await identified()
    await step(id, 'contacts', { email: newMailbox() })
    await step(id, 'send', { option: 'email' })
    const code = await codeOf(id)
    const verification = (await read(id)).body.verification.id
    expect(await step(id, 'method', { method: 'bank' })).toMatchObject({
      body: { status: 'created', next: 'prove_identity' },
    })
    expect((await shop.call(`/v1/verifications/${verification}`)).body.status).toBe('cancelled')
    expect(await step(id, 'check', { code })).toMatchObject({ status: 409, body: { code: 'out_of_order' } })
    await step(id, 'identity', { subject: newSubject() })
    expect((await read(id)).body).toMatchObject({ status: 'identified', contacts: [{ option: 'email' }], next: 'send' })
  })

  test('the return address is registered, letter by letter', async () => {
    for (const url of [`${RETURN_URL}&x=1`, 'https://shop.example/welcome', 'https://evil.example/']) {
      expect(await post('/v1/registrations', { purpose: 'registration', return_url: url })).toMatchObject({
        status: 422,
        body: { code: 'return_url_not_registered', field: 'return_url' },
      })
    }
  })

  test('what belongs to others does not exist: another service, the other kind of key, another token', async () => {
    const [one, two] = [await identified(), await identified()]
    expect(await read(one.id, live.key)).toMatchObject({ status: 404 })
    expect(await read(one.id, two.token)).toMatchObject({ status: 401 })
    expect(await read(one.id, app.keys.test)).toMatchObject({ status: 404 })
    expect(await step(one.id, 'send', { option: 'email' }, two.token)).toMatchObject({ status: 401 })
    const verification = await shop.send(newMailbox())
    expect(await read(one.id, verification.token)).toMatchObject({ status: 401 })
  })

  test('an Idempotency-Key repeats the answer of a creation, token and all, and keeps no token', async () => {
    const headers = { 'idempotency-key': `create-${Math.trunc(app.clock.now().getTime())}-${shop.slug}` }
    const body = { purpose: 'registration', method: 'id_card', subject: newSubject() }
    const call = () => app.anyone.call('/v1/registrations', { method: 'POST', body, key: shop.key, headers })
    const [first, again] = [await call(), await call()]
    expect(first.status).toBe(201)
    expect(again.text).toBe(first.text)
    const kept = JSON.stringify(await app.app.db.query('select answer from idempotency'))
    expect(kept).toContain(first.body.id)
    expect(kept).not.toContain(first.body.client_token)
    expect(kept).not.toContain(body.subject.number)
  })

  test('with every contact wanted, one is not enough', async () => {
    const strict = await createApplication(app, { contacts_needed: 'every' }, 'test', SCOPES)
    const { body } = await post(
      '/v1/registrations',
      { purpose: 'registration', method: 'id_card', subject: newSubject() },
      strict.key,
    )
    const one = (name: string, members: object = {}) => step(body.id, name, members, strict.key)
    const code = async () => {
      const found = (await read(body.id, strict.key)).body.verification.id
      return (await strict.call(`/v1/test/messages?verification=${found}`)).body.messages[0].code
    }
    await one('contacts', { phone: newPhone(), email: newMailbox() })
    await one('send', { option: 'email' })
    const first = await code()
    expect(await one('check', { code: first })).toMatchObject({ body: { valid: true, status: 'identified' } })
    expect(await one('check', { code: first })).toMatchObject({ body: { valid: true, repeated: true } })
    expect(await one('complete')).toMatchObject({ status: 409, body: { code: 'not_confirmed' } })
    await one('send', { option: 'phone' })
    expect(await one('check', { code: await code() })).toMatchObject({ body: { valid: true, status: 'confirmed' } })
    expect(await one('complete')).toMatchObject({ status: 200 })
  })
})

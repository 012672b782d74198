// Accounts over HTTP, on both engines: import, look up, make active, close, flag, read; whose they are; what is at rest.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Application, addKey, createApplication, newMailbox, newPhone } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const DAY = 86_400

describe.each(engines)('on $name', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, { locale: 'et' }, 'live', ['accounts'])
  })

  const post = (path: string, body?: unknown, by: Application = shop, headers = {}) =>
    by.call(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) })
  const open = (more: object = {}, by: Application = shop) =>
    post('/v1/accounts', { subject: newSubject(), ...more }, by)
  const search = async (subject: object, by: Application = shop) =>
    (await post('/v1/accounts/search', { subject }, by)).body.accounts
  const ago = (days: number) => new Date(app.clock.now().getTime() - days * DAY * 1000).toISOString()
  const ahead = (days: number) => ago(-days)

  test('an account that was imported is found by its subject, however that is written, with its contacts masked', async () => {
    const subject = newSubject()
    const answer = await open({
      subject,
      activated_at: ago(10),
      phone: '+37251234567',
      phone_confirmed_at: ago(10),
      email: 'ann@example.com',
      method: 'id_card',
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^acc_[0-9a-z]{26}$/),
      external_id: null,
      state: 'active',
      was_active: true,
      locale: 'et',
      method: 'id_card',
      contacts: [
        {
          kind: 'phone',
          contact: '+372 •••• ••67',
          confirmed_at: ago(10),
          channel: 'sms',
          method: 'id_card',
        },
        { kind: 'email', contact: 'a•••@e•••.com', confirmed_at: null, channel: null, method: null },
      ],
      created_at: app.clock.now().toISOString(),
      activated_at: ago(10),
      ends_at: '2029-11-13T12:00:00.000Z',
      renewable_from: '2029-09-14T12:00:00.000Z',
      closed_at: null,
      leaked: false,
      disputed: false,
    })
    const typed = { country: 'ee', number: `${subject.number.slice(0, 4)} ${subject.number.slice(4)}` }
    expect(await search(typed)).toEqual([answer.body])
    expect((await shop.call(`/v1/accounts/${answer.body.id}`)).body).toEqual(answer.body)
  })

  test('nothing at rest shows the number or the contacts', async () => {
    const subject = newSubject()
    await open({ subject, phone: '+37253334567', email: 'visible@example.com' })
    const rows = await app.app.db.query(
      `select a::text as row from account a union all select c::text from account_contact c
       union all select encode(a.subject_sealed, 'escape') from account a union all select encode(c.contact_sealed, 'escape') from account_contact c`,
    )
    const text = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(3)
    for (const secret of [subject.number, '53334567', 'visible']) expect(text).not.toContain(secret)
  })

  test('of several accounts the latest that was ever active comes first', async () => {
    const subject = newSubject()
    const make = async (more: object) => (await open({ subject, ...more })).body.id
    const older = await make({ activated_at: ago(900) })
    const closed = await make({ activated_at: ago(30), closed_at: ago(1) })
    app.clock.advance(1)
    const never = await make({ closed_at: ago(1) })
    app.clock.advance(1)
    const pending = await make({})
    const found = await search(subject)
    expect(found.map(({ id }: { id: string }) => id)).toEqual([closed, older, pending, never])
    expect(found.map(({ state }: { state: string }) => state)).toEqual(['closed', 'active', 'pending', 'closed'])
    expect(found.map((account: { was_active: boolean }) => account.was_active)).toEqual([true, true, false, false])
  })

  test('an external id is imported once, also when many come at once', async () => {
    const body = { subject: newSubject(), external_id: 'customer-1' }
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('/v1/accounts', body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201])
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    const other = await post('/v1/accounts', { ...body, subject: newSubject(), locale: 'ru' })
    expect(other).toMatchObject({ status: 200, body: { id: answers[0]?.body.id, locale: 'et' } })
  })

  test('a pending account is made active, for three years from then on, and only once', async () => {
    const { id } = (await open()).body
    app.clock.advance(DAY)
    const now = app.clock.now()
    const first = await post(`/v1/accounts/${id}/activate`)
    const end = new Date(now)
    end.setUTCFullYear(now.getUTCFullYear() + 3)
    expect(first.body).toMatchObject({ state: 'active', activated_at: now.toISOString(), ends_at: end.toISOString() })
    app.clock.advance(DAY)
    expect(await post(`/v1/accounts/${id}/activate`, { ends_at: ahead(1) })).toMatchObject({
      status: 200,
      body: first.body,
    })
  })

  test('an account is active until its end and expired from that instant on; then it cannot be made active', async () => {
    const { id } = (await open()).body
    await post(`/v1/accounts/${id}/activate`, { ends_at: ahead(1) })
    app.clock.advance(DAY - 1)
    expect((await shop.call(`/v1/accounts/${id}`)).body.state).toBe('active')
    app.clock.advance(1)
    expect((await shop.call(`/v1/accounts/${id}`)).body.state).toBe('expired')
    expect(await post(`/v1/accounts/${id}/activate`)).toMatchObject({
      status: 409,
      body: { code: 'account_ended', reason: 'expired' },
    })
  })

  test('the service says how long an account is good for', async () => {
    const brief = await createApplication(app, { account_years: 1, renewal_days: 30 }, 'live', ['accounts'])
    const { body } = await open({ activated_at: '2026-01-15' }, brief)
    expect(body).toMatchObject({ ends_at: '2027-01-15T00:00:00.000Z', renewable_from: '2026-12-16T00:00:00.000Z' })
  })

  test('an account is closed once, and stays so', async () => {
    const { id } = (await open({ state: 'active' })).body
    const first = await post(`/v1/accounts/${id}/close`, { reason: 'moved away' })
    expect(first).toMatchObject({ status: 200, body: { state: 'closed', closed_at: app.clock.now().toISOString() } })
    app.clock.advance(60)
    expect((await post(`/v1/accounts/${id}/close`, { reason: 'again' })).body).toEqual(first.body)
    expect(await post(`/v1/accounts/${id}/activate`)).toMatchObject({ status: 409, body: { reason: 'closed' } })
    expect(first.body.renewable_from).toBeNull()
  })

  test('flags are set and taken back', async () => {
    const { id } = (await open({ leaked: true })).body
    const flag = async (body: object) => (await post(`/v1/accounts/${id}/flag`, body)).body
    expect(await flag({ disputed: true })).toMatchObject({ leaked: true, disputed: true })
    expect(await flag({ leaked: false })).toMatchObject({ leaked: false, disputed: true })
    expect(await flag({ leaked: true, disputed: false })).toMatchObject({ leaked: true, disputed: false })
    expect(await post(`/v1/accounts/${id}/flag`, {})).toMatchObject({ status: 400, body: { code: 'invalid_body' } })
  })

  test.each<[string, object, number, string, string | undefined]>([
    [
      'a number whose check digit is wrong',
      { subject: { country: 'EE', number: '38001085719' } },
      422,
      'invalid_subject',
      'subject.number',
    ],
    [
      'a country that is none',
      { subject: { country: 'XX', number: '38001085718' } },
      422,
      'invalid_subject',
      'subject.country',
    ],
    [
      'a number as a number',
      { subject: { country: 'EE', number: 38001085718 } },
      400,
      'invalid_body',
      'subject.number',
    ],
    ['a fixed line', { phone: '+3726123456' }, 422, 'invalid_contact', 'phone'],
    ['an address as phone', { phone: 'ann@example.com' }, 422, 'invalid_contact', 'phone'],
    ['an instant that is none', { activated_at: 'yesterday' }, 400, 'invalid_body', 'activated_at'],
    ['an unknown member', { nickname: 'ann' }, 400, 'invalid_body', 'nickname'],
  ])('an account with %s is refused, and repeats nothing', async (_, more, status, code, field) => {
    const answer = await open(more)
    expect(answer).toMatchObject({ status, body: { code, field } })
    expect(answer.text).not.toMatch(/3800108|6123456|ann@|yesterday/)
  })

  test.each([
    [
      { activated_at: 'yesterday' },
      'The member activated_at is no instant: RFC 3339 with its zone, such as 2026-11-23T17:10:00Z, or a day, such as 2026-11-23, which begins in UTC.',
    ],
    [{ activated_at: '2027-01-01' }, 'The member activated_at lies in the future, and tells of what has happened.'],
    [
      { state: 'expired' },
      'The member state does not take this, but for example active. `pending`, `active` or `closed`. Without it: closed where there is `closed_at`, else active where there is `activated_at`, else pending.',
    ],
    [
      { locale: 'et_EE' },
      "The member locale does not take this, but for example et. Language of the messages, BCP 47; the service's without it.",
    ],
    [{ close_reason: 'moved' }, 'The member close_reason contradicts another member: only a closed account has one.'],
    [{ phone_confirmed_at: '2026-01-01' }, 'The member phone is missing.'],
    [{ phone: '51234567' }, 'The country code is missing. Please begin the number with + and that code.'],
    [{ subject: { country: 'Estonia', number: '1' } }, 'The country is none of ISO 3166-1: two letters, such as EE.'],
    [{ subject: { country: 'EE', number: '38001085719' } }, 'The check digit does not fit: some digit was mistyped.'],
  ])('%j is refused with the form that is wanted', async (more, detail) => {
    expect((await open(more)).body.detail).toBe(detail)
  })

  test('the end of an account that is made active is refused where it is none, and where it is over', async () => {
    const { id } = (await open()).body
    const detailOf = async (endsAt: string) =>
      (await post(`/v1/accounts/${id}/activate`, { ends_at: endsAt })).body.detail
    expect(await detailOf('tomorrow')).toContain('such as 2026-11-23T17:10:00Z')
    expect(await detailOf(ahead(0))).toBe('The member ends_at lies in the past.')
    expect(await detailOf(ahead(1))).toBeUndefined()
  })

  test('to another service, to the other kind of key and to keys without the scope it does not exist', async () => {
    const subject = newSubject()
    const { id } = (await open({ subject })).body
    const others = [
      await createApplication(app, {}, 'live', ['accounts']),
      await addKey(app, shop.slug, 'test', ['accounts']),
    ]
    for (const other of others) {
      expect(await search(subject, other)).toEqual([])
      for (const call of ['', '/activate', '/close', '/flag']) {
        const body = { '/close': { reason: 'x' }, '/flag': { leaked: true } }[call]
        const answer =
          call === '' ? await other.call(`/v1/accounts/${id}`) : await post(`/v1/accounts/${id}${call}`, body, other)
        expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
      }
    }
    const poor = await addKey(app, shop.slug, 'live', ['verify'])
    expect(await post('/v1/accounts/search', { subject }, poor)).toMatchObject({
      status: 403,
      body: { code: 'missing_scope', scope: 'accounts' },
    })
    expect(await search(subject)).toMatchObject([{ id, state: 'pending', leaked: false }])
  })

  test('a number with an Idempotency-Key imports once, and what is kept of it holds no contact', async () => {
    const [body, headers] = [
      { subject: newSubject(), email: newMailbox(), phone: newPhone() },
      { 'idempotency-key': 'import-1' },
    ]
    const answers = [await post('/v1/accounts', body, shop, headers), await post('/v1/accounts', body, shop, headers)]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[1]?.text).toBe(answers[0]?.text)
    expect(await search(body.subject)).toHaveLength(1)
    const kept = JSON.stringify(await app.app.db.query('select answer from idempotency'))
    for (const secret of [body.subject.number, body.email, body.phone]) expect(kept).not.toContain(secret)
  })

  test('are counted by state, with the share of the active ones that have a spare contact confirmed (R20)', async () => {
    const gauges = async () => {
      await app.app.upkeep.run('count accounts')
      const { text } = await app.telemetry.exposition()
      const read = (name: string) => Number(new RegExp(`^pinpost_${name} ([\\d.]+)$`, 'm').exec(text)?.[1] ?? 0)
      return { active: read('accounts\\{state="active"\\}'), ratio: read('accounts_two_contacts_ratio') }
    }
    const before = await gauges()
    const confirmed = { phone_confirmed_at: ago(1), email_confirmed_at: ago(1) }
    await open({ state: 'active', phone: newPhone(), email: newMailbox(), ...confirmed })
    await open({ state: 'active', phone: newPhone(), email: newMailbox(), phone_confirmed_at: ago(1) })
    await open({ state: 'pending', phone: newPhone(), email: newMailbox(), ...confirmed })
    await open(
      { state: 'active', ...confirmed, phone: newPhone(), email: newMailbox() },
      await addKey(app, shop.slug, 'test', ['accounts']),
    )
    const after = await gauges()
    expect(after.active).toBe(before.active + 2)
    expect(after.ratio).toBeCloseTo((before.ratio * before.active + 1) / after.active)
  })
})

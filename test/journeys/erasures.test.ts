// Forgetting a person or a contact, on both engines: everything that is known goes, in one transaction; what belongs to others, and
// what limits have counted, stays.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createVault } from '../../src/contacts/index.ts'
import { parseId } from '../../src/lib/ids.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { type Application, addKey, createApplication, newMailbox, newPhone, uuidOf } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { contactOf, testSecrets } from '../support/verifications.ts'

/** Every feature counts what it erased; these are of interest here. */
const NOTHING = { accounts: 0, contacts_on_file: 0, verifications: 0, messages: 0, pending_starts: 0, stories: 0 }
const DAY = 86_400

describe.each(engines)('on $name', (engine) => {
  const vault = createVault(createKeyRing(testSecrets), systemRandom)
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, {}, 'live', ['accounts', 'verify', 'register'])
  })

  const post = (path: string, body: unknown, by: Application = shop) => by.call(path, { method: 'POST', body })
  const erase = (body: object, by: Application = shop) => post('/v1/erasures', body, by)
  const search = async (subject: object, by: Application = shop) =>
    (await post('/v1/accounts/search', { subject }, by)).body.accounts

  /** In how many rows of which tables a contact is found by its fingerprint. */
  async function tracesOf(contact: string): Promise<Record<string, number>> {
    const tables = ['verification', 'story', 'account_contact']
    const counts = tables.map((table) => `(select count(*) from ${table} where contact = $1) as ${table}`)
    const [row] = await app.app.db.query<Record<string, number>>(`select ${counts.join(', ')}`, [
      vault.fingerprint(contactOf(contact)),
    ])
    return row ?? {}
  }

  test('a subject goes with its accounts, their contacts, and what was done with those', async () => {
    const subject = newSubject()
    const [phone, email, other] = [newPhone(), newMailbox(), newMailbox()]
    await post('/v1/accounts', { subject, activated_at: '2024-01-01', phone, email })
    await post('/v1/accounts', { subject, email: other })
    await shop.send(email, { session: 'a-session' })
    app.clock.advance(2 * DAY)
    await app.app.upkeep.run('retention')
    await shop.send(phone, { session: 'a-session' })
    const expected = {
      accounts: 2,
      contacts_on_file: 3,
      verifications: 1,
      messages: 1,
      pending_starts: 1,
      stories: 1,
    }
    expect(await erase({ subject })).toMatchObject({ status: 200, body: { erased: expected } })
    expect(await search(subject)).toEqual([])
    for (const contact of [phone, email, other]) {
      expect(await tracesOf(contact)).toEqual({ verification: 0, story: 0, account_contact: 0 })
    }
    const again = (await erase({ subject })).body.erased
    expect(again).toMatchObject(NOTHING)
    expect(Object.values(again).every((n) => n === 0)).toBe(true)
  })

  test('a contact goes, and the accounts that had it on file stay without it', async () => {
    const [mine, theirs] = [newSubject(), newSubject()]
    const [shared, own] = [newMailbox(), newPhone()]
    await post('/v1/accounts', { subject: mine, email: shared, phone: own })
    await post('/v1/accounts', { subject: theirs, email: shared })
    const begun = await shop.send(shared)
    const { body } = await erase({ contact: shared.toUpperCase() })
    expect(body.erased).toMatchObject({ ...NOTHING, contacts_on_file: 2, verifications: 1, messages: 1 })
    expect(await search(mine)).toMatchObject([{ contacts: [{ kind: 'phone' }] }])
    expect(await search(theirs)).toMatchObject([{ contacts: [] }])
    expect(await shop.read(begun)).toMatchObject({ status: 404 })
    expect(await shop.check(begun, begun.code)).toMatchObject({ status: 404 })
  })

  test('what another service, or the other kind of key, knows of them stays', async () => {
    const [subject, email] = [newSubject(), newMailbox()]
    const others = [
      await createApplication(app, {}, 'live', ['accounts', 'verify']),
      await addKey(app, shop.slug, 'test', ['accounts', 'verify']),
    ]
    const begun = await Promise.all(
      [shop, ...others].map(async (one) => {
        await post('/v1/accounts', { subject, email }, one)
        return await one.begin(email)
      }),
    )
    expect((await erase({ subject })).body.erased).toMatchObject({ accounts: 1, verifications: 1 })
    for (const [index, other] of others.entries()) {
      expect(await search(subject, other)).toHaveLength(1)
      expect(await other.read(begun[index + 1] ?? { id: '' })).toMatchObject({ status: 200 })
    }
  })

  test('limits stay counted: erasing gives no further messages', async () => {
    const email = newMailbox()
    for (let i = 0; i < 5; i++) await shop.begin(email)
    expect((await erase({ contact: email })).body.erased).toMatchObject({ verifications: 5 })
    expect(await shop.start(email)).toMatchObject({ status: 429, body: { limit: 'sends_per_contact_day' } })
  })

  // The embedded engine does one after the other.
  describe.runIf(engine.isShared)('what somebody else is writing at that moment goes too', () => {
    /** Both come to rows that are held: the first gets them before the second once they are let go. */
    async function inOrder<First, Second>(
      hold: readonly [text: string, id: string],
      first: () => Promise<First>,
      second: () => Promise<Second>,
    ): Promise<readonly [First, Second]> {
      const { db } = app.app
      const waiting = async () =>
        (
          await db.query<{ n: number }>(
            "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
          )
        )[0]?.n
      const both = await db.transaction(async (tx) => {
        await tx.query(hold[0], [hold[1]])
        const one = first()
        await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 5000, interval: 5 })
        const other = second()
        await vi.waitFor(async () => expect(await waiting()).toBe(2), { timeout: 5000, interval: 5 })
        return { one, other }
      })
      return [await both.one, await both.other]
    }

    const rowsOf = async (text: string, values: readonly string[]) =>
      (await app.app.db.query<{ n: number }>(`select count(*) as n from ${text}`, values))[0]?.n
    const HELD_REGISTRATION = 'select 1 from registration where id = $1 for update'

    async function register() {
      const [subject, email] = [newSubject(), newMailbox()]
      const { body } = await post('/v1/registrations', { purpose: 'registration', method: 'id_card', subject })
      const step = (name: string, members: object = {}) => post(`/v1/registrations/${body.id}/${name}`, members)
      return { subject, email, step, id: parseId('reg', body.id) as string }
    }

    test('the contacts that are typed in a registration', async () => {
      const { subject, email, step, id } = await register()
      const [typed, erased] = await inOrder(
        [HELD_REGISTRATION, id],
        () => step('contacts', { email, phone: newPhone() }),
        () => erase({ subject }),
      )
      expect(typed.status).toBe(200)
      expect(erased.body.erased).toMatchObject({ registrations: 1 })
      expect(await rowsOf('registration_contact where registration_id = $1', [id])).toBe(0)
    })

    test('the account that a registration opens', async () => {
      const { subject, email, step, id } = await register()
      await step('contacts', { email })
      await step('send', { option: 'email' })
      await step('check', { code: await app.codeFor(email) })
      const [completed, erased] = await inOrder(
        [HELD_REGISTRATION, id],
        () => step('complete'),
        () => erase({ subject }),
      )
      expect(completed.status).toBe(200)
      expect(erased.body.erased).toMatchObject({ registrations: 1, accounts: 1, contacts_on_file: 1, verifications: 1 })
      expect(await search(subject)).toEqual([])
      expect(await tracesOf(email)).toEqual({ verification: 0, story: 0, account_contact: 0 })
    })

    test('the message of a code that is sent again', async () => {
      const begun = await shop.send(newMailbox())
      app.clock.advance(120)
      const id = uuidOf(begun)
      const [resent, erased] = await inOrder(
        ['select 1 from verification where id = $1 for update', id],
        () => shop.resend(begun),
        () => erase({ contact: begun.to }),
      )
      expect([202, 404]).toContain(resent.status)
      expect(erased.body.erased).toMatchObject({ verifications: 1, messages: 2 })
      expect(await rowsOf('message where verification_id = $1', [id])).toBe(0)
    })
  })

  test.each<[string, object, number, string]>([
    ['neither', {}, 400, 'invalid_body'],
    ['both', { subject: { country: 'EE', number: '38001085718' }, contact: 'ann@example.com' }, 400, 'invalid_body'],
    ['what is no contact', { contact: 'ann' }, 422, 'invalid_contact'],
    ['what is no subject', { subject: { country: 'EE', number: '38001085719' } }, 422, 'invalid_subject'],
    [
      'a subject with more in it',
      { subject: { country: 'EE', number: '38001085718', name: 'Ann' } },
      400,
      'invalid_body',
    ],
  ])('asked for %s it erases nothing', async (_, body, status, code) => {
    expect(await erase(body)).toMatchObject({ status, body: { code } })
  })
})

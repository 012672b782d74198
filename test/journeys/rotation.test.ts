// A new secret at the front of the ring, on both engines: what was begun under the old one goes on (R8), nothing is refilled (R6,
// R40), and afterwards nothing at rest needs the old one. The steps are those of docs/operations/secrets.md.
import { beforeAll, describe, expect, test } from 'vitest'
import { createVault, type Vault } from '../../src/contacts/index.ts'
import { createKeyRing, type KeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { findByContact, findByReference, rotateSecrets } from '../../src/verification/index.ts'
import {
  type Application,
  answerWrong,
  applicationWith,
  type Begun,
  createApplication,
  inTurn,
  newMailbox,
  newPhone,
  newSession,
  times,
  uuidOf,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type FakeClock, fakeClock } from '../support/fake-clock.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { contactOf, recordingProvider } from '../support/verifications.ts'

const OLD = Buffer.alloc(32, 'the old secret of the ring......')
const NEW = Buffer.alloc(32, 'the new secret of the ring......')
const NEWEST = Buffer.alloc(32, 'the newest secret of the ring...')

interface Pinpost {
  readonly app: TestApp
  readonly shop: Application
  readonly ring: KeyRing
  readonly vault: Vault
}

describe.each(engines)('on $name', (engine) => {
  /** Where nobody can tell whether it went. */
  const lost = new Set<string>()
  const provider = recordingProvider((message) =>
    lost.has(message.to) ? { kind: 'unknown', cause: 'no answer' } : { kind: 'accepted', reference: message.id },
  )
  const clock: FakeClock = fakeClock()
  /** One database, with its server before the change of secrets, after it, and with the new one alone. */
  let old: Pinpost
  let both: Pinpost
  let alone: Pinpost

  async function start(
    database: Awaited<ReturnType<typeof engine.open>>,
    secrets: readonly Uint8Array[],
    service?: Application,
  ): Promise<Pinpost> {
    const app = await startTestApp(engine, { database, clock, provider, secrets })
    const made = service ?? (await createApplication(app))
    const ring = createKeyRing(secrets)
    const shop = applicationWith(app, made.key, made.slug, 'live')
    return { app, shop, ring, vault: createVault(ring, systemRandom) }
  }

  beforeAll(async () => {
    const database = await engine.open()
    old = await start(database, [OLD])
    both = await start(database, [NEW, OLD], old.shop)
    alone = await start(database, [NEW], old.shop)
  })

  const rotate = ({ app, ring, vault }: Pinpost = both) =>
    rotateSecrets({ db: app.app.db, clock, ring, vault }, () => undefined)

  const messagesTo = (to: string) => provider.messages.filter((message) => message.to === to)

  describe.each([
    ['before the rewriting', async () => {}],
    ['after the rewriting', async () => void (await rotate())],
  ])('what was begun under the old secret goes on under the new one, %s', (_, rewrite) => {
    test('the contact that it falls back on gets its code, and either code is right', async () => {
      for (const first of [true, false]) {
        const [to, email] = [newPhone(), newMailbox()]
        lost.add(to)
        const begun = await old.shop.send(to, { fallback_to: email })
        await rewrite()
        clock.advance(20)
        await both.app.app.upkeep.run('fall back')
        const code = first ? begun.code : await both.app.codeFor(email)
        expect(messagesTo(email)).toHaveLength(1)
        expect((await both.shop.check(begun, code)).body).toMatchObject({
          valid: true,
          channel: first ? 'sms' : 'email',
        })
      }
    })

    test('its code is right, and wrong answers that were given stay given', async () => {
      const begun = await old.shop.send(newMailbox(), { session: newSession() })
      await answerWrong(old.shop, begun, 3)
      await rewrite()
      await answerWrong(both.shop, begun, 1)
      expect(await both.shop.check(begun, begun.code)).toMatchObject({ status: 200, body: { valid: true } })
      expect(await both.shop.check(begun, begun.code)).toMatchObject({ body: { repeated: true } })
    })

    test.each([
      ['SMS', newPhone],
      ['e-mail', newMailbox],
    ])('R8: a resend by %s repeats the code, for no longer life', async (_, newContact) => {
      const to = newContact()
      const begun = await old.shop.send(to)
      const { expires_at } = (await old.shop.read(begun)).body
      await rewrite()
      clock.advance(120)
      expect(await both.shop.resend(begun)).toMatchObject({ status: 202, body: { expires_at } })
      expect(await both.app.codeFor(to)).toBe(begun.code)
      expect(messagesTo(to)).toHaveLength(2)
      clock.advance(479)
      expect(await both.shop.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
    })

    test('R10: starting again finds it, and sends no early message', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const begun = await old.shop.send(to, { session })
      await rewrite()
      const again = await both.shop.start(to, { session })
      expect(again).toMatchObject({ status: 200, body: { id: begun.id, attempts_left: 5 } })
      await both.app.app.idle()
      expect(messagesTo(to)).toHaveLength(1)
      await both.shop.cancel(begun)
      const fresh = await both.shop.start(to, { session })
      expect(fresh.status).toBe(201)
      expect(await both.shop.start(to, { session })).toMatchObject({ status: 200, body: { id: fresh.body.id } })
    })

    test('R10: where it is there no more, starting again begins anew', async () => {
      const [to, session] = [newMailbox(), newSession()]
      const begun = await old.shop.send(to, { session })
      await rewrite()
      await both.app.app.db.query('delete from verification where id = $1', [uuidOf(begun)])
      expect(await both.shop.start(to, { session })).toMatchObject({ status: 201 })
    })

    test('its client token is good', async () => {
      const begun = await old.shop.send(newMailbox())
      await rewrite()
      const path = `/v1/verifications/${begun.id}`
      expect(await both.app.anyone.call(path, { key: begun.token })).toMatchObject({ status: 200 })
      const body = { code: begun.code }
      expect(await both.app.anyone.call(`${path}/check`, { key: begun.token, method: 'POST', body })).toMatchObject({
        body: { valid: true },
      })
    })

    test('what another process left unsent leaves with the same code', async () => {
      const begun = await old.shop.send(newMailbox())
      await old.app.app.db.query(
        "update message set state = 'sending', lease_by = id, lease_until = $2 where verification_id = $1",
        [uuidOf(begun), clock.now()],
      )
      await rewrite()
      await both.app.app.upkeep.run('take over messages')
      await both.app.app.idle()
      expect(messagesTo(begun.to).map(({ text }) => text.includes(begun.code))).toEqual([true, true])
    })

    test('support finds it by reference and by contact, masked', async () => {
      const begun = await old.shop.send('ann@mailbox.example', { session: newSession() })
      await rewrite()
      const search = { db: both.app.app.db, clock, vault: both.vault }
      const told = [
        ...(await findByReference(search, begun.reference)),
        ...(await findByContact(search, contactOf('ann@mailbox.example'))),
      ].filter((story) => story.reference === begun.reference)
      expect(told).toHaveLength(2)
      for (const story of told) expect(story).toMatchObject({ maskedContact: 'a•••@m•••.example', status: 'pending' })
      expect(JSON.stringify(told)).not.toContain('ann@')
    })
  })

  describe('limits are not refilled by the rewriting', () => {
    test('R6: fifteen wrong answers a contact and day', async () => {
      const to = newMailbox()
      for (let i = 0; i < 3; i++) await answerWrong(old.shop, await old.shop.send(to), 5)
      await rotate()
      const begun = await both.shop.send(to)
      expect(await both.shop.check(begun, begun.code)).toMatchObject({
        status: 429,
        body: { code: 'too_many_wrong_answers' },
      })
    })

    test('R6: nor by what was answered in between: before and after are added up', async () => {
      const to = newMailbox()
      for (let i = 0; i < 2; i++) await answerWrong(old.shop, await old.shop.send(to), 5)
      const [third, fourth] = [await both.shop.send(to), await both.shop.send(to)]
      await answerWrong(both.shop, third, 3)
      await rotate()
      await answerWrong(both.shop, third, 1)
      await answerWrong(both.shop, fourth, 1)
      expect(await both.shop.check(fourth, fourth.code)).toMatchObject({ status: 429 })
    })

    test('nor where two secrets have come before anything was rewritten: all of them are added up', async () => {
      const database = await engine.open()
      const first = await start(database, [OLD])
      const second = await start(database, [NEW, OLD], first.shop)
      const third = await start(database, [NEWEST, NEW, OLD], first.shop)
      const to = newMailbox()
      for (const { shop } of [first, second, third]) await answerWrong(shop, await shop.send(to), 5)
      expect((await rotate(third)).contacts).toBe(2)
      const begun = await third.shop.send(to)
      expect(await third.shop.check(begun, begun.code)).toMatchObject({ status: 429 })
      expect(await third.shop.start(to)).toMatchObject({ status: 201 })
      expect(await third.shop.start(to)).toMatchObject({ status: 429, body: { limit: 'sends_per_contact_day' } })
    })

    test('R40: five sends a contact and day', async () => {
      const to = newMailbox()
      const all = await inTurn(4, () => old.shop.send(to))
      await rotate()
      await both.shop.send(to)
      expect(await both.shop.start(to)).toMatchObject({ status: 429, body: { limit: 'sends_per_contact_day' } })
      clock.advance(120)
      expect(await both.shop.resend(all[0] as Begun)).toMatchObject({ status: 429, body: { code: 'too_many_sends' } })
    })

    test('but what lies more than a day back is not brought back', async () => {
      const to = newMailbox()
      await old.app.app.services.update(old.shop.slug, { code_seconds_email: 86_400 })
      for (let i = 0; i < 3; i++) await answerWrong(old.shop, await old.shop.send(to), 5)
      for (let i = 0; i < 2; i++) await old.shop.send(to)
      clock.advance(86_400)
      const today = await both.shop.send(to)
      await answerWrong(both.shop, today, 1)
      await rotate()
      await answerWrong(both.shop, today, 1)
      expect(await both.shop.check(today, today.code)).toMatchObject({ status: 200, body: { valid: true } })
      expect(await both.shop.start(to)).toMatchObject({ status: 201 })
      await old.app.app.services.update(old.shop.slug, { code_seconds_email: null })
    })
  })

  describe('afterwards nothing at rest needs the old secret', () => {
    test('every contact opens with the new one alone, and every budget belongs to one', async () => {
      const all = await Promise.all(times(230, () => old.shop.begin(newMailbox())))
      const { db } = old.app.app
      const progress: [number, number][] = []
      const { ring, vault } = both
      const rotated = await rotateSecrets({ db, clock, ring, vault }, (done, total) => progress.push([done, total]))
      expect(rotated.contacts).toBeGreaterThanOrEqual(230)
      expect(progress.at(-1)).toEqual([rotated.contacts, rotated.contacts])
      const rows = await db.query<{ id: string; contact: string; contact_key: number; sealed: Buffer; budget: string }>(
        'select id, contact, contact_key, contact_sealed as sealed, budget from verification',
      )
      expect(new Set(rows.map((row) => row.contact_key))).toEqual(new Set([ring.first.id]))
      const expected = new Map(all.map((begun) => [uuidOf(begun) as string, begun.to]))
      for (const { id, contact_key, sealed, contact } of rows) {
        const place = { table: 'verification', column: 'contact_sealed', rowId: id as Begun['id'] as never }
        const opened = alone.vault.open(sealed, contact_key, place)
        expect(alone.vault.fingerprint(opened)).toBe(contact)
        if (expected.delete(id)) expect(all.map(({ to }) => to)).toContain(opened.value)
      }
      expect(expected.size).toBe(0)
      const [strays] = await db.query<{ n: number }>(
        `select count(*) as n from verification v where not exists (select 1 from contact_budget b where b.key = v.budget)`,
      )
      expect(strays?.n).toBe(0)
      expect((await rotate()).contacts).toBe(0)
    })

    test('the old secret is needed for as long as a code lives that it derived, and told to be', async () => {
      clock.advance(86_400)
      expect(await rotate()).toMatchObject({ olderNeededUntil: undefined })
      const begun = await old.shop.send(newMailbox())
      const { expires_at } = (await old.shop.read(begun)).body
      expect(await rotate()).toMatchObject({ contacts: 1, olderNeededUntil: new Date(expires_at) })
      // Taken out too early, it takes the code with it: that confirms nothing.
      expect(await alone.shop.check(begun, begun.code)).toMatchObject({ status: 500 })
      expect(await both.shop.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
      expect(await rotate()).toMatchObject({ contacts: 0, olderNeededUntil: undefined })
    })

    test('with the new one alone everything goes its way', async () => {
      const to = newMailbox()
      const before = await old.shop.send(to, { session: newSession() })
      await rotate()
      clock.advance(1)
      expect(await alone.shop.read(before)).toMatchObject({ status: 200, body: { to: 'p•••@m•••.example' } })
      const begun = await alone.shop.send(to, { session: newSession() })
      expect(await alone.shop.check(begun, begun.code)).toMatchObject({ body: { valid: true } })
      const found = await findByContact({ db: alone.app.app.db, clock, vault: alone.vault }, contactOf(to))
      expect(found.map(({ reference }) => reference)).toEqual([begun.reference, before.reference])
    })
  })

  test('beside the traffic nobody notices', async () => {
    const before = await Promise.all(times(40, () => old.shop.begin(newMailbox())))
    await old.app.app.idle()
    const [rotated, ...answers] = await Promise.all([
      rotate(),
      ...before.map(async (begun) => both.shop.check(begun, await both.app.codeFor(begun.to))),
      ...times(40, () => both.shop.start(newMailbox())),
    ])
    expect(rotated.contacts).toBeGreaterThanOrEqual(40)
    expect(answers.map(({ status }) => status)).toEqual([...times(40, () => 200), ...times(40, () => 201)])
    expect(answers.slice(0, 40).every(({ body }) => body.valid)).toBe(true)
    expect((await rotate()).contacts).toBe(0)
  })
})

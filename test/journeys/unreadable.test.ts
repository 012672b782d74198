// A row whose seal cannot be opened, since it was damaged or its secret was taken out of the ring too early, on both engines: it is
// lost itself, and nothing is lost with it.
import { beforeAll, describe, expect, test } from 'vitest'
import { runRemotely } from '../../src/cli/run.ts'
import { parseId } from '../../src/lib/ids.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import {
  type Application,
  applicationWith,
  createApplication,
  newMailbox,
  times,
  uuidOf,
} from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { newSubject } from '../support/people.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { testSecrets } from '../support/verifications.ts'

const DAY = 86_400

describe.each(engines)('on $name, what cannot be read', (engine) => {
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine)
    shop = await createApplication(app, {}, 'live', ['verify', 'register', 'accounts'])
  })

  /** One bit of its seal is another. */
  const damage = (table: 'verification' | 'registration_contact' | 'account_contact', column: string, id: unknown) =>
    app.app.db.query(
      `update ${table} set contact_sealed = set_bit(contact_sealed, 300, 1 - get_bit(contact_sealed, 300)) where ${column} = $1`,
      [String(id)],
    )
  const count = async (table: string) => {
    const [row] = await app.app.db.query<{ n: number }>(`select count(*) as n from ${table}`)
    return row?.n
  }

  test('keeps nobody waiting who asks for something else at that moment', async () => {
    const lost = await shop.send(newMailbox())
    const good = await Promise.all(times(10, () => shop.begin(newMailbox())))
    await damage('verification', 'id', uuidOf(lost))
    const other = await startTestApp(engine, { database: app.app.db, clock: app.clock })
    const there = applicationWith(other, shop.key, shop.slug, 'live')
    const answers = await Promise.all([lost, ...good, lost].map((begun) => there.read(begun)))
    expect(answers.map(({ status }) => status)).toEqual([500, ...times(10, () => 200), 500])
  })

  test('keeps no message back that a dead process has left', async () => {
    const [lost, good] = [await shop.send(newMailbox()), await shop.send(newMailbox())]
    await damage('verification', 'id', uuidOf(lost))
    await app.app.db.query(
      "update message set state = 'sending', lease_by = id, lease_until = $1 where verification_id = any($2::uuid[])",
      [app.clock.now(), [uuidOf(lost), uuidOf(good)]],
    )
    const other = await startTestApp(engine, { database: app.app.db, clock: app.clock })
    await expect(other.app.upkeep.run('take over messages')).rejects.toThrow('cannot be read')
    await other.app.idle()
    expect(other.messages.map(({ to }) => to)).toEqual([good.to])
    expect((await shop.read(good)).body.messages).toMatchObject([{ status: 'accepted' }])
  })

  test('keeps nobody from being reminded that their account ends', async () => {
    const inDays = (days: number) => new Date(app.clock.now().getTime() + days * DAY * 1000).toISOString()
    const emails = [newMailbox(), newMailbox()]
    for (const [index, email] of emails.entries()) {
      const { status, body } = await shop.call('/v1/accounts', {
        method: 'POST',
        body: {
          ...{ subject: newSubject(), activated_at: inDays(-100), ends_at: inDays(1 + index) },
          ...{ email, email_confirmed_at: inDays(-100) },
        },
      })
      expect(status).toBe(201)
      if (index === 0) await damage('account_contact', 'account_id', parseId('acc', body.id))
    }
    await expect(app.app.upkeep.run('remind')).rejects.toThrow('cannot be read')
    await app.app.upkeep.run('take over messages')
    await app.app.idle()
    expect(app.messages.filter(({ to }) => emails.includes(to)).map(({ to }) => to)).toEqual([emails[1]])
  })

  test('is erased with its person', async () => {
    const [subject, email] = [newSubject(), newMailbox()]
    const post = (path: string, body: object) => shop.call(path, { method: 'POST', body })
    const account = await post('/v1/accounts', { subject, activated_at: '2025-01-01', email })
    await shop.begin(email)
    await damage('account_contact', 'account_id', parseId('acc', account.body.id))
    expect(await post('/v1/erasures', { subject })).toMatchObject({
      status: 200,
      body: { erased: { accounts: 1, contacts_on_file: 1, verifications: 1 } },
    })
  })

  test('is deleted in its time, as is everything else, and leaves a story without the contact', async () => {
    const post = (path: string, body: object) => shop.call(`/v1/registrations${path}`, { method: 'POST', body })
    const { id } = (await post('', { purpose: 'registration', method: 'id_card', subject: newSubject() })).body
    await post(`/${id}/contacts`, { email: newMailbox() })
    const [lost] = [await shop.begin(newMailbox()), await shop.begin(newMailbox())]
    await damage('verification', 'id', uuidOf(lost))
    await damage('registration_contact', 'registration_id', parseId('reg', id))
    app.clock.advance(3 * DAY)
    await app.app.upkeep.run('retention')
    expect(await count('registration')).toBe(0)
    expect(await count('verification')).toBe(0)
    const [story] = await app.app.db.query('select masked_contact from story where verification_id = $1', [
      uuidOf(lost),
    ])
    expect(story).toEqual({ masked_contact: '•••' })
    const [registration] = await app.app.db.query('select contacts from registration_story', [])
    expect(registration).toMatchObject({ contacts: [{ masked: '•••' }] })
  })

  test('keeps nothing else from being sealed anew, and is told', async () => {
    const [lost, good] = [await shop.begin(newMailbox()), await shop.begin(newMailbox())]
    await damage('verification', 'id', uuidOf(lost))
    const { db, config, reloading } = app.app
    const ring = createKeyRing([Buffer.alloc(32, 'the newest secret of the ring...'), ...testSecrets])
    const workplace = { db, ring, config, clock: app.clock, random: systemRandom, reloading }
    const err: string[] = []
    const exit = await runRemotely(
      ['secret', 'rotate'],
      { ...workplace, lineup: async () => app.app.router.lineup },
      { out: () => undefined, err: (text) => err.push(text) },
    )
    expect(exit).toBe(1)
    expect(err.join('\n')).toContain(`verification.contact_sealed of ${uuidOf(lost)} cannot be read: it is damaged.`)
    expect(err.join('\n')).toContain('Everything else is sealed anew')
    const keys = async (id: unknown) =>
      (await db.query<{ key: number }>('select contact_key as key from verification where id = $1', [String(id)]))[0]
        ?.key
    expect(await keys(uuidOf(good))).toBe(ring.first.id)
    expect(await keys(uuidOf(lost))).not.toBe(ring.first.id)
  })
})

// What becomes of registrations afterwards, on both engines: deleted a day after their end, told for 90 days, erased with the
// person, sealed anew when secrets are rotated. And what stays nowhere: a code, a contact or a national number that can be read.
import { beforeAll, describe, expect, test } from 'vitest'
import { createErasures, rotateAccounts } from '../../src/accounts/index.ts'
import type { Database } from '../../src/db/index.ts'
import {
  eraseRegistrations,
  findRegistrationsByContact,
  findRegistrationsByReference,
  rotateRegistrations,
  sweepRegistrations,
} from '../../src/registration/index.ts'
import { eraseVerifications } from '../../src/verification/index.ts'
import { newMailbox, newPhone, wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { HOST, newSubject, type TestRegistrations, testRegistrations } from '../support/registrations.ts'
import { contactOf, testSecrets } from '../support/verifications.ts'

const HOUR = 3600
const DAY = 24 * HOUR

describe.each(engines)('on $name', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open()
  })

  const start = (secrets = testSecrets) => testRegistrations({ db, clock: fakeClock(), secrets })

  async function completed(all: TestRegistrations) {
    const [subject, to] = [newSubject(), newMailbox()]
    const registration = await all.create({ method: 'id_card', subject, state: 'kept' })
    await all.registrations.enterContacts(all.about(registration), [contactOf(to), contactOf(newPhone())])
    await all.registrations.send(all.about(registration), 'email', undefined)
    const code = await all.codeOf(registration)
    all.clock.advance(10)
    await all.registrations.check(all.about(registration), wrongFor(code), undefined)
    await all.registrations.check(all.about(registration), code, undefined)
    expect(await all.registrations.complete(all.about(registration, HOST))).toMatchObject({ kind: 'completed' })
    return { registration, subject, to, code }
  }

  test('a completed one goes a day after its end, and its masked story stays for 90 days', async () => {
    const all = await start()
    const { registration, to } = await completed(all)
    const before = await findRegistrationsByReference(all, registration.reference)
    expect(before).toMatchObject([{ status: 'completed', method: 'id_card', purpose: 'registration' }])
    expect(before[0]?.steps.map(({ what }) => what)).toEqual([
      'created',
      'identified',
      'opened',
      'contacts_entered',
      'code_sent',
      'contact_confirmed',
      'completed',
    ])
    all.clock.advance(DAY - 1)
    expect(await sweepRegistrations(db, all.clock, all.vault)).toMatchObject({ registrations: 0 })
    all.clock.advance(1)
    expect(await sweepRegistrations(db, all.clock, all.vault)).toMatchObject({ registrations: 1 })
    expect(await db.query('select 1 from registration_contact where registration_id = $1', [registration.id])).toEqual(
      [],
    )
    const kept = await findRegistrationsByReference(all, registration.reference)
    expect(kept).toEqual(before.map((story) => ({ ...story, verificationId: undefined })))
    expect(await findRegistrationsByContact(all, contactOf(to))).toEqual(kept)
    all.clock.advance(89 * DAY - 20)
    expect(await sweepRegistrations(db, all.clock, all.vault)).toMatchObject({ registration_stories: 0 })
    all.clock.advance(DAY)
    expect(await sweepRegistrations(db, all.clock, all.vault)).toMatchObject({ registration_stories: 1 })
  })

  test('an abandoned one says why in its story, and an expired one too', async () => {
    const all = await start()
    const [left, idle] = [await all.create({ method: 'bank' }), await all.create()]
    await all.registrations.end(all.about(left, HOST), 'left')
    all.clock.advance(HOUR)
    const told = async (reference: string) => (await findRegistrationsByReference(all, reference))[0]
    expect(await told(left.reference)).toMatchObject({ status: 'abandoned', reason: 'left' })
    expect(await told(idle.reference)).toMatchObject({ status: 'expired', reason: 'idle' })
    expect((await told(idle.reference))?.steps.at(-1)).toMatchObject({ what: 'expired', detail: 'idle' })
    all.clock.advance(DAY)
    await sweepRegistrations(db, all.clock, all.vault)
    expect(await told(idle.reference)).toMatchObject({ status: 'expired', reason: 'idle' })
  })

  test('one whose contacts cannot be read goes all the same, and holds up none', async () => {
    const all = await start()
    const [bad, good] = [await completed(all), await completed(all)]
    await db.query(
      `update registration_contact set contact_sealed = set_byte(contact_sealed, 20, 255 - get_byte(contact_sealed, 20))
       where registration_id = $1 and kind = 'email'`,
      [bad.registration.id],
    )
    all.clock.advance(2 * DAY)
    await sweepRegistrations(db, all.clock, all.vault)
    const told = async (reference: string) => (await findRegistrationsByReference(all, reference))[0]?.contacts
    expect((await told(bad.registration.reference))?.[0]).toMatchObject({ masked: '•••', isConfirmed: true })
    expect((await told(good.registration.reference))?.[0]?.masked).toMatch(/@/)
    const [left] = await db.query(
      'select count(*) as n from registration_contact where registration_id = any($1::uuid[])',
      [[bad.registration.id, good.registration.id]],
    )
    expect(left).toEqual({ n: 0 })
  })

  test('a person who is to be forgotten leaves no registration behind', async () => {
    const all = await start()
    const [one, other] = [await completed(all), await completed(all)]
    const { ring, vault, owner } = all
    const erasures = createErasures({ db, ring, vault, erasers: [eraseVerifications, eraseRegistrations] })
    const counts = await erasures.erase(owner, { subject: one.subject })
    expect(counts).toMatchObject({ registrations: 1, accounts: 1, verifications: 1 })
    expect(await findRegistrationsByReference(all, one.registration.reference)).toEqual([])
    expect(await findRegistrationsByReference(all, other.registration.reference)).toHaveLength(1)
  })

  test('after a rotation of secrets all of them are read by the new one alone', async () => {
    const all = await start()
    const { registration, subject, to } = await completed(all)
    const fresh = Buffer.alloc(32, 'pinpost test secret, a new one.')
    const rotated = await start([fresh, ...testSecrets])
    expect(await rotateRegistrations(rotated, () => {})).toBeGreaterThan(0)
    expect(await rotateRegistrations(rotated, () => {})).toBe(0)
    await rotateAccounts(rotated, () => {})
    const alone = await start([fresh])
    expect((await alone.read(registration)).identity?.subject).toEqual(subject)
    expect(await findRegistrationsByContact(alone, contactOf(to))).toMatchObject([
      { reference: registration.reference },
    ])
  })

  test('nothing at rest can be read: no code, no contact, no national number', async () => {
    const all = await start()
    const { registration, subject, to, code } = await completed(all)
    const tables = ['registration', 'registration_contact', 'account', 'account_contact', 'verification', 'message']
    const rows = await Promise.all(tables.map((table) => db.query(`select t::text as row from ${table} t`)))
    const text = JSON.stringify(rows)
    expect(text).toContain(registration.id)
    for (const secret of [to, subject.number, all.registrations.clientToken(registration.id)]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    }
    const own = JSON.stringify(await db.query('select steps from registration where id = $1', [registration.id]))
    expect(own).not.toContain(code)
  })
})

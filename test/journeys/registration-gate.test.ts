// The gate under pressure: parallel calls, several processes, a process that dies between two steps, rows that were tampered
// with, a secret that is rotated; and what completing costs.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/index.ts'
import type { Registration } from '../../src/registration/index.ts'
import { inTurn, newMailbox, newPhone, times } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { APP, HOST, newSubject, type TestRegistrations, testRegistrations } from '../support/registrations.ts'
import { contactOf, testSecrets } from '../support/verifications.ts'

describe.each(engines)('on $name', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open()
  })

  const process = (options: Partial<Parameters<typeof testRegistrations>[0]> = {}) =>
    testRegistrations({
      db,
      clock: fakeClock(),
      settings: { observedLimits: ['sms_per_number_range_hour'] },
      ...options,
    })

  /** As far as two contacts, nothing sent. */
  async function begin(all: TestRegistrations, changes = {}) {
    const subject = newSubject()
    const registration = await all.create({ method: 'id_card', subject, ...changes })
    await all.registrations.enterContacts(all.about(registration), [contactOf(newPhone()), contactOf(newMailbox())])
    return { registration, subject }
  }

  async function confirm(all: TestRegistrations, registration: Registration): Promise<string> {
    await all.registrations.send(all.about(registration), 'email', undefined)
    const code = await all.codeOf(registration)
    const outcome = await all.registrations.check(all.about(registration), code, undefined)
    expect(outcome).toMatchObject({ kind: 'right', registration: { status: 'confirmed' } })
    return code
  }

  const complete = (all: TestRegistrations, registration: Registration) =>
    all.registrations.complete(all.about(registration, HOST))

  /** Besides what is told to other contacts on file: one to read the account, one for each thing that is told. */
  test.each(['registration', 'renewal'] as const)('completing a %s costs at most three statements', async (purpose) => {
    let statements = 0
    const counting: Database = {
      ...db,
      query: (...args) => {
        statements++
        return db.query(...args)
      },
      transaction: (work) =>
        db.transaction((tx) =>
          work({
            query: (...args) => {
              statements++
              return tx.query(...args)
            },
          }),
        ),
    }
    const all = await process({ db: counting })
    const subject = newSubject()
    await all.openAccount(subject, { endsAt: new Date(all.clock.now().getTime() + 86_400_000) })
    const registration = await all.create({ purpose, method: 'id_card', subject })
    await all.registrations.enterContacts(all.about(registration), [contactOf(newMailbox())])
    await confirm(all, registration)
    await all.dispatcher.idle()
    statements = 0
    expect(await complete(all, registration)).toMatchObject({ kind: 'completed' })
    expect(statements).toBeGreaterThan(0)
    expect(statements).toBeLessThanOrEqual(3)
  })

  test('of fifty that complete at once, in two processes, one opens the account and all tell of the same', async () => {
    const [one, two] = [await process(), await process()]
    const { registration, subject } = await begin(one)
    await confirm(one, registration)
    const outcomes = await Promise.all(times(50, (i) => complete(i % 2 === 0 ? one : two, registration)))
    const first = outcomes.filter((outcome) => outcome.kind === 'completed' && !outcome.repeated)
    expect(outcomes.every(({ kind }) => kind === 'completed')).toBe(true)
    expect(first).toHaveLength(1)
    const accounts = await one.accounts.find(one.owner, { subject })
    expect(accounts).toHaveLength(1)
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ registration: { account: { id: accounts[0]?.id } } })
    }
  })

  test('of parallel sends to both options one code is live at the end, and it is the one that is checked', async () => {
    const all = await process()
    for (const round of times(5, (i) => i)) {
      const { registration } = await begin(all)
      await Promise.all(
        times(4, (i) =>
          all.registrations.send(all.about(registration), i % 2 === round % 2 ? 'email' : 'phone', undefined),
        ),
      )
      const live = await db.query<{ id: string }>(
        `select v.id from verification v, verification w, registration r
         where r.id = $1 and w.id = r.verification_id and v.session = w.session and v.status = 'pending'`,
        [registration.id],
      )
      const { verification } = await all.read(registration)
      expect(live.map(({ id }) => id)).toEqual([verification?.id])
      const code = await all.codeOf(registration)
      expect(await all.registrations.check(all.about(registration), code, undefined)).toMatchObject({ kind: 'right' })
    }
  })

  test('a send and a resend beside steps of others leave one message each', async () => {
    const all = await process()
    const { registration } = await begin(all)
    const beside = () =>
      times(12, (i) =>
        i % 2 === 0
          ? all.registrations.contactOptions(all.about(registration))
          : all.registrations.changeSettings(all.about(registration), { isLeaked: i % 4 === 1 }),
      )
    const send = all.registrations.send(all.about(registration), 'email', undefined)
    expect((await Promise.all([send, ...beside()]))[0]).toMatchObject({ kind: 'done' })
    await all.dispatcher.idle()
    expect(all.messages).toHaveLength(1)
    const code = await all.codeOf(registration)
    all.clock.advance(120)
    const resend = all.registrations.resend(all.about(registration))
    expect((await Promise.all([resend, ...beside()]))[0]).toMatchObject({ kind: 'done' })
    await all.dispatcher.idle()
    expect(all.messages).toHaveLength(2)
    expect(await all.registrations.check(all.about(registration), code, undefined)).toMatchObject({ kind: 'right' })
  })

  test('of fifty right answers at once all are right, and one is the first', async () => {
    const all = await process()
    const { registration } = await begin(all)
    await all.registrations.send(all.about(registration), 'email', undefined)
    const code = await all.codeOf(registration)
    const outcomes = await Promise.all(
      times(50, () => all.registrations.check(all.about(registration), code, undefined)),
    )
    expect(outcomes.map(({ kind }) => kind)).toEqual(times(50, () => 'right'))
    expect(outcomes.filter((outcome) => outcome.kind === 'right' && !outcome.repeated)).toHaveLength(1)
  })

  test('a process that dies after the code was judged loses nothing: the same code goes on', async () => {
    const all = await process()
    const { registration } = await begin(all)
    await all.registrations.send(all.about(registration), 'email', undefined)
    const code = await all.codeOf(registration)
    const before = await db.query('select * from registration where id = $1', [registration.id])
    expect(await all.registrations.check(all.about(registration), code, undefined)).toMatchObject({ kind: 'right' })
    // As if the second write had never come: the verification alone knows.
    await db.query('update registration set status = $2, revision = $3 where id = $1', [
      registration.id,
      'sent',
      before[0]?.revision as number,
    ])
    await db.query(
      'update registration_contact set confirmed_at = null, verification_id = null where registration_id = $1',
      [registration.id],
    )
    expect(await complete(all, registration)).toMatchObject({ kind: 'not_confirmed' })
    const again = await (await process()).registrations.check(all.about(registration), code, undefined)
    expect(again).toMatchObject({ kind: 'right', registration: { status: 'confirmed' } })
    expect(await complete(all, registration)).toMatchObject({ kind: 'completed' })
  })

  test.each([
    [
      'that says to be confirmed, without any verification',
      `update registration set status = 'confirmed' where id = $1`,
      false,
    ],
    ['whose verification is not confirmed', `update verification set status = 'pending' where id = $2`, true],
    ['whose verification was for another purpose', `update verification set purpose = 'renewal' where id = $2`, true],
    ['whose verification was of another session', `update verification set session = '\\x00' where id = $2`, true],
    ['whose verification was of another service', `update verification set service_id = id where id = $2`, true],
    ['whose verification was of the other kind of key', `update verification set test = not test where id = $2`, true],
    [
      'whose contact is another than the one that got the code',
      `update verification set contact = id where id = $2`,
      true,
    ],
    ['that is over', `update registration set expires_at = created_at where id = $1`, true],
  ])('the gate stays closed for a registration %s', async (_what, sql, isConfirmed) => {
    const all = await process()
    const { registration, subject } = await begin(all)
    if (isConfirmed) await confirm(all, registration)
    const { verification } = isConfirmed ? await all.read(registration) : { verification: undefined }
    const tampered = sql.includes('$2') ? [registration.id, verification?.id ?? null] : [registration.id]
    await db.query(
      sql.includes('$1') ? sql : sql.replace('$2', '$1'),
      sql.includes('$1') ? tampered : tampered.slice(1),
    )
    expect(await complete(all, registration)).toMatchObject({ kind: 'not_confirmed' })
    expect(await all.accounts.find(all.owner, { subject })).toEqual([])
    const [row] = await db.query('select status from registration where id = $1', [registration.id])
    expect(row?.status).not.toBe('completed')
  })

  test('a code that was sent before a rotation of secrets still opens the gate after it', async () => {
    const all = await process()
    const { registration } = await begin(all)
    await all.registrations.send(all.about(registration), 'email', undefined)
    const code = await all.codeOf(registration)
    const rotated = await process({ secrets: [Buffer.alloc(32, 'pinpost test secret, a new one.'), ...testSecrets] })
    expect(await rotated.registrations.check(rotated.about(registration), code, undefined)).toMatchObject({
      kind: 'right',
    })
    expect(await complete(rotated, registration)).toMatchObject({ kind: 'completed' })
  })

  test('activity moves the end on, up to two hours in all, and no code outlives it', async () => {
    const all = await process({ settings: { codeSeconds: { sms: 600, email: 86_400 } } })
    const { registration } = await begin(all)
    const { createdAt } = registration
    const secondsAt = (at: Date | undefined) => ((at?.getTime() ?? 0) - createdAt.getTime()) / 1000
    await all.registrations.send(all.about(registration), 'email', undefined)
    const { verification, expiresAt } = await all.read(registration)
    expect([secondsAt(expiresAt), secondsAt(verification?.expiresAt)]).toEqual([1800, 1800])
    await inTurn(4, async () => {
      all.clock.advance(1740)
      const { expiresAt: before } = await all.read(registration)
      // Looking is no step.
      await all.registrations.contactOptions(all.about(registration))
      expect((await all.read(registration)).expiresAt).toEqual(before)
      await all.registrations.changeSettings(all.about(registration), {})
    })
    expect(secondsAt((await all.read(registration)).expiresAt)).toBe(7200)
    await all.registrations.send(all.about(registration), 'phone', undefined)
    expect(secondsAt((await all.read(registration)).verification?.expiresAt)).toBe(7200)
    all.clock.advance(7200 - 6960 - 59)
    expect(await all.registrations.send(all.about(registration), 'email', undefined)).toMatchObject({
      kind: 'too_late',
    })
    all.clock.advance(58)
    expect((await all.read(registration)).status).toBe('sent')
    all.clock.advance(1)
    expect(await all.read(registration)).toMatchObject({ status: 'expired', reason: 'too_long' })
  })

  test('strangers who fill the open lane of a contact do not keep out who has it on file', async () => {
    const all = await process()
    const to = newMailbox()
    const subject = newSubject()
    const at = all.clock.now()
    await all.openAccount(subject, { contacts: [{ contact: contactOf(to), confirmedAt: at, method: 'id_card' }] })
    await inTurn(6, () => all.begin(to, { caller: all.owner }))
    expect(await all.begin(to, { caller: all.owner })).toMatchObject({ kind: 'limited' })
    const registration = await all.create({ method: 'biometric', subject })
    expect(await all.registrations.send(all.about(registration, APP), 'email', undefined)).toMatchObject({
      kind: 'done',
    })
  })
})

// What becomes of a message, on both engines: retries that stop before the code dies (R29), what is sent again by itself and what
// is not (R27), messages of processes that died (D5), and what is refused before anything is written (R26, R31).
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Database, DatabaseError } from '../../src/db/index.ts'
import { type Lineup, lineupOf } from '../../src/delivery/index.ts'
import { addSeconds } from '../../src/lib/clock.ts'
import type { Uuid } from '../../src/lib/ids.ts'
import {
  type Application,
  addKey,
  applicationWith,
  type Begun,
  createApplication,
  newMailbox,
  newPhone,
  newSession,
  times,
  uuidOf,
  wrongFor,
} from '../support/application.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import {
  accepted,
  busy,
  lost,
  pendingFate,
  refusedForGood,
  type ScriptedProvider,
  scriptedProvider,
} from '../support/scripted-provider.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { codeIn } from '../support/verifications.ts'

/** A process that is not there any more. */
const DEAD = '0193b000-0000-7000-8000-00000000dead'

const codesOf = (provider: ScriptedProvider, to: string) => [...new Set(provider.to(to).map((one) => codeIn(one)))]

describe.each(engines)('on $name', (engine) => {
  const provider = scriptedProvider()
  const otherProvider = scriptedProvider()
  let app: TestApp
  /** A second process on the same database, with the same clock and secrets. */
  let other: TestApp
  let shop: Application

  beforeAll(async () => {
    app = await startTestApp(engine, { provider })
    other = await startTestApp(engine, { provider: otherProvider, database: app.app.db, clock: app.clock })
  })
  // Each story has a service, and begins with nothing under way.
  beforeEach(async () => {
    shop = await createApplication(app)
    app.clock.advance(3600)
    await sweep()
  })

  async function sweep(process: TestApp = app): Promise<void> {
    await process.app.upkeep.run('take over messages')
    await process.app.idle()
  }

  async function begin(to: string, more: Readonly<Record<string, unknown>> = {}): Promise<Begun> {
    const begun = await shop.begin(to, more)
    await app.app.idle()
    return begun
  }

  const rowsOf = (begun: Begun) =>
    app.app.db.query<{ state: string; reason: string | null; tries: number; lease_by: string | null }>(
      'select state, reason, tries, lease_by from message where verification_id = $1 order by id',
      [uuidOf(begun)],
    )

  const statesOf = async (begun: Begun) =>
    (await shop.read(begun)).body.messages.map(({ status }: { status: string }) => status)

  /** As if the process that was sending it had died. */
  async function orphan(begun: Begun, leaseSeconds: number): Promise<void> {
    const until = new Date(app.clock.now().getTime() + leaseSeconds * 1000)
    await app.app.db.query(
      "update message set state = 'sending', lease_by = $2, lease_until = $3, provider = null where verification_id = $1",
      [uuidOf(begun), DEAD, until],
    )
  }

  describe('a temporary refusal', () => {
    test.each([
      ['SMS', newPhone],
      ['e-mail', newMailbox],
    ])('of an %s is tried again after 1, 4, 10, 20, 40 and each 60 seconds, until its code is as good as dead (R29)', async (_, newContact) => {
      const to = newContact()
      provider.fates.set(to, busy)
      const begun = await begin(to)
      const startedAt = app.clock.now().getTime()
      const triedAt = [0]
      for (const wait of [1, 4, 10, 20, 40, 60, 60, 60, 60, 60, 60, 60]) {
        expect(await statesOf(begun)).toEqual(['queued'])
        app.clock.advance(wait - 0.5)
        await sweep()
        expect(provider.to(to)).toHaveLength(triedAt.length)
        app.clock.advance(0.5)
        await sweep()
        triedAt.push((app.clock.now().getTime() - startedAt) / 1000)
        expect(provider.to(to)).toHaveLength(triedAt.length)
      }
      // The next would leave at 555 s; not after 540 s must it leave, since the code dies at 600 s.
      expect(triedAt.at(-1)).toBe(495)
      expect(await rowsOf(begun)).toEqual([{ state: 'failed', reason: 'busy', tries: 13, lease_by: null }])
      expect(codesOf(provider, to)).toHaveLength(1)
      app.clock.advance(60)
      await sweep()
      expect(provider.to(to)).toHaveLength(13)
      expect(await statesOf(begun)).toEqual(['failed'])
    })

    test('that passes is over: the message is accepted, and the code is the same', async () => {
      const to = newMailbox()
      provider.fates.set(to, busy)
      const begun = await begin(to)
      provider.fates.delete(to)
      app.clock.advance(1)
      await sweep()
      expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 2 }])
      expect(codesOf(provider, to)).toHaveLength(1)
      app.clock.advance(60)
      await sweep()
      expect(provider.to(to)).toHaveLength(2)
    })

    test('is seen by another process, which tries again where this one has died', async () => {
      const to = newMailbox()
      provider.fates.set(to, busy)
      const begun = await begin(to)
      app.clock.advance(1)
      await sweep(other)
      expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 2 }])
      expect([provider.to(to).length, otherProvider.to(to).length]).toEqual([1, 1])
      expect(codesOf(otherProvider, to)).toEqual(codesOf(provider, to))
    })

    test('of many messages is tried again once each by two processes that sweep at once', async () => {
      const all = await Promise.all(
        times(20, async () => {
          const to = newMailbox()
          provider.fates.set(to, busy)
          return await shop.begin(to)
        }),
      )
      await app.app.idle()
      for (const { to } of all) provider.fates.delete(to)
      app.clock.advance(1)
      await Promise.all([sweep(app), sweep(other), sweep(other)])
      for (const begun of all) {
        expect(provider.to(begun.to).length + otherProvider.to(begun.to).length).toBe(2)
        expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 2 }])
      }
    })
  })

  describe('R29: a code that would arrive dead is not sent', () => {
    test('a sweep that comes too late sends nothing, one that comes just in time does', async () => {
      const [early, late] = [newMailbox(), newMailbox()]
      for (const to of [early, late]) provider.fates.set(to, busy)
      const [inTime, tooLate] = [await begin(early), await begin(late)]
      // The early one is due at 1 s, and is swept at 539.9 s; the late one is hidden until 540 s.
      await app.app.db.query('update message set lease_until = $2 where verification_id = $1', [
        uuidOf(tooLate),
        new Date(app.clock.now().getTime() + 540_000),
      ])
      provider.fates.clear()
      app.clock.advance(539.9)
      await sweep()
      app.clock.advance(0.1)
      await sweep()
      expect([provider.to(early).length, provider.to(late).length]).toEqual([2, 1])
      expect(await rowsOf(inTime)).toMatchObject([{ state: 'accepted' }])
      expect(await rowsOf(tooLate)).toMatchObject([{ state: 'failed', reason: 'expired' }])
      expect(await statesOf(tooLate)).toEqual(['failed'])
    })

    test.each([
      ['SMS', newPhone, {}, 540],
      ['SMS with a short life', newPhone, { code_seconds_sms: 80 }, 60],
      ['e-mail that lives a day', newMailbox, { code_seconds_email: 86_400 }, 86_340],
    ])('the provider is told until when it may deliver: %s', async (_, newContact, settings, seconds) => {
      shop = await createApplication(app, settings)
      const to = newContact()
      const begun = await begin(to)
      const [message] = provider.to(to)
      const { created_at } = (await shop.read(begun)).body
      expect(message?.notAfter.getTime()).toBe(Date.parse(created_at) + seconds * 1000)
    })

    test.each([
      ['confirmed', async (begun: Begun) => shop.check(begun, await app.codeFor(begun.to))],
      ['cancelled', async (begun: Begun) => shop.cancel(begun)],
      ['locked', async (begun: Begun) => lock(begun)],
    ])('what waits for another try is not sent once the verification is %s', async (status, end) => {
      const to = newMailbox()
      provider.fates.set(to, busy)
      const begun = await begin(to)
      await end(begun)
      expect(await shop.read(begun)).toMatchObject({ body: { status } })
      app.clock.advance(1)
      await sweep()
      expect(provider.to(to)).toHaveLength(1)
      expect(await rowsOf(begun)).toMatchObject([{ state: 'failed', reason: 'expired' }])
      expect(await shop.read(begun)).toMatchObject({ body: { status } })
    })

    async function lock(begun: Begun): Promise<void> {
      const code = await app.codeFor(begun.to)
      for (const by of [1, 2, 3, 4, 5]) await shop.check(begun, wrongFor(code, by))
    }
  })

  describe('a message that failed for good', () => {
    test('is told with its provider, the country of its number and the reason, for the metrics', async () => {
      const to = newPhone()
      provider.fates.set(to, refusedForGood)
      await begin(to)
      const [told] = app.telemetry.events.flatMap((one) => (one.name === 'messageSettled' ? [one.event] : [])).slice(-1)
      expect(told).toMatchObject({
        channel: 'sms',
        country: 'EE',
        state: 'failed',
        reason: 'contact_unknown',
        tries: 1,
      })
    })

    test('is failed at once, with the reason, and is never tried again', async () => {
      const to = newPhone()
      provider.fates.set(to, refusedForGood)
      const begun = await begin(to)
      expect(await rowsOf(begun)).toEqual([{ state: 'failed', reason: 'contact_unknown', tries: 1, lease_by: null }])
      for (const seconds of [1, 4, 10, 60]) {
        app.clock.advance(seconds)
        await sweep()
      }
      expect(provider.to(to)).toHaveLength(1)
      expect((await shop.read(begun)).body).toMatchObject({ status: 'pending', tips: ['check_contact', 'use_email'] })
    })

    test('confirms nothing and ends nothing: a code that came all the same is right', async () => {
      const to = newMailbox()
      provider.fates.set(to, refusedForGood)
      const begun = await begin(to)
      expect(await shop.check(begun, await app.codeFor(to))).toMatchObject({ body: { valid: true } })
    })
  })

  describe('a message that may have gone', () => {
    test.each([
      ['the provider does not know', lost],
      ['the provider breaks its promise and throws', () => Promise.reject(new Error('broken'))],
    ])('is not sent again by itself, but when the person asks (R27): %s', async (_, fate) => {
      const to = newMailbox()
      provider.fates.set(to, fate)
      const begun = await begin(to)
      expect(await rowsOf(begun)).toEqual([{ state: 'unknown', reason: null, tries: 1, lease_by: null }])
      provider.fates.delete(to)
      for (const seconds of [1, 15, 60, 43]) {
        app.clock.advance(seconds)
        await sweep()
        await sweep(other)
      }
      expect(provider.to(to)).toHaveLength(1)
      expect(await shop.resend(begun)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
      app.clock.advance(1)
      expect(await shop.resend(begun)).toMatchObject({ status: 202 })
      await app.app.idle()
      expect(await statesOf(begun)).toEqual(['unknown', 'accepted'])
      expect(codesOf(provider, to)).toHaveLength(1)
    })
  })

  describe('one that cannot be taken over', () => {
    test('holds up none of the others, and is over when its code is dead', async () => {
      const all = await Promise.all(
        times(3, async () => {
          const to = newMailbox()
          provider.fates.set(to, busy)
          return await begin(to)
        }),
      )
      const [bad, ...others] = all as [Begun, ...Begun[]]
      await app.app.db.query(
        'update verification set contact_sealed = set_byte(contact_sealed, 20, 255 - get_byte(contact_sealed, 20)) where id = $1',
        [uuidOf(bad)],
      )
      app.clock.advance(1)
      await expect(sweep(other)).rejects.toThrow()
      await other.app.idle()
      for (const begun of others) {
        expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 2 }])
        expect(await other.app.verifications.read(await shop.owner(), uuidOf(begun))).toBeDefined()
      }
      app.clock.advance(539)
      await sweep(other)
      expect(await rowsOf(bad)).toMatchObject([{ state: 'failed', reason: 'expired', lease_by: null }])
      expect(otherProvider.to(bad.to)).toEqual([])
    })

    test('nor does one whose provider calls it what no database can store', async () => {
      const names = ['a\0b', 'half \ud83d', `${'x'.repeat(199)}\u{1f600}`, 'one like any other']
      const all = await Promise.all(
        names.map(async (reference) => {
          const to = newMailbox()
          provider.fates.set(to, () => ({ kind: 'accepted', reference }))
          return await shop.begin(to)
        }),
      )
      await app.app.idle()
      for (const begun of all) expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted' }])
    })
  })

  describe('while the database is away', () => {
    let isAway = false
    let cutOff: TestApp
    const cutOffProvider = scriptedProvider()

    beforeAll(async () => {
      const { db } = app.app
      const query: Database['query'] = (statement, values) =>
        isAway
          ? Promise.reject(new DatabaseError('The database cannot be reached.', undefined, undefined))
          : db.query(statement, values)
      cutOff = await startTestApp(engine, {
        ...{ database: { ...db, query }, clock: app.clock, provider: cutOffProvider },
      })
    })

    test.each([
      ['is taken', accepted, 'accepted'],
      ['is refused for now', busy, 'queued'],
      ['may have gone', lost, 'unknown'],
    ])('what became of a message that %s is kept, and it leaves once', async (_, fate, state) => {
      const to = newMailbox()
      const { fate: pending, end } = pendingFate()
      cutOffProvider.fates.set(to, pending)
      const begun = await applicationWith(cutOff, shop.key, shop.slug, 'live').begin(to)
      await vi.waitFor(() => expect(cutOffProvider.to(to)).toHaveLength(1))
      isAway = true
      end(fate)
      await cutOff.app.idle()
      app.clock.advance(16)
      await expect(cutOff.app.upkeep.run('renew leases')).rejects.toThrow('cannot be reached')
      isAway = false
      expect(await rowsOf(begun)).toMatchObject([{ state: 'sending', tries: 1 }])
      // Its lease ran out meanwhile, and the first to look is the process itself.
      await sweep(cutOff)
      await cutOff.app.upkeep.run('renew leases')
      expect(cutOffProvider.to(to)).toHaveLength(1)
      expect(await rowsOf(begun)).toMatchObject([{ state, tries: 2, lease_by: null }])
    })

    test('what waits for its turn meanwhile leaves once', async () => {
      const all = times(300, () => newMailbox())
      const { fate, end } = pendingFate()
      for (const to of all) cutOffProvider.fates.set(to, fate)
      const ours = applicationWith(cutOff, shop.key, shop.slug, 'live')
      await Promise.all(all.map((to) => ours.begin(to)))
      // For so long no lease could be renewed.
      app.clock.advance(16)
      await cutOff.app.upkeep.run('take over messages')
      end(accepted)
      await cutOff.app.idle()
      for (const to of all) expect(cutOffProvider.to(to)).toHaveLength(1)
      const states = await app.app.db.query<{ state: string; n: number }>(
        'select m.state, count(*) as n from message m join verification v on v.id = m.verification_id where v.service_id = $1 group by 1',
        [(await shop.owner()).service.id],
      )
      expect(states).toEqual([{ state: 'accepted', n: 300 }])
    })
  })

  describe('processes whose clocks differ', () => {
    test.each([
      ['of which the one that looks is 30 seconds ahead', 0, 30],
      ['of which the one that sends is 30 seconds behind', -30, 0],
    ])('%s take over nothing that is on its way, and what was left when its lease is over', async (_, ours, theirs) => {
      const START = app.clock.now()
      const database = fakeClock(START)
      const db = { ...app.app.db, now: async () => database.now() }
      const [slow, quick] = [scriptedProvider(), scriptedProvider()]
      const [sender, looker] = await Promise.all([
        startTestApp(engine, { database: db, clock: fakeClock(addSeconds(START, ours)), provider: slow }),
        startTestApp(engine, { database: db, clock: fakeClock(addSeconds(START, theirs)), provider: quick }),
      ] as const)
      const clocks = [database, sender.clock, looker.clock]
      for (const one of [sender, looker]) await one.app.upkeep.run('compare clocks')
      const to = newMailbox()
      const { fate, end } = pendingFate()
      slow.fates.set(to, fate)
      const begun = await applicationWith(sender, shop.key, shop.slug, 'live').begin(to)
      await vi.waitFor(() => expect(slow.to(to)).toHaveLength(1))
      for (const clock of clocks) clock.advance(14.9)
      await sweep(looker)
      expect(quick.to(to)).toHaveLength(0)
      for (const clock of clocks) clock.advance(0.1)
      await sweep(looker)
      expect(quick.to(to)).toHaveLength(1)
      expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 2 }])
      end(accepted)
      await sender.app.idle()
    })
  })

  describe('a message whose sender died', () => {
    test('is taken over when the lease is over, not before, and has the same code', async () => {
      const to = newPhone()
      const begun = await begin(to)
      await orphan(begun, 15)
      app.clock.advance(14.9)
      await sweep(other)
      expect(otherProvider.to(to)).toHaveLength(0)
      app.clock.advance(0.1)
      await sweep(other)
      expect(otherProvider.to(to)).toMatchObject([{ id: provider.to(to)[0]?.id, to }])
      expect(codesOf(otherProvider, to)).toEqual(codesOf(provider, to))
      expect(await rowsOf(begun)).toEqual([{ state: 'accepted', reason: null, tries: 2, lease_by: null }])
    })

    test('is not taken over for a verification that has ended meanwhile', async () => {
      const begun = await begin(newMailbox())
      await orphan(begun, 15)
      await shop.cancel(begun)
      app.clock.advance(15)
      await sweep(other)
      expect(otherProvider.to(begun.to)).toHaveLength(0)
      expect(await rowsOf(begun)).toMatchObject([{ state: 'failed', reason: 'expired' }])
    })

    test('is not taken from a living process that is slow and renews its lease', async () => {
      const to = newMailbox()
      const { fate, end } = pendingFate()
      provider.fates.set(to, fate)
      const begun = await shop.begin(to)
      await vi.waitFor(() => expect(provider.to(to)).toHaveLength(1))
      app.clock.advance(10)
      await app.app.upkeep.run('renew leases')
      app.clock.advance(14)
      await sweep(other)
      expect(otherProvider.to(to)).toHaveLength(0)
      end(accepted)
      await app.app.idle()
      expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 1 }])
    })

    test.each([
      ['failure', refusedForGood],
      ['acceptance', accepted],
      ['wish to try again', busy],
    ])('is no longer its sender’s to settle: a late %s is ignored, what is final stays final', async (_, late) => {
      const to = newMailbox()
      const { fate, end } = pendingFate()
      provider.fates.set(to, fate)
      const begun = await shop.begin(to)
      await vi.waitFor(() => expect(provider.to(to)).toHaveLength(1))
      app.clock.advance(15)
      otherProvider.fates.set(to, lost)
      await sweep(other)
      const settled = await rowsOf(begun)
      expect(settled).toMatchObject([{ state: 'unknown', tries: 2 }])
      end(late)
      await app.app.idle()
      expect(await rowsOf(begun)).toEqual(settled)
      // A failure that was ignored opens no resend either.
      expect(await shop.resend(begun)).toMatchObject({ status: 429, body: { code: 'resend_too_early' } })
    })
  })

  test('a hand-over whose lease ran out is not begun again by its own process, and settles the message all the same', async () => {
    const to = newMailbox()
    const { fate, end } = pendingFate()
    provider.fates.set(to, fate)
    const begun = await shop.begin(to)
    await vi.waitFor(() => expect(provider.to(to)).toHaveLength(1))
    app.clock.advance(15)
    await app.app.upkeep.run('take over messages')
    expect(await rowsOf(begun)).toMatchObject([{ state: 'sending', tries: 2 }])
    end(accepted)
    await app.app.idle()
    expect(await rowsOf(begun)).toMatchObject([{ state: 'accepted', tries: 2 }])
    expect(provider.to(to)).toHaveLength(1)
  })

  describe('a message that cannot be read, since the secret of its contact is gone,', () => {
    /** One of them, and one as it should be; both wait for another try, and a process that remembers neither. */
    async function beginBoth(): Promise<readonly [unreadable: Begun, sound: Begun]> {
      const recipients = [newMailbox(), newMailbox()]
      for (const to of recipients) provider.fates.set(to, busy)
      const [unreadable, sound] = (await Promise.all(recipients.map((to) => shop.begin(to)))) as [Begun, Begun]
      await app.app.idle()
      const id = uuidOf(unreadable)
      await app.app.db.query('update verification set contact_key = contact_key + 1 where id = $1', [id])
      app.clock.advance(1)
      return [unreadable, sound]
    }

    test('keeps none waiting that is taken over with it, and has failed when it is too late', async () => {
      const [unreadable, sound] = await beginBoth()
      await expect(sweep(other)).rejects.toThrow('its secret is not in PINPOST_SECRETS')
      await other.app.idle()
      expect(otherProvider.to(sound.to)).toHaveLength(1)
      // A process that has the secret may take it meanwhile.
      app.clock.advance(14.9)
      expect(await rowsOf(unreadable)).toMatchObject([{ state: 'sending', tries: 2 }])
      app.clock.advance(600)
      await sweep(other)
      expect(await rowsOf(unreadable)).toMatchObject([{ state: 'failed', reason: 'expired' }])
    })

    test('is an error to whoever reads it, and to nobody else', async () => {
      const both = await beginBoth()
      const owner = await shop.owner()
      const reads = both.map((one) => other.app.verifications.read(owner, uuidOf(one) as Uuid))
      expect((await Promise.allSettled(reads)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    })
  })

  describe('a process that is told to stop', () => {
    test('finishes what it began to hand over and gives back the rest, which another sends at once', async () => {
      const slow = scriptedProvider()
      const { fate, end } = pendingFate()
      const closing = await startTestApp(engine, { provider: slow, database: app.app.db, clock: app.clock })
      const client = applicationWith(closing, shop.key, shop.slug, 'live')
      // 256 hand-overs are under way at once; the others wait.
      const all = await Promise.all(
        times(260, async () => {
          const to = newMailbox()
          slow.fates.set(to, fate)
          return await client.begin(to)
        }),
      )
      await vi.waitFor(() => expect(slow.messages).toHaveLength(256))
      const closed = closing.app.close()
      const states = () =>
        app.app.db.query<{ state: string; n: number }>(
          'select state, count(*)::int as n from message where verification_id = any($1::uuid[]) group by 1 order by 1',
          [all.map(uuidOf)],
        )
      await vi.waitFor(async () =>
        expect(await states()).toEqual([
          { state: 'queued', n: 4 },
          { state: 'sending', n: 256 },
        ]),
      )
      await sweep(other)
      const handedBack = all.filter(({ to }) => slow.to(to).length === 0)
      expect(handedBack).toHaveLength(4)
      for (const { to } of handedBack) expect(otherProvider.to(to)).toHaveLength(1)
      end(accepted)
      await closed
      expect(await states()).toEqual([{ state: 'accepted', n: 260 }])
      expect(slow.messages).toHaveLength(256)
    })
  })

  describe('what cannot be sent is refused before anything is written or counted', () => {
    let emailOnly: TestApp
    let estonian: TestApp
    /** Enables every country, and has a carrier for one. */
    let carriedInEstonia: TestApp

    beforeAll(async () => {
      const shared = { database: app.app.db, clock: app.clock }
      emailOnly = await startTestApp(engine, { ...shared, provider: scriptedProvider(['email']) })
      estonian = await startTestApp(engine, {
        ...shared,
        provider,
        env: { PINPOST_SMS_COUNTRIES: 'EE', PINPOST_SMS_PER_DAY: '1000' },
      })
      carriedInEstonia = await startTestApp(engine, { ...shared, lineup: carriersIn('EE') })
    })

    /** How much there is of everything that a start may write. */
    async function written(): Promise<unknown> {
      const tables = ['verification', 'message', 'counter', 'contact_budget', 'pending_start', 'idempotency']
      const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`)
      return await app.app.db.query(`select ${counts.join(', ')}, (select sum(n) from counter) as counted`)
    }

    async function refuse(start: () => Promise<Answer>): Promise<Answer> {
      const [before, sent] = [await written(), app.messages.length]
      const answer = await start()
      await app.app.idle()
      expect(answer.status).toBe(422)
      expect(await written()).toEqual(before)
      expect(app.messages).toHaveLength(sent)
      return answer
    }

    /** Everything that a start may name, so that whatever it writes would be seen. */
    const full = () => ({ session: newSession(), client: { ip: '203.0.113.9' }, metadata: { order: '17' } })
    const headers = { 'idempotency-key': 'one-and-the-same' }

    test('a channel that no provider carries', async () => {
      const client = applicationWith(emailOnly, shop.key, shop.slug, 'live')
      const answer = await refuse(() => client.start('+37251234567', full(), headers))
      expect(answer.body).toMatchObject({
        code: 'channel_unavailable',
        field: 'to',
        reason: 'channel_not_configured',
        alternatives: ['email'],
      })
      expect(await client.start(newMailbox(), full())).toMatchObject({ status: 201 })
    })

    test('but a test key needs no provider', async () => {
      const tester = applicationWith(emailOnly, (await addKey(app, shop.slug, 'test')).key, shop.slug, 'test')
      expect(await tester.start('+37251234567', full())).toMatchObject({ status: 201, body: { channel: 'sms' } })
    })

    test('R31: a country that the operator did not enable, with the setting that enables it', async () => {
      const client = applicationWith(estonian, shop.key, shop.slug, 'live')
      const answer = await refuse(() => client.start('+447400123456', full(), headers))
      expect(answer.body).toMatchObject({
        code: 'country_not_enabled',
        field: 'to',
        reason: 'country_not_enabled',
        setting: 'PINPOST_SMS_COUNTRIES',
        alternatives: ['email'],
      })
      expect(await client.start('+37251234567', full())).toMatchObject({ status: 201 })
    })

    test('a number that no provider carries, as they are planned now, with what would work', async () => {
      const client = applicationWith(carriedInEstonia, shop.key, shop.slug, 'live')
      const answer = await refuse(() => client.start('+37121234567', full(), headers))
      expect(answer.body).toMatchObject({
        code: 'channel_unavailable',
        field: 'to',
        reason: 'sms_not_carried_there',
        detail: 'We cannot send text messages to this number. Please use your e-mail address instead.',
        setting: 'PINPOST_PROVIDERS',
        alternatives: ['email'],
      })
      const fallback = await refuse(() => client.start(newMailbox(), { ...full(), fallback_to: '+37121234568' }))
      expect(fallback.body).toMatchObject({ field: 'fallback_to', reason: 'sms_not_carried_there' })
      expect(await client.start('+37251234567', full())).toMatchObject({ status: 201 })
      carriedInEstonia.app.router.replace(carriersIn('LV'))
      expect(await client.start('+37121234567', full())).toMatchObject({ status: 201 })
      const gone = await refuse(() => client.start('+37251234568', full()))
      expect(gone.body).toMatchObject({ reason: 'sms_not_carried_there' })
    })

    test('but to a test key every number is carried', async () => {
      const tester = applicationWith(carriedInEstonia, (await addKey(app, shop.slug, 'test')).key, shop.slug, 'test')
      expect(await tester.start('+37061234567', full())).toMatchObject({ status: 201, body: { channel: 'sms' } })
    })

    test('R31: a service may enable less than the deployment, and not more', async () => {
      const [narrow, wide] = [
        await createApplication(app, { sms_countries: ['LV'] }),
        await createApplication(app, { sms_countries: ['LV', 'EE', 'GB'] }),
      ]
      const answer = await refuse(() => narrow.start('+37251234567', full(), headers))
      expect(answer.body).toMatchObject({ code: 'country_not_enabled', setting: 'sms_countries' })
      expect(await narrow.start('+37129123456', full())).toMatchObject({ status: 201 })
      const client = applicationWith(estonian, wide.key, wide.slug, 'live')
      const forbidden = await refuse(() => client.start('+447400123456', full(), headers))
      expect(forbidden.body).toMatchObject({ setting: 'PINPOST_SMS_COUNTRIES' })
    })

    test.each([
      ['the USA', '+12124567890'],
      ['Puerto Rico', '+17872345678'],
      ['Canada', '+16135550123'],
      ['Belgium', '+32470123456'],
    ])('R26: a number of %s, whatever is enabled; e-mail is offered instead', async (_, number) => {
      for (const application of [shop, await addKey(app, shop.slug, 'test')]) {
        const answer = await refuse(() => application.start(number, full(), headers))
        expect(answer.body).toMatchObject({
          code: 'channel_unavailable',
          reason: 'sms_not_delivered_there',
          alternatives: ['email'],
        })
      }
    })

    test('R26: a Jamaican number is no American one, although it begins with +1', async () => {
      expect(await shop.start('+18762101234', full())).toMatchObject({ status: 201, body: { channel: 'sms' } })
    })

    test.each([
      'BE',
      'US',
      'CA',
      'GU',
    ])('R26: a text message to somebody who says to be in %s; e-mail goes there', async (location) => {
      const answer = await refuse(() => shop.start('+37251234567', { ...full(), location }, headers))
      expect(answer.body).toMatchObject({
        code: 'channel_unavailable',
        reason: 'sms_not_delivered_where_you_are',
        alternatives: ['email'],
      })
      expect(await shop.start(newMailbox(), { ...full(), location })).toMatchObject({ status: 201 })
      expect(await shop.start(newPhone(), { ...full(), location: 'LV' })).toMatchObject({ status: 201 })
    })

    test.each([
      '51234567',
      '+3725',
      'ann@@mailbox.example',
      'ann@mailbox',
      'ann',
    ])('no contact at all: %s', async (to) => {
      const answer = await refuse(() => shop.start(to, full(), headers))
      expect(answer.body).toMatchObject({ code: 'invalid_contact', field: 'to' })
    })
  })
})

/** A carrier of text messages for one country, and one of e-mail. */
function carriersIn(country: string): Lineup {
  const [sms, email] = [scriptedProvider(['sms'], 'telco').provider, scriptedProvider(['email'], 'relay').provider]
  const [there, anywhere] = [
    lineupOf([sms], { weight: { otherwise: 'never', countries: { [country]: 100 } } }),
    lineupOf([email]),
  ]
  return { providers: [sms, email], plan: { providers: [...there.plan.providers, ...anywhere.plan.providers] } }
}

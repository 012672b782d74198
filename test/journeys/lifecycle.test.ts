// Stopping, starting again, and what a person meets while the database or the provider is away, on both engines. No failure of
// either opens the gate or loses what was acknowledged (R43). That killed processes lose nothing is proved in chaos.test.ts.
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../src/db/index.ts'
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
import { engines } from '../support/databases.ts'
import { type FakeClock, fakeClock } from '../support/fake-clock.ts'
import { letOnlyRead } from '../support/only-reads.ts'
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

describe.each(engines)('on $name', (engine) => {
  const clock: FakeClock = fakeClock()
  let provider: ScriptedProvider
  let database: Database
  let app: TestApp
  let shop: Application

  async function startOn(db: Database): Promise<void> {
    database = db
    provider = scriptedProvider()
    app = await startTestApp(engine, { database, clock, provider })
    shop = await createApplication(app)
  }

  /** Starts on a database that can be closed and opened again; answers how. */
  async function startOnDisk(): Promise<() => Promise<Database>> {
    const address = await engine.create()
    const reopen = async () => {
      const db = await openDatabase(address)
      onTestFinished(() => db.close())
      return db
    }
    await startOn(await reopen())
    return reopen
  }

  /** The same service in a process that comes after this one. */
  async function restart(on: Database): Promise<{ next: TestApp; shop: Application }> {
    const next = await startTestApp(engine, { database: on, clock, provider })
    return { next, shop: applicationWith(next, shop.key, shop.slug, 'live') }
  }

  const begin = (to = newMailbox()) => shop.send(to, { session: newSession() })

  const stateOf = async (db: Database, begun: Pick<Begun, 'id'>) => {
    const [row] = await db.query<{ state: string }>('select state from message where verification_id = $1', [
      uuidOf(begun),
    ])
    return row?.state
  }

  /** Lets no statement touch a verification until it is told to go on. */
  async function hold(db: Database): Promise<() => Promise<void>> {
    const gate = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const holding = db.transaction(async (tx) => {
      await tx.query('lock table verification in exclusive mode')
      held.resolve()
      await gate.promise
    })
    await held.promise
    return async () => {
      gate.resolve()
      await holding
    }
  }

  /** What was sent before is being worked on once requests that came later are answered. */
  async function taken(): Promise<void> {
    for (let i = 0; i < 5; i++) await app.anyone.get('/healthz')
  }

  describe('a server that is told to stop', () => {
    test('finishes the requests that it took, and takes no more', async () => {
      await startOn(await engine.open())
      const begun = await begin()
      const to = newMailbox()
      const release = await hold(database)
      const requests = [shop.start(to), shop.check(begun, begun.code)]
      await taken()
      const closed = app.app.close()
      await vi.waitFor(() => expect(app.anyone.get('/healthz')).rejects.toThrow())
      await release()
      const [started, checked] = await Promise.all(requests)
      expect(started).toMatchObject({ status: 201, body: { status: 'pending' } })
      expect(checked).toMatchObject({ status: 200, body: { valid: true, status: 'confirmed' } })
      await closed

      // The message left before the process did, and the next process knows both.
      const [message] = provider.to(to)
      const { shop: again } = await restart(database)
      expect(await stateOf(database, started?.body)).toBe('accepted')
      expect(await again.check(begun, begun.code)).toMatchObject({ body: { valid: true, repeated: true } })
      const fresh = { id: started?.body.id, session: undefined }
      expect(await again.check(fresh, message ? codeIn(message) : '')).toMatchObject({ body: { valid: true } })
    })

    test('finishes the hand-over that it began, and writes down how it ended', async () => {
      await startOn(await engine.open())
      const to = newMailbox()
      const { fate, end } = pendingFate()
      provider.fates.set(to, fate)
      const begun = await shop.begin(to)
      await vi.waitFor(() => expect(provider.to(to)).toHaveLength(1))
      let isClosed = false
      const closed = app.app.close().then(() => {
        isClosed = true
      })
      await vi.waitFor(() => expect(app.anyone.get('/healthz')).rejects.toThrow())
      expect(await stateOf(database, begun)).toBe('sending')
      expect(isClosed).toBe(false)
      end(accepted)
      await closed
      expect(await stateOf(database, begun)).toBe('accepted')
      const { next } = await restart(database)
      clock.advance(60)
      await next.app.upkeep.run('take over messages')
      await next.app.idle()
      expect(provider.to(to)).toHaveLength(1)
    })

    test('leaves everything as it was for the one that comes after it, on the same database', async () => {
      const reopen = await startOnDisk()
      const [one, two] = [await begin(newPhone()), await begin()]
      await shop.check(two, wrongFor(two.code))
      await Promise.all([app.app.close(), app.app.close()]) // may be told twice
      await database.close()
      clock.advance(120)
      const { next, shop: again } = await restart(await reopen())
      expect(await again.resend(one)).toMatchObject({ status: 202 })
      expect(await next.codeFor(one.to)).toBe(one.code)
      expect(await again.check(one, one.code)).toMatchObject({ body: { valid: true } })
      expect(await again.read(two)).toMatchObject({ body: { status: 'pending', attempts_left: 4 } })
      expect(await again.start(two.to, { session: two.session })).toMatchObject({ status: 200, body: { id: two.id } })
    })
  })

  describe('while the database is away', () => {
    test('it is alive and not ready, says so in JSON that is no problem, and can still be stopped', async () => {
      await startOn(await engine.open())
      expect(await app.anyone.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
      await database.close()
      clock.advance(1)
      expect(await app.anyone.get('/readyz')).toMatchObject({
        status: 503,
        headers: { 'content-type': expect.stringMatching(/^application\/json/) },
        body: {
          status: 'not_ready',
          checks: { database: 'unreachable', migrations: 'unknown', writes: 'unknown', clock: 'unknown' },
        },
      })
      expect(await app.anyone.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
      await app.app.close()
      await expect(app.anyone.get('/healthz')).rejects.toThrow()
      await expect(fetch(`${app.app.opsUrl}/metrics`)).rejects.toThrow()
    })

    test('every call is answered 503, confirms nothing and spends nothing (R43)', async () => {
      const reopen = await startOnDisk()
      const [begun, confirmed] = [await begin(), await begin()]
      await shop.check(confirmed, confirmed.code)
      const to = newMailbox()
      const sent = provider.messages.length
      await database.close()
      const key = { 'idempotency-key': 'one' }
      for (const answer of [
        await shop.start(to),
        await shop.start(to, { session: newSession() }, key),
        await shop.check(begun, begun.code),
        await shop.check(begun, begun.code, {}, key),
        await shop.check(begun, wrongFor(begun.code)),
        await shop.check(confirmed, confirmed.code),
        await shop.resend(begun),
        await shop.cancel(begun),
        await shop.read(begun),
        await shop.check({ id: 'ver_01kb0000000000000000000000', session: undefined }, begun.code),
        await app.anyone.call(`/v1/verifications/${begun.id}`, { key: begun.token }),
        // A key that this process has not seen yet.
        await app.anyone.call(`/v1/verifications/${begun.id}`, { key: app.keys.live }),
      ]) {
        expect(answer).toMatchObject({
          status: 503,
          headers: { 'retry-after': '2', 'content-type': expect.stringMatching(/^application\/problem\+json/) },
          body: { code: 'unavailable', retry_after: 2 },
        })
      }
      await app.app.idle()
      expect(provider.messages).toHaveLength(sent)

      const { shop: again } = await restart(await reopen())
      expect(await again.read(begun)).toMatchObject({ body: { status: 'pending', attempts_left: 5, messages: [{}] } })
      expect(await again.check(confirmed, confirmed.code)).toMatchObject({ body: { valid: true, repeated: true } })
      expect(await again.check(begun, begun.code, {}, key)).toMatchObject({ body: { valid: true } })
      expect(await again.start(to, { session: newSession() }, { 'idempotency-key': 'two' })).toMatchObject({
        status: 201,
      })
    })

    test('a message that was being handed over is taken over later, with the same code', async () => {
      const reopen = await startOnDisk()
      const to = newMailbox()
      const { fate, end } = pendingFate()
      provider.fates.set(to, fate)
      const begun = await shop.begin(to)
      await vi.waitFor(() => expect(provider.to(to)).toHaveLength(1))
      await database.close()
      end(accepted)
      await app.app.idle()
      const db = await reopen()
      expect(await stateOf(db, begun)).toBe('sending')
      provider.fates.delete(to)
      clock.advance(15)
      const { next, shop: again } = await restart(db)
      await next.app.upkeep.run('take over messages')
      await next.app.idle()
      expect(await stateOf(db, begun)).toBe('accepted')
      const codes = provider.to(to).map((message) => codeIn(message))
      expect(codes).toHaveLength(2)
      expect(new Set(codes).size).toBe(1)
      expect(await again.check(begun, codes[0] ?? '')).toMatchObject({ body: { valid: true } })
    })
  })

  test('a start that is refused for what the operator wrote has migrated nothing', async () => {
    database = await engine.open({ migrated: false })
    const env = { PINPOST_METHODS_FILE: 'nowhere.yaml' }
    await expect(startTestApp(engine, { database, clock, env })).rejects.toThrow('nowhere.yaml cannot be read (ENOENT)')
    expect(await database.query(`select to_regclass('schema_migration') as made`)).toEqual([{ made: null }])
  })

  test.runIf(engine.isShared)(
    'a trial with other secrets does not start beside this one, whose keys go on',
    async () => {
      await startOn(await engine.open())
      const secrets = [Buffer.alloc(32, 'of another folder, of another one')]
      const second = startTestApp(engine, { database, clock, secrets })
      await expect(second).rejects.toThrow(
        /belongs to a trial with other secrets.*PINPOST_SECRETS.*database of its own/,
      )
      expect(await app.live.post('/v1/verifications', { to: newMailbox(), purpose: 'registration' })).toMatchObject({
        status: 201,
      })
    },
  )

  test('while the database refuses to write it is not ready, and ready again as soon as one write succeeded', async () => {
    await startOn(await engine.open({ poolSize: 1 }))
    const readiness = async () => {
      clock.advance(1)
      return await app.anyone.get('/readyz')
    }
    await letOnlyRead(database, true)
    expect(await readiness()).toMatchObject({ status: 200 })
    expect(await shop.start(newMailbox())).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    const refusing = { status: 503, body: { status: 'not_ready', checks: { database: 'ok', writes: 'refused' } } }
    expect(await readiness()).toMatchObject(refusing)
    await expect(app.app.upkeep.run('try to write')).rejects.toMatchObject({ sqlState: '25006' })
    expect(await readiness()).toMatchObject(refusing)
    await letOnlyRead(database, false)
    await app.app.upkeep.run('try to write')
    expect(await readiness()).toMatchObject({ status: 200, body: { checks: { writes: 'ok' } } })
    expect(await shop.start(newMailbox())).toMatchObject({ status: 201 })
  })

  test.runIf(engine.isShared)(
    'connections that break in the middle of a check confirm nothing, and others replace them',
    async () => {
      const reopen = await startOnDisk()
      const begun = await begin()
      const release = await hold(await reopen())
      const checks = times(4, () => shop.check(begun, begun.code))
      const watcher = await reopen()
      const waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
      await vi.waitFor(async () => expect(await watcher.query(`select pid ${waiting}`)).not.toEqual([]))
      await watcher.query(`select pg_terminate_backend(pid) ${waiting}`)
      const answers = await Promise.all(checks.slice(0, 1))
      expect(answers).toMatchObject([{ status: 503, body: { code: 'unavailable' } }])
      await release()
      await Promise.all(checks)
      const again = await shop.check(begun, begun.code)
      expect(again).toMatchObject({ status: 200, body: { valid: true } })
    },
  )

  describe('while the provider is away (R43)', () => {
    beforeAll(async () => startOn(await engine.open()))

    test.each([
      ['refuses for a while', busy],
      ['refuses for good', refusedForGood],
      ['does not answer in time', lost],
      ['breaks down', () => Promise.reject(new Error('broken'))],
    ])('and %s, starts are acknowledged, the gate stays closed, and the right code opens it', async (_, fate) => {
      const [to, session] = [newMailbox(), newSession()]
      provider.fates.set(to, fate)
      const begun = await shop.begin(to, { session })
      const code = await app.codeFor(to)
      const answers = [
        await shop.read(begun),
        await shop.check(begun, wrongFor(code, 1)),
        await shop.start(to, { session }),
        await shop.resend(begun),
        await shop.check(begun, '000000' === code ? '000001' : '000000'),
        await shop.check(begun, ''),
        await shop.read(begun),
      ]
      clock.advance(120)
      await app.app.upkeep.run('take over messages')
      await app.app.idle()
      answers.push(await shop.resend(begun), await shop.check(begun, wrongFor(code, 2)), await shop.read(begun))
      for (const { body } of answers) {
        expect(['pending', 202, 422, 429, 409]).toContain(body.status)
        expect(body.valid).not.toBe(true)
      }
      const tester = await addKey(app, shop.slug, 'test')
      expect(await tester.check(begun, code)).toMatchObject({ status: 404 })
      expect(await shop.check(begun, code)).toMatchObject({ status: 200, body: { valid: true, status: 'confirmed' } })
    })

    test('a start that cannot be delivered at all ends unconfirmed', async () => {
      const to = newMailbox()
      provider.fates.set(to, busy)
      const begun = await shop.begin(to)
      for (let i = 0; i < 12; i++) {
        clock.advance(50)
        await app.app.upkeep.run('take over messages')
        await app.app.idle()
      }
      expect(await shop.read(begun)).toMatchObject({ body: { status: 'expired', messages: [{ status: 'failed' }] } })
      expect(await shop.check(begun, await app.codeFor(to))).toMatchObject({ status: 410 })
    })
  })
})

// What only a server with several connections can show: real conflicts between transactions, and connections that break.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectPostgres, type Database, type DatabaseLog, type Queryable } from '../../src/db/index.ts'
import { everyEngine, type TestDatabase } from '../support/databases.ts'
import { testCertificate } from '../support/smtp-certificate.ts'
import { startTlsProxy, type TlsProxy } from '../support/tls-proxy.ts'

/** Generous, for a busy machine. */
const soon = { timeout: 10_000 }

describe.each(everyEngine.filter((engine) => engine.isShared))('on $name', (engine) => {
  let db: TestDatabase
  let other: Database
  let url: string
  const open: Database[] = []

  beforeAll(async () => {
    db = await engine.open({ migrated: false })
    other = await db.openAnother()
    url = db.address.engine === 'postgres' ? db.address.url : ''
    await db.query('create table thing (id integer primary key, n integer not null)')
    await db.query('insert into thing select g, 0 from generate_series(1, 4) g')
  })
  afterAll(async () => {
    for (const one of open) await one.close()
  })

  /** A pool under a name of its own, whose log tells when a connection broke. */
  function connectAs(applicationName: string, poolSize = 1) {
    const warnings: string[] = []
    const log: DatabaseLog = { warn: (_facts, message) => warnings.push(message) }
    const connected = connectPostgres(url, { applicationName, poolSize, log })
    open.push(connected)
    return { db: connected, warnings }
  }

  const kill = (applicationName: string) =>
    other.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [applicationName])

  describe('conflicts', () => {
    /** Lets the first run of each of two transactions come to the same point before either goes on. */
    function meetingPoint(): () => Promise<void> {
      let arrived = 0
      let open: () => void
      const both = new Promise<void>((resolve) => {
        open = resolve
      })
      return () => {
        arrived++
        if (arrived === 2) open()
        return arrived > 2 ? Promise.resolve() : both
      }
    }

    test('of two transactions that cannot be put in order one is repeated, and both are kept', async () => {
      const meet = meetingPoint()
      let runs = 0
      const countAndAdd = (id: number) => async (tx: Queryable) => {
        runs++
        await tx.query('set transaction isolation level serializable')
        const [row] = await tx.query<{ count: number }>('select count(*) from thing')
        await meet()
        await tx.query('insert into thing values ($1, $2)', [id, row?.count ?? -1])
      }
      await Promise.all([db.transaction(countAndAdd(11)), other.transaction(countAndAdd(12))])
      // At least one; on a busy machine the server may find it in both.
      expect(runs).toBeGreaterThan(2)
      const counted = await db.query('select n from thing where id in (11, 12) order by n')
      expect(counted).toEqual([{ n: 4 }, { n: 5 }])
    })

    test('of two transactions that wait for each other one is repeated, and both are kept', async () => {
      const meet = meetingPoint()
      let runs = 0
      const touch = (first: number, second: number) => async (tx: Queryable) => {
        runs++
        await tx.query('update thing set n = n + 1 where id = $1', [first])
        await meet()
        await tx.query('update thing set n = n + 1 where id = $1', [second])
      }
      await Promise.all([db.transaction(touch(1, 2)), other.transaction(touch(2, 1))])
      // At least one; on a busy machine the server may find it in both.
      expect(runs).toBeGreaterThan(2)
      expect(await db.query('select n from thing where id in (1, 2)')).toEqual([{ n: 2 }, { n: 2 }])
    })

    test('of two statements that wait for each other one is repeated', async () => {
      const touch = (first: number, second: number) => `do $$ begin
        update thing set n = n + 1 where id = ${first};
        perform pg_sleep(0.1);
        update thing set n = n + 1 where id = ${second};
      end $$`
      await Promise.all([db.query(touch(3, 4)), other.query(touch(4, 3))])
      expect(await db.query('select n from thing where id in (3, 4)')).toEqual([{ n: 2 }, { n: 2 }])
    })
  })

  describe('connections that break', () => {
    test('an idle one that the server ends does no harm, and the next statement gets another', async () => {
      const { db: victim, warnings } = connectAs('idle victim')
      await victim.query('select 1')
      await kill('idle victim')
      await expect.poll(() => warnings, soon).toEqual(['an idle connection to the database broke'])
      expect(await victim.query('select 1 as one')).toEqual([{ one: 1 }])
    })

    test('one at work fails the statement that was on it, and no other', async () => {
      const { db: victim } = connectAs('busy victim')
      const failing = expect(victim.query('select pg_sleep(20)')).rejects.toMatchObject({
        name: 'DatabaseError',
        sqlState: '57P01',
      })
      const waiting = victim.query('select 1 as one')
      await expect.poll(() => kill('busy victim'), soon).toHaveLength(1)
      await failing
      expect(await waiting).toEqual([{ one: 1 }])
    })

    test('one within a transaction fails the transaction, of which nothing is kept', async () => {
      const { db: victim } = connectAs('victim in a transaction')
      const failing = victim.transaction(async (tx) => {
        await tx.query('insert into thing values (50, 0)')
        await kill('victim in a transaction')
        await tx.query('insert into thing values (51, 0)')
      })
      await expect(failing).rejects.toMatchObject({ name: 'DatabaseError' })
      expect(await victim.query('select id from thing where id >= 50')).toEqual([])
    })

    test('one that does not answer in time is given up', async () => {
      const { db: victim } = connectAs('slow victim')
      const failing = victim.query({ text: 'select pg_sleep(20)', timeoutSeconds: 0.05 })
      await expect(failing).rejects.toThrow(/No answer came within 0.05 seconds/)
      expect(await victim.query('select 1 as one')).toEqual([{ one: 1 }])
      await kill('slow victim')
    })

    test('one that listens is opened again and listens to the same', async () => {
      const { db: victim, warnings } = connectAs('deaf victim')
      const heard: string[] = []
      await victim.listen('news', (payload) => heard.push(payload))
      await kill('deaf victim')
      await expect.poll(() => warnings, soon).toContain('the connection that listens to the database broke')
      await expect
        .poll(async () => {
          await other.notify('news', 'again')
          return heard
        }, soon)
        .toContain('again')
    })
  })

  describe('addresses', () => {
    const stranger = (change: (address: URL) => void) => {
      const address = new URL(url)
      change(address)
      const db = connectPostgres(address.href)
      open.push(db)
      return db
    }

    test('a server that is not there is said to be unreachable', async () => {
      const nobody = stranger((address) => {
        address.port = '1'
      })
      await expect(nobody.query('select 1')).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/)
      await expect(nobody.listen('x', () => undefined)).rejects.toThrow(/cannot be reached/)
    })

    test('a wrong password is said to be wrong, and not what it was', async () => {
      const intruder = stranger((address) => {
        address.password = 'guessed'
      })
      const error: unknown = await intruder.query('select 1').catch((cause: unknown) => cause)
      expect(error).toMatchObject({ name: 'DatabaseError', sqlState: '28P01' })
      expect(String(error)).not.toContain('guessed')
    })

    test('a Unix socket leads to the same database', async () => {
      const [row] = await db.query<{ folder: string }>(`select current_setting('unix_socket_directories') as folder`)
      const { username, password, port, pathname } = new URL(url)
      const local = connectPostgres(
        `postgres://${username}:${password}@${pathname}?host=${encodeURIComponent(row?.folder ?? '')}&port=${port}`,
      )
      open.push(local)
      expect(await local.query('select inet_server_addr() is null as is_local')).toEqual([{ is_local: true }])
    })

    describe('over TLS', () => {
      let proxy: TlsProxy
      const folder = mkdtempSync(join(tmpdir(), 'pinpost-tls-'))
      const authority = join(folder, 'authority.pem')
      beforeAll(async () => {
        proxy = await startTlsProxy(Number(new URL(url).port))
        writeFileSync(authority, testCertificate)
      })
      afterAll(async () => {
        for (const one of open.splice(0)) await one.close()
        await proxy.close()
        rmSync(folder, { recursive: true })
      })
      const over = (mode: string, host = 'localhost', root?: string) =>
        stranger((address) => {
          address.host = `${host}:${proxy.port}`
          address.search = `?sslmode=${mode}${root ? `&sslrootcert=${encodeURIComponent(root)}` : ''}`
        }).query('select 1 as one')

      test('require encrypts, whatever the certificate', async () => {
        expect(await over('require')).toEqual([{ one: 1 }])
      })

      test('verify-full accepts a certificate for this name by a known authority, and no other', async () => {
        expect(await over('verify-full', 'localhost', authority)).toEqual([{ one: 1 }])
        await expect(over('verify-full')).rejects.toThrow(/cannot be reached: self-signed certificate/)
      })
    })
  })
})

// What every engine must do alike (D1): values, transactions, repetition, notifications, closing.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Database, DatabaseError, type Row } from '../../src/db/index.ts'
import { everyEngine } from '../support/databases.ts'
import { letOnlyRead } from '../support/only-reads.ts'

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057'
const instant = new Date('2026-11-23T17:10:00.123Z')
/** Generous, for a busy machine. */
const soon = { timeout: 10_000 }

describe.each(everyEngine)('on $name', (engine) => {
  let db: Database
  beforeAll(async () => {
    db = await engine.open({ migrated: false })
    await db.query('create table thing (id integer primary key, n integer not null)')
    await db.query('create sequence attempt')
  })

  async function value(sql: string, values?: Parameters<Database['query']>[1]): Promise<unknown> {
    const [row] = await db.query<{ value: unknown }>(`select ${sql} as value`, values)
    return row?.value
  }

  describe('values', () => {
    test.each([
      ['a bigint is a number', '9007199254740991::int8', Number.MAX_SAFE_INTEGER],
      ['a count is a number', 'count(*)', 1],
      ['a sum of bigints is a number', '(select sum(x) from unnest(array[1::int8, 2]) x)', 3],
      ['a fraction is a number', '1.5::numeric', 1.5],
      ['a double is a number', '0.1::float8', 0.1],
      ['a boolean is a boolean', 'true', true],
      ['null is null', 'null::text', null],
      ['an instant is a Date, whatever its zone', `'2026-11-23 19:10:00.123+02'::timestamptz`, instant],
      ['bytes are a Buffer', `'\\x00ff'::bytea`, Buffer.from([0, 255])],
      ['a uuid is a string', `'${uuid.toUpperCase()}'::uuid`, uuid],
      ['jsonb is parsed', `'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
      ['json is parsed', `'"text"'::json`, 'text'],
      ['an array of bigints holds numbers', 'array[1::int8, null]', [1, null]],
      ['an array of instants holds Dates', `array['2026-11-23T17:10:00.123Z'::timestamptz]`, [instant]],
      ['an array of texts holds strings', `array['a', null, 'b"c,{}\\']`, ['a', null, 'b"c,{}\\']],
      ['an array of uuids holds strings', `array['${uuid}'::uuid]`, [uuid]],
      ['an empty array is empty', `'{}'::int[]`, []],
    ])('%s', async (_name, sql, expected) => {
      expect(await value(sql)).toStrictEqual(expected)
    })

    test.each([
      ['text', 'text', 'õ 🙂 "\\'],
      ['integer', 'int', -7],
      ['bigint', 'int8', Number.MAX_SAFE_INTEGER],
      ['double', 'float8', 0.1],
      ['boolean', 'boolean', false],
      ['instant', 'timestamptz', instant],
      ['bytes', 'bytea', Buffer.from([0, 1, 92, 255])],
      ['null', 'uuid', null],
      ['texts', 'text[]', ['a', null, '', 'NULL', '{,"\\}']],
      ['integers', 'int[]', [1, null, 3]],
      ['instants', 'timestamptz[]', [instant, null]],
      ['byte strings', 'bytea[]', [Buffer.from([0, 92]), Buffer.alloc(0)]],
      ['uuids', 'uuid[]', [uuid]],
      ['no elements', 'int[]', []],
    ])('%s comes back as it was sent', async (_name, type, sent) => {
      expect(await value(`$1::${type}`, [sent])).toStrictEqual(sent)
    })

    test('a bigint that would lose digits is refused, and the connection goes on', async () => {
      await expect(value('9007199254740993::int8')).rejects.toThrow(/2\^53/)
      expect(await value('1')).toBe(1)
    })

    test('rows are unrolled from arrays and from JSON, in order', async () => {
      const ids = ['00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002']
      const columns = await db.query('select * from unnest($1::uuid[], $2::int[], $3::bytea[]) as i (id, n, b)', [
        ids,
        [1, 2],
        [Buffer.from('a'), null],
      ])
      expect(columns).toStrictEqual([
        { id: ids[0], n: 1, b: Buffer.from('a') },
        { id: ids[1], n: 2, b: null },
      ])
      const rows = [{ id: ids[0], n: 1, b: '\\x61' }, { id: ids[1] }]
      const sql = 'select * from json_to_recordset($1::json) as i (id uuid, n int, b bytea)'
      expect(await db.query(sql, [JSON.stringify(rows)])).toStrictEqual([
        { id: ids[0], n: 1, b: Buffer.from('a') },
        { id: ids[1], n: null, b: null },
      ])
    })

    test('a named statement takes other values each time, and other types of result under other names', async () => {
      const double = { name: 'test.double', text: 'select $1::int * 2 as value' }
      const answers: Row[] = []
      for (let n = 0; n < 8; n++) answers.push(...(await db.query(double, [n])))
      expect(answers).toStrictEqual([0, 2, 4, 6, 8, 10, 12, 14].map((n) => ({ value: n })))
      await expect(db.query({ ...double, text: 'select 1' })).rejects.toThrow(DatabaseError)
    })
  })

  describe('failures', () => {
    test('carry the code of PostgreSQL, and none of the values', async () => {
      await db.query('create table secretive (contact text primary key, id uuid)')
      await db.query(`insert into secretive values ('ann@example.com')`)
      const failures = [
        { state: '23505', run: () => db.query('insert into secretive values ($1)', ['ann@example.com']) },
        { state: '22P02', run: () => db.query('select $1::uuid', ['ann@example.com']) },
        { state: '22P02', run: () => db.query('select $1::json', ['{"a": ann@example.com']) },
        { state: '22012', run: () => db.query('select 1 / $1::int', [0]) },
        { state: '42P01', run: () => db.query('select * from nowhere') },
        { state: '42601', run: () => db.query('selec') },
      ]
      for (const { state, run } of failures) {
        const error: unknown = await run().catch((cause: unknown) => cause)
        expect(error).toBeInstanceOf(DatabaseError)
        expect((error as DatabaseError).sqlState).toBe(state)
        const cause = (error as DatabaseError).cause as Error
        const all = [error, cause].map((one) => `${String(one)} ${JSON.stringify(one)} ${(one as Error).stack}`).join()
        expect(all).not.toContain('ann@')
      }
    })

    test('name the statement and the constraint', async () => {
      await db.query('insert into thing values (100, 0)')
      const again = db.query({ name: 'test.again', text: 'insert into thing values (100, 0)' })
      await expect(again).rejects.toThrow(/test\.again.*thing_pkey/)
    })

    test('one that fails takes none of those that were sent with it', async () => {
      const divide = { name: 'test.divide', text: 'select 60 / $1::int as n' }
      const answers = await Promise.allSettled(
        Array.from({ length: 30 }, (_, n) => db.query<{ n: number }>(divide, [n % 3])),
      )
      const expected = [undefined, 60, 30]
      expect(answers.map((one) => (one.status === 'fulfilled' ? one.value[0]?.n : undefined))).toEqual(
        answers.map((_, n) => expected[n % 3]),
      )
    })

    test('a NUL in a text is refused as a value, not as a crash', async () => {
      await expect(value('$1::text', ['a\0b'])).rejects.toMatchObject({ sqlState: '22021' })
    })
  })

  describe('a database that refuses to write', () => {
    const write = (to: Database) => to.query('create table if not exists written (n int)')

    test('is known for it from then on, until it has written what was tried', async () => {
      const one = await engine.open({ migrated: false, poolSize: 1 })
      await letOnlyRead(one, true)
      await one.query('select 1')
      expect(one.takesWrites()).toBe(true)
      await expect(write(one)).rejects.toMatchObject({ sqlState: '25006' })
      expect(one.takesWrites()).toBe(false)
      await expect(one.tryToWrite()).rejects.toMatchObject({ sqlState: '25006' })
      expect(one.takesWrites()).toBe(false)
      await letOnlyRead(one, false)
      expect(one.takesWrites()).toBe(false)
      await one.tryToWrite()
      expect(one.takesWrites()).toBe(true)
      await write(one)
      await one.close()
    })

    test('for want of room is known for it too, and other failures are none of that kind', async () => {
      const failing = (state: string) => db.query(`do $$ begin raise exception 'no' using errcode = '${state}'; end $$`)
      for (const state of ['23505', '53200', '57014', '25001']) {
        await expect(failing(state)).rejects.toMatchObject({ sqlState: state })
        expect(db.takesWrites()).toBe(true)
      }
      await expect(failing('53100')).rejects.toMatchObject({ sqlState: '53100' })
      expect(db.takesWrites()).toBe(false)
      await db.tryToWrite()
      await db.tryToWrite()
      expect(db.takesWrites()).toBe(true)
    })

    test.runIf(engine.isShared)('loses the connection that did: another may lead to the one that writes', async () => {
      const one = await engine.open({ migrated: false, poolSize: 1 })
      await one.query('set default_transaction_read_only = on')
      await expect(write(one)).rejects.toMatchObject({ sqlState: '25006' })
      await write(one)
      await one.close()
    })
  })

  describe('transactions', () => {
    test('keep what they wrote, and answer what the work answers', async () => {
      const answer = await db.transaction(async (tx) => {
        await tx.query('insert into thing values (1, 1)')
        return (await tx.query('select n from thing where id = 1'))[0]
      })
      expect(answer).toEqual({ n: 1 })
      expect(await value('(select n from thing where id = 1)')).toBe(1)
    })

    test('leave nothing when the work throws, and throw the same', async () => {
      const reason = new Error('changed my mind')
      const failing = db.transaction(async (tx) => {
        await tx.query('insert into thing values (2, 1)')
        throw reason
      })
      await expect(failing).rejects.toBe(reason)
      expect(await value('(select count(*) from thing where id = 2)')).toBe(0)
    })

    test('do not pass for kept when a failure within was overlooked', async () => {
      const careless = db.transaction(async (tx) => {
        await tx.query('insert into thing values (3, 1)')
        await tx.query('select 1 / 0').catch(() => undefined)
      })
      await expect(careless).rejects.toMatchObject({ sqlState: '25P02' })
      expect(await value('(select count(*) from thing where id = 3)')).toBe(0)
    })

    test('refuse what comes after their end', async () => {
      const tx = await db.transaction(async (inner) => inner)
      await expect(tx.query('select 1')).rejects.toThrow('The transaction is over.')
    })

    test('are apart from one another and from single statements', async () => {
      await db.query('insert into thing values (4, 0)')
      const add = () =>
        db.transaction(async (tx) => {
          const [row] = await tx.query<{ n: number }>('select n from thing where id = 4 for update')
          await tx.query('update thing set n = $1 where id = 4', [(row?.n ?? 0) + 1])
        })
      await Promise.all([
        ...Array.from({ length: 20 }, add),
        ...Array.from({ length: 5 }, () => db.query('update thing set n = n + 1 where id = 4')),
      ])
      expect(await value('(select n from thing where id = 4)')).toBe(25)
    })
  })

  describe('repetition', () => {
    const failing = (state: string, until: number) => `do $$ begin
      if nextval('attempt') < ${until} then raise exception 'again' using errcode = '${state}'; end if;
    end $$`

    test.each(['40001', '40P01'])('a statement is repeated on %s, which rolled it back', async (state) => {
      await db.query(`select setval('attempt', 1, false)`)
      await db.query(failing(state, 3))
      expect(await value(`currval('attempt')`)).toBe(3)
    })

    test('a transaction is repeated from its start', async () => {
      await db.query(`select setval('attempt', 1, false)`)
      let runs = 0
      await db.transaction(async (tx) => {
        runs++
        await tx.query('insert into thing values (5, 0)')
        await tx.query(failing('40001', 3))
      })
      expect(runs).toBe(3)
      expect(await value('(select count(*) from thing where id = 5)')).toBe(1)
    })

    test('it ends after six tries, and nothing else is repeated', async () => {
      await db.query(`select setval('attempt', 1, false)`)
      await expect(db.query(failing('40001', 100))).rejects.toMatchObject({ sqlState: '40001' })
      expect(await value(`nextval('attempt')`)).toBe(7)
      await expect(db.query(failing('23505', 100))).rejects.toMatchObject({ sqlState: '23505' })
      expect(await value(`nextval('attempt')`)).toBe(9)
    })
  })

  describe('notifications', () => {
    test('reach every listener of the channel, and none that stopped', async () => {
      const heard: string[] = []
      const stopFirst = await db.listen('Things "and" more', (payload) => heard.push(`first ${payload}`))
      const stopSecond = await db.listen('Things "and" more', (payload) => heard.push(`second ${payload}`))
      const stopOther = await db.listen('other', (payload) => heard.push(`other ${payload}`))
      await db.notify('Things "and" more', 'õ 1')
      await expect.poll(() => heard, soon).toEqual(['first õ 1', 'second õ 1'])
      await stopFirst()
      await stopFirst()
      await db.notify('Things "and" more', '2')
      await expect.poll(() => heard.slice(2), soon).toEqual(['second 2'])
      await stopSecond()
      await db.notify('Things "and" more', '3')
      await db.notify('other', '4')
      await expect.poll(() => heard.slice(3), soon).toEqual(['other 4'])
      await stopOther()
    })

    test('come with the commit, not before, and not after a rollback', async () => {
      const heard: string[] = []
      const stop = await db.listen('committed', (payload) => heard.push(payload))
      const refused = db.transaction(async (tx) => {
        await tx.query(`select pg_notify('committed', 'rolled back')`)
        throw new Error('no')
      })
      await expect(refused).rejects.toThrow('no')
      await db.transaction(async (tx) => {
        await tx.query(`select pg_notify('committed', 'kept')`)
        await tx.query('select 1')
        expect(heard).toEqual([])
      })
      await expect.poll(() => heard, soon).toEqual(['kept'])
      await stop()
    })

    test('a listener that throws harms neither the others nor the process', async () => {
      const heard: string[] = []
      const stops = [
        await db.listen('harm', () => {
          throw new Error('a clumsy listener')
        }),
        await db.listen('harm', (payload) => heard.push(payload)),
      ]
      await db.notify('harm', 'x')
      await expect.poll(() => heard, soon).toEqual(['x'])
      for (const stop of stops) await stop()
    })

    test('a channel that cannot be listened to is refused however often it is asked for', async () => {
      for (let asked = 0; asked < 2; asked++) {
        await expect(db.listen('', () => undefined)).rejects.toThrow('zero-length')
      }
    })
  })

  test('an advisory lock is held until the end of its transaction, and asked for again within it', async () => {
    await db.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(7)')
      expect(await tx.query('select pg_try_advisory_xact_lock(7) as got')).toEqual([{ got: true }])
    })
    expect(await value(`(select count(*) from pg_locks where locktype = 'advisory')`)).toBe(0)
  })

  test('every connection has the settings of the hot path', async () => {
    const settings = `current_setting('jit') || ' ' || current_setting('enable_seqscan') || ' ' || current_setting('timezone')`
    const answers = await Promise.all(Array.from({ length: 4 }, () => value(settings)))
    expect(answers).toEqual(Array(4).fill('off off UTC'))
  })

  test('it tells its time', async () => {
    expect(Math.abs((await db.now()).getTime() - Date.now())).toBeLessThan(60_000)
  })

  test('closing lets the work in flight finish, and refuses what comes later', async () => {
    const closing = await engine.open({ migrated: false, poolSize: 2 })
    await closing.query('create table late (n int)')
    const work = Array.from({ length: 8 }, (_, n) =>
      closing.transaction(async (tx) => {
        await tx.query('select pg_sleep(0.01)')
        await tx.query('insert into late values ($1)', [n])
        return (await tx.query<{ count: number }>('select count(*) from late where n = $1', [n]))[0]?.count
      }),
    )
    const closed = closing.close()
    await expect(closing.query('select 1')).rejects.toThrow('The database is closed.')
    await expect(closing.listen('x', () => undefined)).rejects.toThrow('The database is closed.')
    expect(await Promise.all(work)).toEqual(Array(8).fill(1))
    await closed
    await closing.close()
  })
})

// Everything of an embedded database arrives on a server, byte for byte, or nothing does.
import { beforeAll, describe, expect, test } from 'vitest'
import { copyDatabase, type Database } from '../../src/db/index.ts'
import { everyEngine } from '../support/databases.ts'

const [embedded, ...servers] = everyEngine
const NOBODY = '00000000-0000-7000-8000-000000000001'

const quiet = (): void => undefined
const rowsOf = (db: Database, table: string) => db.query(`select ${table}::text as row from ${table} order by 1`)

/** Values at the edges of what their types hold. */
async function fill(db: Database): Promise<void> {
  const settings = { name: 'Äß "\\ \u2028\t', nested: [{}, [], null, 0.1, '', "'"] }
  await db.query(`insert into service values ($1, 'shop', $2, now(), now())`, [NOBODY, JSON.stringify(settings)])
  await db.query(`
    insert into api_key
      select gen_random_uuid(), '${NOBODY}', 'live', array['verify', 'a,b "c" {d} \\', '', 'NULL'], decode(md5(n::text), 'hex'), 'é''',
        '2026-11-24 05:06:07.123456+00', null from generate_series(1, 3) n;
    insert into api_key values (gen_random_uuid(), '${NOBODY}', 'test', '{}', '\\x', '', '0001-01-01 00:00:00+00', 'infinity');
    insert into verification (id, service_id, contact, contact_sealed, contact_key, budget, session, purpose, channel, locale, lane,
        test, metadata, nonce, code_key, digits, max_attempts, wrong_at, created_at, expires_at)
      select gen_random_uuid(), '${NOBODY}', gen_random_uuid(), decode('00ff5c0a', 'hex'), 2147483647, gen_random_uuid(), null, 'p',
        'email', 'en', -32768, n % 2 = 0, case when n % 3 = 0 then null else '{"a": [1, 1.10, 1e400, null], "b": "\\t"}'::jsonb end,
        decode(md5(n::text), 'hex'), 1, 6, 5, array['2026-11-24 05:06:07.000001+00', '1999-12-31 23:59:59.999999+00']::timestamptz[],
        now() + n * interval '1 microsecond', now() from generate_series(1, 2500) n;`)
}

let source: Database
beforeAll(async () => {
  if (embedded === undefined) throw new Error('the first engine is the embedded one')
  source = await embedded.open()
  await fill(source)
})

describe.each(servers)('from the embedded engine to $name', (server) => {
  test('every value arrives as it was, the source stays, and progress is told', async () => {
    const target = await server.open({ migrated: false })
    const before = await rowsOf(source, 'verification')
    const told: string[] = []
    const outcome = await copyDatabase(source, target, (table, rows, total) => told.push(`${table} ${rows}/${total}`))
    expect(outcome).toMatchObject({ kind: 'copied' })
    expect(outcome.kind === 'copied' && outcome.tables).toContainEqual({ name: 'verification', rows: 2500 })
    expect(told).toEqual(
      expect.arrayContaining([
        'verification 1000/2500',
        'verification 2000/2500',
        'verification 2500/2500',
        'service 1/1',
      ]),
    )
    for (const table of ['service', 'api_key', 'verification']) {
      const rows = await rowsOf(target, table)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows).toEqual(await rowsOf(source, table))
    }
    expect(await rowsOf(source, 'verification')).toEqual(before)
  })

  test('a target that holds a row is refused, and stays as it is', async () => {
    const target = await server.open()
    await target.query(`insert into service values ($1, 'other', '{}', now(), now())`, [NOBODY])
    expect(await copyDatabase(source, target, quiet)).toEqual({ kind: 'target_not_empty', table: 'service' })
    expect(await rowsOf(target, 'verification')).toEqual([])
    expect(await target.query('select slug from service')).toEqual([{ slug: 'other' }])
  })

  test('a source of an older version is refused before the target is touched', async () => {
    const [older, target] = [await server.open({ migrated: false }), await server.open({ migrated: false })]
    expect(await copyDatabase(older, target, quiet)).toMatchObject({
      kind: 'source_not_migrated',
      pending: expect.arrayContaining(['0001_core']),
    })
    expect(await target.query(`select to_regclass('service') as found`)).toEqual([{ found: null }])
  })

  test('what goes wrong in the middle leaves the target empty', async () => {
    const target = await server.open()
    const broken = copyDatabase(source, target, (table, rows) => {
      if (table === 'verification' && rows === 2000) throw new Error('the cable was cut')
    })
    await expect(broken).rejects.toThrow('the cable was cut')
    for (const table of ['service', 'api_key', 'verification']) expect(await rowsOf(target, table)).toEqual([])
    expect(await copyDatabase(source, target, quiet)).toMatchObject({ kind: 'copied' })
  })

  test('a value that changes on the way is found out', async () => {
    const target = await server.open()
    await target.query(`
      create function spoil() returns trigger language plpgsql as $$ begin new.digits = 7; return new; end $$;
      create trigger spoil before insert on verification for each row when (new.wrong_at <> '{}' and new.lane < 0 and new.test)
        execute function spoil();`)
    await expect(copyDatabase(source, target, quiet)).rejects.toThrow(
      /What arrived in verification is not what was sent/,
    )
    expect(await rowsOf(target, 'service')).toEqual([])
  })
})

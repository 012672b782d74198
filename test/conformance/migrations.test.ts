// Migrations, on every engine: forward only, in order, all or nothing per file, and never against a database of another program.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MigrationRefused, migrate, pendingMigrations } from '../../src/db/index.ts'
import { everyEngine, type TestDatabase } from '../support/databases.ts'

const FIRST = 'create table first (id integer primary key);\ncreate table other (id integer);\n'
const SECOND = 'alter table first add column n integer not null default 7;\n'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinpost-migrations-'))
  write('0001_first.sql', FIRST)
  write('0002_second.sql', SECOND)
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql)
}

const first = { version: 1, name: '0001_first' }
const second = { version: 2, name: '0002_second' }

describe.each(everyEngine)('on $name', (engine) => {
  let db: TestDatabase
  beforeEach(async () => {
    db = await engine.open({ migrated: false, poolSize: 2 })
  })
  afterEach(() => db.close())

  const hasTable = async (name: string) =>
    (await db.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name]))[0]?.there

  test('an empty database gets them all, in order, and a second time nothing', async () => {
    expect(await pendingMigrations(db, folder)).toEqual([first, second])
    expect(await migrate(db, { folder })).toEqual([first, second])
    await db.query('insert into first (id) values (1)')
    expect(await db.query('select n from first')).toEqual([{ n: 7 }])
    expect(await pendingMigrations(db, folder)).toEqual([])
    expect(await migrate(db, { folder })).toEqual([])
  })

  test('what is applied is on record, with the time of the clock it was given', async () => {
    const at = new Date('2026-11-23T17:10:00Z')
    await migrate(db, { folder, clock: { now: () => at } })
    const record = await db.query('select * from schema_migration order by version')
    const checksum = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(record).toEqual([
      { ...first, checksum, applied_at: at },
      { ...second, checksum, applied_at: at },
    ])
  })

  test('a later program brings only what is new', async () => {
    rmSync(join(folder, '0002_second.sql'))
    await migrate(db, { folder })
    write('0002_second.sql', SECOND)
    expect(await pendingMigrations(db, folder)).toEqual([second])
    expect(await migrate(db, { folder })).toEqual([second])
  })

  test('a dry run says what it would do, and does nothing', async () => {
    expect(await migrate(db, { folder, dry: true })).toEqual([first, second])
    expect(await hasTable('first')).toBe(false)
    expect(await hasTable('schema_migration')).toBe(false)
  })

  test('a file that fails leaves nothing of itself, and the next start goes on from there', async () => {
    write('0002_second.sql', `${SECOND} create table unfinished (id integer); select nonsense;`)
    await expect(migrate(db, { folder })).rejects.toMatchObject({ name: 'DatabaseError', sqlState: '42703' })
    expect(await hasTable('first')).toBe(true)
    expect(await hasTable('unfinished')).toBe(false)
    expect(await pendingMigrations(db, folder)).toEqual([second])
    write('0002_second.sql', SECOND)
    expect(await migrate(db, { folder })).toEqual([second])
  })

  test('a database that a newer program has migrated is refused in words, and left alone', async () => {
    await migrate(db, { folder })
    rmSync(join(folder, '0002_second.sql'))
    const words = /newer Pinpost: it has 0002_second, this program knows 0001_first as the last/
    await expect(migrate(db, { folder })).rejects.toThrow(words)
    await expect(migrate(db, { folder })).rejects.toThrow(MigrationRefused)
    await expect(migrate(db, { folder, dry: true })).rejects.toThrow(words)
    // While an upgrade goes from process to process, the old ones stay ready.
    expect(await pendingMigrations(db, folder)).toEqual([])
  })

  test('a file that was changed after it was applied is refused in words', async () => {
    await migrate(db, { folder })
    write('0001_first.sql', FIRST.replace('integer', 'bigint'))
    write('0003_third.sql', 'create table third (id integer);')
    const words = /0001_first\.sql is not the one that this database had .*: it was changed after it was applied/
    await expect(migrate(db, { folder })).rejects.toThrow(words)
    expect(await hasTable('third')).toBe(false)
  })

  test('other line endings do not change a file', async () => {
    await migrate(db, { folder })
    write('0001_first.sql', FIRST.replaceAll('\n', '\r\n'))
    expect(await migrate(db, { folder })).toEqual([])
  })

  test('several that start at once take turns, and each file is applied once', async () => {
    const others = engine.isShared ? [await db.openAnother(), await db.openAnother()] : [db, db]
    const done = await Promise.all([db, ...others].map((one) => migrate(one, { folder })))
    expect(done.flat().sort((a, b) => a.version - b.version)).toEqual([first, second])
  })

  test('the migrations of the program itself apply', async () => {
    const applied = await migrate(db)
    expect(applied[0]).toEqual({ version: 1, name: '0001_core' })
    expect(await pendingMigrations(db)).toEqual([])
  })
})

test.each([
  ['a name without a number', 'core.sql', 'core.sql is not named like a migration'],
  ['a gap', '0004_fourth.sql', '0004_fourth.sql stands where 3 belongs'],
  ['a number twice', '0002_again.sql', '0002_second.sql stands where 3 belongs'],
])('%s among the files is an error', async (_what, name, words) => {
  write(name, 'select 1')
  await expect(pendingMigrations({ query: async () => [] }, folder)).rejects.toThrow(words)
})

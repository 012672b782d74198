// What only the embedded engine promises: a folder that survives the death of its process, belongs to one process, and does not
// grow for ever.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, inject, test } from 'vitest'
import { type DatabaseAddress, openDatabase, openEmbedded } from '../../src/db/index.ts'
import { keepUp } from '../../src/db/pglite-upkeep.ts'
import { embeddedTemplate, engines } from '../support/databases.ts'
import { startProcess } from '../support/pinpost-process.ts'

const [embedded] = engines

async function folderOf(create: Promise<DatabaseAddress> | undefined): Promise<string> {
  const address = await create
  if (address?.engine !== 'embedded') throw new Error('The first engine is the embedded one.')
  return address.folder
}

/** A process that writes numbered rows, in statements, batches and transactions, and prints each number once it is acknowledged. */
const WRITER = `
  import { writeSync } from 'node:fs'
  import { openEmbedded } from ${JSON.stringify(new URL('../../src/db/index.ts', import.meta.url).href)}
  const [, folder, first] = process.argv
  const db = await openEmbedded(folder)
  const pad = 'x'.repeat(700)
  const insert = { name: 'insert', text: 'insert into fact select n, $2 from unnest($1::int[]) n' }
  const ways = [
    (numbers) => db.query(insert, [numbers, pad]),
    (numbers) => db.transaction(async (tx) => {
      for (const number of numbers) await tx.query(insert, [[number], pad])
      await tx.query('update fact set pad = $2 where n = any($1::int[])', [numbers, pad])
    }),
  ]
  for (let batch = 0; ; batch++) {
    const numbers = Array.from({ length: 20 }, (_, index) => Number(first) + batch * 20 + index)
    await ways[batch % 2](numbers)
    writeSync(1, numbers.at(-1) + '\\n')
    if (batch % 25 === 24) await db.query('checkpoint')
  }`

test('what was acknowledged is there after the process was killed, again and again', async () => {
  const folder = await folderOf(embedded?.create({ migrated: false }))
  const made = await openEmbedded(folder)
  await made.query('create table fact (n integer primary key, pad text not null)')
  await made.close()
  let written = 0
  for (const batches of [3, 40]) {
    const args = ['--input-type=module', '--eval', WRITER, folder, String(written)]
    const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let acknowledged = -1
    let lines = 0
    for await (const line of createInterface(writer.stdout)) {
      acknowledged = Number(line)
      if (++lines === batches) writer.kill('SIGKILL')
    }
    const db = await openEmbedded(folder)
    const [rows] = await db.query<{ count: number; last: number }>('select count(*), max(n) as last from fact')
    // None is missing; what came last may or may not be there, but as a whole.
    expect(rows?.count).toBe((rows?.last ?? 0) + 1)
    expect(rows?.last).toBeGreaterThanOrEqual(acknowledged)
    expect((rows?.count ?? 0) % 20).toBe(0)
    written = rows?.count ?? 0
    await db.close()
  }
})

test('a first start that was killed half-way leaves nothing in the way of the next', async () => {
  const folder = join(inject('runFolder'), 'torn')
  mkdirSync(join(folder, 'pg', 'base'), { recursive: true })
  writeFileSync(join(folder, 'pg', 'PG_VERSION'), '18\n')
  writeFileSync(join(folder, 'pg.unfinished'), '')
  const db = await openEmbedded(folder, { template: await embeddedTemplate(false) })
  expect(await db.query('select 1 as one')).toEqual([{ one: 1 }])
  await db.close()
  expect(readdirSync(folder).sort()).toEqual(['lock', 'pg'])
})

test('a second process on the same folder is refused in words, and the first goes on', async () => {
  const address = await embedded?.create({ migrated: false })
  if (!address) throw new Error('There is an embedded engine.')
  const db = await openDatabase(address)
  const second = `import { openDatabase } from ${JSON.stringify(new URL('../../src/db/index.ts', import.meta.url).href)}
    await openDatabase(${JSON.stringify(address)}).catch((error) => console.log(error.message))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', second], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await once(child, 'close')
  expect(said).toContain(`is in use by process ${process.pid}; a folder serves one process.`)
  expect(await db.query('select 1 as one')).toEqual([{ one: 1 }])
  await db.close()
  await (await openDatabase(address)).close()
})

test('a server whose engine has died ends, so that it is started again, and what it has acknowledged is there', async () => {
  const home = join(inject('runFolder'), 'dying')
  mkdirSync(home)
  renameSync(await folderOf(embedded?.create()), join(home, 'database'))
  // The first signal takes the thread away, as running out of memory would.
  const preload = `import { syncBuiltinESMExports } from 'node:module'
    import threads from 'node:worker_threads'
    const { Worker } = threads
    threads.Worker = class extends Worker {
      constructor(...options) {
        super(...options)
        process.once('SIGUSR2', () => this.terminate())
      }
    }
    syncBuiltinESMExports()`
  const secrets = Buffer.alloc(32, 'the secret of a server that ends').toString('base64')
  const server = await startProcess({
    PINPOST_DATA_DIR: home,
    PINPOST_SECRETS: secrets,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
  })
  const ended = once(server.child, 'exit')
  server.child.kill('SIGUSR2')
  expect((await ended)[0]).toBe(1)
  expect(server.lines.join('\n')).toContain('The embedded database has ended')
  const db = await openEmbedded(join(home, 'database'))
  expect(await db.query('select slug from service')).toEqual([{ slug: 'default' }])
  await db.close()
})

test('the log is cut back and dead rows are cleared away, as no server in the background would', async () => {
  const db = await embedded?.open({ migrated: false })
  if (!db) throw new Error('There is an embedded engine.')
  const logged = async () =>
    (
      await db.query<{ bytes: number }>(
        'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as bytes from pg_control_checkpoint()',
      )
    )[0]?.bytes
  const dead = async () =>
    (await db.query<{ dead: number }>(`select n_dead_tup as dead from pg_stat_user_tables where relname = 'worn'`))[0]
      ?.dead
  await db.query('create table worn (n integer primary key, pad text)')
  await db.query(`insert into worn select g, repeat('x', 1000) from generate_series(1, 2000) g`)
  await db.query(`update worn set pad = pad || 'y'`)
  // Counts are put together once a second otherwise.
  await db.query('select pg_stat_force_next_flush()')
  expect(await dead()).toBe(2000)
  expect(await logged()).toBeGreaterThan(4_000_000)
  await keepUp(db, 4_000_000)
  expect(await dead()).toBe(0)
  expect(await logged()).toBeLessThan(4_000_000)
})

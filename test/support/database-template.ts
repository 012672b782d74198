// A migrated database to copy from: making a copy is much quicker than migrating anew.
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import { connectPostgres, migrate } from '../../src/db/index.ts'
import { overEngine, startEngine } from '../../src/db/pglite.ts'

/** The URL of another database on the same server. */
export function onServer(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** One statement on a server's own database, such as making another. */
export async function runOnServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export async function makeTemplate(url: string, name: string): Promise<void> {
  await dropDatabase(url, name)
  await runOnServer(url, `create database ${name}`)
  const db = connectPostgres(onServer(url, name))
  await migrate(db)
  // A template can be copied only while nobody is connected to it.
  await db.close()
}

export function dropDatabase(url: string, name: string): Promise<void> {
  return runOnServer(url, `drop database if exists ${name} with (force)`)
}

/** A name of its own for each run, since several may use one server. */
export function templateName(runFolder: string): string {
  return basename(runFolder).replaceAll('-', '_')
}

/** Writes a dump of an embedded database into `folder`; answers the file's name. */
export async function makeEmbeddedTemplate(folder: string, isMigrated: boolean): Promise<string> {
  const engine = await startEngine()
  const db = overEngine(engine)
  if (isMigrated) await migrate(db)
  await db.query('checkpoint')
  const dump = await engine.dump()
  await db.close()
  const file = join(folder, 'dump.tar')
  await writeFile(file, Buffer.from(await dump.arrayBuffer()))
  return file
}

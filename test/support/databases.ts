// Databases for tests, a fresh and migrated one per call, closed (and on a server of one's own dropped) after the test file:
//
//   describe.each(engines)('on $name', (engine) => {
//     test('…', async () => { const db = await engine.open() … })
//
// The servers are started by whoever wants them first, once per run.

import { randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Database, type DatabaseAddress, openDatabase, openEmbedded } from '../../src/db/index.ts'
import {
  dropDatabase,
  makeEmbeddedTemplate,
  makeTemplate,
  onServer,
  runOnServer,
  templateName,
} from './database-template.ts'
import { type PostgresServer, type PostgresVersion, startPostgres } from './postgres-server.ts'
import { oncePerRun } from './run-folder.ts'
import { closeAfterFile } from './to-close.ts'

export interface OpenOptions {
  /** False gives an empty one. */
  readonly migrated?: boolean
  readonly poolSize?: number
}

export interface TestDatabase extends Database {
  readonly address: DatabaseAddress
  /** Another pool on the same database, as another process has. Refused where the engine is not shared. */
  openAnother(options?: { poolSize?: number }): Promise<Database>
}

export interface TestEngine {
  readonly name: string
  /** Several processes may use one database. */
  readonly isShared: boolean
  /** Opens a database of one's own; the embedded one is in memory. */
  open(options?: OpenOptions): Promise<TestDatabase>
  /** Makes a database of one's own and leaves it closed, for a process that is given its address. */
  create(options?: OpenOptions): Promise<DatabaseAddress>
}

const runFolder = inject('runFolder')
const ownServerUrl = inject('testDatabaseUrl')
const template = templateName(runFolder)

const embedded: TestEngine = {
  name: 'embedded',
  isShared: false,
  async open({ migrated = true } = {}) {
    const db = await openEmbedded('memory', { template: await embeddedTemplate(migrated) })
    closeAfterFile(db.close)
    const openAnother = () => Promise.reject(new Error('The embedded engine serves one process.'))
    return { ...db, address: { engine: 'embedded', folder: 'memory' }, openAnother }
  },
  async create({ migrated = true } = {}) {
    const original = await oncePerRun(runFolder, `embedded-folder-${migrated}`, async (folder) => {
      await (await openEmbedded(join(folder, 'made'), { template: await embeddedTemplate(migrated) })).close()
      return join(folder, 'made')
    })
    const folder = join(runFolder, uniqueName())
    cpSync(original, folder, { recursive: true })
    return { engine: 'embedded', folder }
  },
}

/** A dump to begin an embedded database with. */
export async function embeddedTemplate(isMigrated: boolean): Promise<Blob> {
  const name = isMigrated ? 'embedded-migrated' : 'embedded-empty'
  return new Blob([
    await readFile(await oncePerRun(runFolder, name, (folder) => makeEmbeddedTemplate(folder, isMigrated))),
  ])
}

function serverEngine(name: string, findServer: () => Promise<Pick<PostgresServer, 'url'>>): TestEngine {
  async function create({ migrated = true }: OpenOptions = {}): Promise<{ engine: 'postgres'; url: string }> {
    const { url } = await findServer()
    const database = uniqueName()
    await runOnServer(url, `create database ${database} ${migrated ? `template ${template}` : ''}`)
    if (ownServerUrl !== undefined) closeAfterFile(() => dropDatabase(url, database))
    return { engine: 'postgres', url: onServer(url, database) }
  }
  async function connect(address: DatabaseAddress, poolSize?: number): Promise<Database> {
    const db = await openDatabase(address, { ...(poolSize !== undefined && { poolSize }) })
    closeAfterFile(db.close)
    return db
  }
  return {
    name,
    isShared: true,
    create,
    async open(options = {}) {
      const address = await create(options)
      const db = await connect(address, options.poolSize)
      return { ...db, address, openAnother: ({ poolSize } = {}) => connect(address, poolSize) }
    },
  }
}

function packagedServer(version: PostgresVersion): Promise<PostgresServer> {
  return oncePerRun(runFolder, `postgres-${version}`, async (folder) => {
    const server = await startPostgres(version, join(folder, 'server'))
    await makeTemplate(server.url, template)
    return server
  })
}

function ownServer(url: string): Promise<{ url: string }> {
  return oncePerRun(runFolder, 'own-server', async () => {
    await makeTemplate(url, template)
    return { url }
  })
}

const servers: readonly TestEngine[] =
  ownServerUrl === undefined
    ? [serverEngine('postgres 15', () => packagedServer(15)), serverEngine('postgres 18', () => packagedServer(18))]
    : [serverEngine('your postgres', () => ownServer(ownServerUrl))]

/** For journeys: the embedded engine and the newest server. */
export const engines: readonly TestEngine[] = [embedded, ...servers.slice(-1)]
/** For what must hold on each promised version. */
export const everyEngine: readonly TestEngine[] = [embedded, ...servers]

function uniqueName(): string {
  return `pinpost_test_${randomBytes(6).toString('hex')}`
}

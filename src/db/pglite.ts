// The embedded engine: PGlite, PostgreSQL compiled to WebAssembly, in a thread of this process. What it has acknowledged survives
// the death of the process, since each commit is handed to the operating system; it does not survive the death of the machine,
// since nothing is flushed to the disk. One process per folder, one connection: nothing may wait on a network within a transaction.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Database } from './db.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type DatabaseLog, silentLog } from './log.ts'
import { createEngine, type Engine } from './pglite-engine.ts'
import { PgliteStream } from './pglite-stream.ts'
import { startUpkeep } from './pglite-upkeep.ts'
import { type Connections, createPooledDatabase } from './pooled-database.ts'
import { createSubscriptions } from './subscriptions.ts'
import { createTurns } from './turns.ts'
import { valueTypes } from './value-types.ts'

export interface EmbeddedOptions {
  readonly log?: DatabaseLog
  /** A dump of a data folder to begin with, where there is none yet: saves the seconds that making one takes. */
  readonly template?: Blob
}

/**
 * Beside PGlite's own settings, among which `fsync` is off. Each commit is written out before it is acknowledged, and pages are
 * logged whole after a checkpoint, because a killed process may leave half of one: that is what surviving SIGKILL rests on.
 */
const ENGINE_SETTINGS = {
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_init_zero: 'off',
  max_wal_size: '128MB',
  jit: 'off',
  enable_seqscan: 'off',
  timezone: 'UTC',
}

/** A quarter of the usual, so that a small database is small on disk. */
const LOG_SEGMENT_MB = 4
/** How long a statement waits for those before it. */
const TURN_TIMEOUT_MS = 10_000

/** `folder` holds the lock and, in `pg`, the database; 'memory' keeps nothing. Throws FolderRefused when another process has it. */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Database> {
  if (folder === 'memory') return overEngine(await startEngine(undefined, options.template), options.log)
  const lock = lockFolder(folder)
  try {
    return overEngine(await startOnDisk(folder, options.template), options.log, lock)
  } catch (cause) {
    lock.release()
    throw cause
  }
}

/** A mark stands beside the database while the first start makes it, so that being killed meanwhile leaves nothing half made. */
async function startOnDisk(folder: string, template: Blob | undefined): Promise<Engine> {
  const home = join(folder, 'pg')
  const unfinished = join(folder, 'pg.unfinished')
  if (existsSync(unfinished)) rmSync(home, { recursive: true, force: true })
  if (existsSync(home)) return startEngine(home)
  writeFileSync(unfinished, '')
  mkdirSync(home, { mode: 0o700 })
  const engine = await startEngine(home, template)
  rmSync(unfinished)
  return engine
}

/** The engine alone: on a folder that the caller has locked, or in memory. */
export async function startEngine(dataDir?: string, template?: Blob): Promise<Engine> {
  const settings = Object.entries(ENGINE_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return createEngine({
    ...(dataDir !== undefined && { dataDir }),
    ...(template && { loadDataDir: template }),
    initDbStartParams: [`--wal-segsize=${LOG_SEGMENT_MB}`],
    startParams: [...PGlite.defaultStartParams, ...settings],
  })
}

/** The Database over an engine; closing it closes the engine. */
export function overEngine(engine: Engine, log: DatabaseLog = silentLog, lock?: FolderLock): Database {
  const subscriptions = createSubscriptions(log)
  const client = connectTo(engine)
  client.on('error', (err) => log.warn({ err }, 'the connection to the embedded database broke'))
  client.on('notification', ({ channel, payload }) => subscriptions.dispatch(channel, payload ?? ''))

  const db = createPooledDatabase({
    engine: 'embedded',
    connections: takingTurns(client),
    async listen(channel, heard) {
      const isFirst = subscriptions.add(channel, heard)
      try {
        if (isFirst) await db.query(`listen ${pg.escapeIdentifier(channel)}`)
      } catch (cause) {
        subscriptions.remove(channel, heard)
        throw cause
      }
      return async () => {
        if (subscriptions.remove(channel, heard)) await db.query(`unlisten ${pg.escapeIdentifier(channel)}`)
      }
    },
    async afterEnd() {
      try {
        await engine.close()
      } finally {
        lock?.release()
      }
    },
  })
  const upkeep = startUpkeep(db, log)
  return {
    ...db,
    lost: engine.died.then(
      (cause) =>
        new Error(`The embedded database has ended: ${cause instanceof Error ? cause.message : cause}`, { cause }),
    ),
    close() {
      upkeep.stop()
      return db.close()
    },
  }
}

/** Statements are sent behind each other, and wait in the engine's thread: it then works on while this one is busy. */
function connectTo(engine: Engine): pg.Client {
  return new pg.Client({
    stream: () => new PgliteStream(engine),
    pipeline: true,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    types: valueTypes,
  })
}

/** There is nothing to replace a broken connection by: it is used as long as it answers. */
function takingTurns(client: pg.Client): Connections {
  const turns = createTurns(TURN_TIMEOUT_MS)
  const connected = client.connect()
  connected.catch(() => undefined) // whoever takes a turn is told
  return {
    async take(work) {
      await connected
      return { client, release: await turns.take(work === 'transaction' ? 'exclusive' : 'shared') }
    },
    end: () => client.end(),
  }
}

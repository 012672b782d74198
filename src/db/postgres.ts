// PostgreSQL, 15 or later, through a pool of connections. A connection that breaks costs the statement that was on it and
// nothing else: the process goes on, and the next statement gets a new one.
import pg from 'pg'
import { unreachable } from './database-error.ts'
import type { Database } from './db.ts'
import { createListener } from './listener.ts'
import { type DatabaseLog, silentLog } from './log.ts'
import { type Connection, createPooledDatabase } from './pooled-database.ts'
import { valueTypes } from './value-types.ts'

export interface PostgresOptions {
  /** The most connections at once, besides the one that listens. 10 by default. */
  readonly poolSize?: number
  /** The same database by an address where a connection stays; `url` without it. */
  readonly listenUrl?: string | undefined
  /** What `pg_stat_activity` shows. */
  readonly applicationName?: string
  readonly log?: DatabaseLog
  readonly connectTimeoutMs?: number
}

/**
 * What holds on each connection. Plans are small and shaped like batches: compiling them costs more than running them, and a
 * sequential scan, right for a table that is empty today, is wrong once it has filled up (decision 0022: 3,693 → 6,468 cycles/s).
 */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  jit: 'off',
  enable_seqscan: 'off',
  timezone: 'UTC',
  default_transaction_isolation: 'read committed',
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '15s',
}
const SET_SESSION = Object.entries(SESSION_SETTINGS)
  .map(([name, value]) => `set ${name} = '${value}'`)
  .join('; ')

const CONNECT_TIMEOUT_MS = 10_000
/** A connection that is used now and then stays, with its prepared statements. */
const WARM_CONNECTIONS = 2

/** Connects when the first statement comes. `url` as PostgreSQL writes it, also with `?host=/path` and `?sslmode=…`. */
export function connectPostgres(url: string, options: PostgresOptions = {}): Database {
  const { poolSize = 10, listenUrl = url, applicationName = 'pinpost', log = silentLog } = options
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS } = options
  const connection: pg.ClientConfig = {
    connectionString: withStandardTlsModes(url),
    fallback_application_name: applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: valueTypes,
  }
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    min: Math.min(WARM_CONNECTIONS, poolSize),
    idleTimeoutMillis: 60_000,
    // Awaited by the pool before the connection is handed out, so no statement runs without the settings.
    onConnect: async (client) => {
      await client.query(SET_SESSION)
    },
  })
  // Without these two an error on a connection, idle or in use, would end the process.
  pool.on('error', (err) => log.warn({ err: unreachable(err) }, 'an idle connection to the database broke'))
  pool.on('connect', (client) => client.on('error', () => undefined))

  const listening = { ...connection, connectionString: withStandardTlsModes(listenUrl) }
  const listener = createListener(() => new pg.Client(listening), log)
  return createPooledDatabase({
    engine: 'postgres',
    connections: { take: () => takeFrom(pool), end: () => pool.end() },
    listen: listener.listen,
    beforeEnd: listener.close,
  })
}

async function takeFrom(pool: pg.Pool): Promise<Connection> {
  const client = await pool.connect()
  return { client, release: (isBroken) => client.release(isBroken) }
}

/**
 * `sslmode` as PostgreSQL documents it: `require` encrypts, `verify-ca` and `verify-full` also check the certificate. The driver
 * by itself takes all three for `verify-full`, which breaks addresses copied from elsewhere, and warns about it on every start.
 */
function withStandardTlsModes(url: string): string {
  const isPlain = !/[?&]sslmode=/.test(url) || /[?&]uselibpqcompat=/.test(url)
  return isPlain ? url : `${url}&uselibpqcompat=true`
}

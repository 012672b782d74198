// A process of Pinpost: opens and migrates the database, has everything built (parts.ts), listens, and closes in order. What has to
// run beside the traffic stands in upkeep.ts.
import type { AddressInfo } from 'node:net'
import type { Config, Secrets } from './config/index.ts'
import { type Database, migrate, openDatabase } from './db/index.ts'
import { closeServer, createOpsServer, type App as Server } from './http/index.ts'
import { buildParts, type Parts, type PartsOptions, readTables } from './parts.ts'
import { createTelemetry, type Telemetry } from './telemetry/index.ts'

export interface AppOptions extends PartsOptions {
  /** In place of the one that the configuration names. */
  readonly database?: Database
  readonly telemetry?: Telemetry
  /** False in tests, which run the tasks by hand: their clock stands still. */
  readonly runsUpkeep?: boolean
}

export interface App extends Omit<Parts, 'config' | 'exchange' | 'changes' | 'dispatcher' | 'server'> {
  /** Where it listens, with the port it got. */
  readonly url: string
  readonly opsUrl: string
  readonly config: Config
  /** Resolves when every message that was submitted is handed over and settled. */
  idle(): Promise<void>
  /** Stops taking requests, finishes those it took, hands back what it did not begin to send, and closes. */
  close(): Promise<void>
}

/** How long a closing process waits for requests and hand-overs that are under way. */
const CLOSING_MS = 10_000

/** Opens and migrates the database, builds everything, listens. Throws, in words for the operator, when it cannot. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, secrets } = options
  const telemetry = options.telemetry ?? createTelemetry({ level: config.logLevel })
  const tables = readTables(config) // before the database is touched: who is refused has migrated nothing
  const db = options.database ?? (await openConfigured(config, secrets, telemetry))
  try {
    await migrate(db)
    return await listen(await buildParts(options, tables, db, telemetry), options)
  } catch (cause) {
    if (!options.database) await db.close()
    throw cause
  }
}

async function openConfigured(config: Config, secrets: Secrets, telemetry: Telemetry): Promise<Database> {
  const { database } = config
  if (database.engine === 'embedded') return openDatabase(database, { log: telemetry.log })
  if (secrets.databaseUrl === undefined) throw new Error('PINPOST_DATABASE_URL is missing.')
  return openDatabase(
    { engine: 'postgres', url: secrets.databaseUrl },
    {
      poolSize: database.pool,
      listenUrl: secrets.databaseListenUrl,
      applicationName: 'pinpost',
      log: telemetry.log,
    },
  )
}

async function listen(parts: Parts, { database, runsUpkeep = true }: AppOptions): Promise<App> {
  const { changes, config, dispatcher, exchange, policies, router, server, services, telemetry, upkeep } = parts
  const ops = createOpsServer({ telemetry })
  try {
    await changes.open()
    await exchange.open()
    // Before the first message is written or taken over.
    if (runsUpkeep) await upkeep.run('compare clocks')
    await server.listen({ host: config.host, port: config.port })
    await ops.listen({ host: '127.0.0.1', port: config.opsPort })
  } catch (cause) {
    await Promise.all([server.close(), ops.close(), services.close(), policies.close(), router.close()])
    throw cause
  }
  const url = `http://${nameOf(config.host)}:${portOf(server)}`
  if (new URL(config.baseUrl).port === '0') config.baseUrl = url
  if (runsUpkeep) upkeep.start()
  return {
    ...parts,
    url,
    opsUrl: `http://127.0.0.1:${portOf(ops)}`,
    idle: () => dispatcher.idle(),
    close: () => close(parts, ops, database === undefined),
  }
}

/**
 * First the door, then what is under way, then what everything stands on. A step that fails, as some do when the database is away,
 * is told and keeps nothing else open.
 */
async function close(parts: Parts, ops: Server, ownsDatabase: boolean): Promise<void> {
  const { db, changes, dispatcher, exchange, policies, router, server, services, telemetry, upkeep } = parts
  const steps: readonly (() => Promise<unknown>)[] = [
    () => closeServer(server),
    () => upkeep.stop(),
    () => dispatcher.close(CLOSING_MS),
    () => router.close(),
    () => exchange.close(),
    () => changes.close(),
    () => services.close(),
    () => policies.close(),
    () => ops.close(),
    async () => ownsDatabase && (await db.close()),
  ]
  for (const step of steps) {
    await step().catch((error: unknown) => telemetry.report.taskFailed({ task: 'stop', error }))
  }
  telemetry.flush()
}

function portOf(server: Server): number {
  return (server.server.address() as AddressInfo).port
}

/** A name by which this machine reaches what listens there. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

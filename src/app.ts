// The composition root: configuration → database → features → faces. The only file that builds things. What has to run beside
// the traffic stands in upkeep.ts.
import type { AddressInfo } from 'node:net'
import { type Accounts, createAccounts, createAccountWriter, createErasures } from './accounts/index.ts'
import type { Config, Secrets } from './config/index.ts'
import { configuredLineup } from './configured-lineup.ts'
import { createMailService, createResolver, createVault, personalBlock } from './contacts/index.ts'
import { createSharedTime, type Database, migrate, openDatabase, pendingMigrations } from './db/index.ts'
import {
  createDispatcher,
  createInboxProvider,
  createProviderParts,
  createReloading,
  createRouter,
  createRoutingExchange,
  type Dispatcher,
  fingerprintOf,
  type Lineup,
  lineupOf,
  type Provider,
  type Reloading,
  type Router,
  type RoutingExchange,
} from './delivery/index.ts'
import { ERASERS } from './erasers.ts'
import { type Changes, createChanges } from './events/index.ts'
import {
  closeServer,
  createEventStreams,
  createFollowing,
  createOpsServer,
  createServer,
  type App as Server,
} from './http/index.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import { createUuids } from './lib/ids.ts'
import { createKeyRing } from './lib/key-ring.ts'
import { type Random, systemRandom } from './lib/random.ts'
import { countInspection } from './limits/index.ts'
import { createNotices, type Notices } from './notices/index.ts'
import { nothingHere, servePages } from './pages/index.ts'
import { createPolicies, loadPolicyFile, type Policies } from './policy/index.ts'
import { createProviderClient, createRegistrations, loadMethods, type Registrations } from './registration/index.ts'
import { createServices, type Services, type TrialKeys, trialKeys } from './services/index.ts'
import { createTelemetry, type Telemetry } from './telemetry/index.ts'
import { createUpkeep, type Upkeep } from './upkeep.ts'
import { createVerifications, type Verifications } from './verification/index.ts'

export interface AppOptions {
  readonly config: Config
  readonly secrets: Secrets
  /** In place of those that the configuration names. */
  readonly database?: Database
  readonly providers?: readonly Provider[] | Lineup
  readonly clock?: Clock
  readonly random?: Random
  readonly telemetry?: Telemetry
  /** False in tests, which run the tasks by hand: their clock stands still. */
  readonly runsUpkeep?: boolean
}

export interface App {
  /** Where it listens, with the port it got. */
  readonly url: string
  readonly opsUrl: string
  readonly config: Config
  readonly db: Database
  readonly services: Services
  readonly policies: Policies
  readonly verifications: Verifications
  readonly accounts: Accounts
  readonly registrations: Registrations
  readonly notices: Notices
  readonly upkeep: Upkeep
  readonly telemetry: Telemetry
  /** What carries live messages, and what is known of it. */
  readonly router: Router
  /** Goes on with what the file of providers says now. */
  readonly reloading: Reloading
  /** The keys of the default service in trial; undefined in production. */
  readonly trialKeys: TrialKeys | undefined
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
  const db = options.database ?? (await openConfigured(config, secrets, telemetry))
  try {
    await migrate(db)
    return await listen(await build(options, db, telemetry))
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

type Built = Omit<App, 'config' | 'url' | 'opsUrl' | 'close' | 'idle'> & {
  /** The server reads it with each request: the base URL is completed when the port is known. */
  readonly config: { -readonly [Name in keyof Config]: Config[Name] }
  readonly exchange: RoutingExchange
  readonly changes: Changes
  readonly dispatcher: Dispatcher
  readonly server: Server
  readonly runsUpkeep: boolean
  readonly ownsDatabase: boolean
}

async function build(options: AppOptions, db: Database, telemetry: Telemetry): Promise<Built> {
  const { secrets, clock = systemClock, random = systemRandom } = options
  const config = { ...options.config }
  const uuids = createUuids(clock, random)
  const ring = createKeyRing(secrets.ring)
  const vault = createVault(ring, random)
  const parts = createProviderParts({ clock, ring, baseUrl: () => config.baseUrl })
  const load = (before?: Lineup): Lineup => configuredLineup(config, secrets, parts, before)
  const lineup = options.providers === undefined ? load() : givenLineup(options.providers)
  const router = createRouter({ lineup, inbox: createInboxProvider(['sms', 'email']), clock, telemetry })
  const { providersFile: path } = options.providers === undefined ? config : {}
  const fingerprint = path === undefined ? undefined : () => fingerprintOf({ path, variable: secrets.variable })
  const reloading = createReloading({ router, telemetry, fingerprint, load })
  const keys = config.mode === 'trial' ? trialKeys(ring) : undefined
  const fileRows = config.policyFile === undefined ? [] : loadPolicyFile(config.policyFile)
  const services = await createServices({ db, clock, random, uuids })
  const policies = await createPolicies({ db, clock, fileRows })
  await services.ensureDefault(keys)
  const accounts = createAccounts({ db, clock, uuids, ring, vault, report: telemetry.report })
  const accountWriter = createAccountWriter({ clock, uuids, ring, vault })
  const notices = createNotices({
    ...{ db, clock, uuids, ring, vault, config, services, accounts, accountWriter },
    policyOf: policies.of,
    liveChannels: router.liveChannels,
    deployment: config,
    endOpen: (owner, accountId) => registrations.endForAccount(owner, accountId, 'disputed'),
  })
  const owner = uuids()
  const sharedTime = createSharedTime(db, clock)
  const changes = createChanges({ db, clock, telemetry, self: owner })
  const exchange = createRoutingExchange({
    db,
    clock,
    uuids,
    telemetry,
    router,
    self: owner,
    onReload: reloading.reload,
  })
  const { dispatcher, watching, fallbacks, ...verifications } = createVerifications({
    db,
    clock,
    random,
    uuids,
    ring,
    vault,
    telemetry,
    changes,
    smsPerDay: config.smsPerDay,
    serviceById: services.findById,
    policyOf: policies.of,
    createDispatcher: (callbacks) =>
      createDispatcher({
        ...{ db, clock, sharedTime, telemetry, router, changes, owner, ...callbacks },
        // By the feature that it carries something of.
        recover: (message) => (message.noticeId === undefined ? callbacks.recover(message) : notices.recover(message)),
      }),
  })
  const { dnsServers } = config
  const mailService = createMailService({
    resolver: dnsServers === 'none' ? undefined : createResolver(dnsServers),
    witness: dnsServers === 'system' ? 'gmail.com' : undefined,
    clock,
    telemetry,
  })
  const { methods, providers: identityProviders } = loadMethods(config.methodsFile, config.mode)
  const registrations = createRegistrations({
    ...{ db, clock, uuids, ring, vault, telemetry, verifications, accounts, accountWriter, notices, methods },
    policyOf: policies.of,
    deployment: config,
    liveChannels: router.liveChannels,
    serviceById: services.findById,
    visits: { random, providers: identityProviders, client: createProviderClient(), config },
  })
  const streams = createEventStreams({ clock, telemetry, most: config.eventStreams })
  const upkeep = createUpkeep({
    ...{ db, clock, sharedTime, vault, telemetry, dispatcher, fallbacks },
    ...{ notices, changes, watching, streams, exchange, reloading },
  })
  const server = await createServer({
    config,
    services,
    verifications,
    registrations,
    accounts,
    notices,
    erasures: createErasures({ db, ring, vault, erasers: ERASERS }),
    streams,
    mailService,
    liveChannels: router.liveChannels,
    policies,
    receipts: { find: (name) => router.all.find((one) => one.name === name), take: dispatcher.takeReceipt },
    db,
    isMigrated: async () => (await pendingMigrations(db)).length === 0,
    ring,
    clock,
    telemetry,
    pages: servePages({
      ...{ config, services, verifications, notices, registrations, methods, mailService, policies, clock, random },
      follow: createFollowing({ verifications, streams }),
      countInspection: (owner, ip) => countInspection({ db, ring, clock, telemetry }, owner, personalBlock(ip) ?? ip),
      visits: registrations.visits,
      liveChannels: router.liveChannels,
      testKey: keys?.test,
    }),
    nothingHere,
  })
  return {
    config,
    db,
    services,
    policies,
    verifications,
    registrations,
    accounts,
    notices,
    upkeep,
    telemetry,
    router,
    reloading,
    trialKeys: keys,
    exchange,
    changes,
    dispatcher,
    server,
    runsUpkeep: options.runsUpkeep ?? true,
    ownsDatabase: options.database === undefined,
  }
}

/** Those that a test has in its hand: each carries as much as the next, where nothing else is planned. */
function givenLineup(given: readonly Provider[] | Lineup): Lineup {
  return 'plan' in given ? given : lineupOf(given)
}

async function listen(built: Built): Promise<App> {
  const { config, server, telemetry, upkeep, runsUpkeep } = built
  const ops = createOpsServer({ telemetry })
  try {
    await built.changes.open()
    await built.exchange.open()
    // Before the first message is written or taken over.
    if (runsUpkeep) await upkeep.run('compare clocks')
    await server.listen({ host: config.host, port: config.port })
    await ops.listen({ host: '127.0.0.1', port: config.opsPort })
  } catch (cause) {
    const { services, policies, router } = built
    await Promise.all([server.close(), ops.close(), services.close(), policies.close(), router.close()])
    throw cause
  }
  const url = `http://${nameOf(config.host)}:${portOf(server)}`
  if (new URL(config.baseUrl).port === '0') config.baseUrl = url
  if (runsUpkeep) upkeep.start()
  return {
    url,
    opsUrl: `http://127.0.0.1:${portOf(ops)}`,
    config,
    db: built.db,
    services: built.services,
    policies: built.policies,
    verifications: built.verifications,
    accounts: built.accounts,
    registrations: built.registrations,
    notices: built.notices,
    upkeep,
    telemetry,
    router: built.router,
    reloading: built.reloading,
    trialKeys: built.trialKeys,
    idle: () => built.dispatcher.idle(),
    close: () => close(built, ops),
  }
}

/**
 * First the door, then what is under way, then what everything stands on. A step that fails, as some do when the database is away,
 * is told and keeps nothing else open.
 */
async function close(built: Built, ops: Server): Promise<void> {
  const { db, changes, dispatcher, exchange, policies, router, server, services, telemetry, upkeep } = built
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
    async () => built.ownsDatabase && (await db.close()),
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

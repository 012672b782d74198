// What a process of Pinpost is made of: configuration → features → faces. The only file that builds them.
import { type Accounts, createAccounts, createAccountWriter, createErasures } from './accounts/index.ts'
import type { Config, Secrets } from './config/index.ts'
import { configuredLineup } from './configured-lineup.ts'
import { createMailService, createResolver, createVault, personalBlock } from './contacts/index.ts'
import { createSharedTime, type Database, pendingMigrations } from './db/index.ts'
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
import { createEventStreams, createFollowing, createServer, type App as Server } from './http/index.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import { createUuids } from './lib/ids.ts'
import { createKeyRing, type KeyRing } from './lib/key-ring.ts'
import { type Random, systemRandom } from './lib/random.ts'
import { countInspection } from './limits/index.ts'
import { createNotices, type Notices } from './notices/index.ts'
import { nothingHere, servePages } from './pages/index.ts'
import { createPolicies, loadPolicyFile, type Policies } from './policy/index.ts'
import { createProviderClient, createRegistrations, loadMethods, type Registrations } from './registration/index.ts'
import { createServices, otherTrialKeys, type Services, type TrialKeys, trialKeys } from './services/index.ts'
import type { Telemetry } from './telemetry/index.ts'
import { createUpkeep, type Upkeep } from './upkeep.ts'
import { createVerifications, type Verifications } from './verification/index.ts'

export interface PartsOptions {
  readonly config: Config
  readonly secrets: Secrets
  /** In place of those that the configuration names. */
  readonly providers?: readonly Provider[] | Lineup
  readonly clock?: Clock
  readonly random?: Random
}

export interface Parts {
  /** The server reads it with each request: the base URL is completed when the port is known. */
  readonly config: { -readonly [Name in keyof Config]: Config[Name] }
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
  readonly exchange: RoutingExchange
  readonly changes: Changes
  readonly dispatcher: Dispatcher
  readonly server: Server
}

/** What the operator has written about policy and methods. */
export function readTables({ policyFile, methodsFile, mode }: Config) {
  return {
    fileRows: policyFile === undefined ? [] : loadPolicyFile(policyFile),
    ...loadMethods(methodsFile, mode),
  }
}

/** Builds everything and begins nothing: what listens, and what runs beside the traffic, is for app.ts to start and stop. */
export async function buildParts(
  options: PartsOptions,
  { fileRows, methods, providers: identityProviders }: ReturnType<typeof readTables>,
  db: Database,
  telemetry: Telemetry,
): Promise<Parts> {
  const { secrets, clock = systemClock, random = systemRandom } = options
  const config = { ...options.config }
  const uuids = createUuids(clock, random)
  const ring = createKeyRing(secrets.ring)
  const vault = createVault(ring, random)
  const { router, reloading } = createCarriers(options, { config, clock, ring, telemetry })
  const keys = config.mode === 'trial' ? trialKeys(ring) : undefined
  const services = await createServices({ db, clock, random, uuids })
  const policies = await createPolicies({ db, clock, fileRows })
  // Several trials may meet on a server; in a folder there is one, whose secrets have changed.
  await services.ensureDefault(keys, db.engine === 'postgres' ? otherTrialKeys(ring) : undefined)
  const accounts = createAccounts({ db, clock, uuids, ring, vault, report: telemetry.report })
  const accountWriter = createAccountWriter({ clock, uuids, ring, vault })
  const notices = createNotices({
    ...{ db, clock, uuids, ring, vault, config, services, accounts, accountWriter },
    policyOf: policies.of,
    liveChannels: router.liveChannels,
    deployment: config,
    endOpen: (owner, accountId) => registrations.endForAccount(owner, accountId, 'disputed'),
  })
  const self = uuids() // this process, as the others know it
  const sharedTime = createSharedTime(db, clock)
  const changes = createChanges({ db, clock, telemetry, self })
  const exchange = createRoutingExchange({ db, clock, uuids, telemetry, router, self, onReload: reloading.reload })
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
        ...{ db, clock, sharedTime, telemetry, router, changes, owner: self, ...callbacks },
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
      vault,
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
  }
}

/** What carries live messages: what a test has in its hand, or the providers that the configuration names. */
function createCarriers(
  { secrets, providers }: PartsOptions,
  { config, clock, ring, telemetry }: { config: Config; clock: Clock; ring: KeyRing; telemetry: Telemetry },
): Pick<Parts, 'router' | 'reloading'> {
  const parts = createProviderParts({ clock, ring, baseUrl: () => config.baseUrl })
  const load = (before?: Lineup): Lineup => configuredLineup(config, secrets, parts, before)
  const lineup = providers === undefined ? load() : givenLineup(providers)
  const router = createRouter({ lineup, inbox: createInboxProvider(['sms', 'email']), clock, telemetry })
  const { providersFile: path } = providers === undefined ? config : {}
  const fingerprint = path === undefined ? undefined : () => fingerprintOf({ path, variable: secrets.variable })
  return { router, reloading: createReloading({ router, telemetry, fingerprint, load }) }
}

/** Those that a test has in its hand: each carries as much as the next, where nothing else is planned. */
function givenLineup(given: readonly Provider[] | Lineup): Lineup {
  return 'plan' in given ? given : lineupOf(given)
}

// The HTTP server: limits on what comes in, who may ask, the routes, and one place where every error becomes a problem. Puts
// together what the other files hold; no rule of the product lives here.
import type { FastifyPluginCallback, onRequestHookHandler } from 'fastify'
import type { Accounts, Erasures } from '../accounts/index.ts'
import type { Config } from '../config/index.ts'
import type { MailService } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Notices } from '../notices/index.ts'
import type { LiveChannels, Policies } from '../policy/index.ts'
import type { IdentityVisits, Registrations } from '../registration/index.ts'
import type { Services } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { Verifications } from '../verification/index.ts'
import { sendAnswer } from './answers.ts'
import type { App } from './app.ts'
import { createAuthentication } from './authentication.ts'
import { readJsonOnly } from './bodies.ts'
import { compressPages } from './compression.ts'
import type { EventStreams } from './event-streams.ts'
import { createApp } from './fastify-app.ts'
import { createFollowing } from './following.ts'
import { createReadiness, serveHealth } from './health.ts'
import { createHostJudge } from './hosts.ts'
import { createIdempotency } from './idempotency.ts'
import { type KnownRoutes, watchRoutes } from './known-routes.ts'
import { describeRoutes, serveDescription } from './openapi.ts'
import { answerPreflights, createOriginHook, createOrigins } from './origins.ts'
import { guardPages } from './pages-scope.ts'
import { problem } from './problems.ts'
import { type ReceiptDesk, serveReceipts } from './receipts/index.ts'
import { createRequestReporter } from './reporting.ts'
import { judgeError } from './request-errors.ts'
import { answerUnknown, type NothingHere } from './unknown-addresses.ts'
import { CROSS_ORIGIN_ROUTES, serveV1 } from './v1/index.ts'

export interface ServerParts {
  /** Read anew with each request: `baseUrl` may still change when the port is known. */
  readonly config: Pick<Config, 'mode' | 'baseUrl' | 'isPublicTrial' | 'trustedProxies' | 'smsCountries'>
  readonly services: Pick<Services, 'findCaller' | 'list'>
  readonly verifications: Verifications
  readonly registrations: Registrations & { readonly visits: IdentityVisits | undefined }
  readonly accounts: Accounts
  readonly erasures: Erasures
  readonly notices: Pick<Notices, 'testNotices'>
  /** Ended when the server closes. */
  readonly streams: EventStreams
  readonly mailService: MailService
  /** What live keys can send by. */
  readonly liveChannels: LiveChannels
  readonly policies: Pick<Policies, 'of'>
  /** Who reads what providers say by HTTP, and who writes it down. */
  readonly receipts: ReceiptDesk
  readonly db: Database
  readonly isMigrated: () => Promise<boolean>
  readonly ring: KeyRing
  readonly clock: Clock
  readonly telemetry: Telemetry
  /** Faces that answer HTML: served with a content security policy, each in a scope of its own. */
  readonly pages?: readonly FastifyPluginCallback[]
  /** The page at an address that there is not; without it everybody is answered a problem. */
  readonly nothingHere?: NothingHere
}

const RETRY_AFTER_SECONDS = 2

export async function createServer(parts: ServerParts): Promise<App> {
  const app = createApp(parts.config, parts.telemetry)
  readJsonOnly(app)
  decorate(app, parts)
  const known = watchRoutes(app)
  answerFailures(app, parts)
  app.addHook('onResponse', createRequestReporter(parts.telemetry))
  app.addHook('onRequest', createGate(app, parts))

  app.addHook('preClose', (done) => {
    parts.streams.close()
    done()
  })
  await describeRoutes(app)
  serveHealth(app, createReadiness(parts))
  await app.register(async (v1: App) => serveApi(v1, parts))
  await app.register(async (scope: App) => serveReceipts(scope, parts))
  await app.register(async (pages: App) => servePages(pages, parts, { describe: () => app.swagger(), known }))
  return app
}

/** Room on requests and replies for what the hooks find out. */
function decorate(app: App, { config }: ServerParts): void {
  app.decorateRequest('asker', null)
  app.decorateRequest('answeredProblem', undefined)
  app.decorateRequest('answeredReference', undefined)
  app.decorateRequest('answeredAfterMs', undefined)
  app.decorateReply('answer', function (answer) {
    return sendAnswer(this, answer, config.baseUrl)
  })
}

/** The first thing that happens to a request: none after the stop was asked for, and none under a foreign name. */
function createGate(app: App, { config }: ServerParts): onRequestHookHandler {
  const isOwnHost = createHostJudge(config)
  let isClosing = false
  app.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  return (request, reply, done) => {
    if (isClosing) reply.answer(problem('unavailable', { retryAfter: RETRY_AFTER_SECONDS }))
    else if (!isOwnHost(request.headers.host)) reply.answer(problem('host_not_allowed'))
    else done()
  }
}

function answerFailures(app: App, { telemetry }: ServerParts): void {
  app.setErrorHandler((error, request, reply) => {
    const { kind, answer } = judgeError(error, request.routeOptions.schema)
    const route = request.routeOptions.url ?? 'unknown'
    if (kind === 'unexpected') telemetry.report.requestFailed({ route, error })
    if (kind === 'database') telemetry.report.databaseFailed({ during: route, error })
    return reply.answer(answer)
  })
}

function serveApi(v1: App, parts: ServerParts): void {
  const origins = createOrigins(parts.services, parts.clock, parts.config)
  v1.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store')
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    done()
  })
  v1.addHook('onRequest', createOriginHook(origins))
  v1.addHook('onRequest', createAuthentication({ ...parts, origins }))
  for (const { url, methods } of CROSS_ORIGIN_ROUTES) answerPreflights(v1, url, methods)
  serveV1(v1, { ...parts, follow: createFollowing(parts), idempotency: createIdempotency(parts) })
}

async function servePages(
  scope: App,
  parts: ServerParts,
  { describe, known }: { readonly describe: () => object; readonly known: KnownRoutes },
): Promise<void> {
  guardPages(scope, parts.config)
  compressPages(scope)
  answerUnknown(scope, known, parts.nothingHere)
  serveDescription(scope, describe)
  for (const page of parts.pages ?? []) await scope.register(page)
}

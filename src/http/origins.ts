// Which pages of other origins may call from a browser (CORS): with a client token, from the origins that the verification's
// service lists, exactly. A preflight names neither token nor service, so it is answered when any service lists the origin; the
// request itself is then judged by its own service. Keys of applications have no business in a browser and get no such header.
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Config } from '../config/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Service, Services } from '../services/index.ts'
import type { App } from './app.ts'
import { problem } from './problems.ts'

/** How long a change of a service's origins may take to be seen by preflights. */
const REMEMBERED_MS = 5_000
/** How long a browser may keep the answer to a preflight, in seconds. */
const MAX_AGE = '600'

export interface Origins {
  /** May a page of this request's origin, if it says one, use the tokens of this service? */
  isAllowed(request: FastifyRequest, service: Service): boolean
  /** Pinpost's own pages name their origin too when they post. */
  isOwn(origin: string, request: FastifyRequest): boolean
  /** Does any service list it? */
  isKnown(origin: string): Promise<boolean>
}

export function createOrigins(
  services: Pick<Services, 'list'>,
  clock: Clock,
  config: Pick<Config, 'baseUrl'>,
): Origins {
  let known: Promise<ReadonlySet<string>> | undefined
  let readAt = 0

  async function readAll(): Promise<ReadonlySet<string>> {
    const all = await services.list()
    return new Set(all.flatMap(({ settings }) => settings.allowedOrigins))
  }

  /** Behind a proxy that is not trusted the base URL is right; in a trial under another name of the same machine the request. */
  function isOwn(origin: string, request: FastifyRequest): boolean {
    return origin === new URL(config.baseUrl).origin || origin === `${request.protocol}://${request.host}`
  }

  return {
    isOwn,
    isAllowed(request, service) {
      const { origin } = request.headers
      return origin === undefined || isOwn(origin, request) || service.settings.allowedOrigins.includes(origin)
    },
    async isKnown(origin) {
      const now = clock.now().getTime()
      if (known === undefined || now - readAt >= REMEMBERED_MS) {
        readAt = now
        known = readAll()
        known.catch(() => {
          known = undefined // the next one asks again
        })
      }
      return (await known).has(origin)
    },
  }
}

/** A hook that lets pages of a listed origin read the answer, refusals included. */
export function createOriginHook(origins: Origins): onRequestHookHandler {
  return (request, reply, done) => {
    const { origin, authorization } = request.headers
    const isForeign = origin !== undefined && !authorization?.includes(' pp_') && !origins.isOwn(origin, request)
    if (!isForeign) done()
    else openTo(origin, reply, origins).then(() => done(), done)
  }
}

async function openTo(origin: string, reply: FastifyReply, origins: Origins): Promise<void> {
  reply.header('vary', 'Origin')
  if (!(await origins.isKnown(origin))) return
  reply.header('access-control-allow-origin', origin)
  reply.header('access-control-expose-headers', 'Retry-After')
}

/** Answers the question that a browser asks before a request to another origin. */
export function answerPreflights(app: App, url: string, methods: readonly string[]): void {
  app.options(url, { schema: { hide: true } }, (_request, reply) => {
    if (!reply.hasHeader('access-control-allow-origin')) return reply.answer(problem('origin_not_allowed'))
    return reply
      .code(204)
      .header('access-control-allow-methods', methods.join(', '))
      .header('access-control-allow-headers', 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID')
      .header('access-control-max-age', MAX_AGE)
      .send()
  })
}

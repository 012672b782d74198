// Which pages of other origins may call from a browser (CORS): with a client token, from the origins that the verification's
// service lists, exactly. A preflight names neither token nor service, so it is answered when any service lists the origin; the
// request itself is then judged by its own service. Keys of applications have no business in a browser and get no such header.
import type { FastifyReply, FastifyRequest } from 'fastify'
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
  /** Does any service list it? */
  isKnown(origin: string): Promise<boolean>
}

export function createOrigins(services: Pick<Services, 'list'>, clock: Clock): Origins {
  let known: Promise<ReadonlySet<string>> | undefined
  let readAt = 0

  async function readAll(): Promise<ReadonlySet<string>> {
    const all = await services.list()
    return new Set(all.flatMap(({ settings }) => settings.allowedOrigins))
  }

  return {
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
export function createOriginHook(origins: Origins) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { origin, authorization } = request.headers
    if (origin === undefined || isOwn(origin, request) || authorization?.includes(' pp_')) return
    reply.header('vary', 'Origin')
    if (!(await origins.isKnown(origin))) return
    reply.header('access-control-allow-origin', origin)
    reply.header('access-control-expose-headers', 'Retry-After')
  }
}

/** Answers the question that a browser asks before a request to another origin. */
export function answerPreflights(app: App, url: string, methods: readonly string[]): void {
  app.options(url, { schema: { hide: true } }, (_request, reply) => {
    if (!reply.hasHeader('access-control-allow-origin')) return reply.answer(problem('origin_not_allowed'))
    return reply
      .code(204)
      .header('access-control-allow-methods', methods.join(', '))
      .header('access-control-allow-headers', 'Authorization, Content-Type')
      .header('access-control-max-age', MAX_AGE)
      .send()
  })
}

/** Pinpost's own pages name their origin too when they post. */
function isOwn(origin: string, request: FastifyRequest): boolean {
  return origin === `${request.protocol}://${request.host}`
}

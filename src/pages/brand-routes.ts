// GET /brand/{colour}.css and /brand/{slug}/logo: a service's colours and its picture. Under the addresses that pages use, browsers keep
// them for good. The picture came from outside, so it gets a policy under which nothing in it could run or fetch.
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services/index.ts'
import { FOR_GOOD } from './assets-routes.ts'
import { logoOf, styleFor, versionOf } from './brand.ts'

export interface BrandParts {
  readonly services: Pick<Services, 'findBySlug'>
}

const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

const HIDDEN = { schema: { hide: true } }

interface Address {
  Params: { colour: string; slug: string }
  Querystring: { v?: unknown }
}

export function serveBrands({ services }: BrandParts): FastifyPluginCallback {
  return (scope, _options, done) => {
    scope.get<Address>('/brand/:colour(^[0-9a-f]{6}$).css', HIDDEN, (request, reply) => {
      const style = styleFor(`#${request.params.colour}`)
      return keep(request, reply, versionOf(style)) ?? reply.type('text/css; charset=utf-8').send(style)
    })
    scope.get<Address>('/brand/:slug/logo', HIDDEN, async (request, reply) => {
      const service = await services.findBySlug(request.params.slug)
      const logo = service && logoOf(service.settings)
      if (!logo) return reply.callNotFound()
      reply.header('content-security-policy', LOGO_POLICY)
      return keep(request, reply, logo.version) ?? reply.type(logo.type).send(logo.body)
    })
    done()
  }
}

/** Says for how long it may be kept; answers at once where the browser has it. */
function keep(request: FastifyRequest<Address>, reply: FastifyReply, version: string): FastifyReply | undefined {
  const etag = `"${version}"`
  reply.header('etag', etag).header('cache-control', request.query.v === version ? FOR_GOOD : 'no-cache')
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : undefined
}

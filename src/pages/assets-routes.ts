// GET /assets/{name}: style sheet and scripts. Under the address that pages use, which changes with the content, a browser keeps
// them for good; under any other it asks again each time.
import type { FastifyPluginCallback } from 'fastify'
import { type Asset, assets } from './assets.ts'

export const FOR_GOOD = 'public, max-age=31536000, immutable'

interface Address {
  Params: { name: string }
  Querystring: { v?: string | readonly string[] }
}

export const serveAssets: FastifyPluginCallback = (scope, _options, done) => {
  const known = new Map<string, Asset>(Object.entries(assets()))
  scope.get<Address>('/assets/:name', { schema: { hide: true } }, (request, reply) => {
    const asset = known.get(request.params.name)
    if (asset === undefined) return reply.callNotFound()
    const isExact = request.query.v === asset.version
    reply.header('etag', asset.etag).header('cache-control', isExact ? FOR_GOOD : 'no-cache')
    if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
    return reply.header('content-type', asset.contentType).send(asset.body)
  })
  done()
}

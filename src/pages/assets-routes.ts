// GET /assets/{name}: style sheet and scripts. Under the address that pages use, which changes with the content, a browser keeps
// them for good; under any other it asks again each time.
import type { FastifyPluginCallback } from 'fastify'
import { acceptedEncoding } from '../lib/accepted-encoding.ts'
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
    const encoding = acceptedEncoding(request.headers['accept-encoding'])
    // Each form of the file has a tag of its own (RFC 9110, 8.8.3.3).
    const etag = encoding === undefined ? asset.etag : asset.etag.replace(/"$/, `-${encoding}"`)
    reply.header('etag', etag).header('vary', 'accept-encoding')
    reply.header('cache-control', isExact ? FOR_GOOD : 'no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    if (encoding !== undefined) reply.header('content-encoding', encoding)
    const body = encoding === undefined ? asset.body : asset.compressed[encoding]
    return reply.header('content-type', asset.contentType).send(body)
  })
  done()
}

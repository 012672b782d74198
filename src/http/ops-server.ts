// The operator's own listener: metrics, on the loopback interface, never on the address that people reach.
import { fastify, LogController } from 'fastify'
import type { Telemetry } from '../telemetry/index.ts'
import type { App } from './app.ts'
import { createHostJudge, type HostConfig } from './hosts.ts'

/** To be started with `listen({ host: '127.0.0.1', port: config.opsPort })`. */
export function createOpsServer({ telemetry }: { readonly telemetry: Telemetry }): App {
  const app: App = fastify({
    logController: new LogController({ disableRequestLogging: true }),
    http: { maxHeaderSize: 8_192 },
    requestTimeout: 5_000,
  })
  const isOwnHost = createHostJudge(LOOPBACK_ONLY)
  app.addHook('onRequest', (request, reply, done) => {
    if (isOwnHost(request.headers.host)) return done()
    reply.code(421).send()
  })
  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await telemetry.exposition()
    return reply.header('content-type', contentType).send(text)
  })
  return app
}

const LOOPBACK_ONLY: HostConfig = { mode: 'trial', baseUrl: 'http://localhost', isPublicTrial: false }

// The headers of what a browser shows: a strict content security policy, no framing, no referrer. JSON needs none of these and
// does not pay for them.
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { Config } from '../config/index.ts'
import type { App } from './app.ts'

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
}
const A_YEAR_SECONDS = 31_536_000

/** Guards everything that is served in `scope` from now on. */
export function guardPages(scope: App, config: Pick<Config, 'baseUrl'>): void {
  const headers = headersOf(config.baseUrl.startsWith('https:'))
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/**
 * They are the same for every page, so helmet works them out once. Its plugin for Fastify does so for each request, and kept each
 * alive until the next full collection: measured on the help page, collecting young objects took 4.5 ms instead of 0.2.
 */
function headersOf(isEncrypted: boolean): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    hsts: isEncrypted ? { maxAge: A_YEAR_SECONDS } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Browsers do it unasked, and complain where they are asked in a sandboxed frame.
    originAgentCluster: false,
  })
  protect(request, response, (error) => {
    if (error) throw error
  })
  return response.getHeaders() as Record<string, string>
}

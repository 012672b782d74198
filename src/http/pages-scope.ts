// The headers of what a browser shows: a strict content security policy, no framing, no referrer. JSON needs none of these and
// does not pay for them.
import { fastifyHelmet } from '@fastify/helmet'
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
export async function guardPages(scope: App, config: Pick<Config, 'baseUrl'>): Promise<void> {
  const isEncrypted = config.baseUrl.startsWith('https:')
  await scope.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    hsts: isEncrypted ? { maxAge: A_YEAR_SECONDS } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Browsers do it unasked, and complain where they are asked in a sandboxed frame.
    originAgentCluster: false,
  })
}

// Which pages this Pinpost has, as plugins for the HTTP server, which gives them their security headers. In production none of
// the trial's pages exists.
import type { FastifyPluginCallback } from 'fastify'
import { serveAssets } from './assets-routes.ts'
import { type InboxParts, serveInbox } from './inbox-routes.ts'

export interface PagesParts extends InboxParts {
  /** Read anew with each request: `baseUrl` may still change when the port is known. */
  readonly config: InboxParts['config'] & { readonly mode: 'trial' | 'production' }
}

export function servePages(parts: PagesParts): readonly FastifyPluginCallback[] {
  return parts.config.mode === 'trial' ? [serveAssets, serveInbox(parts)] : [serveAssets]
}

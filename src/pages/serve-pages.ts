// Which pages this Pinpost has, as plugins for the HTTP server, which gives them their security headers. In production none of
// the trial's pages exists.
import type { FastifyPluginCallback } from 'fastify'
import type { Notices } from '../notices/index.ts'
import { serveAssets } from './assets-routes.ts'
import { type InboxParts, serveInbox } from './inbox-routes.ts'
import { serveNotMe } from './not-me-routes.ts'

export interface PagesParts extends InboxParts {
  readonly notices: Notices
  /** Read anew with each request: `baseUrl` may still change when the port is known. */
  readonly config: InboxParts['config'] & { readonly mode: 'trial' | 'production' }
}

export function servePages(parts: PagesParts): readonly FastifyPluginCallback[] {
  const always = [serveAssets, serveNotMe(parts)]
  return parts.config.mode === 'trial' ? [...always, serveInbox(parts)] : always
}

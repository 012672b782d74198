// Which pages this Pinpost has, as plugins for the HTTP server, which gives them their security headers. In production none of
// the trial's pages exists.
import type { FastifyPluginCallback } from 'fastify'
import type { Notices } from '../notices/index.ts'
import { serveAssets } from './assets-routes.ts'
import { type BrandParts, serveBrands } from './brand-routes.ts'
import { type ContentParts, serveContent } from './content-routes.ts'
import { type FrontParts, serveFront, serveFrontDoor } from './front-routes.ts'
import { serveIdentity } from './identity-routes.ts'
import { type InboxParts, serveInbox } from './inbox-routes.ts'
import { serveNotMe } from './not-me-routes.ts'
import { type RegistrationPagesParts, serveRegistration } from './registration/index.ts'

export interface PagesParts extends InboxParts, RegistrationPagesParts, BrandParts, ContentParts, FrontParts {
  readonly notices: Notices
  /** Read anew with each request: `baseUrl` may still change when the port is known. */
  readonly config: InboxParts['config'] & RegistrationPagesParts['config']
}

export function servePages(parts: PagesParts): readonly FastifyPluginCallback[] {
  const { config, visits } = parts
  return [
    serveAssets,
    serveBrands(parts),
    serveContent(parts),
    serveNotMe(parts),
    serveRegistration(parts),
    ...(config.mode === 'trial' ? [serveFront(parts), serveInbox(parts)] : [serveFrontDoor]),
    ...(visits ? [serveIdentity({ config, visits, registrations: parts.registrations })] : []),
  ]
}

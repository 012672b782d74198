// The cookie that ties a visit to an identity provider to one browser. From the pages of a registration on it holds the link that was
// made for them, so that the link leads nobody else on; once the browser has gone to the provider, the secret that it comes back with.
import { registrationOfPages } from '../registration/index.ts'
import { type Asking, cookieIn } from './asking.ts'
import { setCookie } from './set-cookie.ts'

const COOKIE = 'pinpost_visit'
/** A visit is over by then. */
export const VISIT_COOKIE_SECONDS = 600

/** The header that gives it to the browser; an empty value takes it away. */
export function visitCookie(value: string, baseUrl: string): string {
  const seconds = value === '' ? 0 : VISIT_COOKIE_SECONDS
  return setCookie({ name: COOKIE, value, path: '/oidc', seconds }, baseUrl)
}

/** Empty where there is none. */
export function visitIn(asking: Asking): string {
  return cookieIn(asking, COOKIE) ?? ''
}

/**
 * May this browser go on with a link? One that was made for the pages is for the browser that they were open in: whoever sends it to
 * somebody else, to have them prove who they are, sends nothing. A host gives its own to whom it will.
 */
export function mayFollow(asking: Asking, visit: string): boolean {
  return registrationOfPages(visit) === undefined || visitIn(asking) === visit
}

// What a browser says about itself with each request: its cookies, the language it likes best, and where a form came from.

export interface Asking {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly query?: unknown
}

/** What the browser keeps under that name; undefined for nothing. Our values hold no character that would want quoting. */
export function cookieIn({ headers }: Asking, cookie: string): string | undefined {
  const pairs = String(headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookie)?.[1]
}

/** As a BCP 47 tag. */
export function preferredLanguage({ headers }: Asking): string | undefined {
  const said = headers['accept-language']
  return typeof said === 'string' ? said.split(/[,;]/)[0] : undefined
}

/** What the link says (`?language=`), else what the browser likes best (R37). */
export function wishedLanguage(request: Asking): string | undefined {
  const { language } = (request.query ?? {}) as { readonly language?: unknown }
  return typeof language === 'string' ? language : preferredLanguage(request)
}

/**
 * Did a page of this Pinpost send the form? A browser that says so is believed against the token, not instead of it. The Origin of
 * a form is `null` here, since no page tells its address to the next (Referrer-Policy: no-referrer); a foreign one is not.
 */
export function isOwnForm({ headers }: Asking, baseUrl: string): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (origin === undefined || origin === 'null') return true
  return origin === new URL(baseUrl).origin || (URL.canParse(String(origin)) && new URL(String(origin)).host === host)
}

// How every cookie of the pages is set: no script reads it, and where the pages are served by TLS it goes nowhere else.

export interface Cookie {
  readonly name: string
  readonly value: string
  /** What the browser sends it to. */
  readonly path: string
  /** 0 takes it away. */
  readonly seconds: number
}

/** The value of a Set-Cookie header (RFC 6265). `Lax`: it comes along when a link or a provider leads the person here. */
export function setCookie({ name, value, path, seconds }: Cookie, baseUrl: string): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${seconds}; Path=${path}; HttpOnly; SameSite=Lax${secure}`
}

// The few calls of Pinpost that a host makes with its key. The key stays here, on the server.
const { PINPOST_URL = 'http://localhost:3000', PINPOST_KEY = '' } = process.env

export const pinpostUrl = PINPOST_URL

export interface Registration {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly state?: string
  readonly contacts: readonly { readonly to: string; readonly channel: string; readonly confirmed_at?: string }[]
  readonly account?: { readonly id: string; readonly state: string; readonly ends_at?: string }
}

export interface Created extends Registration {
  /** The page to send the person to. */
  readonly url: string
  /** For pages of one's own: good for this registration alone. */
  readonly client_token: string
}

export function createRegistration(body: object): Promise<Created> {
  // A key of one's own, so that a request that was repeated creates nothing twice.
  return call<Created>('POST', '/v1/registrations', body, { 'idempotency-key': crypto.randomUUID() })
}

export function readRegistration(id: string): Promise<Registration> {
  return call<Registration>('GET', `/v1/registrations/${encodeURIComponent(id)}`)
}

async function call<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(`${PINPOST_URL}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${PINPOST_KEY}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: body ? JSON.stringify(body) : null,
  })
  const told = (await answer.json()) as { readonly code?: string; readonly detail?: string }
  // A problem detail (RFC 9457): `code` is for programs, `detail` for people, `reference` for support.
  if (!answer.ok) throw new Error(`${told.code}: ${told.detail}`)
  return told as T
}

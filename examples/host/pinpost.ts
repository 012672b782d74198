// The few calls of Pinpost that a host makes with its key. The key stays here, on the server.
import { setTimeout } from 'node:timers/promises'

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
  return call<Created>('POST', '/v1/registrations', body)
}

export function readRegistration(id: string): Promise<Registration> {
  return call<Registration>('GET', `/v1/registrations/${encodeURIComponent(id)}`)
}

const MOST_TRIES = 3
const TIMEOUT_MS = 10_000
const PAUSE_MS = 300

/** Asks again where no answer came or the answer was "later". The key makes of all tries one request: its work is done once. */
async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
  const headers = {
    authorization: `Bearer ${PINPOST_KEY}`,
    ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}),
  }
  for (let tries = 1; ; tries++) {
    const answer = await ask(path, { method, headers, body: body ? JSON.stringify(body) : null })
    if (answer.kind === 'told') return answer.told as T
    if (answer.kind === 'refused' || tries === MOST_TRIES) throw answer.error
    await setTimeout(PAUSE_MS * tries)
  }
}

type Answer =
  | { readonly kind: 'told'; readonly told: unknown }
  | { readonly kind: 'refused' | 'later' | 'cut'; readonly error: unknown }

async function ask(path: string, init: RequestInit): Promise<Answer> {
  try {
    const answer = await fetch(`${PINPOST_URL}${path}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
    const told = (await answer.json()) as { readonly code?: string; readonly detail?: string }
    if (answer.ok) return { kind: 'told', told }
    // A problem detail (RFC 9457): `code` is for programs, `detail` for people, `reference` for support.
    const isLater = answer.status === 503 || told.code === 'idempotency_running'
    return { kind: isLater ? 'later' : 'refused', error: new Error(`${told.code}: ${told.detail}`) }
  } catch (error) {
    return { kind: 'cut', error }
  }
}

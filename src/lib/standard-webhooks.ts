// Signs and verifies HTTP requests by Standard Webhooks 1.0.0, the symmetric scheme `v1`: HMAC-SHA-256 over id, time and the
// octets of the body. Several secrets stand side by side while one takes over from another: all sign, any verifies. The time
// is an argument, which the specification's own library has no room for; tests hold the two against each other.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The octets of a secret. */
export type WebhookKey = Uint8Array

export interface WebhookRequest {
  /** Names the occasion, not the try: the same when it is said again. Holds no full stop. */
  readonly id: string
  readonly at: Date
  readonly body: string
}

export type WebhookVerdict =
  | 'genuine'
  /** A head is missing or cannot be read. */
  | 'unsigned'
  /** Signed longer ago, or further ahead, than the tolerance. */
  | 'stale'
  | 'forged'

/** As the specification's libraries have it: wide enough for clocks that differ, too narrow to keep a request for later. */
export const TOLERANCE_SECONDS = 300

const PREFIX = 'whsec_'
const FEWEST_OCTETS = 24
const MOST_OCTETS = 64
/** More is nobody's rotation; each costs a comparison. */
const MOST_SIGNATURES = 16

/** @throws Error, in words that do not repeat the secret. */
export function parseWebhookSecret(text: string): WebhookKey {
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text
  const key = Buffer.from(encoded, 'base64')
  const isBase64 =
    /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) && key.toString('base64').startsWith(encoded.replace(/=+$/, ''))
  if (!isBase64) throw new Error('A webhook secret is whsec_ and then base64.')
  if (key.length >= FEWEST_OCTETS && key.length <= MOST_OCTETS) return key
  throw new Error(
    `A webhook secret has ${FEWEST_OCTETS} to ${MOST_OCTETS} octets after whsec_; this one has ${key.length}.`,
  )
}

/** The heads that go with a request, signed with each key. */
export function signWebhook(keys: readonly WebhookKey[], { id, at, body }: WebhookRequest): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => `v1,${signature(key, id, timestamp, body).toString('base64')}`).join(' '),
  }
}

/** @param head reads a head by its name in small letters. @param body as it came, before anything parsed it. */
export function verifyWebhook(
  keys: readonly WebhookKey[],
  head: (name: string) => string | undefined,
  body: string | Uint8Array,
  now: Date,
): WebhookVerdict {
  const id = head('webhook-id')
  const timestamp = head('webhook-timestamp')
  const signatures = head('webhook-signature')
  if (!id || !signatures || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return 'unsigned'
  const given = signatures.split(' ', MOST_SIGNATURES).flatMap((text) => {
    const [version, encoded = ''] = text.split(',', 2)
    return version === 'v1' ? [Buffer.from(encoded, 'base64')] : []
  })
  const expected = keys.map((key) => signature(key, id, timestamp, body))
  const isGenuine = given.some((one) =>
    expected.some((other) => one.length === other.length && timingSafeEqual(one, other)),
  )
  if (!isGenuine) return 'forged'
  const awaySeconds = Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp))
  return awaySeconds <= TOLERANCE_SECONDS ? 'genuine' : 'stale'
}

function signature(key: WebhookKey, id: string, timestamp: string, body: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
}

// The link of a notice: 128 bits derived from its id, so that the message can be written again by any process; the row holds only
// their hash, so that the database alone gives no link.
import { createHmac } from 'node:crypto'
import { plainFingerprint } from '../lib/fingerprint.ts'
import type { Uuid } from '../lib/ids.ts'
import type { RingKey } from '../lib/key-ring.ts'

const TOKEN_BYTES = 16
const TOKEN = /^[\w-]{22}$/

export function linkToken(key: RingKey, noticeId: Uuid): string {
  const mac = createHmac('sha256', key.subKey('tokens')).update(`notice\n${noticeId}`).digest()
  return mac.subarray(0, TOKEN_BYTES).toString('base64url')
}

export function linkOf(baseUrl: string, token: string): string {
  return `${baseUrl}/not-me/${token}`
}

/** What the row is found by; undefined when it cannot be a token. */
export function hashToken(token: string): Uuid | undefined {
  return TOKEN.test(token) ? plainFingerprint('notice', token) : undefined
}

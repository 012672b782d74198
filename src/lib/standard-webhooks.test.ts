import { Webhook } from 'standardwebhooks'
import { describe, expect, test, vi } from 'vitest'
import { parseWebhookSecret, signWebhook, TOLERANCE_SECONDS, verifyWebhook } from './standard-webhooks.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const other = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const keys = [parseWebhookSecret(secret)]
const at = new Date('2026-03-01T10:00:00Z')
const request = { id: 'msg_1', at, body: '{"õ":1}' }

function read(heads: Record<string, string>): (name: string) => string | undefined {
  return (name) => heads[name]
}

function later(seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

describe('a signed request', () => {
  test('has the signature that the specification’s library makes', () => {
    expect(signWebhook(keys, request)['webhook-signature']).toBe(new Webhook(secret).sign('msg_1', at, request.body))
  })

  test('is verified by the specification’s library, also while two secrets sign', () => {
    vi.useFakeTimers({ now: at })
    try {
      const heads = signWebhook([parseWebhookSecret(other), ...keys], request)
      expect(new Webhook(secret).verify(request.body, heads)).toEqual({ õ: 1 })
      expect(new Webhook(other).verify(request.body, heads)).toEqual({ õ: 1 })
    } finally {
      vi.useRealTimers()
    }
  })

  test('of the specification’s library is genuine, whichever of the secrets signed it', () => {
    const both = [...keys, parseWebhookSecret(other)]
    for (const one of [secret, other]) {
      const heads = {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(at.getTime() / 1000),
        'webhook-signature': `v1a,AAAA ${new Webhook(one).sign('msg_1', at, request.body)}`,
      }
      expect(verifyWebhook(both, read(heads), Buffer.from(request.body), at)).toBe('genuine')
    }
  })

  test.each([
    ['id', { 'webhook-id': 'msg_2' }],
    ['time', { 'webhook-timestamp': String(at.getTime() / 1000 + 1) }],
    ['signature', { 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` }],
    ['scheme', { 'webhook-signature': signWebhook(keys, request)['webhook-signature']?.replace('v1,', 'v2,') ?? '' }],
    ['signature, cut short', { 'webhook-signature': 'v1,AAAA' }],
  ])('is forged with another %s', (_, change) => {
    expect(verifyWebhook(keys, read({ ...signWebhook(keys, request), ...change }), request.body, at)).toBe('forged')
  })

  test('is forged with another body, another secret, or no secret at all', () => {
    const heads = read(signWebhook(keys, request))
    expect(verifyWebhook(keys, heads, `${request.body} `, at)).toBe('forged')
    expect(verifyWebhook([parseWebhookSecret(other)], heads, request.body, at)).toBe('forged')
    expect(verifyWebhook([], heads, request.body, at)).toBe('forged')
  })

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is unsigned without %s', (name) => {
    const { [name]: _, ...heads } = signWebhook(keys, request)
    expect(verifyWebhook(keys, read(heads), request.body, at)).toBe('unsigned')
  })

  test.each(['', 'now', '-1', '1e9', '1.5', '9'.repeat(13)])('is unsigned when its time is %j', (timestamp) => {
    const heads = { ...signWebhook(keys, request), 'webhook-timestamp': timestamp }
    expect(verifyWebhook(keys, read(heads), request.body, at)).toBe('unsigned')
  })

  test('is genuine for five minutes, and to a clock that is as much behind', () => {
    const heads = read(signWebhook(keys, request))
    for (const seconds of [-TOLERANCE_SECONDS, TOLERANCE_SECONDS]) {
      expect(verifyWebhook(keys, heads, request.body, later(seconds))).toBe('genuine')
      expect(verifyWebhook(keys, heads, request.body, later(seconds + Math.sign(seconds)))).toBe('stale')
    }
  })
})

describe('a secret', () => {
  test.each([24, 64])('of %i octets is taken, with its prefix and without', (octets) => {
    const encoded = Buffer.alloc(octets, 1).toString('base64')
    expect(parseWebhookSecret(`whsec_${encoded}`)).toHaveLength(octets)
    expect(parseWebhookSecret(encoded)).toHaveLength(octets)
  })

  test.each([23, 65])('of %i octets is not', (octets) => {
    expect(() => parseWebhookSecret(`whsec_${Buffer.alloc(octets, 1).toString('base64')}`)).toThrow(`has ${octets}`)
  })

  test.each(['', 'whsec_', 'whsec_hunter2-hunter2-hunter2-hunter2', 'whsk_AAAA', 'whsec_ä'])('is not %j', (text) => {
    expect(() => parseWebhookSecret(text)).toThrow('whsec_ and then base64')
  })
})

// What each outcome is over HTTP: status, body, headers, as docs/reference/api.md promises. Verifications do as they are told.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { parseId, type Uuid } from '../../src/lib/ids.ts'
import type { CancelOutcome, CheckOutcome, ResendOutcome, StartOutcome } from '../../src/verification/index.ts'
import { ID, NOW, SERVICE, type Stage, setStage, TEST_KEY, TOKEN, verification } from '../support/http-stage.ts'

const START = { to: '+37251234567', purpose: 'registration' }
const reference = 'K7QF-2M9D'
const inNinetySeconds = new Date(NOW.getTime() + 89_001)

let stage: Stage
beforeEach(async () => {
  await stage?.close()
  stage = await setStage()
})
afterAll(() => stage.close())

const shown = {
  id: ID,
  reference,
  status: 'pending',
  channel: 'sms',
  to: '+372 •••• ••67',
  purpose: 'registration',
  created_at: '2026-11-23T17:10:00.000Z',
  expires_at: '2026-11-23T17:20:00.000Z',
  attempts_left: 5,
  resend: { available_at: '2026-11-23T17:12:00.000Z', left: 2 },
  messages: [{ id: ID.replace('ver_', 'msg_'), status: 'accepted', at: '2026-11-23T17:10:00.000Z' }],
  tips: ['wait_two_minutes'],
}
const uuid = parseId('ver', ID) as Uuid
const known = verification(uuid)

describe('a start', () => {
  test('answers 201 with the object and its client token, and never more', async () => {
    const { status, json, headers } = await stage.start(START)
    expect(status).toBe(201)
    expect(json).toEqual({ ...shown, client_token: TOKEN })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('hands over what was said, the contact parsed', async () => {
    const body = {
      ...START,
      to: ' +372 5123 4567 ',
      session: 's',
      locale: 'et-EE',
      location: 'EE',
      client: { ip: '2001:DB8::1', user_agent: 'x' },
      metadata: { order: '17' },
    }
    await stage.start(body)
    expect(stage.verifications.starts).toMatchObject([
      {
        caller: { kind: 'live', service: SERVICE },
        contact: { kind: 'phone', value: '+37251234567', country: 'EE' },
        purpose: 'registration',
        session: 's',
        locale: 'et-EE',
        lane: 'open',
        ip: '2001:db8::1',
        metadata: { order: '17' },
        idempotency: undefined,
      },
    ])
  })

  test('shows an application its metadata', async () => {
    expect((await stage.start({ ...START, metadata: { order: '17' } })).json.metadata).toEqual({ order: '17' })
  })

  test('answers 200 with the pending one, and 201 for a replay', async () => {
    for (const [kind, status] of [
      ['pending', 200],
      ['replayed', 201],
    ] as const) {
      stage.verifications.start = async (): Promise<StartOutcome> => ({ kind, verification: known })
      const answer = await stage.start(START)
      expect(answer.status).toBe(status)
      expect(answer.json).toMatchObject({ ...shown, client_token: TOKEN })
    }
  })

  test('leaves out of the answer what no schema declares', async () => {
    const leaking = { ...known, nonce: 'secret', code: '123456' }
    stage.verifications.start = async () => ({ kind: 'started', verification: leaking })
    expect((await stage.start(START)).text).not.toMatch(/secret|123456/)
  })

  test.each([
    ['starts_per_ip_10_minutes', 'too_many_starts'],
    ['starts_per_ip_day', 'too_many_starts'],
    ['sends_per_session', 'too_many_sends'],
    ['sends_per_contact_day', 'too_many_sends'],
    ['sms_per_number_range_hour', 'too_many_sends'],
    ['sms_per_country_hour', 'too_many_sends'],
    ['sms_per_service_day', 'too_many_sends'],
  ] as const)('over the limit %s answers 429 %s with Retry-After', async (limit, code) => {
    stage.verifications.start = async () => ({ kind: 'limited', limit, retryAt: inNinetySeconds })
    const { status, json, headers } = await stage.start(START)
    expect(status).toBe(429)
    expect(json).toMatchObject({ code, limit, retry_after: 90 })
    expect(headers['retry-after']).toBe('90')
  })

  test.each([
    ['a number that is too short', '+3725', { code: 'invalid_contact', field: 'to', reason: 'too_short' }],
    ['a number without its country', '51234567', { code: 'invalid_contact', reason: 'country_missing' }],
    ['a line break in an address', 'ann@example.com\r\nBcc: all@example.com', { code: 'invalid_contact' }],
    ['two at signs', 'ann@@example.com', { reason: 'at_sign_repeated', suggestion: 'ann@example.com' }],
    [
      'a number in the USA',
      '+12125550123',
      { code: 'channel_unavailable', reason: 'sms_not_delivered_there', alternatives: ['email'] },
    ],
    ['a country that is not enabled', '+442071234567', { status: 422 }],
    [
      'a mobile number of a country that is not enabled',
      '+447400123456',
      { code: 'country_not_enabled', setting: 'PINPOST_SMS_COUNTRIES' },
    ],
  ])('to %s is refused with 422, and nothing is started', async (_what, to, expected) => {
    const { status, json } = await stage.start({ ...START, to })
    expect(status).toBe(422)
    expect(json).toMatchObject(expected)
    expect(stage.verifications.starts).toEqual([])
  })

  test('from Belgium is refused by SMS, by what the person says', async () => {
    const { json } = await stage.start({ ...START, location: 'BE' })
    expect(json).toMatchObject({
      code: 'channel_unavailable',
      reason: 'sms_not_delivered_where_you_are',
      alternatives: ['email'],
    })
  })

  test('with a live key needs a provider of the channel, with a test key none', async () => {
    const bare = await setStage({
      liveChannels: { hasProvider: () => false, carriesTo: () => false, carriesWithin: () => false },
    })
    expect((await bare.start(START)).json).toMatchObject({
      code: 'channel_unavailable',
      reason: 'channel_not_configured',
    })
    expect((await bare.start(START, { key: TEST_KEY })).status).toBe(201)
    await bare.close()
  })

  test('with a reused idempotency key answers 422', async () => {
    stage.verifications.start = async () => ({ kind: 'key_reused' })
    expect((await stage.start(START)).json).toMatchObject({ status: 422, code: 'idempotency_key_reused' })
  })

  test('hands over two hashes for an idempotency key: of key and route, and of what the body means', async () => {
    const headers = { 'idempotency-key': 'abc' }
    await stage.start({ to: '+37251234567', purpose: 'registration' }, { headers })
    await stage.start({ purpose: 'registration', to: '+37251234567' }, { headers })
    await stage.start({ ...START, purpose: 'renewal' }, { headers })
    await stage.start(START, { headers: { 'idempotency-key': 'abd' } })
    await stage.start(START, { headers, key: TEST_KEY })
    const [first, swapped, other, otherKey, otherKind] = stage.verifications.starts.map((one) => one.idempotency)
    expect(swapped).toEqual(first)
    expect(other?.key).toBe(first?.key)
    expect(other?.body).not.toBe(first?.body)
    expect(otherKey?.key).not.toBe(first?.key)
    expect(otherKind?.key).not.toBe(first?.key)
  })

  test.each(['', 'a b', 'ä', 'x'.repeat(256)])('with the idempotency key "%s" is refused', async (key) => {
    const { status, json } = await stage.start(START, { headers: { 'idempotency-key': key } })
    expect([status, json.code]).toEqual([400, 'invalid_idempotency_key'])
    expect(stage.verifications.starts).toEqual([])
  })
})

describe('a check', () => {
  const check = (body: object = { code: '123456' }) => stage.call('POST', `/v1/verifications/${ID}/check`, { body })

  test('of the right code answers valid, and repeated only when it is', async () => {
    const { status, json } = await check()
    expect(status).toBe(200)
    expect(json).toEqual({ ...shown, status: 'confirmed', confirmed_at: NOW.toISOString(), valid: true })
    stage.verifications.check = async () => ({ kind: 'confirmed', verification: known, repeated: true })
    expect((await check()).json).toMatchObject({ valid: true, repeated: true })
  })

  test('of a wrong code is no error', async () => {
    const { status, json } = await check({ code: '000000' })
    expect([status, json.valid, json.attempts_left]).toEqual([200, false, 4])
  })

  test('hands over the code as it was typed, and the address of the person', async () => {
    await check({ code: ' 123-456', session: 's', client: { ip: '203.0.113.9' } })
    expect(stage.verifications.checks).toMatchObject([{ typed: ' 123-456', session: 's', ip: '203.0.113.9' }])
  })

  test.each<[CheckOutcome, number, object]>([
    [
      { kind: 'malformed', digits: 6, reference: 'K7QF-2M9D' },
      422,
      { code: 'malformed_code', field: 'code', digits: 6 },
    ],
    [{ kind: 'locked', reference }, 409, { code: 'locked', reference }],
    [{ kind: 'cancelled', reference }, 409, { code: 'cancelled', reference }],
    [{ kind: 'already_confirmed', reference }, 409, { code: 'already_confirmed', reference }],
    [{ kind: 'expired', reference }, 410, { code: 'expired', reference }],
    [{ kind: 'not_found' }, 404, { code: 'not_found' }],
    [
      { kind: 'contact_locked', reference, retryAt: inNinetySeconds },
      429,
      { code: 'too_many_wrong_answers', reference, retry_after: 90 },
    ],
    [
      { kind: 'limited', limit: 'unknown_checks_per_ip', retryAt: NOW },
      429,
      { code: 'too_many_checks', retry_after: 1 },
    ],
  ])('that is %o answers %i', async (outcome, status, body) => {
    stage.verifications.check = async () => outcome
    const answer = await check()
    expect(answer.status).toBe(status)
    expect(answer.json).toMatchObject({ ...body, status })
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })
})

describe('a resend', () => {
  test.each<[ResendOutcome, number, object]>([
    [
      { kind: 'too_early', reference, retryAt: inNinetySeconds },
      429,
      { code: 'resend_too_early', reference, retry_after: 90 },
    ],
    [{ kind: 'no_sends_left', reference }, 409, { code: 'no_sends_left', reference }],
    [{ kind: 'already_confirmed', reference }, 409, { code: 'already_confirmed' }],
    [{ kind: 'expired', reference }, 410, { code: 'expired' }],
    [{ kind: 'not_found' }, 404, { code: 'not_found' }],
    [{ kind: 'limited', limit: 'sends_per_contact_day', retryAt: NOW }, 429, { code: 'too_many_sends' }],
  ])('that is %o answers %i', async (outcome, status, body) => {
    stage.verifications.resend = async () => outcome
    const answer = await stage.call('POST', `/v1/verifications/${ID}/resend`)
    expect(answer.status).toBe(status)
    expect(answer.json).toMatchObject(body)
  })

  test('is answered 202, with a body, without one, and with an empty one', async () => {
    const url = `/v1/verifications/${ID}/resend`
    const json = { 'content-type': 'application/json' }
    expect((await stage.call('POST', url, { body: {} })).status).toBe(202)
    expect((await stage.call('POST', url)).status).toBe(202)
    expect((await stage.call('POST', url, { body: '', headers: json })).json).toEqual(shown)
  })

  test('says null when there is no next time', async () => {
    const never = verification(uuid, { resend: { availableAt: undefined, left: 0 } })
    stage.verifications.resend = async () => ({ kind: 'sent', verification: never })
    const { json } = await stage.call('POST', `/v1/verifications/${ID}/resend`)
    expect(json.resend).toEqual({ available_at: null, left: 0 })
  })
})

describe('a cancel', () => {
  test.each<[CancelOutcome, number, string]>([
    [{ kind: 'locked', reference }, 409, 'locked'],
    [{ kind: 'already_confirmed', reference }, 409, 'already_confirmed'],
    [{ kind: 'expired', reference }, 410, 'expired'],
    [{ kind: 'not_found' }, 404, 'not_found'],
  ])('that is %o answers %i', async (outcome, status, code) => {
    stage.verifications.cancel = async () => outcome
    const answer = await stage.call('POST', `/v1/verifications/${ID}/cancel`)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  test('answers 200 with the cancelled one', async () => {
    const { status, json } = await stage.call('POST', `/v1/verifications/${ID}/cancel`)
    expect([status, json.status]).toEqual([200, 'cancelled'])
  })
})

test('a read answers the object without a token', async () => {
  const { status, json } = await stage.call('GET', `/v1/verifications/${ID}`)
  expect(status).toBe(200)
  expect(json).toEqual({ ...shown, metadata: { order: '17' } })
})

test.each([
  ['GET', ''],
  ['POST', '/resend'],
  ['POST', '/cancel'],
  ['POST', '/check'],
])('%s of what is no id%s is 404, as for an unknown one', async (method, action) => {
  const body = action === '/check' ? { body: { code: '1' } } : {}
  const odd = await stage.call(method, `/v1/verifications/ver_x${action}`, body)
  stage.verifications.resend = async () => ({ kind: 'not_found' })
  stage.verifications.cancel = async () => ({ kind: 'not_found' })
  const unknown = await stage.call(method, `/v1/verifications/${ID.replace('v0', 'v1')}${action}`, body)
  expect(odd.status).toBe(404)
  expect(odd.text).toBe(unknown.text)
})

test('test messages are shown with text and code', async () => {
  stage.verifications.testMessages = async ({ serviceId, verificationId }, most) => {
    expect([serviceId, verificationId, most]).toEqual([SERVICE.id, uuid, 50])
    const shared = {
      id: uuid,
      verificationId: uuid,
      reference,
      serviceName: 'Shop',
      state: 'accepted',
      provider: 'inbox',
    } as const
    const times = {
      createdAt: NOW,
      updatedAt: NOW,
      expiresAt: NOW,
      status: 'pending',
      reason: undefined,
      code: '123456',
    } as const
    const envelope = { id: uuid, notAfter: NOW, language: 'en' }
    return [
      { ...shared, ...times, content: { ...envelope, channel: 'sms', to: '+37251234567', text: '123456 is it' } },
      {
        ...shared,
        ...times,
        content: {
          ...envelope,
          channel: 'email',
          to: 'ann@example.com',
          fromName: 'Shop',
          subject: 'Code',
          text: '123456',
          html: '<p>123456</p>',
        },
      },
    ]
  }
  const { status, json } = await stage.call('GET', `/v1/test/messages?verification=${ID}`, { key: TEST_KEY })
  expect(status).toBe(200)
  const told = {
    id: ID.replace('ver', 'msg'),
    verification: ID,
    at: NOW.toISOString(),
    status: 'accepted',
    code: '123456',
  }
  expect(json.messages).toEqual([
    { ...told, channel: 'sms', to: '+37251234567', text: '123456 is it' },
    { ...told, channel: 'email', to: 'ann@example.com', text: '123456', subject: 'Code', html: '<p>123456</p>' },
  ])
})

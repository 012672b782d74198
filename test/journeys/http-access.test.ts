// Who is let in: keys, scopes, kinds, client tokens, origins, hosts. Whoever is not, learns nothing from the answer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ID, LIVE_KEY, POOR_KEY, SERVICE, type Stage, setStage, TEST_KEY, TOKEN } from '../support/http-stage.ts'

const OTHER_ID = ID.replace('v0', 'v1')
const START = { to: '+37251234567', purpose: 'registration' }
const READ = `/v1/verifications/${ID}`

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

describe('a key', () => {
  test('that is missing, unknown, malformed or in another scheme gets one and the same 401', async () => {
    const answers = [
      await stage.start(START, { key: '' }),
      await stage.start(START, { key: 'pp_live_unknown' }),
      await stage.start(START, { key: 'x'.repeat(500) }),
      await stage.start(START, { key: '', headers: { authorization: `Basic ${LIVE_KEY}` } }),
      await stage.start(START, { key: '', headers: { authorization: LIVE_KEY } }),
      await stage.start(START, { key: '', headers: { authorization: 'Bearer ' } }),
      await stage.start(START, { key: TOKEN }),
      await stage.call('GET', `/v1/verifications/${OTHER_ID}`, { key: TOKEN }),
      await stage.call('GET', READ, { key: 'pc_wrong' }),
      await stage.call('GET', '/v1/verifications/ver_x', { key: TOKEN }),
    ]
    for (const { status, text, headers } of answers) {
      expect(status).toBe(401)
      expect(text).toBe(answers[0]?.text)
      expect(headers['www-authenticate']).toBe('Bearer realm="pinpost"')
    }
    expect(stage.verifications.starts).toEqual([])
  })

  test('is judged before the body is looked at', async () => {
    const { status } = await stage.start(START, { key: '', body: '{', headers: { 'content-type': 'application/json' } })
    expect(status).toBe(401)
    expect((await stage.call('POST', READ.concat('/check'), { key: '', body: 'x'.repeat(1_000_000) })).status).toBe(401)
  })

  test('without the scope is told which scope it lacks', async () => {
    const { status, json } = await stage.start(START, { key: POOR_KEY })
    expect(status).toBe(403)
    expect(json).toMatchObject({ code: 'missing_scope', scope: 'verify' })
  })

  test('for real messages does not read test messages', async () => {
    expect((await stage.call('GET', '/v1/test/messages')).json).toMatchObject({ status: 403, code: 'key_wrong_kind' })
    expect((await stage.call('GET', '/v1/test/messages', { key: TEST_KEY })).status).toBe(200)
  })

  test('may be written with any case of Bearer', async () => {
    expect((await stage.call('GET', READ, { key: '', headers: { authorization: `bearer ${LIVE_KEY}` } })).status).toBe(
      200,
    )
  })
})

describe('a client token', () => {
  test('reads, checks, resends and cancels its own verification', async () => {
    expect((await stage.call('GET', READ, { key: TOKEN })).status).toBe(200)
    expect((await stage.call('POST', `${READ}/check`, { key: TOKEN, body: { code: '123456' } })).status).toBe(200)
    expect((await stage.call('POST', `${READ}/resend`, { key: TOKEN })).status).toBe(202)
    expect((await stage.call('POST', `${READ}/cancel`, { key: TOKEN })).status).toBe(200)
  })

  test('opens neither test messages nor starts', async () => {
    expect((await stage.call('GET', '/v1/test/messages', { key: TOKEN })).status).toBe(401)
    expect((await stage.start(START, { key: TOKEN })).status).toBe(401)
  })

  test('does not show the metadata of the application', async () => {
    expect((await stage.call('GET', READ, { key: LIVE_KEY })).json.metadata).toEqual({ order: '17' })
    expect((await stage.call('GET', READ, { key: TOKEN })).json).not.toHaveProperty('metadata')
  })

  test("counts against the connection's address, whatever the body says", async () => {
    await stage.call('POST', `${READ}/check`, { key: TOKEN, body: { code: '1', client: { ip: '203.0.113.9' } } })
    expect(stage.verifications.checks.at(-1)?.ip).toBe('127.0.0.1')
    await stage.call('POST', `${READ}/check`, { body: { code: '1' } })
    expect(stage.verifications.checks.at(-1)?.ip).toBeUndefined()
  })
})

describe('a browser of another origin', () => {
  const shop = { origin: 'https://shop.example' }
  const stranger = { origin: 'https://evil.example' }
  const ask = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  }

  test('may ask first, and is told what it may send', async () => {
    const { status, headers, text } = await stage.call('OPTIONS', `${READ}/check`, {
      key: '',
      headers: { ...shop, ...ask },
    })
    expect([status, text]).toEqual([204, ''])
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID',
      vary: 'Origin',
    })
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })

  test('is refused when no service lists it', async () => {
    const { status, headers } = await stage.call('OPTIONS', `${READ}/check`, {
      key: '',
      headers: { ...stranger, ...ask },
    })
    expect(status).toBe(403)
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect((await stage.call('GET', READ, { key: TOKEN, headers: stranger })).json.code).toBe('origin_not_allowed')
  })

  test('is refused by another service than the one that lists it', async () => {
    const closedSettings = { ...SERVICE.settings, allowedOrigins: [] }
    stage.verifications.ownerOf = async () => ({ kind: 'live', service: { ...SERVICE, settings: closedSettings } })
    const { status, json } = await stage.call('GET', READ, { key: TOKEN, headers: shop })
    expect([status, json.code]).toEqual([403, 'origin_not_allowed'])
    stage.verifications.ownerOf = async () => ({ kind: 'live', service: SERVICE })
  })

  test('with a token reads answers and problems alike', async () => {
    const right = await stage.call('GET', READ, { key: TOKEN, headers: shop })
    expect([right.status, right.headers['access-control-allow-origin']]).toEqual([200, shop.origin])
    const wrong = await stage.call('GET', READ, { key: 'pc_wrong', headers: shop })
    expect([wrong.status, wrong.headers['access-control-allow-origin']]).toEqual([401, shop.origin])
  })

  test('with a key of an application reads nothing', async () => {
    const { headers } = await stage.call('GET', READ, { headers: shop })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('is matched exactly', async () => {
    for (const origin of ['https://shop.example:444', 'http://shop.example', 'https://shop.example.evil', 'null']) {
      expect((await stage.call('GET', READ, { key: TOKEN, headers: { origin } })).status).toBe(403)
    }
  })

  test('may not start, nor read test messages', async () => {
    expect((await stage.call('OPTIONS', '/v1/verifications', { key: '', headers: { ...shop, ...ask } })).status).toBe(
      405,
    )
    expect((await stage.call('OPTIONS', '/v1/test/messages', { key: '', headers: { ...shop, ...ask } })).status).toBe(
      405,
    )
  })

  test("is none when the page is Pinpost's own", async () => {
    const statusFor = async (headers: Record<string, string>) =>
      (await stage.call('POST', `${READ}/resend`, { key: TOKEN, headers })).status
    expect(await statusFor({ origin: 'http://localhost:3000' })).toBe(202)
    expect(await statusFor({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(202)
    expect(await statusFor({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' })).toBe(403)
  })
})

describe('a trial', () => {
  test.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    '127.0.0.1:3000',
    '127.8.9.1',
    '[::1]:3000',
    'a.localhost',
    'localhost.',
  ])('answers to %s', async (host) => {
    expect((await stage.call('GET', '/healthz', { key: '', headers: { host } })).status).toBe(200)
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    '10.0.0.1',
    'evil.example:3000',
  ])('does not answer to "%s"', async (host) => {
    const { status, json } = await stage.call('GET', READ, { headers: { host } })
    expect([status, json.code]).toEqual([421, 'host_not_allowed'])
  })

  test('answers to the host of its base URL, and to addresses once it is told to be public', async () => {
    const config = {
      mode: 'trial',
      baseUrl: 'https://try.example',
      isPublicTrial: true,
      trustedProxies: [],
      smsCountries: '*',
    } as const
    const open = await setStage({ config })
    const statusFor = async (host: string) => (await open.call('GET', '/healthz', { headers: { host } })).status
    expect(await statusFor('try.example')).toBe(200)
    expect(await statusFor('192.168.1.5:3000')).toBe(200)
    expect(await statusFor('evil.example')).toBe(421)
    await open.close()
  })

  test('is not what production is: there the proxy in front knows the names', async () => {
    const config = {
      mode: 'production',
      baseUrl: 'https://pin.example',
      isPublicTrial: false,
      trustedProxies: [],
      smsCountries: '*',
    } as const
    const production = await setStage({ config })
    expect((await production.call('GET', '/healthz', { headers: { host: '10.0.0.1:3000' } })).status).toBe(200)
    await production.close()
  })
})

describe('a forwarding header', () => {
  const config = (trustedProxies: readonly string[]) =>
    ({
      mode: 'trial',
      baseUrl: 'http://localhost:3000',
      isPublicTrial: false,
      trustedProxies,
      smsCountries: '*',
    }) as const
  const seenIp = async (trustedProxies: readonly string[]) => {
    const proxied = await setStage({ config: config(trustedProxies) })
    const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' }
    await proxied.call('POST', `${READ}/check`, { key: TOKEN, headers, body: { code: '1' } })
    await proxied.close()
    return proxied.verifications.checks[0]?.ip
  }

  test('is believed from a configured proxy only, and only as far as that one vouches', async () => {
    expect(await seenIp([])).toBe('127.0.0.1')
    expect(await seenIp(['10.0.0.0/8'])).toBe('127.0.0.1')
    expect(await seenIp(['127.0.0.1'])).toBe('198.51.100.7')
    expect(await seenIp(['127.0.0.1', '198.51.100.0/24'])).toBe('203.0.113.9')
  })
})

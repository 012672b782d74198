// The server as a listener: what is not HTTP, sizes, addresses and methods that do not exist, faults, readiness, stopping, the
// description of the API, the operator's metrics.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, DatabaseError } from '../../src/db/index.ts'
import { type App, closeServer, createOpsServer } from '../../src/http/index.ts'
import { PROBLEM_CODES } from '../../src/http/problem-catalogue.ts'
import { silentTelemetry } from '../../src/telemetry/index.ts'
import { ID, LIVE_KEY, NOW, type Stage, setStage, TEST_KEY } from '../support/http-stage.ts'

const CHECK = `/v1/verifications/${ID}/check`

async function listen(app: App): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

/** Sends bytes as they are and reads until the other side hangs up. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('a listening server', () => {
  let stage: Stage
  let port: number
  beforeAll(async () => {
    stage = await setStage()
    port = await listen(stage.app)
  })
  afterAll(() => stage.close())

  test.each([
    ['what is not HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
    [
      'two lengths that differ',
      'POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      400,
      'bad_request',
    ],
    [
      'headers beyond 8 kB',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(9_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('answers %s with a problem and hangs up', async (_what, bytes, status, code) => {
    const [head = '', body = ''] = (await raw(port, bytes)).split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(head).toContain('application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status, code })
  })

  test('reads no body beyond 16 kB, whether it is announced or not', async () => {
    const head = `POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${LIVE_KEY}\r\nContent-Type: application/json\r\n`
    const announced = await raw(port, `${head}Content-Length: 1048576\r\n\r\n${'x'.repeat(20_000)}`)
    expect(announced).toContain('"code":"body_too_large"')
    const chunk = 'x'.repeat(0x4001)
    const chunked = await raw(port, `${head}Transfer-Encoding: chunked\r\n\r\n4001\r\n${chunk}\r\n`)
    expect(chunked).toContain('"code":"body_too_large"')
  })
})

describe('an address', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage.close())

  test.each([
    '/',
    '/v1',
    '/v1/',
    '/v2/verifications',
    '/v1/verifications/',
    `/v1/verifications/${ID}/checks`,
    '/%',
    '/v1/verifications/%E0%A4%A',
    `/v1/verifications/${'x'.repeat(200)}`,
    '/docs/static/../../package.json',
    '/docs/nothing',
  ])('that does not exist answers 404: %s', async (url) => {
    const { status, json, headers } = await stage.call('GET', url)
    expect([status, json.code]).toEqual([404, 'not_found'])
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  test.each([
    ['GET', '/v1/verifications', ['POST']],
    ['PUT', CHECK, ['OPTIONS', 'POST']],
    ['DELETE', `/v1/verifications/${ID}`, ['GET', 'HEAD', 'OPTIONS']],
    ['HEAD', `/v1/verifications/${ID}/events`, ['GET', 'OPTIONS']],
    ['HEAD', '/receipts/gateway', ['GET', 'POST']],
    ['POST', '/healthz', ['GET', 'HEAD']],
  ])('that knows other methods answers 405: %s %s', async (method, url, allowed) => {
    const { status, headers, json } = await stage.call(method, url)
    expect([status, headers.allow]).toEqual([405, allowed.join(', ')])
    if (method === 'HEAD') return
    expect([json.code, json.allowed]).toEqual(['method_not_allowed', allowed])
  })

  test.each([
    ['GET', '/v1/verifications', 'This address takes POST.'],
    ['PUT', CHECK, 'This address takes POST.'],
    ['DELETE', `/v1/verifications/${ID}`, 'This address takes GET.'],
  ])('is told with the method that it takes: %s %s', async (method, url, detail) => {
    expect((await stage.call(method, url)).json.detail).toBe(detail)
  })

  test.each([
    ['GET', '/v1/verifications/', 'POST /v1/verifications'],
    ['POST', '/v1/verifications/', 'POST /v1/verifications'],
    ['GET', `/v1/verifications/${ID}/`, 'GET /v1/verifications/{id}'],
    ['POST', '/v1/verifications//check', 'POST /v1/verifications/{id}/check'],
    ['POST', `/v1/verifications/${ID}/checks`, 'POST /v1/verifications/{id}/check'],
    ['POST', '/v1/verification', 'POST /v1/verifications'],
    ['POST', '/V1/Verifications', 'POST /v1/verifications'],
    ['POST', '//v1/verifications', 'POST /v1/verifications'],
    ['POST', '/verifications', 'POST /v1/verifications'],
    ['POST', '/v2/verifications', 'POST /v1/verifications'],
    ['POST', '/api/v1/contact/inspect', 'POST /v1/contacts/inspect'],
    ['POST', '/v1/account/serach', 'POST /v1/accounts/search'],
  ])('that is nearly one is answered with the one that was meant: %s %s', async (method, url, meant) => {
    const { status, json } = await stage.call(method, url, method === 'POST' ? { body: { code: '1' } } : {})
    expect([status, json.code]).toEqual([404, 'not_found'])
    expect(json.detail).toContain(`No call has this address. Did you mean ${meant}? /docs`)
  })

  test.each([
    '/',
    '/favicon.ico',
    '/v1/ann@example.com',
    '/v1/verifications/a/b/c',
    ...['x/', 'verifications'].map((part) => `/v1/${part.repeat(500)}`),
  ])('that is like none is not guessed at: %.40s', async (url) => {
    const { status, json } = await stage.call('GET', url)
    expect([status, json.detail]).toEqual([404, expect.stringMatching(/^No call has this address\. \/docs lists/)])
  })

  test('that can be read can be asked for by HEAD, with the same head and no body', async () => {
    const watched = await setStage({ db: { now: async () => NOW } as never })
    const ofKey = { verifications: `/v1/verifications/${ID}`, messages: '/v1/test/messages' }
    for (const url of [...Object.values(ofKey), '/openapi.json', '/docs/errors', '/docs', '/healthz', '/readyz']) {
      const [get, head] = [
        await watched.call('GET', url, { key: TEST_KEY }),
        await watched.call('HEAD', url, { key: TEST_KEY }),
      ]
      expect([url, head.status, head.text]).toEqual([url, get.status, ''])
      expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
    }
    expect((await watched.call('HEAD', ofKey.verifications, { key: '' })).status).toBe(401)
    await watched.close()
  })

  test('that no call has is told apart from a thing that is not there', async () => {
    const { json } = await stage.call('GET', `/v1/verifications/${ID}/`)
    expect(json.detail).toMatch(/^No call has this address\. .*without a slash at the end/)
    stage.verifications.read = async () => undefined
    expect((await stage.call('GET', `/v1/verifications/${ID}`)).json.detail).toMatch(/never was/)
  })

  test('of a problem leads to the page that explains it', async () => {
    const { json } = await stage.call('GET', '/nothing')
    const url = new URL(String(json.type))
    const page = await stage.call('GET', url.pathname, { key: '' })
    expect(page.status).toBe(200)
    expect(page.text).toContain(`id="${url.hash.slice(1)}"`)
  })
})

describe('a fault', () => {
  let stage: Stage
  beforeEach(async () => {
    await stage?.close()
    stage = await setStage()
  })
  afterAll(() => stage.close())
  const failWith = (error: Error) => {
    stage.verifications.check = () => Promise.reject(error)
    return stage.call('POST', CHECK, { body: { code: '123456' } })
  }

  test('answers 500 without its cause, which goes to the log without contact or code', async () => {
    const { status, json, text } = await failWith(new Error('no row for ann@example.com with 123456'))
    expect([status, json.code]).toEqual([500, 'internal_error'])
    expect(text).not.toMatch(/ann@|123456|row|http-server\.test/)
    const lines = stage.telemetry.lines.join('')
    expect(lines).toContain('no row for [address] with [number]')
    expect(lines).not.toMatch(/ann@|123456/)
  })

  test.each([
    [undefined, 503],
    ['08006', 503],
    ['57P01', 503],
    ['53300', 503],
    ['22021', 500],
    ['42P01', 500],
  ])('of the database with state %s answers %i', async (sqlState, status) => {
    const answer = await failWith(new DatabaseError('connection lost', sqlState, undefined))
    expect(answer.status).toBe(status)
    expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : undefined)
    expect(answer.text).not.toContain('connection lost')
    expect(stage.telemetry.events.map(({ name }) => name)).toContain('databaseFailed')
  })
})

describe('the log', () => {
  test('has one line per request, with the pattern of the route and never an address, a query or a body', async () => {
    const stage = await setStage()
    await stage.start({ to: '+37251234567', purpose: 'registration', session: 'my-session' })
    await stage.call('POST', CHECK, { body: { code: '123456' } })
    await stage.call('GET', `/v1/verifications/${ID}?secret=hidden`)
    await stage.call('GET', '/ann@example.com')
    await stage.close()
    const lines = stage.telemetry.lines
      .filter((line) => line.includes('"msg":"request"'))
      .map((line) => JSON.parse(line))
    expect(
      lines.map(({ method, route, status, problem, reference }) => [method, route, status, problem, reference]),
    ).toEqual([
      ['POST', '/v1/verifications', 201, undefined, 'K7QF-2M9D'],
      ['POST', '/v1/verifications/:id/check', 200, undefined, 'K7QF-2M9D'],
      ['GET', '/v1/verifications/:id', 200, undefined, 'K7QF-2M9D'],
      ['GET', 'unknown', 404, 'not_found', undefined],
    ])
    expect(stage.telemetry.lines.join('')).not.toMatch(/\+372|123456|my-session|hidden|ann@|pp_live|ver_/)
  })
})

describe('health', () => {
  /** A database of which nothing is asked but the time. */
  const answering = (now: Database['now'], takesWrites = true): Database =>
    ({ now, takesWrites: () => takesWrites }) as Partial<Database> as Database

  test('is alive, and ready with a database that answers and is migrated', async () => {
    const stage = await setStage({ db: answering(async () => NOW) })
    expect((await stage.call('GET', '/healthz', { key: '' })).json).toEqual({ status: 'ok' })
    expect(await stage.call('HEAD', '/healthz', { key: '' })).toMatchObject({ status: 200, text: '' })
    const { status, json } = await stage.call('GET', '/readyz', { key: '' })
    expect(status).toBe(200)
    expect(json).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'current', writes: 'ok', clock: 'ok' },
    })
    await stage.close()
  })

  test.each([
    ['is not ready while a migration is missing', { isMigrated: async () => false }, { migrations: 'pending' }],
    [
      'is not ready while its database refuses to write',
      { db: answering(async () => NOW, false) },
      { database: 'ok', writes: 'refused' },
    ],
    [
      'is not ready without its database',
      { db: answering(() => Promise.reject(new Error('gone'))) },
      { database: 'unreachable' },
    ],
    [
      'is not ready when the database does not answer',
      { db: answering(() => new Promise(() => {})) },
      { database: 'unreachable' },
    ],
  ])('%s', async (_what, parts, checks) => {
    const stage = await setStage(parts)
    const { status, json, text } = await stage.call('GET', '/readyz', { key: '' })
    expect(status).toBe(503)
    expect(json).toMatchObject({ status: 'not_ready', checks })
    expect(text).not.toContain('gone')
    await stage.close()
  })

  test.each([
    [2_000, 'ok'],
    [-2_000, 'ok'],
    [2_001, 'differs'],
    [-2_001, 'differs'],
  ])('tells of a clock that is %i ms off, and stays ready', async (milliseconds, clock) => {
    const stage = await setStage({ db: answering(async () => new Date(NOW.getTime() - milliseconds)) })
    const { status, json } = await stage.call('GET', '/readyz', { key: '' })
    expect(status).toBe(200)
    expect(json.checks).toMatchObject({ clock })
    await stage.close()
  })

  test('asks the database once for probes that come together', async () => {
    let asked = 0
    const now = async () => {
      asked++
      return NOW
    }
    const stage = await setStage({ db: answering(now) })
    await Promise.all(Array.from({ length: 20 }, () => stage.call('GET', '/readyz', { key: '' })))
    expect(asked).toBe(1)
    stage.time.now = new Date(NOW.getTime() + 500)
    await stage.call('GET', '/readyz', { key: '' })
    expect(asked).toBe(2)
    await stage.close()
  })
})

describe('stopping', () => {
  test('finishes what was taken, and asks the rest to come back', async () => {
    const stage = await setStage()
    const port = await listen(stage.app)
    const [entered, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    stage.verifications.check = async () => {
      entered.resolve()
      await gate.promise
      return { kind: 'not_found' }
    }
    const body = '{"code":"1"}'
    const request = `POST ${CHECK} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${LIVE_KEY}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    const taken = raw(port, request)
    await entered.promise
    const stopped = closeServer(stage.app)
    await expect.poll(() => stage.app.server.listening).toBe(false)
    gate.resolve()
    expect(await taken).toContain('HTTP/1.1 404 ')
    await stopped
    await expect(raw(port, request)).rejects.toThrow('ECONNREFUSED')
  })

  test('refuses with 503 what still comes on an open connection', async () => {
    const stage = await setStage()
    const port = await listen(stage.app)
    const [entered, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    stage.verifications.read = async () => {
      entered.resolve()
      await gate.promise
      return undefined
    }
    const request = `GET /v1/verifications/${ID} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${LIVE_KEY}\r\n\r\n`
    let answers = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (chunk) => {
      answers += chunk
    })
    await entered.promise
    const stopped = closeServer(stage.app)
    await expect.poll(() => stage.app.server.listening).toBe(false)
    const second = once(stage.app.server, 'request')
    socket.write(request)
    await second // its answer waits for that of the first
    gate.resolve()
    await Promise.all([stopped, once(socket, 'close')])
    expect(answers.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 503'])
    expect(answers).toMatch(/retry-after: 2/i)
    expect(answers).toContain('"code":"unavailable"')
  })

  test('cuts what does not finish in time', async () => {
    const stage = await setStage()
    const port = await listen(stage.app)
    const entered = Promise.withResolvers<void>()
    stage.verifications.read = () => {
      entered.resolve()
      return new Promise(() => {})
    }
    const hanging = raw(
      port,
      `GET /v1/verifications/${ID} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${LIVE_KEY}\r\n\r\n`,
    )
    await entered.promise
    await closeServer(stage.app, 20)
    expect(await hanging).toBe('')
  })
})

interface Component {
  readonly properties: Readonly<Record<string, object>>
  readonly additionalProperties?: boolean
}
interface Operation {
  readonly operationId: string
  readonly security: readonly object[]
  readonly requestBody?: { readonly required: boolean }
  readonly responses: Readonly<Record<string, Response>>
}
interface Response {
  readonly description: string
  readonly headers?: object
  readonly content: Readonly<Record<string, { readonly schema: object }>>
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

describe('the description', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage.close())

  test('is OpenAPI 3.1 with every call of /v1, who may make it and how it fails', async () => {
    const { json, headers } = await stage.call('GET', '/openapi.json', { key: '' })
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(json.openapi).toBe('3.1.0')
    const paths = json.paths as Paths
    expect(Object.keys(paths).sort()).toEqual([
      '/v1/accounts',
      '/v1/accounts/search',
      '/v1/accounts/{id}',
      '/v1/accounts/{id}/activate',
      '/v1/accounts/{id}/close',
      '/v1/accounts/{id}/flag',
      '/v1/contacts/inspect',
      '/v1/erasures',
      '/v1/registrations',
      '/v1/registrations/{id}',
      '/v1/registrations/{id}/check',
      '/v1/registrations/{id}/complete',
      '/v1/registrations/{id}/contact-options',
      '/v1/registrations/{id}/contacts',
      '/v1/registrations/{id}/identity',
      '/v1/registrations/{id}/method',
      '/v1/registrations/{id}/resend',
      '/v1/registrations/{id}/send',
      '/v1/registrations/{id}/settings',
      '/v1/registrations/{id}/unreachable',
      '/v1/test/messages',
      '/v1/verifications',
      '/v1/verifications/{id}',
      '/v1/verifications/{id}/cancel',
      '/v1/verifications/{id}/check',
      '/v1/verifications/{id}/events',
      '/v1/verifications/{id}/resend',
    ])
    expect(paths['/v1/verifications']?.post?.security).toEqual([{ apiKey: [] }])
    expect(paths['/v1/verifications/{id}/check']?.post?.security).toEqual([{ apiKey: [] }, { clientToken: [] }])
    const calls = Object.values(paths).flatMap((path) => Object.values(path))
    for (const { responses } of calls) {
      for (const status of ['4XX', '5XX']) {
        expect(Object.keys(responses[status]?.content ?? {})).toEqual(['application/problem+json'])
      }
    }
    const names = new Set(calls.map(({ operationId }) => operationId))
    expect(names).toContain('startVerification')
    expect(names.size).toBe(calls.length)
  })

  test('names what is answered and what is sent, once each, so that clients made from it have types', async () => {
    const { json, text } = await stage.call('GET', '/openapi.json', { key: '' })
    const { schemas } = json.components as { schemas: Record<string, Component> }
    const referred = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
    expect([...referred].sort()).toEqual(Object.keys(schemas).sort())
    expect([...referred]).toEqual(
      expect.arrayContaining(['Verification', 'StartVerification', 'Registration', 'Problem']),
    )
    expect(schemas.Problem?.properties.code).toMatchObject({ enum: PROBLEM_CODES })
    expect(schemas.Verification?.properties.expires_at).toMatchObject({ type: 'string', format: 'date-time' })
    const start = (json.paths as Paths)['/v1/verifications']?.post
    for (const status of ['200', '201']) {
      expect(start?.responses[status]?.content['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/StartedVerification',
      })
    }
    expect(start?.responses['201']?.description).toBe('Started.')
    expect(start?.responses['4XX']?.headers).toHaveProperty('Retry-After')
    // What is sent is exact; what is answered may have more members one day.
    const exact = Object.keys(schemas).filter((name) => schemas[name]?.additionalProperties === false)
    expect(exact).toEqual(expect.arrayContaining(['Client', 'StartVerification', 'Subject']))
    for (const name of ['Verification', 'Registration', 'Account', 'Problem']) expect(exact).not.toContain(name)
  })

  test('says which bodies may be left out', async () => {
    const { json } = await stage.call('GET', '/openapi.json', { key: '' })
    const calls = Object.values(json.paths as Paths).flatMap((path) => Object.values(path))
    const optional = calls.filter(({ requestBody }) => requestBody?.required === false)
    expect(optional.map(({ operationId }) => operationId).sort()).toEqual([
      'activateAccount',
      'cancelVerification',
      'completeRegistration',
      'declareUnreachable',
      'proveIdentity',
      'resendRegistrationCode',
      'resendVerification',
    ])
  })

  test('can be read at /docs, under a policy that allows nothing inline and nothing from elsewhere', async () => {
    const { status, text, headers } = await stage.call('GET', '/docs', { key: '' })
    expect(status).toBe(200)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(headers['referrer-policy']).toBe('no-referrer')
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
    expect(addresses.length).toBeGreaterThan(3)
    for (const address of addresses) {
      expect(address).toMatch(/^\/docs\//)
      expect((await stage.call('GET', address, { key: '' })).status).toBe(200)
    }
    expect(text).not.toMatch(/<script>|<style|style=|onload=/)
    expect(text).toContain('<title>Pinpost API</title>')
    const [icon, ...others] = [...text.matchAll(/<link rel="icon"[^>]*href="([^"]+)"/g)].map(([, address]) => address)
    expect(others).toEqual([])
    const drawn = await stage.call('GET', icon ?? '', { key: '' })
    expect([drawn.text, drawn.headers['content-type']]).toEqual([
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'image/svg+xml',
    ])
  })
})

describe('the listener of the operator', () => {
  test('shows metrics, and to nobody who comes under another name', async () => {
    const telemetry = silentTelemetry()
    telemetry.report.checkJudged({ outcome: 'wrong', channel: 'sms' })
    const ops = createOpsServer({ telemetry })
    const shown = await ops.inject({ url: '/metrics', headers: { host: '127.0.0.1:3001' } })
    expect(shown.statusCode).toBe(200)
    expect(shown.headers['content-type']).toContain('text/plain')
    expect(shown.body).toContain('pinpost_checks_total{outcome="wrong",channel="sms"} 1')
    expect((await ops.inject({ url: '/metrics', headers: { host: 'evil.example' } })).statusCode).toBe(421)
    await ops.close()
  })
})

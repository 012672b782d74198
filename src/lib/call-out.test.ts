import { createServer } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { closeHttpCarriers, httpCarrier } from '../../test/support/http-carrier.ts'
import { testCertificate } from '../../test/support/smtp-certificate.ts'
import { type CallOut, createCallOut, type OutgoingCall } from './call-out.ts'
import type { Resolve } from './public-address.ts'

afterAll(closeHttpCarriers)

const callOut = createCallOut()
const call = (url: string, more: Partial<OutgoingCall> = {}, by: CallOut = callOut) =>
  by({ method: 'POST', url, body: 'a=1', reach: 'anywhere', signal: AbortSignal.timeout(5_000), ...more })
const carrier = () => httpCarrier(() => ({ status: 200, headers: { 'x-word': 'yes' }, body: 'taken' }))

/** Where nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 1
}

describe.concurrent('a call', () => {
  test('brings method, headers and body there, and status, headers and body back', async () => {
    const { url, requests } = await carrier()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic eDp5' }
    const result = await call(`${url}/a?b=c`, { headers })
    expect(result).toMatchObject({ kind: 'answered', status: 200, body: 'taken', headers: { 'x-word': 'yes' } })
    expect(requests).toMatchObject([
      { method: 'POST', path: '/a?b=c', body: 'a=1', headers: { ...headers, 'content-length': '3' } },
    ])
  })

  test('uses a connection again, and opens no more than it needs', async () => {
    const { url, connections } = await carrier()
    for (let n = 0; n < 5; n++) await call(url)
    expect(connections()).toBe(1)
    await Promise.all(Array.from({ length: 200 }, () => call(url)))
    expect(connections()).toBeLessThanOrEqual(64)
  })

  test('follows no redirect', async () => {
    const { url, requests, next } = await carrier()
    next({ status: 302, headers: { location: `${url}/elsewhere` } })
    expect(await call(`${url}/here`)).toMatchObject({ kind: 'answered', status: 302 })
    expect(requests.map(({ path }) => path)).toEqual(['/here'])
  })

  test('that meets nobody handed nothing over', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const result = await call(`http://${host}:${await deadPort()}/`)
      expect(result).toEqual({ kind: 'unsent', code: 'ECONNREFUSED' })
    }
  })

  test('to a name that does not exist handed nothing over', async () => {
    const lost: Resolve = (_name, _options, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), [])
    const result = await call('https://provider.example/', {}, createCallOut({ resolve: lost }))
    expect(result).toEqual({ kind: 'unsent', code: 'ENOTFOUND' })
  })

  test.each(['ftp://127.0.0.1/', 'no address', 'file:///etc/passwd'])('to %s is none', async (url) => {
    expect(await call(url)).toEqual({ kind: 'unsent', code: 'EURL' })
  })

  test.each(['two\r\nlines', 'й'])('with a header that cannot be one, %j, handed nothing over', async (word) => {
    const { url, requests } = await carrier()
    expect(await call(url, { headers: { word } })).toEqual({ kind: 'unsent', code: 'ERR_INVALID_CHAR' })
    expect(requests).toEqual([])
  })

  test('that is told to stop before it began handed nothing over', async () => {
    const { url, requests } = await carrier()
    expect(await call(url, { signal: AbortSignal.abort() })).toEqual({ kind: 'unsent', code: 'ETIMEDOUT' })
    expect(requests).toEqual([])
  })

  test.each([
    ['cut', 'ECONNRESET'],
    ['silence', 'ETIMEDOUT'],
  ] as const)('that is answered by %s may have gone', async (fate, code) => {
    const { url, next } = await carrier()
    next(fate)
    expect(await call(url, { timeoutMs: 150 })).toEqual({ kind: 'lost', code })
  })

  test('is over when its signal says so', async () => {
    const { url, next } = await carrier()
    next('silence')
    expect(await call(url, { signal: AbortSignal.timeout(50) })).toEqual({ kind: 'lost', code: 'ETIMEDOUT' })
  })

  test('that waits for a connection handed nothing over, and may have when it got one that another had used', async () => {
    const { url, next } = await carrier()
    const by = createCallOut()
    const many = (count: number, timeoutMs: number) => Array.from({ length: count }, () => call(url, { timeoutMs }, by))
    const answer = { status: 200 }
    next(...Array<typeof answer>(64).fill(answer), 'cut')
    const ends = await Promise.all(many(65, 5_000))
    expect(ends.map(({ kind }) => kind).filter((kind) => kind !== 'answered')).toEqual(['lost'])
    next(...Array<'silence'>(64).fill('silence'))
    const busy = many(64, 1_000)
    const waiting = await Promise.all(many(2, 100))
    expect(waiting).toEqual(Array(2).fill({ kind: 'unsent', code: 'ETIMEDOUT' }))
    expect((await Promise.all(busy)).map(({ kind }) => kind)).toEqual(Array(64).fill('lost'))
  })

  test.each(['half', 'stall'] as const)('whose answer ends by %s has its status, and no body', async (fate) => {
    const { url, next } = await carrier()
    next(fate)
    expect(await call(url, { timeoutMs: 150 })).toMatchObject({ kind: 'answered', status: 200, body: undefined })
  })

  test('reads no more than it was told to', async () => {
    const { url, next, flooded } = await carrier()
    next('flood', { status: 200, body: 'x'.repeat(100) }, { status: 200, body: 'x'.repeat(101) })
    expect(await call(url, { maxBytes: 65_536 })).toMatchObject({ kind: 'answered', status: 200, body: undefined })
    const before = flooded()
    expect(await call(url, { maxBytes: 100 })).toMatchObject({ body: 'x'.repeat(100) })
    expect(await call(url, { maxBytes: 100 })).toMatchObject({ body: undefined })
    expect(flooded() - before).toBeLessThan(1_000_000)
  })

  test('that is answered by something else than HTTP may have gone', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end('220 mail.example ESMTP\r\n')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await call(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'lost' })
    server.close()
  })
})

describe.concurrent('by TLS', () => {
  test('an authority that is trusted is believed', async () => {
    const { url } = await httpCarrier(() => ({ status: 200, body: 'taken' }), { tls: true })
    expect(await call(url, {}, createCallOut({ ca: testCertificate }))).toMatchObject({
      kind: 'answered',
      body: 'taken',
    })
  })

  test('another one is not, and nothing is handed over', async () => {
    const { url, requests } = await httpCarrier(() => ({ status: 200 }), { tls: true })
    expect(await call(url)).toEqual({ kind: 'unsent', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(requests).toEqual([])
  })
})

describe.concurrent('an address that is not the operator’s', () => {
  const resolveTo =
    (...addresses: string[]): Resolve =>
    (_name, { all }, done) => {
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      if (all) done(null, found)
      else done(null, found[0]?.address ?? '', found[0]?.family)
    }

  test.each([
    '127.0.0.1',
    '[::1]',
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '2130706433', // 127.0.0.1 as one number
    '0x7f.1',
  ])('does not lead to %s', async (host) => {
    expect(await call(`http://${host}/`, { reach: 'public' })).toEqual({ kind: 'unsent', code: 'EPRIVATE' })
  })

  test('does not lead there by a name, nor by a name that also stands for another', async () => {
    const { url, requests } = await carrier()
    const { port } = new URL(url)
    for (const addresses of [['127.0.0.1'], ['198.51.100.7', '127.0.0.1'], ['::1'], []]) {
      const by = createCallOut({ resolve: resolveTo(...addresses) })
      const result = await call(`http://provider.example:${port}/`, { reach: 'public' }, by)
      expect(result).toEqual({ kind: 'unsent', code: 'EPRIVATE' })
    }
    expect(requests).toEqual([])
  })

  test('is judged when it is connected to, each time, so that a name which changes gains nothing', async () => {
    const asked: string[] = []
    const by = createCallOut({
      resolve: (name, options, done) => {
        asked.push(name)
        resolveTo('127.0.0.1')(name, options, done)
      },
    })
    for (let n = 0; n < 2; n++) {
      expect(await call('http://provider.example/', { reach: 'public' }, by)).toEqual({
        kind: 'unsent',
        code: 'EPRIVATE',
      })
    }
    expect(asked).toEqual(['provider.example', 'provider.example'])
  })

  test('of the operator may lead anywhere', async () => {
    const { url } = await carrier()
    const by = createCallOut({ resolve: resolveTo('127.0.0.1') })
    expect(await call(`http://gateway.internal:${new URL(url).port}/`, {}, by)).toMatchObject({ kind: 'answered' })
  })
})

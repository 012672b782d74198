// Kannel's sendsms and dlr-url: what every HTTP provider must do, and what is Kannel's own.
import { describe, expect, test } from 'vitest'
import { createProviderParts } from '../../src/delivery/providers/index.ts'
import { kannel } from '../../src/delivery/providers/kannel.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { describeHttpProvider, requestFrom, sendOne, startHttpProvider } from '../support/http-provider-suite.ts'
import { kannelFixture, PASSWORD, report } from '../support/kannel.ts'
import { patience, sms } from '../support/mail-fixtures.ts'
import { testSecrets } from '../support/verifications.ts'

describeHttpProvider(kannelFixture)

const ADDRESS = /^https:\/\/codes\.example\/receipts\/kannel\/[\w-]{22}\.[\w-]{22}\?state=%d$/

describe.concurrent('of Kannel', () => {
  test('a call says alphabet, validity and where its reports go, and nothing of it stands in the address', async () => {
    const { provider, carrier, clock } = await startHttpProvider(kannelFixture)
    const notAfter = new Date(clock.now().getTime() + 599_000)
    await provider.send(sms({ notAfter, text: '907351 õ\n@host.example' }), patience())
    const [request] = carrier.requests
    expect(request).toMatchObject({ method: 'POST', path: '/cgi-bin/sendsms', body: '907351 õ\n@host.example' })
    const fields = Object.entries(request?.headers ?? {}).filter(([name]) => name.startsWith('x-kannel-'))
    expect(Object.fromEntries(fields)).toEqual({
      'x-kannel-username': 'pinpost',
      'x-kannel-password': PASSWORD,
      'x-kannel-to': '+37251234567',
      'x-kannel-from': 'Example',
      'x-kannel-coding': '2',
      'x-kannel-validity': '9',
      'x-kannel-dlr-mask': '19',
      'x-kannel-dlr-url': expect.stringMatching(ADDRESS),
    })
  })

  test('where it is wanted, the call is a GET with everything in the address', async () => {
    const { provider, carrier } = await startHttpProvider(kannelFixture, { method: 'get', smsc: 'first' })
    expect(await provider.send(sms({ text: '907351 @ €&=%', sender: '17017' }), patience())).toMatchObject({
      kind: 'accepted',
    })
    const [request] = carrier.requests
    expect(request?.method).toBe('GET')
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toMatchObject({
      username: 'pinpost',
      password: PASSWORD,
      from: '17017',
      text: '907351 @ €&=%',
      charset: 'UTF-8',
      coding: '0',
      smsc: 'first',
      'dlr-url': expect.stringMatching(ADDRESS),
    })
    expect(await provider.probe(patience())).toBeUndefined()
  })

  test('where it does not reach us, as the operator says, it is asked for no reports, and gives none', async () => {
    const { provider, carrier } = await startHttpProvider(kannelFixture, { receipts: false })
    expect(provider.givesReceipts).toBe(false)
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'accepted' })
    expect(Object.keys(carrier.requests[0]?.headers ?? {}).filter((name) => name.includes('dlr'))).toEqual([])
  })

  test('what waits in its store is taken', async () => {
    const { provider, carrier } = await startHttpProvider(kannelFixture)
    carrier.next({ status: 202, body: '3: Queued for later delivery' })
    expect((await provider.send(sms(), patience())).kind).toBe('accepted')
  })

  test.each([
    [1, '1'],
    [119, '1'],
    [120, '2'],
  ])('a code that lives %i s is valid for %s minutes', async (seconds, minutes) => {
    const { provider, carrier, clock } = await startHttpProvider(kannelFixture)
    await provider.send(sms({ notAfter: new Date(clock.now().getTime() + seconds * 1000) }), patience())
    expect(carrier.requests[0]?.headers['x-kannel-validity']).toBe(minutes)
  })

  test('a text of more than one part, which Kannel would cut, is not sent at all', async () => {
    const { provider, carrier } = await startHttpProvider(kannelFixture)
    expect(await provider.send(sms({ text: 'õ'.repeat(71) }), patience())).toMatchObject({
      reason: 'content_rejected',
      final: true,
    })
    expect(await provider.send(sms({ text: 'õ'.repeat(70) }), patience())).toMatchObject({ kind: 'accepted' })
    expect(carrier.requests).toHaveLength(1)
  })

  test('the address of a report is good under a key that writes no more', async () => {
    const one = await startHttpProvider(kannelFixture)
    const sent = await sendOne(one, sms())
    const newer = Buffer.alloc(32, 9)
    const ring = createKeyRing([newer, ...testSecrets])
    const parts = createProviderParts({ clock: systemClock, ring, baseUrl: () => 'https://codes.example' })
    const settings = kannelFixture.settings(one.carrier.url)
    const read = (secrets: readonly Uint8Array[]) =>
      kannel
        .create('kannel', settings, {
          ...parts,
          receiptTokens: createProviderParts({ ...parts, ring: createKeyRing(secrets), baseUrl: () => '' })
            .receiptTokens,
        })
        .readReceipts?.(requestFrom(report(sent, 1)))
    expect(read([newer, ...testSecrets])).toMatchObject({ kind: 'read', receipts: [{ state: 'delivered' }] })
    expect(read([newer])).toEqual({ kind: 'refused' })
  })

  test('a password goes in the clear to this machine alone, unless the operator says so', () => {
    const parts = createProviderParts({
      clock: systemClock,
      ring: createKeyRing(testSecrets),
      baseUrl: () => 'https://codes.example',
    })
    const at = (url: string, more = {}) => kannel.create('k', { ...kannelFixture.settings(''), url, ...more }, parts)
    for (const url of ['http://127.0.0.1:13013/cgi-bin/sendsms', 'http://localhost/', 'https://kannel.internal/'])
      at(url)
    expect(() => at('http://10.0.0.5:13013/cgi-bin/sendsms')).toThrow(/in the clear/)
    at('http://10.0.0.5:13013/cgi-bin/sendsms', { unencrypted: true })
  })

  test('the probe tells an address where something else answers', async () => {
    const { provider } = await startHttpProvider(kannelFixture, { url: 'http://127.0.0.1:1/' })
    expect(await provider.probe(patience())).toMatch(/cannot be reached/)
    const other = await startHttpProvider({
      ...kannelFixture,
      serve: () => ({ status: 404, body: 'Unknown request.' }),
    })
    expect(await other.provider.probe(patience())).toMatch(/is the address right\? \(HTTP 404\)/)
  })
})

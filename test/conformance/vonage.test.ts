// Vonage's SMS API: what every HTTP provider must do, and what is Vonage's own.
import { describe, expect, test } from 'vitest'
import { createProviderParts } from '../../src/delivery/providers/index.ts'
import { vonage } from '../../src/delivery/providers/vonage.ts'
import { SIGNATURE_METHODS, signatureOf } from '../../src/delivery/providers/vonage-signature.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { httpCarrier } from '../support/http-carrier.ts'
import { describeHttpProvider, requestFrom, sendOne, startHttpProvider } from '../support/http-provider-suite.ts'
import { patience, sms } from '../support/mail-fixtures.ts'
import { testSecrets } from '../support/verifications.ts'
import {
  API_KEY,
  API_SECRET,
  answer,
  deliveryReceipt,
  SIGNATURE_SECRET,
  serve,
  sign,
  vonageFixture,
} from '../support/vonage.ts'

describeHttpProvider(vonageFixture)

/** For an account whose messages are not signed, nor its receipts. */
const bySecret = {
  ...vonageFixture,
  settings: (url: string) => ({ api_key: API_KEY, api_secret: API_SECRET, from: '+3725550100', url }),
}

describe.concurrent('of Vonage', () => {
  test('a message says its alphabet, how long it may wait, its name, and where its receipts go', async () => {
    const { provider, carrier, clock } = await startHttpProvider(bySecret)
    const notAfter = new Date(clock.now().getTime() + 540_000)
    const outcome = await provider.send(sms({ notAfter, text: '907351 õ' }), patience())
    const { callback, 'client-ref': reference, ...form } = Object.fromEntries(carrier.requests[0]?.form ?? [])
    expect(form).toEqual({
      api_key: API_KEY,
      api_secret: API_SECRET,
      to: '37251234567',
      from: '3725550100',
      text: '907351 õ',
      type: 'unicode',
      ttl: '540000',
    })
    expect(callback).toMatch(/^https:\/\/codes\.example\/receipts\/vonage\/[\w-]{22}\.[\w-]{22}$/)
    expect(outcome).toEqual({ kind: 'accepted', reference })
    await provider.send(sms({ text: '907351 @ €', sender: 'Other' }), patience())
    expect(Object.fromEntries(carrier.requests[1]?.form ?? [])).toMatchObject({ type: 'text', from: 'Other' })
  })

  test.each([
    [1, '20000'],
    [20, '20000'],
    [21, '21000'],
    [604_800, '604800000'],
    [604_801, '604800000'],
  ])('a code that lives %i s has a time to live that Vonage takes: %s ms', async (seconds, ttl) => {
    const { provider, carrier, clock } = await startHttpProvider(vonageFixture)
    await provider.send(sms({ notAfter: new Date(clock.now().getTime() + seconds * 1000) }), patience())
    expect(carrier.requests[0]?.form.get('ttl')).toBe(ttl)
  })

  test('nobody knows what becomes of a message of which one part was taken and another was not', async () => {
    const { provider, carrier } = await startHttpProvider(vonageFixture)
    const messages = [{ status: '0', 'message-id': '0A' }, { status: '1' }]
    carrier.next({ status: 200, body: JSON.stringify({ 'message-count': '2', messages }) })
    expect((await provider.send(sms(), patience())).kind).toBe('unknown')
  })

  test('a text of more than one part is not sent at all', async () => {
    const { provider, carrier } = await startHttpProvider(vonageFixture)
    expect(await provider.send(sms({ text: 'a'.repeat(161) }), patience())).toMatchObject({
      reason: 'content_rejected',
      final: true,
    })
    expect(carrier.requests).toEqual([])
  })

  test.each(SIGNATURE_METHODS)('signatures are made by %s as its documentation says', (method) => {
    const parameters = { api_key: API_KEY, text: 'one & two = three', timestamp: '1516878400', to: '37251234567' }
    const signature = signatureOf({ ...parameters, sig: 'ignored' }, { method, secret: SIGNATURE_SECRET })
    expect(signature).toBe(sign(parameters, SIGNATURE_SECRET, method).toLowerCase())
  })

  test.each([
    'json',
    'form',
    'query',
  ] as const)('a receipt by %s that nobody signed is read where none is signed', async (way) => {
    const one = await startHttpProvider(bySecret)
    const sent = await sendOne(one, sms())
    const call = deliveryReceipt(sent, 'delivered', '0', { way, secret: undefined })
    const reading = await one.provider.readReceipts?.(requestFrom(call))
    expect(reading).toEqual({ kind: 'read', receipts: [{ reference: sent.reference, state: 'delivered' }] })
    const guessed = { ...call, url: call.url.replace(/\.[\w-]{22}(?=\?|$)/, '.AAAAAAAAAAAAAAAAAAAAAA') }
    expect(await one.provider.readReceipts?.(requestFrom(guessed))).toEqual({ kind: 'refused' })
  })

  test.each([
    ['from this machine alone', {}, 'http://localhost:3000'],
    ['by nobody, as the operator says', { receipts: false }, 'https://codes.example'],
  ])('reached %s, it is asked for no receipts, and gives none', async (_, more, baseUrl) => {
    const { provider, carrier } = await startHttpProvider(vonageFixture, more, 'vonage', baseUrl)
    expect(provider.givesReceipts).toBe(false)
    await provider.send(sms(), patience())
    expect(carrier.requests[0]?.form.has('callback')).toBe(false)
  })

  test('the probe asks for the balance where there is a secret, and tells when none is left', async () => {
    const { provider, carrier } = await startHttpProvider(bySecret)
    expect(await provider.probe(patience())).toBeUndefined()
    expect(carrier.requests[0]?.path).toBe('/account/get-balance')
    carrier.next({ status: 200, body: '{"value":0,"autoReload":false}' }, { status: 401, body: '{}' }, answer('1'))
    expect(await provider.probe(patience())).toMatch(/no credit/)
    expect(await provider.probe(patience())).toMatch(/refuses the API key.*HTTP 401/)
    expect(await provider.probe(patience())).toMatch(/does not take us \(Vonage 1\)/)
  })

  test('the settings want something to log in by, and to judge signatures by', async () => {
    const { url } = await httpCarrier(serve)
    const parts = createProviderParts({
      clock: systemClock,
      ring: createKeyRing(testSecrets),
      baseUrl: () => 'https://a.example',
    })
    expect(() => vonage.create('v', { api_key: API_KEY, from: 'Example', url }, parts)).toThrow(
      /api_secret or signature_secret/,
    )
    const settings = { api_key: API_KEY, api_secret: API_SECRET, signed_receipts: true, from: 'Example', url }
    expect(() => vonage.create('v', settings, parts)).toThrow(/signature_secret/)
  })
})

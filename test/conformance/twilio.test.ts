// Twilio's Programmable Messaging: what every HTTP provider must do, and what is Twilio's own.
import { describe, expect, test } from 'vitest'
import { createProviderParts } from '../../src/delivery/providers/index.ts'
import { twilio } from '../../src/delivery/providers/twilio.ts'
import { signatureOf } from '../../src/delivery/providers/twilio-receipts.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { describeHttpProvider, requestFrom, sendOne, startHttpProvider } from '../support/http-provider-suite.ts'
import { patience, sms } from '../support/mail-fixtures.ts'
import { ACCOUNT, AUTH_TOKEN, signed, statusCallback, twilioFixture } from '../support/twilio.ts'
import { testSecrets } from '../support/verifications.ts'

describeHttpProvider(twilioFixture)

describe.concurrent('of Twilio', () => {
  test('a message says how long it may wait, and where its receipts go', async () => {
    const { provider, carrier, clock } = await startHttpProvider(twilioFixture)
    const notAfter = new Date(clock.now().getTime() + 540_900)
    await provider.send(sms({ notAfter }), patience())
    expect(Object.fromEntries(carrier.requests[0]?.form ?? [])).toEqual({
      To: '+37251234567',
      From: '+3725550100',
      Body: expect.stringContaining('907351'),
      ValidityPeriod: '540',
      StatusCallback: 'https://codes.example/receipts/twilio',
    })
  })

  test('a code that lives longer than Twilio keeps messages is kept as long as Twilio can', async () => {
    const { provider, carrier, clock } = await startHttpProvider(twilioFixture)
    await provider.send(sms({ notAfter: new Date(clock.now().getTime() + 86_400_000) }), patience())
    expect(carrier.requests[0]?.form.get('ValidityPeriod')).toBe('36000')
  })

  test('a messaging service chooses the sender, unless the policy names one', async () => {
    const service = `MG${'a'.repeat(32)}`
    const { carrier } = await startHttpProvider(twilioFixture)
    const parts = createProviderParts({
      clock: systemClock,
      ring: createKeyRing(testSecrets),
      baseUrl: () => 'https://a.example',
    })
    const provider = twilio.create(
      't',
      { account_sid: ACCOUNT, auth_token: AUTH_TOKEN, messaging_service_sid: service, url: carrier.url },
      parts,
    )
    await provider.send(sms(), patience())
    await provider.send(sms({ sender: 'Example' }), patience())
    const senders = carrier.requests.map(({ form }) => [form.get('MessagingServiceSid'), form.get('From')])
    expect(senders).toEqual([
      [service, null],
      [null, 'Example'],
    ])
  })

  test.each([
    ['from this machine alone', {}, 'http://localhost:3000'],
    ['by nobody, as the operator says', { receipts: false }, 'https://codes.example'],
    [
      'with an API key and no auth token',
      { auth_token: undefined, api_key_sid: `SK${'b'.repeat(32)}`, api_key_secret: 's' },
      'https://codes.example',
    ],
  ])('reached %s, it is asked for no receipts, and gives none', async (_, more, baseUrl) => {
    const { provider, carrier } = await startHttpProvider(twilioFixture, more as object, 'twilio', baseUrl)
    expect(provider.givesReceipts).toBe(false)
    await provider.send(sms(), patience())
    expect(carrier.requests[0]?.form.has('StatusCallback')).toBe(false)
  })

  test('a text of more than one part is not sent at all', async () => {
    const { provider, carrier } = await startHttpProvider(twilioFixture)
    const long = await provider.send(sms({ text: 'a'.repeat(161) }), patience())
    expect(long).toMatchObject({ reason: 'content_rejected', final: true })
    expect(await provider.send(sms({ text: 'a'.repeat(160) }), patience())).toMatchObject({ kind: 'accepted' })
    expect(carrier.requests).toHaveLength(1)
  })

  test('the settings want a login and a sender', () => {
    const parts = createProviderParts({
      clock: systemClock,
      ring: createKeyRing(testSecrets),
      baseUrl: () => 'https://a.example',
    })
    expect(() => twilio.create('t', { account_sid: ACCOUNT, from: 'Example' }, parts)).toThrow(/auth_token/)
    expect(() => twilio.create('t', { account_sid: ACCOUNT, api_key_sid: 'SK', from: 'Example' }, parts)).toThrow(
      /api_key_secret/,
    )
    expect(() => twilio.create('t', { account_sid: ACCOUNT, auth_token: AUTH_TOKEN }, parts)).toThrow(/from/)
  })

  test('a signature is made as in the example of its documentation', () => {
    const fields = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      From: '+12349013030',
      To: '+18005551212',
      Caller: '+12349013030',
      Digits: '1234',
    })
    expect(signatureOf('https://mycompany.com/myapp.php?foo=1&bar=2', fields, '12345')).toBe(
      '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    )
  })

  test('a signature takes names that begin alike in the order of the names, whatever is said under them', () => {
    const url = 'https://codes.example/receipts/twilio'
    const body = new URLSearchParams({ From: 'Pinpost', FromCity: 'TALLINN', ToCity: 'TARTU', To: '+37251234567' })
    const { headers } = signed({ method: 'POST', url, body: `${body}` })
    expect(signatureOf(url, body, AUTH_TOKEN)).toBe(headers?.['x-twilio-signature'])
  })

  test.each([
    ['https://codes.example:8443', 'https://codes.example'],
    ['https://codes.example', 'https://codes.example:443'],
    ['http://codes.example', 'http://codes.example:80'],
  ])('a signature over %s with its port otherwise, %s, is good', async (baseUrl, asSigned) => {
    const one = await startHttpProvider(twilioFixture, {}, 'twilio', baseUrl)
    const call = statusCallback(await sendOne(one, sms()), 'delivered')
    const { headers } = signed({ ...call, url: call.url.replace(baseUrl, asSigned) })
    expect(await one.provider.readReceipts?.(requestFrom({ ...call, ...(headers && { headers }) }))).toMatchObject({
      kind: 'read',
    })
  })
})

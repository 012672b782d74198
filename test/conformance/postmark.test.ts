// Postmark: what every HTTP provider must do, and what is Postmark's own.
import { describe, expect, test } from 'vitest'
import { createProviderParts } from '../../src/delivery/providers/index.ts'
import { type PostmarkSettings, postmark } from '../../src/delivery/providers/postmark.ts'
import type { CallOut } from '../../src/lib/call-out.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import type { CarrierAnswer } from '../support/http-carrier.ts'
import { describeHttpProvider, requestFrom, sendOne, startHttpProvider } from '../support/http-provider-suite.ts'
import { code, email, patience } from '../support/mail-fixtures.ts'
import { emailOf, json, PASSWORD, postmarkError, postmarkFixture, webhook } from '../support/postmark.ts'
import { testSecrets } from '../support/verifications.ts'

describeHttpProvider(postmarkFixture)

const start = (more: Partial<PostmarkSettings> = {}) => startHttpProvider(postmarkFixture, more)

test("Postmark's own address has to be on the Internet; one that the operator named may be anywhere", async () => {
  const reaches: string[] = []
  const callOut: CallOut = async ({ reach }) => {
    reaches.push(reach)
    return { kind: 'unsent', code: 'ECONNREFUSED' }
  }
  const parts = createProviderParts({
    clock: systemClock,
    ring: createKeyRing(testSecrets),
    baseUrl: () => '',
    callOut,
  })
  const given = { server_token: 'token', from: 'codes@sender.example' }
  for (const settings of [given, { ...given, url: 'https://postmark.internal' }]) {
    const provider = postmark.create('postmark', settings, parts)
    await provider.send(email(), patience())
    await provider.probe(patience())
  }
  expect(reaches).toEqual(['public', 'public', 'anywhere', 'anywhere'])
})

describe.concurrent('an e-mail by Postmark', () => {
  test('goes out with its parts, its language, and the heads that keep robots from answering, and tracks nobody', async () => {
    const { provider, carrier } = await start()
    const given = email({
      fromName: 'Õnne "Ž", OÜ',
      subject: 'Õnne:\r\nsinu kood',
      text: `${code} on kood – õ.\n`,
      language: 'et',
    })
    await provider.send(given, patience())
    expect(carrier.requests[0] && emailOf(carrier.requests[0])).toEqual({
      From: '"Õnne \\"Ž\\", OÜ" <codes@sender.example>',
      To: 'ann@example.com',
      Subject: 'Õnne: sinu kood',
      TextBody: given.text,
      HtmlBody: given.html,
      MessageStream: 'outbound',
      Headers: [
        { Name: 'Auto-Submitted', Value: 'auto-generated' },
        { Name: 'X-Auto-Response-Suppress', Value: 'All' },
        { Name: 'Content-Language', Value: 'et' },
      ],
      TrackOpens: false,
      TrackLinks: 'None',
    })
  })

  test('bears the name and goes by the stream of the settings', async () => {
    const { provider, carrier } = await start({ from_name: 'Operator', message_stream: 'news' })
    await provider.send(email(), patience())
    expect(carrier.requests[0] && emailOf(carrier.requests[0])).toMatchObject({
      From: '"Operator" <codes@sender.example>',
      MessageStream: 'news',
    })
  })

  test('takes no head out of the language', async () => {
    const { provider, carrier } = await start()
    await provider.send(email({ language: 'et\r\nBcc: eve@example.com' }), patience())
    expect(carrier.requests[0]?.body).not.toContain('Bcc')
  })

  test.each([
    ['õnne@example.com', { reason: 'content_rejected', final: false, status: 'SMTPUTF8' }],
    ['ann@example.com\r\nBcc: eve@example.com', { reason: 'contact_unknown', final: true }],
    ['ann', { reason: 'contact_unknown', final: true }],
  ])('is refused unsent to %j', async (to, outcome) => {
    const { provider, carrier } = await start()
    expect(await provider.send(email({ to }), patience())).toEqual({ kind: 'refused', ...outcome })
    expect(carrier.requests).toEqual([])
  })

  test('is refused, and not sent to two, where an address holds a comma', async () => {
    const { provider } = await start()
    const outcome = await provider.send(email({ to: 'eve@evil.example,ann@example.com' }), patience())
    expect(outcome).toEqual({ kind: 'refused', reason: 'contact_unknown', final: false, status: 'ErrorCode 300' })
  })

  test('is refused where Postmark says so with a good status', async () => {
    const { provider, carrier } = await start()
    carrier.next(postmarkError(406, 200))
    expect(await provider.send(email(), patience())).toMatchObject({ reason: 'contact_blocked', final: true })
  })
})

describe.concurrent('the probe of Postmark', () => {
  const server = json({ ID: 1, DeliveryType: 'Live' })

  test.each<[string, CarrierAnswer[], RegExp]>([
    ['a sandbox', [json({ ID: 1, DeliveryType: 'Sandbox' })], /says that this server is a sandbox/],
    ['another service', [{ status: 200, body: '<html>' }], /does not answer like Postmark \(HTTP 200\)/],
    ['another service that knows no such path', [json({}, 404)], /does not answer like Postmark \(HTTP 404\)/],
    ['a stream that is not there', [server, postmarkError(1226)], /knows no message stream outbound of this server/],
    ['a stream for news', [server, json({ MessageStreamType: 'Broadcasts' })], /outbound is not a transactional one/],
    [
      'a stream that was put away',
      [server, json({ MessageStreamType: 'Transactional', ArchivedAt: '2026-01-01T00:00:00Z' })],
      /outbound is archived/,
    ],
    ['a fault', [server, json({}, 500)], /does not say what the message stream outbound is \(HTTP 500\)/],
  ])('tells of %s', async (_, answers, words) => {
    const { provider, carrier } = await start()
    carrier.next(...answers)
    expect(await provider.probe(patience())).toMatch(words)
  })
})

describe('receipts of Postmark', () => {
  test('are not taken without a password, and none are waited for', async () => {
    const one = await start({ receipts_password: undefined } as unknown as Partial<PostmarkSettings>)
    expect(one.provider.givesReceipts).toBe(false)
    const sent = await sendOne(one, email())
    for (const password of [PASSWORD, '', 'undefined']) {
      const call = webhook(sent, 'Delivery', {}, { 'pinpost-receipts': password })
      expect(await one.provider.readReceipts?.(requestFrom(call))).toEqual({ kind: 'refused' })
    }
  })
})

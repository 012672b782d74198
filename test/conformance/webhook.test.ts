// The signed webhook: what every HTTP provider must do, what is its own, and the example of a receiver.
import { afterAll, describe, expect, test } from 'vitest'
import { createWebhookProvider, type WebhookSettings } from '../../src/delivery/providers/webhook.ts'
import { formatId } from '../../src/lib/ids.ts'
import { type Example, startExample } from '../support/example.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { type CarrierAnswer, httpCarrier } from '../support/http-carrier.ts'
import { describeHttpProvider, requestFrom, sendOne, startHttpProvider } from '../support/http-provider-suite.ts'
import { code, email, patience, sms } from '../support/mail-fixtures.ts'
import { answer, heard, receipt, SECRET, webhookFixture } from '../support/webhook.ts'

describeHttpProvider(webhookFixture)

const OTHER = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
const start = (more: Partial<WebhookSettings> = {}) => startHttpProvider(webhookFixture, more)

describe.concurrent('a message by webhook', () => {
  test('is a text message with all that a gateway needs', async () => {
    const { provider, carrier, clock } = await start({ sender: 'Example' })
    const given = sms({ language: 'et' })
    await provider.send(given, patience())
    const [request] = carrier.requests
    const id = formatId('msg', given.id)
    expect(request).toMatchObject({ method: 'POST', path: '/', headers: { 'content-type': 'application/json' } })
    expect(request?.headers).toMatchObject({
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(clock.now().getTime() / 1000)),
    })
    expect(request && heard(request)).toEqual({
      type: 'message.send',
      timestamp: clock.now().toISOString(),
      data: {
        id,
        channel: 'sms',
        to: '+37251234567',
        text: `${code} is your Example code.`,
        locale: 'et',
        not_after: given.notAfter.toISOString(),
        sender: 'Example',
      },
    })
  })

  test('is an e-mail with both texts', async () => {
    const { provider, carrier } = await start({ channels: ['email'] })
    const given = email()
    await provider.send(given, patience())
    expect(carrier.requests[0] && heard(carrier.requests[0])?.data).toEqual({
      id: formatId('msg', given.id),
      channel: 'email',
      to: 'ann@example.com',
      subject: given.subject,
      text: given.text,
      html: given.html,
      sender: 'Example',
      locale: 'en',
      not_after: given.notAfter.toISOString(),
    })
  })

  test('names the sender that the policy names, or none', async () => {
    const named = await start({ sender: 'Example' })
    await named.provider.send(sms({ sender: '+3725550100' }), patience())
    expect(named.carrier.requests[0] && heard(named.carrier.requests[0])?.data.sender).toBe('+3725550100')
    const nameless = await start()
    await nameless.provider.send(sms(), patience())
    expect(nameless.carrier.requests[0] && heard(nameless.carrier.requests[0])?.data).not.toHaveProperty('sender')
  })

  test('has the code in its texts alone', async () => {
    const { provider, carrier } = await start({ channels: ['sms', 'email'] })
    await provider.send(sms(), patience())
    await provider.send(email(), patience())
    for (const request of carrier.requests) {
      const { text, html, ...rest } = heard(request)?.data ?? {}
      expect(text).toContain(code)
      expect(JSON.stringify([rest, request.headers, request.path])).not.toContain(code)
    }
  })

  test('has one name with every try, and a time of its own', async () => {
    const { provider, carrier, clock } = await start()
    const given = sms()
    carrier.next({ status: 503 })
    await provider.send(given, patience())
    clock.advance(10)
    await provider.send(given, patience())
    const [first, second] = carrier.requests.map(({ headers }) => headers)
    expect(second?.['webhook-id']).toBe(first?.['webhook-id'])
    expect(second?.['webhook-timestamp']).not.toBe(first?.['webhook-timestamp'])
    expect(second?.['webhook-signature']).not.toBe(first?.['webhook-signature'])
  })

  test('is signed by both secrets while one takes over from the other, and receipts may be signed by either', async () => {
    const one = await start({ secret: OTHER, previous_secret: SECRET })
    const sent = await sendOne(one, sms())
    for (const secret of [OTHER, SECRET]) {
      expect(heard(sent.request, secret)).toMatchObject({ type: 'message.send' })
      const call = requestFrom(receipt(sent, 'message.delivered', {}, secret))
      expect(await one.provider.readReceipts?.(call)).toMatchObject({ receipts: [{ state: 'delivered' }] })
    }
  })

  test.each<[string, CarrierAnswer]>([
    ['nothing', { status: 202 }],
    ['a blank', { status: 200, body: '\n' }],
    ['no content', { status: 204 }],
    ['an object', answer(200, {})],
    ['a name that cannot be kept', answer(200, { reference: 'x'.repeat(201) })],
    ['a name that is none', answer(200, { reference: 7 })],
  ])('is taken under our own name where the answer is %s', async (_, said) => {
    const { provider, carrier } = await start()
    const given = sms()
    carrier.next(said)
    expect(await provider.send(given, patience())).toEqual({ kind: 'accepted', reference: formatId('msg', given.id) })
  })

  test.each([
    [answer(422, { reason: 'no_provider' }), { reason: 'content_rejected', final: false }],
    [answer(422, { reason: 'toString' }), { reason: 'content_rejected', final: false }],
    [answer(422, { reason: 'contact_unknown', final: 'no' }), { reason: 'contact_unknown', final: true }],
    [answer(413, {}), { reason: 'content_rejected', final: false }],
  ])('is judged by the status where the answer holds no word of ours (%#)', async (said, outcome) => {
    const { provider, carrier } = await start()
    carrier.next(said)
    expect(await provider.send(sms(), patience())).toMatchObject({ kind: 'refused', ...outcome })
  })

  test('goes by the channels of the settings alone', async () => {
    const both = await start({ channels: ['sms', 'email'] })
    expect(both.provider.channels).toEqual(['sms', 'email'])
    for (const message of [sms(), email()]) {
      expect(await both.provider.send(message, patience())).toMatchObject({ kind: 'accepted' })
    }
    await both.provider.close()
    expect(await both.provider.send(email(), patience())).toMatchObject({ kind: 'refused', status: 'ECLOSED' })
  })
})

describe.concurrent('the probe of a webhook', () => {
  test.each<[CarrierAnswer, RegExp]>([
    [{ status: 400 }, /does not take our signature: .*secret.*clocks.*\(HTTP 400\)/],
    [{ status: 403 }, /does not take our signature/],
    [{ status: 404 }, /has nothing at this path \(HTTP 404\)/],
    [{ status: 405 }, /takes no POST at this path/],
    [{ status: 410 }, /nothing is here any more/],
    [{ status: 429 }, /is asked too much/],
    [{ status: 500 }, /does not take a ping \(HTTP 500\)/],
    [{ status: 308, headers: { location: '/there' } }, /answers with a redirect, which is not followed \(HTTP 308\)/],
  ])('says in words what $status means', async (said, words) => {
    const { provider, carrier } = await start()
    carrier.next(said)
    expect(await provider.probe(patience())).toMatch(words)
    expect(carrier.requests).toHaveLength(1)
  })

  test('sends a signed ping and no message', async () => {
    const { provider, carrier } = await start()
    await provider.probe(patience())
    expect(carrier.requests[0] && heard(carrier.requests[0])).toMatchObject({ type: 'ping', data: {} })
  })
})

describe('the settings of a webhook', () => {
  const create = (change: Partial<WebhookSettings>) =>
    createWebhookProvider(
      'w',
      { ...webhookFixture.settings('https://gateway.example/'), ...change },
      {
        clock: fakeClock(),
        callOut: async () => ({ kind: 'unsent', code: 'E' }),
      },
    )

  test.each(['http://gateway.example/', 'http://10.0.0.1/', 'http://[fd00::1]:8080/'])('want https, not %s', (url) => {
    expect(() => create({ url })).toThrow(/in the clear/)
    expect(create({ url, unencrypted: true }).name).toBe('w')
  })

  test.each([
    'http://localhost:8080/',
    'http://127.0.0.1/',
    'http://[::1]:8080/',
    'https://gateway.example/a',
  ])('take %s', (url) => {
    expect(create({ url }).name).toBe('w')
  })

  test.each(['whsec_c2hvcnQ=', 'hunter2', ''])('take no secret like %j, and do not repeat it', (secret) => {
    expect(() => create({ secret })).toThrow(/^(?!.*hunter2)A webhook secret/)
    expect(() => create({ previous_secret: secret })).toThrow(/^(?!.*hunter2)A webhook secret/)
  })

  test('leave receipts untaken and unwaited for unless they say so', async () => {
    const one = await start({ receipts: false })
    expect(one.provider.givesReceipts).toBe(false)
    const call = requestFrom(receipt(await sendOne(one, sms()), 'message.delivered'))
    expect(await one.provider.readReceipts?.(call)).toEqual({ kind: 'refused' })
  })
})

describe('the example of a receiver', () => {
  const examples: Example[] = []
  afterAll(async () => {
    await Promise.all(examples.map((example) => example.stop()))
  })

  test('takes each message once, answers what became of it, and says later that it arrived', async () => {
    const told = Promise.withResolvers<void>()
    const door = await httpCarrier(() => {
      told.resolve()
      return { status: 200 }
    })
    const environment = { WEBHOOK_SECRET: SECRET, RECEIPTS_URL: `${door.url}/receipts/webhook` }
    const example = await startExample('receiver/receiver.ts', environment)
    examples.push(example)
    const { provider, receiptsUrl } = await start({ url: example.url })
    expect(await provider.probe(patience())).toBeUndefined()
    const given = sms()
    const reference = `gateway-${formatId('msg', given.id)}`
    for (let times = 0; times < 2; times++) {
      expect(await provider.send(given, patience())).toEqual({ kind: 'accepted', reference })
    }
    expect(await provider.send(sms({ to: '+37250000001' }), patience())).toMatchObject({
      kind: 'refused',
      reason: 'contact_unknown',
      final: true,
    })
    await told.promise
    expect(door.requests).toHaveLength(1)
    const [{ headers, body } = { headers: {}, body: '' }] = door.requests
    const call = { method: 'POST', url: receiptsUrl, headers: headers as Record<string, string>, body } as const
    expect(await provider.readReceipts?.(requestFrom(call))).toEqual({
      kind: 'read',
      receipts: [{ reference, state: 'delivered' }],
    })
    const stranger = await start({ url: example.url, secret: OTHER })
    expect(await stranger.provider.probe(patience())).toMatch(/does not take our signature/)
  })

  test('does not start without a secret, and says so', async () => {
    await expect(startExample('receiver/receiver.ts', {})).rejects.toThrow('WEBHOOK_SECRET must be')
  })
})

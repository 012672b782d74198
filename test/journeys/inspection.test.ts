// Knowing a contact before sending, over HTTP: what an inspection tells, and that a start judges by the same functions and writes
// nothing for what it refuses. The resolver is a DNS server on loopback.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, createApplication, newMailbox, newSession } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type DnsServer, startDnsServer } from '../support/dns-server.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const EMAIL_CHANNELS = [
  { channel: 'email', available: true },
  { channel: 'sms', available: false, reason: 'not_a_phone' },
]

describe.each(engines)('on $name', (engine) => {
  let dns: DnsServer
  let app: TestApp
  let shop: Application

  beforeAll(async () => {
    dns = await startDnsServer({
      'gmial.com': { MX: ['mx.squatter.test'] },
      'shop.test': { MX: ['mx.shop.test'] },
      'example.com': { MX: ['.'] },
      'silent.test': 'silent',
    })
    app = await startTestApp(engine, { env: { PINPOST_DNS_SERVERS: dns.address } })
    shop = await createApplication(app)
  })
  afterAll(() => dns.close())

  /** Everything that a refused start could have left behind. */
  async function written(): Promise<unknown> {
    const tables = ['verification', 'message', 'counter', 'contact_budget']
    return await Promise.all(tables.map((table) => app.app.db.query(`select count(*)::int as n from ${table}`)))
  }

  describe('an inspection', () => {
    test('tells what was meant, although that domain has mail service, and the contact can still be kept', async () => {
      const inspected = await shop.inspect('ann@gmial.com', { country: 'EE', location: 'BE', locale: 'en' })
      expect(inspected.status).toBe(200)
      expect(inspected.body).toEqual({
        kind: 'email',
        valid: true,
        normalized: 'ann@gmial.com',
        display: 'ann@gmial.com',
        suggestion: 'ann@gmail.com',
        hints: ['primary_mailbox'],
        channels: EMAIL_CHANNELS,
        tips: [],
      })
      expect(await shop.start('ann@gmial.com')).toMatchObject({ status: 201 })
    })

    test('reads back what normalisation changed', async () => {
      const { body } = await shop.inspect('ann＠GMAIL.com')
      expect(body).toMatchObject({ normalized: 'ann@gmail.com', display: 'ann@gmail.com' })
    })

    test('tells of a number its country, its line and how it is written', async () => {
      const { body } = await shop.inspect('5123 4567', { country: 'EE' })
      expect(body).toEqual({
        kind: 'phone',
        valid: true,
        normalized: '+37251234567',
        display: '+372 5123 4567',
        country: 'EE',
        line_type: 'mobile',
        hints: [],
        channels: [
          { channel: 'sms', available: true },
          { channel: 'email', available: false, reason: 'not_an_email' },
        ],
        tips: [],
      })
    })

    test('refuses with a reason, in an answer that is no error', async () => {
      const refused = { status: 200, body: { kind: 'email', valid: false, hints: [], channels: [], tips: [] } }
      const nowhere = await shop.inspect('ann@nonexistent.invalid')
      expect(nowhere).toMatchObject({ ...refused, body: { ...refused.body, reason: 'no_mail_service' } })
      expect(await shop.inspect('ann@example.com')).toMatchObject({ body: { reason: 'no_mail_service' } })
      expect(await shop.inspect('ann@@gmail.com')).toMatchObject({
        body: { reason: 'at_sign_repeated', suggestion: 'ann@gmail.com' },
      })
      expect(await shop.inspect('5123 4567')).toMatchObject({ body: { kind: 'phone', reason: 'country_missing' } })
    })

    test('says the same of a contact that is known here as of one that is not', async () => {
      const known = newMailbox().replace('mailbox.example', 'shop.test')
      await shop.start(known)
      const [one, other] = [await shop.inspect(known), await shop.inspect(`x${known}`)]
      expect(JSON.parse(other.text.replaceAll(`x${known}`, known))).toEqual(one.body)
    })

    test.each([
      [{ to: 'ann@shop.test', country: 'XX' }, 'country'],
      [{ to: 'ann@shop.test', location: 'Estonia' }, 'location'],
      [{ to: 'ann@shop.test', client: { ip: 'home' } }, 'client.ip'],
      [{ to: 'a'.repeat(513) }, 'to'],
      [{ to: 'ann@shop.test', colour: 'red' }, 'colour'],
      [{ to: '' }, 'to'],
    ])('is told what is wrong with %j', async (body, field) => {
      const answer = await shop.call('/v1/contacts/inspect', { method: 'POST', body })
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body', field } })
    })

    test('is for applications: a client token is good for its verification alone', async () => {
      const begun = await shop.begin('ann@shop.test')
      const call = { method: 'POST', body: { to: 'ann@shop.test' }, key: begun.token } as const
      expect(await app.anyone.call('/v1/contacts/inspect', call)).toMatchObject({ status: 401 })
    })

    test('of an application that names nobody’s address is not limited', async () => {
      const answers = await Promise.all(Array.from({ length: 61 }, () => shop.inspect('ann@shop.test')))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    })
  })

  describe('a start', () => {
    test.each([
      ['ann@nonexistent.invalid', 'no_mail_service', undefined],
      ['ann@example.com', 'no_mail_service', undefined],
      ['ann@hotmal.com', 'no_mail_service', 'ann@hotmail.com'],
      ['ann@mailinator.com', 'throw_away', undefined],
      ['ann@gmail', 'domain_incomplete', 'ann@gmail.com'],
      ['ann @gmial.com', 'space_inside', 'ann@gmail.com'],
    ])('to %s is refused as %s, suggesting %s; nothing is sent, written or counted', async (to, reason, suggestion) => {
      const [before, sent] = [await written(), app.messages.length]
      const answer = await shop.start(to, { session: newSession(), client: { ip: '203.0.113.7' } })
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_contact', field: 'to', reason } })
      expect(answer.body.suggestion).toBe(suggestion)
      expect(await written()).toEqual(before)
      expect(app.messages).toHaveLength(sent)
    })

    test('where the service takes mailboxes to be thrown away goes to them', async () => {
      const lax = await createApplication(app, { throw_away_mailboxes: 'accept' })
      dns.serve({ '*': { MX: ['mx.test'] } })
      expect(await lax.start('ann@yopmail.com')).toMatchObject({ status: 201 })
    })

    test('with a test key goes to the names for examples without asking anybody', async () => {
      const trying = await createApplication(app, {}, 'test')
      const asked = dns.questions.length
      for (const to of ['ann@example.com', 'ann@mail.example', 'ann@shop2.test']) {
        expect(await trying.start(to)).toMatchObject({ status: 201 })
      }
      expect(dns.questions).toHaveLength(asked)
    })

    test('to a large provider asks nobody either', async () => {
      const asked = dns.questions.length
      for (const domain of ['gmail.com', 'mail.ee', 'telenet.be', 'icloud.com']) {
        expect(await shop.start(`ann@${domain}`)).toMatchObject({ status: 201 })
      }
      expect(dns.questions).toHaveLength(asked)
    })

    test('whose resolver does not answer goes on after a moment', async () => {
      dns.serve({ '*': 'silent' })
      const start = performance.now()
      expect(await shop.start('ann@silent.test')).toMatchObject({ status: 201 })
      expect(performance.now() - start).toBeLessThan(1_000)
      const { text } = await app.app.telemetry.exposition()
      expect(text).toContain('pinpost_mail_lookups_unanswered_total{asker="start"} 1')
    })
  })
})

test('with the resolver down, no address is refused for its domain', async () => {
  const gone = await startDnsServer()
  await gone.close()
  const [engine] = engines
  if (!engine) return expect.unreachable()
  const app = await startTestApp(engine, { env: { PINPOST_DNS_SERVERS: gone.address } })
  const shop = await createApplication(app)
  expect(await shop.start('ann@nonexistent.invalid')).toMatchObject({ status: 201 })
  expect(await shop.inspect('ann@nonexistent.invalid')).toMatchObject({ body: { valid: true } })
})

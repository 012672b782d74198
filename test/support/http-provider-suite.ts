// What every provider that is called by HTTP must do, told by its fixture: against a local server that answers as the real one is
// documented to, through the server that takes its receipts. A provider's test file calls `describeHttpProvider` with its fixture, and
// adds what is its own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Provider, ProviderKind, Receipt, ReceiptRequest, SendOutcome } from '../../src/delivery/index.ts'
import { createProviderParts } from '../../src/delivery/providers/index.ts'
import type { OutgoingMessage } from '../../src/delivery/providers/provider.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { createApplication, newMailbox, newPhone, uuidOf } from './application.ts'
import { engines } from './databases.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'
import {
  type CarrierAnswer,
  closeHttpCarriers,
  type Fate,
  type HttpCarrier,
  httpCarrier,
  type SeenRequest,
} from './http-carrier.ts'
import { code, email, patience, sms } from './mail-fixtures.ts'
import { startTestApp, type TestApp } from './start-app.ts'
import { testSecrets } from './verifications.ts'

export interface HttpProviderFixture<Settings = never> {
  readonly kind: ProviderKind<Settings>
  /** @param url of the local server. */
  settings(url: string): Settings
  /** Each of these stands in `settings`; none may be said in any outcome. */
  readonly secrets: readonly string[]
  /** The settings of somebody else's, where other secrets alone do not tell the receipts of two apart. */
  readonly elsewhere?: Partial<Settings>
  /** It names a message or leaves that to us: any object will do. */
  readonly mayNameNothing?: true
  readonly channel: 'sms' | 'email'
  /**
   * The provider's own server, as documented: looks at everything that it demands, names each message anew, and answers what is not
   * as it should be with the error that it is documented to have.
   */
  serve(request: SeenRequest): CarrierAnswer
  /** What a message was asked to be: to whom, and what text or texts the wire carries. */
  read(request: SeenRequest): Asked | Promise<Asked>
  /** Every documented error, and what it means. */
  readonly refusals: readonly Refusal[]
  /** How it answers somebody with the wrong credentials, and what the probe says then. */
  readonly stranger: { readonly answer: CarrierAnswer; readonly says: RegExp }
  /** Every receipt that it is documented to send; empty for a provider that sends none. */
  readonly receipts: readonly ReceiptCase[]
  /** What a stranger could try with a real receipt in hand: each must be refused. */
  readonly forgeries: readonly Forgery[]
}

interface Asked {
  readonly to: string
  readonly texts: readonly string[]
}

export interface Refusal {
  /** The code, and what it stands for. */
  readonly says: string
  readonly answer: CarrierAnswer
  readonly outcome: Partial<Extract<SendOutcome, { kind: 'refused' }>> | { readonly kind: 'unknown' }
}

export interface ReceiptCase {
  readonly says: string
  /** What the provider would send. */
  make(sent: SentMessage): ReceiptCall
  /** Nothing: one that tells nothing final. */
  readonly reads: Omit<Receipt, 'reference'> | undefined
}

export interface SentMessage {
  readonly reference: string
  /** How the server was asked to carry it. */
  readonly request: SeenRequest
  /** Where the provider's receipts come in. */
  readonly receiptsUrl: string
  readonly now: Date
}

export interface ReceiptCall {
  readonly method: 'GET' | 'POST'
  /** The address that the provider calls: `receiptsUrl`, and what it was asked to add. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Forgery {
  readonly says: string
  forge(real: ReceiptCall, sent: SentMessage): ReceiptCall
}

/** As PINPOST_BASE_URL: nobody is there, which is the point. Local servers of providers hand the receipts to the test. */
export const BASE_URL = 'https://codes.example'

const JSON_TYPE = { 'content-type': 'application/json' }
const NAMELESS: CarrierAnswer = { status: 200, headers: JSON_TYPE, body: '{"messages":[]}' }
const messages = { sms, email }

export interface StartedProvider {
  readonly carrier: HttpCarrier
  readonly provider: Provider
  readonly clock: FakeClock
  readonly receiptsUrl: string
}

/** A provider of the kind against its local server. @param more settings instead of the fixture's. */
export async function startHttpProvider<Settings>(
  fixture: HttpProviderFixture<Settings>,
  more: Partial<Settings> = {},
  name: string = fixture.kind.kind,
  baseUrl = BASE_URL,
): Promise<StartedProvider> {
  const carrier = await httpCarrier(fixture.serve)
  const clock = fakeClock(new Date())
  const parts = createProviderParts({ clock, ring: createKeyRing(testSecrets), baseUrl: () => baseUrl })
  const provider = fixture.kind.create(name, { ...fixture.settings(carrier.url), ...more }, parts)
  return { carrier, provider, clock, receiptsUrl: parts.receiptsUrl(name) }
}

/** A message that the provider took, as its receipts speak of it. */
export async function sendOne(
  { carrier, provider, clock, receiptsUrl }: StartedProvider,
  message: OutgoingMessage,
): Promise<SentMessage> {
  const outcome = await provider.send(message, patience())
  const request = carrier.requests.at(-1)
  if (outcome.kind !== 'accepted' || !request) throw new Error(`The provider ended by ${JSON.stringify(outcome)}.`)
  return { reference: outcome.reference, request, receiptsUrl, now: clock.now() }
}

/** As the server that takes receipts hands it to the provider. */
export function requestFrom({ method, url, headers = {}, body = '' }: ReceiptCall): ReceiptRequest {
  const parsed = new URL(url)
  return {
    method,
    url,
    path: decodeURIComponent(parsed.pathname.split('/').slice(3).join('/')),
    query: parsed.searchParams,
    headers,
    body: Buffer.from(body),
  }
}

export function describeHttpProvider<Settings>(fixture: HttpProviderFixture<Settings>): void {
  const { kind, channel, refusals, receipts, forgeries, stranger } = fixture
  const message = () => messages[channel]()
  afterAll(closeHttpCarriers)

  describe.concurrent(`the provider ${kind.kind}`, () => {
    const started = (more?: Partial<Settings>, name?: string) => startHttpProvider(fixture, more, name)

    test('has the name that it is given, and carries its channel', async () => {
      const { provider } = await started({}, 'second')
      expect(provider).toMatchObject({ name: 'second', channels: [channel], givesReceipts: receipts.length > 0 })
      expect(kind.channels).toContain(channel)
    })

    test('is not made with an address that is none, that holds a login, or where a login would go in the clear', async () => {
      const address = (url: string) => () => startHttpProvider(fixture, { url } as unknown as Partial<Settings>)
      if (!('url' in (fixture.settings('http://127.0.0.1') as object))) return
      await expect(address('https://')).rejects.toThrow(/not an address/)
      await expect(address('https://me:secret@api.example')).rejects.toThrow(/settings of their own/)
      await expect(address('https://api.example/?a=b')).rejects.toThrow(/before \?/)
      await expect(address('http://api.example/')).rejects.toThrow(/in the clear/)
    })

    test('hands over contact and text, and names the message', async () => {
      const { provider, carrier } = await started()
      const given = message()
      const outcome = await provider.send(given, patience())
      expect(outcome).toEqual({ kind: 'accepted', reference: expect.stringMatching(/^[\x21-\x7e]{1,200}$/) })
      expect(carrier.requests).toHaveLength(1)
      const [request] = carrier.requests
      const read = request && (await fixture.read(request))
      expect(read?.to).toBe(given.to)
      expect(read?.texts).toEqual(given.channel === 'sms' ? [given.text] : [given.text, given.html])
    })

    test('takes a hundred at once, each under a name of its own', async () => {
      const { provider } = await started()
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => provider.send(message(), patience())))
      const names = outcomes.map((outcome) => (outcome.kind === 'accepted' ? outcome.reference : outcome))
      expect(new Set(names).size).toBe(100)
    })

    test('refuses another channel, and what is too late, without asking anybody', async () => {
      const { provider, carrier, clock } = await started()
      const other = channel === 'sms' ? email() : sms()
      expect(await provider.send(other, patience())).toMatchObject({
        kind: 'refused',
        reason: 'no_provider',
        final: false,
      })
      const late = { ...message(), notAfter: new Date(clock.now().getTime() + 999) }
      expect(await provider.send(late, patience())).toMatchObject({ kind: 'refused', reason: 'expired', final: true })
      expect(carrier.requests).toEqual([])
    })

    test.each(refusals)('is refused: $says', async ({ answer, outcome }) => {
      const { provider, carrier } = await started()
      carrier.next(answer)
      expect(await provider.send(message(), patience())).toMatchObject({ kind: 'refused', ...outcome })
    })

    test.each<[string, Fate]>([
      ['the connection is cut', 'cut'],
      ['no answer comes', 'silence'],
      ['the answer is cut', 'half'],
      ['the answer does not end', 'stall'],
      ['the answer is too large', 'flood'],
      ['the answer is a page', { status: 200, body: '<html>all is well</html>' }],
      ['the answer is null', { status: 200, headers: JSON_TYPE, body: 'null' }],
      ...(fixture.mayNameNothing ? [] : [['the answer names nothing', NAMELESS] as [string, Fate]]),
    ])('does not know what became of it where %s', async (_, fate) => {
      const { provider, carrier } = await started()
      carrier.next(fate)
      expect((await provider.send(message(), AbortSignal.timeout(200))).kind).toBe('unknown')
    })

    test.each([
      [401, { kind: 'refused', reason: 'sender_rejected', final: false }],
      [403, { kind: 'refused', reason: 'sender_rejected', final: false }],
      [404, { kind: 'refused', reason: 'sender_rejected', final: false }],
      [429, { kind: 'refused', reason: 'busy', final: false }],
      [500, { kind: 'refused', reason: 'busy', final: false }],
      [502, { kind: 'unknown' }],
      [503, { kind: 'refused', reason: 'busy', final: false }],
      [504, { kind: 'unknown' }],
      [301, { kind: 'refused', reason: 'unreachable', final: false }],
    ] as const)('judges by the status where a machine on the way answers: %i', async (status, outcome) => {
      const { provider, carrier } = await started()
      carrier.next({ status, headers: { 'content-type': 'text/html', location: carrier.url }, body: '<h1>no</h1>' })
      expect(await provider.send(message(), patience())).toMatchObject(outcome)
      expect(carrier.requests).toHaveLength(1)
    })

    test.each([
      [429, '17', 17],
      [503, '1', 1],
      [503, '0', undefined],
      [429, '-5', undefined],
      [429, 'in a minute', undefined],
    ])('is to wait where %i comes with Retry-After: %s', async (status, said, retryAfterSeconds) => {
      const { provider, carrier } = await started()
      carrier.next({ status, headers: { 'retry-after': said } })
      const outcome = await provider.send(message(), patience())
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'busy', final: false, status: `HTTP ${status}` })
      expect('retryAfterSeconds' in outcome ? outcome.retryAfterSeconds : undefined).toBe(retryAfterSeconds)
    })

    test('is to wait until the date that an answer names, and not at all for one that is past', async () => {
      const { provider, carrier, clock } = await started()
      clock.set(new Date(Math.ceil(clock.now().getTime() / 1000) * 1000))
      const until = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000).toUTCString()
      carrier.next(...[30, -1].map((seconds) => ({ status: 503, headers: { 'retry-after': until(seconds) } })))
      const later = { ...message(), notAfter: new Date(clock.now().getTime() + 600_000) }
      expect(await provider.send(later, patience())).toMatchObject({ reason: 'busy', retryAfterSeconds: 30 })
      expect(await provider.send(later, patience())).not.toHaveProperty('retryAfterSeconds')
    })

    test('is not to wait where it is refused for good, whatever the answer says besides', async () => {
      const { provider, carrier } = await started()
      const final = refusals.filter(({ outcome }) => 'final' in outcome && outcome.final)
      for (const { answer, outcome } of final) {
        carrier.next({ ...answer, headers: { ...answer.headers, 'retry-after': '17' } })
        const said = await provider.send(message(), patience())
        expect(said).toMatchObject(outcome)
        expect(said).not.toHaveProperty('retryAfterSeconds')
      }
    })

    test('hands nothing over where nobody listens, or when it is told to stop before it began', async () => {
      const { provider, carrier } = await started()
      const stopped = await provider.send(message(), AbortSignal.abort())
      expect(stopped).toMatchObject({ kind: 'refused', reason: 'unreachable', final: false })
      expect(carrier.requests).toEqual([])
      await carrier.close()
      const away = await provider.send(message(), patience())
      expect(away).toEqual({ kind: 'refused', reason: 'unreachable', final: false, status: 'ECONNREFUSED' })
    })

    test('never says a secret, a contact or a code', async () => {
      const { provider, carrier } = await started()
      const given = message()
      carrier.next(...refusals.map(({ answer }) => answer), 'cut', 'half', { status: 500, body: 'no' }, stranger.answer)
      const said: unknown[] = []
      for (let n = 0; n < refusals.length + 3; n++) said.push(await provider.send(given, patience()))
      said.push(await provider.probe(patience()), await provider.probe(patience()))
      await carrier.close()
      said.push(await provider.send(given, patience()), await provider.probe(patience()))
      const text = said.map((one) =>
        JSON.stringify(one, (_, value) => (value instanceof Error ? `${value.stack}` : value)),
      )
      for (const secret of [...fixture.secrets, given.to, code]) expect(text.join('\n')).not.toContain(secret)
    })

    test('says that all is well, that it is not known there, or that nobody is there; and sends nothing', async () => {
      const { provider, carrier } = await started()
      expect(await provider.probe(patience())).toBeUndefined()
      carrier.next(stranger.answer)
      expect(await provider.probe(patience())).toMatch(stranger.says)
      const asked = carrier.requests.length
      carrier.next('silence')
      expect(await provider.probe(AbortSignal.timeout(100))).toMatch(/did not answer/)
      await carrier.close()
      expect(await provider.probe(patience())).toMatch(/cannot be reached.*ECONNREFUSED/)
      // At most what it is, whether it may send, and from whom: and once more by a stranger.
      expect(asked).toBeLessThanOrEqual(4)
    })

    test('finishes what is on its way before it closes, and takes nothing after that', async () => {
      const { provider } = await started()
      const onTheWay = Array.from({ length: 5 }, () => provider.send(message(), patience()))
      await provider.close()
      for (const sending of onTheWay) expect((await sending).kind).toBe('accepted')
      await provider.close()
      expect(await provider.send(message(), patience())).toMatchObject({
        kind: 'refused',
        reason: 'no_provider',
        status: 'ECLOSED',
      })
    })

    test.each(receipts)('a receipt is read: $says', async ({ make, reads }) => {
      const one = await started()
      const sent = await sendOne(one, message())
      const reading = await one.provider.readReceipts?.(requestFrom(make(sent)))
      expect(reading).toEqual({ kind: 'read', receipts: reads ? [{ reference: sent.reference, ...reads }] : [] })
    })

    test.each(forgeries)('a receipt is refused: $says', async ({ forge }) => {
      const one = await started()
      const sent = await sendOne(one, message())
      for (const { make } of receipts) {
        const forged = requestFrom(forge(make(sent), sent))
        expect(await one.provider.readReceipts?.(forged)).toEqual({ kind: 'refused' })
      }
    })

    test.skipIf(receipts.length === 0)('a receipt for another provider of the kind is refused', async () => {
      const one = await started()
      const sent = await sendOne(one, message())
      const other = await started(otherSecrets(fixture), 'other')
      const [receipt] = receipts
      const call = receipt?.make(sent)
      if (!call) throw new Error('There is no receipt.')
      const there = { ...call, url: call.url.replace(one.receiptsUrl, other.receiptsUrl) }
      expect(await other.provider.readReceipts?.(requestFrom(there))).toEqual({ kind: 'refused' })
    })

    test.skipIf(receipts.length === 0).each([
      ['nothing', ''],
      ['no text', '\u0000\u00ff\ufffe'],
      ['a list', '[[[]]]'],
      ['null', 'null'],
      ['a number', '7'],
      ['half of an object', '{"'],
      ['percent signs', '%%%=%&&&='],
      ['a long line', 'x'.repeat(60_000)],
    ])('a receipt that holds %s is refused', async (_, body) => {
      const { provider, receiptsUrl } = await started()
      for (const method of ['GET', 'POST'] as const) {
        for (const url of [receiptsUrl, `${receiptsUrl}/`, `${receiptsUrl}/a/b?c=d&c=%zz`]) {
          const call = { method, url, body, headers: { 'content-type': 'application/json' } }
          expect(await provider.readReceipts?.(requestFrom(call))).toEqual({ kind: 'refused' })
        }
      }
    })
  })

  if (receipts.length > 0) describeReceiptsOverHttp(fixture)
}

/** Other credentials, where the fixture's secrets stand in its settings. */
function otherSecrets<Settings>({ settings, secrets, elsewhere }: HttpProviderFixture<Settings>): Partial<Settings> {
  if (elsewhere) return elsewhere
  const given = Object.entries(settings('http://127.0.0.1:9') as Readonly<Record<string, unknown>>)
  const own = given.filter(([, value]) => typeof value === 'string' && secrets.includes(value))
  return Object.fromEntries(
    own.map(([name, value]) => [name, `${String(value).slice(0, -4)}AAAA`]),
  ) as Partial<Settings>
}

/** The whole way: the message of a verification, its receipt at the server's door, the state that the application reads. */
function describeReceiptsOverHttp<Settings>(fixture: HttpProviderFixture<Settings>): void {
  const { kind, channel, receipts, forgeries } = fixture
  const [engine] = engines

  describe(`receipts of ${kind.kind} at the door`, () => {
    let app: TestApp
    let started: StartedProvider
    beforeAll(async () => {
      started = await startHttpProvider(fixture)
      const { clock } = started
      if (!engine) throw new Error('There is no database engine.')
      app = await startTestApp(engine, {
        provider: { provider: started.provider, messages: [] },
        clock,
        env: { PINPOST_BASE_URL: BASE_URL, PINPOST_TRIAL_PUBLIC: 'yes' },
      })
    })

    async function begin() {
      const shop = await createApplication(app)
      const begun = await shop.begin(channel === 'sms' ? newPhone() : newMailbox())
      await app.app.idle()
      const request = started.carrier.requests.at(-1)
      const [row] = await app.app.db.query<{ reference: string }>(
        'select reference from message where verification_id = $1',
        [uuidOf(begun)],
      )
      if (!request || !row) throw new Error('Nothing was sent.')
      const sent = { reference: row.reference, request, receiptsUrl: started.receiptsUrl, now: app.clock.now() }
      const status = async () => (await shop.read(begun)).body.messages.at(-1).status
      return { shop, begun, sent, status }
    }
    /** As a proxy passes it on. */
    const knock = ({ method, url, headers = {}, body }: ReceiptCall) =>
      app.anyone.call(url.slice(BASE_URL.length), {
        method,
        headers: { host: 'localhost', ...headers },
        ...(method === 'POST' && { body: Buffer.from(body ?? '') }),
      })

    const final = receipts.find(({ reads }) => reads?.state === 'delivered')
    const failed = receipts.find(({ reads }) => reads?.state === 'failed')

    test('delivered: written down at once, said again harmlessly, contradicted in vain, and confirms nothing', async () => {
      const { shop, begun, sent, status } = await begin()
      expect(await status()).toBe('accepted')
      const call = final?.make(sent)
      if (!call) throw new Error('No receipt says delivered.')
      for (let times = 0; times < 3; times++) {
        expect(await knock(call)).toMatchObject({ status: 200, text: '' })
        expect(await status()).toBe('delivered')
      }
      if (failed) expect((await knock(failed.make(sent))).status).toBe(200)
      expect(await status()).toBe('delivered')
      expect((await shop.read(begun)).body).toMatchObject({ status: 'pending', attempts_left: 5 })
    })

    test.runIf(failed)('failed: opens the next send at once', async () => {
      const { shop, begun, sent, status } = await begin()
      expect((await shop.resend(begun)).status).toBe(429)
      if (failed) expect((await knock(failed.make(sent))).status).toBe(200)
      expect(await status()).toBe('failed')
      expect((await shop.resend(begun)).status).toBe(202)
    })

    test('forged: refused, and nothing changes', async () => {
      const { shop, begun, sent, status } = await begin()
      for (const { forge } of forgeries) {
        for (const { make } of receipts) {
          const answer = await knock(forge(make(sent), sent))
          expect(answer).toMatchObject({ status: 403, body: { code: 'receipt_refused' } })
        }
      }
      expect(await status()).toBe('accepted')
      expect((await shop.resend(begun)).status).toBe(429)
    })

    test('of a message that nobody knows: answered like any other', async () => {
      const unknown = await sendOne(started, {
        ...messages[channel](),
        notAfter: new Date(app.clock.now().getTime() + 600_000),
      })
      const call = final?.make(unknown)
      if (call) expect(await knock(call)).toMatchObject({ status: 200, text: '' })
      const outcomes = app.telemetry.events.flatMap(({ name, event }) =>
        name === 'receiptTaken' ? [event.outcome] : [],
      )
      for (let tries = 1; tries <= 7; tries++) await app.app.upkeep.run('try receipts again')
      expect(outcomes).not.toContain('unknown')
      expect(app.telemetry.events.at(-1)).toMatchObject({ event: { outcome: 'unknown' } })
    })

    test('for a provider that is not there, or takes none: not found', async () => {
      for (const path of ['/receipts/nobody', '/receipts/inbox', '/receipts/nobody/a/b', '/receipts/', '/receipts']) {
        expect((await app.anyone.call(path, { method: 'POST', body: '{}' })).status).toBe(404)
      }
    })

    test('without a type, or with one that nobody knows: read like any other', async () => {
      const { sent, status } = await begin()
      const call = final?.make(sent)
      if (call?.method === 'POST') {
        const { 'content-type': _, ...headers } = call.headers ?? {}
        expect(await knock({ ...call, headers: { ...headers, 'content-type': 'x/unknown' } })).toMatchObject({
          status: 200,
        })
        expect(await status()).toBe('delivered')
      }
    })

    test('larger than any receipt: refused unread', async () => {
      const call = { method: 'POST', body: 'x'.repeat(65_537) } as const
      expect((await app.anyone.call(new URL(started.receiptsUrl).pathname, call)).status).toBe(413)
    })
  })
}

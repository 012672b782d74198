// Whatever comes to the door for receipts: no reader throws, and nothing that is not from the provider tells anything. Arbitrary requests,
// and real receipts with one thing changed. `npm run fuzz:receipts` is the long form.
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Provider, ReceiptReading, ReceiptRequest } from '../../src/delivery/index.ts'
import { closeHttpCarriers } from '../support/http-carrier.ts'
import { type HttpProviderFixture, requestFrom, sendOne, startHttpProvider } from '../support/http-provider-suite.ts'
import { kannelFixture } from '../support/kannel.ts'
import { email, sms } from '../support/mail-fixtures.ts'
import { postmarkFixture } from '../support/postmark.ts'
import { sesFixture } from '../support/ses.ts'
import { twilioFixture } from '../support/twilio.ts'
import { vonageFixture } from '../support/vonage.ts'
import { webhookFixture } from '../support/webhook.ts'

const RUNS = process.env.MODE === 'long' ? 20_000 : 500
const SECONDS = 600

/** Whether what authenticates a receipt covers all that it says, or only who says it, or of which message. */
const FIXTURES = [
  { fixture: kannelFixture, isCovered: false },
  { fixture: postmarkFixture, isCovered: false },
  { fixture: sesFixture, isCovered: true },
  { fixture: twilioFixture, isCovered: true },
  { fixture: vonageFixture, isCovered: false },
  { fixture: webhookFixture, isCovered: true },
] as unknown as readonly { readonly fixture: HttpProviderFixture<object>; readonly isCovered: boolean }[]

const HEADERS = [
  'authorization',
  'content-type',
  'pinpost-receipts',
  'webhook-id',
  'webhook-signature',
  'webhook-timestamp',
  'x-twilio-signature',
]
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }))
/** The words that readers look for, so that they are reached. */
const word = fc.constantFrom(
  ...['Type', 'Message', 'Signature', 'SigningCertURL', 'TopicArn', 'SignatureVersion', 'Notification', 'Token'],
  ...['RecordType', 'MessageID', 'Delivery', 'Bounce', 'type', 'data', 'reference', 'message.delivered'],
  ...[
    'MessageSid',
    'MessageStatus',
    'delivered',
    'message-id',
    'messageId',
    'status',
    'err-code',
    'sig',
    'nonce',
    'timestamp',
  ],
  ...['__proto__', 'constructor', 'toString', '1', '2'],
)
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    word,
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 8 }),
  ),
})).value
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  json.map((value) => Buffer.from(JSON.stringify(value))),
  fc.array(fc.tuple(word, text), { maxLength: 8 }).map((pairs) => Buffer.from(new URLSearchParams(pairs).toString())),
)
const method = fc.constantFrom<ReceiptRequest['method']>('GET', 'POST')

/** A request to the provider of this address, of anybody. */
function anybodys(receiptsUrl: string): fc.Arbitrary<ReceiptRequest> {
  const path = fc.oneof(
    fc.constant(''),
    text,
    fc.tuple(text, text).map((parts) => parts.join('.')),
  )
  const query = fc.array(fc.tuple(fc.oneof(word, text), text), { maxLength: 6 })
  const headers = fc.dictionary(fc.constantFrom(...HEADERS), text)
  return fc.record({ method, path, query, headers, body }).map(({ query, ...rest }) => {
    const written = new URLSearchParams(query).toString()
    return {
      ...rest,
      query: new URLSearchParams(written),
      url: `${receiptsUrl}/${encodeURIComponent(rest.path)}?${written}`,
    }
  })
}

type Change = (real: ReceiptRequest) => ReceiptRequest

const otherHeader = (names: readonly string[]): fc.Arbitrary<Change> =>
  fc.tuple(fc.constantFrom(...names), fc.oneof(text, fc.constant(undefined))).map(([name, value]) => (real) => ({
    ...real,
    headers: { ...real.headers, [name]: value },
  }))
const otherPath: fc.Arbitrary<Change> = text.map((path) => (real) => ({
  ...real,
  path,
  url: real.url.replace(/(\/receipts\/[^/?]+)[^?]*/, `$1/${encodeURIComponent(path)}`),
}))
const otherOctet: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(), fc.integer({ min: 0, max: 255 }))
  .map(([at, octet]) => (real) => {
    const changed = Buffer.from(real.body)
    if (changed.length > 0) changed[at % changed.length] = octet
    return { ...real, body: changed }
  })
const otherBody: fc.Arbitrary<Change> = fc.oneof(
  otherOctet,
  body.map(
    (other): Change =>
      (real) => ({ ...real, body: other }),
  ),
  fc.nat().map(
    (at): Change =>
      (real) => ({ ...real, body: real.body.subarray(0, at % (real.body.length + 1)) }),
  ),
)
const otherQuery: fc.Arbitrary<Change> = fc.tuple(word, text).map(([name, value]) => (real) => {
  const query = new URLSearchParams(real.query)
  query.set(name, value)
  return { ...real, query, url: `${real.url.split('?')[0]}?${query}` }
})

function expectWellFormed(reading: ReceiptReading | undefined): void {
  expect(['refused', 'later', 'read']).toContain(reading?.kind)
  for (const { reference, state } of reading?.kind === 'read' ? reading.receipts : []) {
    expect(reference).toEqual(expect.stringMatching(/./s))
    expect(['delivered', 'failed']).toContain(state)
  }
}

describe.each(FIXTURES)('what comes in for $fixture.kind.kind', ({ fixture, isCovered }) => {
  afterAll(closeHttpCarriers)
  const run = async <T>(property: fc.IAsyncPropertyWithHooks<T>) =>
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true })
  const read = async (provider: Provider, request: ReceiptRequest) => await provider.readReceipts?.(request)

  async function reals() {
    const one = await startHttpProvider(fixture)
    const sent = await sendOne(one, { sms, email }[fixture.channel]())
    const requests = fixture.receipts.map(({ make }) => requestFrom(make(sent)))
    return { ...one, request: fc.constantFrom(...requests) }
  }

  test(
    'from anybody tells nothing',
    async () => {
      const { provider, receiptsUrl } = await startHttpProvider(fixture)
      await run(
        fc.asyncProperty(anybodys(receiptsUrl), async (request) => {
          expect(await read(provider, request)).toEqual({ kind: 'refused' })
        }),
      )
    },
    SECONDS * 1000,
  )

  test(
    'with another header or another path is refused, or says what it said before',
    async () => {
      const { provider, request } = await reals()
      await run(
        fc.asyncProperty(request, fc.oneof(otherHeader(HEADERS), otherPath), async (real, change) => {
          const [before, after] = [await read(provider, real), await read(provider, change(real))]
          expect([{ kind: 'refused' }, before]).toContainEqual(after)
        }),
      )
    },
    SECONDS * 1000,
  )

  test(
    'with another text never throws, and is refused where the text is signed',
    async () => {
      const { provider, request } = await reals()
      await run(
        fc.asyncProperty(request, fc.oneof(otherBody, otherQuery), async (real, change) => {
          const [before, after] = [await read(provider, real), await read(provider, change(real))]
          expectWellFormed(after)
          if (isCovered) expect([{ kind: 'refused' }, { kind: 'later' }, before]).toContainEqual(after)
        }),
      )
    },
    SECONDS * 1000,
  )
})

// What comes in wrong: each answer is a problem that names the member at fault, repeats nothing that was sent, and nothing is
// written. A property test feeds /v1 with anything and sees no fault of ours.
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { PROBLEMS } from '../../src/http/problem-catalogue.ts'
import type { Answer } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'

const START = '/v1/verifications'
const GOOD = { to: 'ann@example.com', purpose: 'registration' }
const TABLES = ['verification', 'message', 'counter', 'contact_budget', 'idempotency', 'pending_start']

/** Bodies of a start, as text, and the member that is to be named. */
const BODIES: readonly (readonly [what: string, body: string | Uint8Array, code: string, field: string | undefined])[] =
  [
    ['cut off', '{"to": "ann@example.com"', 'malformed_json', undefined],
    ['no JSON', 'to=ann@example.com', 'malformed_json', undefined],
    ['empty', '', 'invalid_body', undefined],
    ['a list', '[]', 'invalid_body', undefined],
    ['a text', '"ann@example.com"', 'invalid_body', undefined],
    ['null', 'null', 'invalid_body', undefined],
    [
      'not UTF-8',
      new Uint8Array([0x7b, 0x22, 0x74, 0x6f, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]),
      'malformed_json',
      undefined,
    ],
    ['reaching for the prototype', '{"__proto__":{"to":"ann@example.com"}}', 'malformed_json', undefined],
    ['reaching for the constructor', '{"constructor":{"prototype":{}}}', 'malformed_json', undefined],
    ['nested deeply', `${'['.repeat(8_000)}${']'.repeat(8_000)}`, 'invalid_body', undefined],
    ['without a contact', '{"purpose":"registration"}', 'invalid_body', 'to'],
    ['without a purpose', '{"to":"ann@example.com"}', 'invalid_body', 'purpose'],
    ...(
      [
        ['an unknown member', { ...GOOD, extra: 1 }, 'extra'],
        ['an unknown member further down', { ...GOOD, client: { port: 1 } }, 'client.port'],
        ['a number as contact', { ...GOOD, to: 37251234567 }, 'to'],
        ['null as session', { ...GOOD, session: null }, 'session'],
        ['an empty session', { ...GOOD, session: '' }, 'session'],
        ['a session too long', { ...GOOD, session: 's'.repeat(257) }, 'session'],
        ['a contact too long', { ...GOOD, to: `${'a'.repeat(600)}@example.com` }, 'to'],
        ['a purpose with spaces', { ...GOOD, purpose: 'my purpose' }, 'purpose'],
        ['a purpose too long', { ...GOOD, purpose: 'p'.repeat(41) }, 'purpose'],
        ['a locale that is none', { ...GOOD, locale: 'et_EE!' }, 'locale'],
        ['a country that is none', { ...GOOD, location: 'XX' }, 'location'],
        ['a country in small letters', { ...GOOD, location: 'ee' }, 'location'],
        ['a text as client', { ...GOOD, client: '203.0.113.9' }, 'client'],
        ['an address of the network that is none', { ...GOOD, client: { ip: '203.0.113.999' } }, 'client.ip'],
        ['a number in the metadata', { ...GOOD, metadata: { order: 17 } }, 'metadata.order'],
        ['a text too long in the metadata', { ...GOOD, metadata: { order: 'x'.repeat(501) } }, 'metadata.order'],
        ['a name too long in the metadata', { ...GOOD, metadata: { ['n'.repeat(41)]: 'x' } }, 'metadata'],
        [
          'too much metadata',
          { ...GOOD, metadata: Object.fromEntries([...Array(21).keys()].map((n) => [`n${n}`, ''])) },
          'metadata',
        ],
        ['NUL in the contact', { ...GOOD, to: 'ann\u0000@example.com' }, 'to'],
        ['NUL in the session', { ...GOOD, session: 'a\u0000' }, 'session'],
        ['half of a surrogate pair', { ...GOOD, metadata: { note: 'a\ud800b' } }, 'metadata.note'],
        ['half of a surrogate pair in a name', { ...GOOD, metadata: { 'a\udc00': 'b' } }, 'metadata'],
      ] as const
    ).map(([what, body, field]) => [`with ${what}`, JSON.stringify(body), 'invalid_body', field] as const),
  ]

describe.each(engines)('on $name', (engine) => {
  let pinpost: TestApp
  beforeAll(async () => {
    pinpost = await startTestApp(engine, { env: { PINPOST_SMS_COUNTRIES: 'EE' } })
  })

  async function rowsWritten(): Promise<Record<string, unknown>> {
    const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`)
    const [row] = await pinpost.app.db.query(`select ${counts.join(', ')}`)
    return row ?? {}
  }

  /** A problem of the catalogue, which repeats nothing. */
  function expectProblem(answer: Answer, code: string, field?: string): void {
    expect(answer.body).toMatchObject({ code, status: answer.status, ...(field === undefined ? {} : { field }) })
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(PROBLEMS[code as keyof typeof PROBLEMS]?.status).toBe(answer.status)
    if (field === undefined) expect(answer.body).not.toHaveProperty('field')
    expect(JSON.stringify(answer.body)).not.toMatch(/ann@|37251234567|node_modules|\.ts:/)
  }

  test.each(BODIES)('a start whose body is %s is refused, and nothing is written', async (_what, body, code, field) => {
    const before = await rowsWritten()
    expectProblem(await pinpost.live.post(START, body), code, field)
    expect(await rowsWritten()).toEqual(before)
  })

  test.each([
    [
      'purpose in capitals',
      START,
      { ...GOOD, purpose: 'Sign Up' },
      'The member purpose must match `^[a-z0-9_.-]{1,40}$`, such as "registration".',
    ],
    ['number for a text', START, { ...GOOD, to: 1 }, 'The member to must be of type string, in quotes.'],
    ['list for a body', START, [], 'The body must be a JSON object with to and purpose.'],
    ['body that is not there', START, '', 'The body must be a JSON object with to and purpose.'],
    ['text for an object', START, { ...GOOD, client: 'x' }, 'The member client must be a JSON object.'],
    [
      'place that is none',
      START,
      { ...GOOD, location: 'XX' },
      'The member location is no country of ISO 3166-1, such as EE.',
    ],
    [
      'name too long',
      START,
      { ...GOOD, metadata: { ['n'.repeat(41)]: '' } },
      'A name in metadata may have at most 40 characters.',
    ],
    [
      'name that is hidden',
      START,
      { ...GOOD, metadata: { 'ann@x': 1 } },
      'A member of metadata must be of type string, in quotes.',
    ],
    [
      'member that is nearly known',
      START,
      { ...GOOD, sesion: 'x' },
      'The member sesion is not known here. Did you mean session? Known are to, fallback_to, purpose, session, locale, location, client, metadata.',
    ],
    [
      'member that is nearly known, further down',
      START,
      { ...GOOD, client: { userAgent: 'x' } },
      'The member client.userAgent is not known here. Did you mean user_agent? Known are ip, user_agent.',
    ],
    [
      'member that is like none',
      '/v1/contacts/inspect',
      { to: 'x', channel: 'sms' },
      'The member channel is not known here. Known are to, country, location, locale, client.',
    ],
    [
      'member that is hidden',
      '/v1/contacts/inspect',
      { to: 'x', 'ann@example.com': 'x' },
      'A member is not known here. Known are to, country, location, locale, client.',
    ],
    [
      'body where none is taken',
      '/v1/registrations/reg_01jdcg8e5zf4k9t2m6q7r8s9v0/resend',
      { option: 'email' },
      'The member option is not known here: nothing is.',
    ],
    [
      'word of its own',
      '/v1/registrations',
      { purpose: 'signup' },
      'The member purpose must be one of registration, renewal.',
    ],
    ['empty body', '/v1/erasures', {}, 'The body must have at least 1 member of subject, contact.'],
    [
      'body with too much',
      '/v1/erasures',
      { subject: {}, contact: 'x' },
      'The body may have at most 1 member of subject, contact.',
    ],
  ])('a %s is refused with what would be taken', async (_what, path, body, detail) => {
    expect((await pinpost.live.post(path, body)).body).toMatchObject({ code: 'invalid_body', detail })
  })

  test.each([
    ['{"to":"ann@example.com",}', 'The body is no JSON from line 1, column 25 on.'],
    ['{\n  "to": ann@example.com\n}', 'The body is no JSON from line 2, column 9 on.'],
    ['{"to":"ann@example.com"', 'The body ends before its JSON does.'],
  ])('what is no JSON is told with its place: %j', async (body, detail) => {
    const answer = await pinpost.live.post(START, body)
    expectProblem(answer, 'malformed_json')
    expect(answer.body.detail).toBe(detail)
  })

  test('a body that is compressed is refused with what would be taken', async () => {
    for (const [encoding, compress] of [
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
    ] as const) {
      const body = new Uint8Array(compress(JSON.stringify(GOOD)))
      const answer = await pinpost.live.post(START, body, { 'content-encoding': encoding })
      expectProblem(answer, 'unsupported_media_type')
      expect(answer.body.detail).toContain('without `Content-Encoding`')
    }
  })

  test('a query is refused with what would be taken', async () => {
    const detailOf = async (query: string) => (await pinpost.test.get(`/v1/test/messages?${query}`)).body.detail
    expect(await detailOf('verifcation=ver_x')).toBe(
      'The parameter verifcation is not known here. Did you mean verification? Known is verification.',
    )
    expect(await detailOf('verification=17')).toBe(
      'The parameter verification is no id of a verification: ver_…, as a start has answered it.',
    )
  })

  test('a start with an address that carries a line break is refused, and nothing is written', async () => {
    const before = await rowsWritten()
    for (const to of ['ann@example.com\r\nBcc: all@example.com', 'ann@exam\nple.com', '+372\u000051234567']) {
      const answer = await pinpost.live.post(START, { ...GOOD, to })
      expect([400, 422]).toContain(answer.status)
      expect(answer.body.field).toBe('to')
    }
    expect(await rowsWritten()).toEqual(before)
  })

  test('a body of 1 MB is refused', async () => {
    const before = await rowsWritten()
    const answer = await pinpost.live.post(START, { ...GOOD, session: 'x'.repeat(1_048_576) }).catch(() => undefined)
    // The server hangs up while the rest is still being sent; whether its answer is read first is the client's luck.
    if (answer) expectProblem(answer, 'body_too_large')
    expect(await rowsWritten()).toEqual(before)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/json, application/json',
    'nonsense',
    'application/jsonx',
  ])('a body declared as %s is refused', async (type) => {
    expectProblem(await pinpost.live.post(START, GOOD, { 'content-type': type }), 'unsupported_media_type')
  })

  test.each([
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json;charset="UTF-8"',
  ])('a body declared as %s is read', async (type) => {
    expect((await pinpost.live.post(START, {}, { 'content-type': type })).body.field).toBe('to')
  })

  test('names that could be a contact are not told', async () => {
    for (const body of [
      { ...GOOD, 'ann@example.com': 1 },
      { ...GOOD, metadata: { 'ann@example.com': 1 } },
      { ...GOOD, 123456: 1 },
    ]) {
      const { status, body: answer } = await pinpost.live.post(START, body)
      expect(status).toBe(400)
      expect(JSON.stringify(answer)).not.toMatch(/ann@|123456/)
    }
  })

  test.each([
    ['a number as code', { code: 123456 }, 'invalid_body', 'code'],
    ['no code', {}, 'invalid_body', 'code'],
    ['a code far too long', { code: '1'.repeat(65) }, 'invalid_body', 'code'],
    ['NUL in the code', { code: '12345\u0000' }, 'invalid_body', 'code'],
    ['letters', { code: 'abcdef' }, 'malformed_code', 'code'],
    ['five digits', { code: '12345' }, 'malformed_code', 'code'],
    ['seven digits', { code: '1234567' }, 'malformed_code', 'code'],
    ['nothing', { code: '' }, 'malformed_code', 'code'],
  ])('a check with %s spends nothing', async (_what, body, code, field) => {
    const { body: started } = await pinpost.test.post(START, { to: `check-${Math.random()}@example.com`, purpose: 'x' })
    expectProblem(await pinpost.test.post(`${START}/${started.id}/check`, body), code, field)
    expect((await pinpost.test.get(`${START}/${started.id}`)).body.attempts_left).toBe(5)
  })

  test('a verification of another service is as unknown as none', async () => {
    await pinpost.app.services.create('other', {})
    const other = await pinpost.app.services.createKey('other', 'live', ['verify'])
    const { body: own } = await pinpost.live.post(START, { to: 'own@example.com', purpose: 'x' })
    const unknown = own.id.replace(/.$/, own.id.endsWith('0') ? '1' : '0')
    for (const [method, action, body] of [
      ['GET', '', undefined],
      ['POST', '/check', { code: '123456' }],
      ['POST', '/resend', {}],
      ['POST', '/cancel', {}],
    ] as const) {
      const answers = [own.id, unknown].map((id) =>
        pinpost.anyone.call(`${START}/${id}${action}`, { method, body, key: other?.key }),
      )
      const [foreign, none] = await Promise.all(answers)
      expect(foreign?.status).toBe(404)
      expect(foreign?.body).toEqual(none?.body)
    }
    expect((await pinpost.live.get(`${START}/${own.id}`)).body.status).toBe('pending')
  })

  test('whatever comes, the answer is no fault of ours', async () => {
    const { body: known } = await pinpost.test.post(START, { to: 'known@example.com', purpose: 'x', session: 's' })
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('', '\u0000', '\ud800', '123456', 'ann@example.com', '+37251234567'),
    )
    const odd = fc.oneof(
      text,
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.jsonValue({ maxDepth: 2 }),
    )
    const usually = <T>(good: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 4, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd })
    const body = fc.record(
      {
        to: usually(
          fc.oneof(fc.emailAddress(), fc.constantFrom('+37251234567', '+12125550123', 'bob@example.com'), text),
        ),
        purpose: usually(fc.constantFrom('registration', 'x')),
        session: usually(text),
        code: usually(text),
        locale: usually(fc.constantFrom('et', 'en-GB', 'zh-Hant-TW')),
        location: usually(fc.constantFrom('EE', 'US', 'XX')),
        client: usually(
          fc.record({ ip: usually(fc.oneof(fc.ipV4(), fc.ipV6())), user_agent: usually(text) }, { requiredKeys: [] }),
        ),
        metadata: usually(fc.dictionary(text, text, { maxKeys: 3 })),
        extra: odd,
      },
      { requiredKeys: [] },
    )
    const call = fc.record({
      path: fc.constantFrom(
        START,
        START,
        `${START}/${known.id}`,
        ...['check', 'resend', 'cancel', 'x'].map((one) => `${START}/${known.id}/${one}`),
        `${START}/ver_x/check`,
        '/v1/test/messages?verification=%00',
        '/v1/%2e%2e/%ff',
      ),
      method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE') as fc.Arbitrary<
        'POST' | 'GET' | 'PUT' | 'DELETE'
      >,
      body: fc.oneof(
        { weight: 8, arbitrary: body.map((value) => JSON.stringify(value)) },
        { weight: 1, arbitrary: text },
      ),
      idempotency: fc.option(fc.stringMatching(/^[!-~]{1,20}$/), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(call, async ({ path, method, body: sent, idempotency }) => {
        const headers = {
          'content-type': 'application/json',
          ...(idempotency === undefined ? {} : { 'idempotency-key': idempotency }),
        }
        const withBody = method === 'GET' ? {} : { body: sent }
        const answer = await pinpost.test.call(path, { method, headers, ...withBody })
        expect(answer.status).toBeLessThan(500)
        if (answer.status >= 400) expect(Object.keys(PROBLEMS)).toContain(answer.body.code)
      }),
      { numRuns: 150 },
    )
    expect(pinpost.telemetry.events.filter(({ name }) => /Failed$/.test(name))).toEqual([])
  })
})

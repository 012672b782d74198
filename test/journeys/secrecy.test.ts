// What must be nowhere: codes (R7), contacts in full (R15), keys, tokens, sessions and the secrets of the ring. A full run, with
// everything going wrong in it that can, then every row, line of the log, metric and answer is searched, on both engines. Codes
// have ten digits here, so that no instant or id holds one by chance.
import { once } from 'node:events'
import { connect } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { createVault } from '../../src/contacts/index.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { findByContact, findByReference } from '../../src/verification/index.ts'
import {
  type Application,
  addKey,
  applicationWith,
  createApplication,
  times,
  uuidOf,
  wrongFor,
} from '../support/application.ts'
import { type Answer, type Call, type Client, createClient } from '../support/client.ts'
import { engines } from '../support/databases.ts'
import { busy, lost, refusedForGood, scriptedProvider } from '../support/scripted-provider.ts'
import { dumpTables, findSecrets, type Secret, type SecretKind, type Surface } from '../support/secrets-scanner.ts'
import { startTestApp, type TestApp } from '../support/start-app.ts'
import { codeIn, contactOf, testSecrets } from '../support/verifications.ts'

const DIGITS = 10
const IP = '203.0.113.77'
const SESSION = 'session-of-zebediah-quartz'
const NOTE = 'note-that-only-the-application-reads'
const ORIGIN = 'https://www.shop.example'

describe.each(engines)('on $name', (engine) => {
  const provider = scriptedProvider()
  const secrets: Secret[] = []
  /** Every answer but those that show test messages. */
  const answers: { readonly path: string; readonly answer: Answer }[] = []
  const database: Surface[] = []
  const stories: string[] = []
  let app: TestApp
  let other: TestApp
  let shop: Application
  let tester: Application

  const keep = (kind: SecretKind, ...values: readonly string[]) =>
    secrets.push(...values.map((value) => ({ kind, value })))

  /** A contact that belongs to the run: what it is and how it was written are both secret. */
  function secretly(typed: string): string {
    const { value } = contactOf(typed)
    keep('contact', ...new Set([typed, value, value.toLowerCase()]))
    return typed
  }

  /** Its answers are searched later. */
  function recorded(one: TestApp): TestApp {
    const call: Client['call'] = async (path: string, how?: Call) => {
      const answer = await one.anyone.call(path, how)
      if (!path.startsWith('/v1/test/')) answers.push({ path, answer })
      return answer
    }
    return { ...one, anyone: { ...one.anyone, call } }
  }

  async function begin(application: Application, to: string, more: Readonly<Record<string, unknown>> = {}) {
    const begun = await application.begin(secretly(to), { session: SESSION, metadata: { note: NOTE }, ...more })
    keep('token', begun.token)
    await app.app.idle()
    const code = await application.codeFor({ id: begun.id, to: contactOf(to).value }, DIGITS)
    expect(code).toMatch(/^\d{10}$/)
    keep('code', code)
    return { ...begun, code }
  }

  beforeAll(async () => {
    app = recorded(await startTestApp(engine, { provider }))
    other = recorded(await startTestApp(engine, { provider, database: app.app.db, clock: app.clock }))
    const settings = { code_digits: DIGITS, allowed_origins: [ORIGIN], observed_limits: ['sends_per_session'] }
    shop = await createApplication(app, settings)
    tester = await addKey(app, shop.slug, 'test')
    keep('key', shop.key, tester.key, app.keys.live, app.keys.test)
    keep('session', SESSION)
    keep('address', IP)
    keep('private text', NOTE)
    for (const secret of testSecrets) {
      const bytes = Buffer.from(secret)
      keep('ring secret', bytes.toString(), bytes.toString('base64'), bytes.toString('hex'))
    }
    await tellStories()
    await provokeErrors()
    await provokeDatabaseErrors()
    database.push(...(await dumpTables(app.app.db)))
    await endEverything()
    database.push(...(await dumpTables(app.app.db)).map(({ name, text }) => ({ name: `${name}, later`, text })))
  })

  /** What people and applications do. */
  async function tellStories(): Promise<void> {
    const client = { ip: IP, user_agent: 'Quartz/1.0' }
    const phone = await begin(shop, '+37251234567', { client, locale: 'et' })
    await shop.check(phone, wrongFor(phone.code))
    await shop.check(phone, phone.code, { client })
    await shop.check(phone, phone.code)
    await shop.check(phone, wrongFor(phone.code))

    const mail = await begin(shop, 'Zebediah.Quartz@mailbox.example', { client })
    await shop.start(mail.to, { session: SESSION })
    app.clock.advance(120)
    await shop.resend(mail)
    await shop.check({ ...mail, session: `${SESSION}-of-somebody-else` }, mail.code, { client })
    await app.anyone.call(`/v1/verifications/${mail.id}`, { key: mail.token, headers: { origin: ORIGIN } })
    await app.anyone.call(`/v1/verifications/${mail.id}/check`, {
      method: 'POST',
      key: mail.token,
      body: { code: mail.code, session: SESSION },
      headers: { origin: 'https://evil.example' },
    })
    await shop.cancel(mail)

    await begin(shop, 'jüri.õunapuu@näide.example', { locale: 'et' })
    const locked = await begin(tester, 'ann-of-green-gables@mailbox.example')
    for (const by of [1, 2, 3, 4, 5, 6]) await tester.check(locked, wrongFor(locked.code, by))
    const tried = await begin(tester, '+37255512345')
    await tester.check(tried, tried.code)

    // One whose first contact cannot be reached, another that is left waiting, and a third that is held back.
    provider.fates.set(contactOf('+37253334444').value, refusedForGood)
    const fallback_to = secretly('fallback.fenella@mailbox.example')
    const pair = await begin(shop, '+37253334444', { client, fallback_to })
    const other = await app.codeFor(contactOf(fallback_to).value, DIGITS)
    expect(other).toMatch(/^\d{10}$/)
    keep('code', other)
    await shop.check(pair, wrongFor(pair.code))
    await shop.check(pair, other)
    await shop.read(pair)
    await begin(shop, '+37253334455', { fallback_to: secretly('waiting.winifred@mailbox.example') })
    await shop.start('+37253334466', { fallback_to: '+37253334477' })

    // With idempotency keys, so that their answers are kept as well.
    const to = secretly('idempotent.imogen@mailbox.example')
    for (const key of ['key-1', 'key-1', 'key-2']) {
      await shop.start(to, { session: SESSION, metadata: { note: NOTE } }, { 'idempotency-key': key })
    }
    const answer = await shop.start(to, { session: SESSION }, { 'idempotency-key': 'key-1' })
    expect(answer.status).toBe(422)
    const pending = (await shop.start(to, { session: SESSION })).body
    keep('token', pending.client_token)
    const code = await shop.codeFor({ id: pending.id, to }, DIGITS)
    keep('code', code)
    const again = { id: pending.id, session: SESSION }
    for (const typed of [wrongFor(code), wrongFor(code), code, code]) {
      await shop.check(again, typed, {}, { 'idempotency-key': `check-${typed === code}` })
    }

    // Limits that are met.
    const most = secretly('often.olivia@mailbox.example')
    for (const one of await Promise.all(times(8, () => shop.start(most, { client })))) {
      if (one.body.client_token) keep('token', one.body.client_token)
    }
    await app.app.idle()
    for (const message of provider.to(most)) keep('code', codeIn(message, DIGITS))
  }

  /** What applications, strangers and providers do wrong. */
  async function provokeErrors(): Promise<void> {
    const to = secretly('malformed.mary@mailbox.example')
    const post = (path: string, body: unknown, headers = {}) => shop.call(path, { method: 'POST', body, headers })
    const start = '/v1/verifications'
    await post(start, `{"to":"${to}","purpose":`)
    await post(start, `{"to":"${to}","session":"${SESSION}","to":"${to}"`)
    await post(start, { to, purpose: to })
    await post(start, { to, purpose: 'registration', [to]: to })
    await post(start, { to, purpose: 'registration', metadata: { [to]: [to] } })
    await post(start, { to: [to], purpose: 'registration', session: { [SESSION]: 1 } })
    await post(start, { to: `${to}\u0000`, purpose: 'registration' })
    await post(start, { to, purpose: 'registration', client: { ip: `${IP} and more` } })
    await post(start, { to, purpose: 'registration', location: 'XX', locale: to })
    await post(start, to, { 'content-type': 'text/plain' })
    await post(start, 'x'.repeat(20_000).replace('xxx', to))
    await post(start, { to, purpose: 'registration' }, { 'idempotency-key': `${to} with a space` })
    for (const bad of ['zebediah..quartz@mailbox.example', 'zebediah quartz@mailbox.example', '+3725123456789012']) {
      keep('contact', bad)
      await post(start, { to: bad, purpose: 'registration' })
    }
    await shop.start(secretly('+12124567890'))
    await shop.call(`/v1/verifications/${to}`)
    await shop.call(`/v1/verifications?to=${encodeURIComponent(to)}&session=${SESSION}`)
    await shop.call(`/${to}/${SESSION}`)
    await app.anyone.call(start, { method: 'POST', key: `${shop.key}x`, body: { to } })
    await app.anyone.call(start, { method: 'POST', key: to, body: { to } })

    const begun = await begin(shop, 'numeric.ned@mailbox.example')
    const check = `/v1/verifications/${begun.id}/check`
    await post(check, { code: Number(begun.code), session: SESSION })
    await post(check, { code: [begun.code], session: SESSION })
    await post(check, { code: `${begun.code}x`, session: SESSION })
    await post(check, `{"code":"${begun.code}`)
    await post(check, { [begun.code]: begun.code })
    await shop.call(`${check}/${begun.code}`)
    await shop.call(`${check}?code=${begun.code}`, { method: 'DELETE' })
    await talkNonsense(`POST ${start}?to=${to} HTTP/1.1\r\nHost: localhost\r\nBad ${to}\r\n\r\n`)
    await talkNonsense(`NONSENSE ${to}\r\n\r\n`)

    const cruel: Readonly<Record<string, Parameters<typeof provider.fates.set>[1]>> = {
      'thrown.theo@mailbox.example': (message) => {
        throw new Error(`550 <${message.to}> refused: ${message.text}`)
      },
      'rejected.rita@mailbox.example': (message) => Promise.reject(message),
      'caused.carl@mailbox.example': (message) => ({
        kind: 'unknown',
        cause: new Error(message.text, { cause: message }),
      }),
      'told.tina@mailbox.example': (message) => ({
        kind: 'refused',
        reason: 'contact_unknown',
        final: true,
        status: `550 5.1.1 <${message.to}> ${codeIn(message, DIGITS)}`,
      }),
      'failed.fay@mailbox.example': refusedForGood,
      'busy.bob@mailbox.example': busy,
      'lost.lou@mailbox.example': lost,
    }
    for (const [contact, fate] of Object.entries(cruel)) {
      provider.fates.set(contact, fate)
      await begin(shop, contact)
    }
    // The last line of defence: the text of an error that quotes what it was given.
    const { log, report } = app.telemetry
    const error = new Error(`could not send ${begun.code} to ${to} with ${shop.key}`, {
      cause: { to, code: begun.code },
    })
    report.taskFailed({ task: 'provoked', error })
    log.warn({ err: error, to, contact: '+37251234567', code: begun.code }, `for ${to} it was ${begun.code}`)
  }

  /** What databases do. */
  async function provokeDatabaseErrors(): Promise<void> {
    const { db } = app.app
    const begun = await begin(shop, 'database.dora@mailbox.example')
    const to = secretly('constraint.cora@mailbox.example')
    await db.query(`
      create function provoke() returns trigger language plpgsql as
      $$ begin raise exception 'no % and %', new, (select string_agg(s::text, ' ') from service s); end $$;
      create trigger provoke before insert on verification for each row when (new.purpose = 'raised') execute function provoke();
      alter table verification add constraint provoked check (purpose <> 'provoked')`)
    for (const purpose of ['raised', 'provoked']) {
      const more = { purpose, session: SESSION, metadata: { note: NOTE } }
      expect(await shop.start(to, more, { 'idempotency-key': `database-${purpose}` })).toMatchObject({ status: 500 })
    }
    await db.query('alter table verification rename to verification_away')
    expect(await shop.check(begun, begun.code)).toMatchObject({ status: 500 })
    expect(await shop.check(begun, begun.code, {}, { 'idempotency-key': 'away' })).toMatchObject({ status: 500 })
    expect(await shop.start(to, { session: SESSION })).toMatchObject({ status: 500 })
    await db.query('alter table verification_away rename to verification')

    // Rows that a process cannot read: it knows neither the secret they name, nor the bytes.
    const elsewhere = applicationWith(other, shop.key, shop.slug, 'live')
    const damaged = await begin(shop, 'damaged.dan@mailbox.example')
    await db.query("update verification set contact_sealed = '\\x0102' where id = $1", [uuidOf(damaged)])
    expect(await elsewhere.check(damaged, damaged.code)).toMatchObject({ status: 500 })
    const keyless = await begin(shop, 'keyless.kim@mailbox.example')
    await db.query('update verification set code_key = 1 where id = $1', [uuidOf(keyless)])
    expect(await elsewhere.check(keyless, keyless.code)).toMatchObject({ status: 500 })
    await db.query('delete from verification where id = any($1::uuid[])', [[uuidOf(damaged), uuidOf(keyless)]])
  }

  /** What the server does by itself, and what support is told, while the rows are there and when they are gone. */
  async function endEverything(): Promise<void> {
    const { db, upkeep } = app.app
    const vault = createVault(createKeyRing(testSecrets), systemRandom)
    const contact = contactOf('zebediah.quartz@mailbox.example')
    for (const seconds of [1, 4, 600, 86_400]) {
      app.clock.advance(seconds)
      for (const task of [
        'take over messages',
        'fall back',
        'renew leases',
        'watch the outbox',
        'compare clocks',
      ] as const) {
        await upkeep.run(task)
      }
      await app.app.idle()
      const [story] = await findByContact({ db, clock: app.clock, vault }, contact)
      if (!story) return expect.unreachable('the story is kept')
      const found = await findByReference({ db, clock: app.clock, vault }, story.reference)
      expect(found).toHaveLength(1)
      stories.push(JSON.stringify([story, found]))
      await upkeep.run('retention')
    }
  }

  /** Sends what is no HTTP and keeps what comes back. */
  async function talkNonsense(text: string): Promise<void> {
    const socket = connect(Number(new URL(app.app.url).port), '127.0.0.1')
    let heard = ''
    socket.setEncoding('utf8').on('data', (chunk) => (heard += chunk))
    socket.write(text)
    await once(socket, 'close')
    answers.push({ path: 'no path at all', answer: { status: 400, headers: {}, body: heard, text: heard } })
  }

  /** In the answer to a start stands the client token, and what may have been meant by what is no contact; nowhere else. */
  const surfaceOf = ({ path, answer }: (typeof answers)[number]): Surface => {
    const told =
      path === '/v1/verifications' ? answer.text.replace(/"(client_token|suggestion)":"[^"]*"/, '') : answer.text
    return { name: `${path}: ${answer.status}`, text: `${told}\n${JSON.stringify(answer.headers)}` }
  }
  const log = (): Surface => ({ name: 'the log', text: [...app.telemetry.lines, ...other.telemetry.lines].join('\n') })
  const metrics = async (): Promise<Surface> => {
    const operator = createClient(app.app.opsUrl, '')
    const { text } = await operator.get('/metrics')
    await operator.close()
    return { name: 'metrics', text }
  }
  /** What applications put there for themselves is kept with the verification and answered to them; no log has it. */
  const kindsBut = (...kinds: SecretKind[]) => secrets.filter(({ kind }) => !kinds.includes(kind))

  test('the run was a full one', async () => {
    const statuses = [...new Set(answers.map(({ answer }) => answer.status))].sort()
    expect(statuses).toEqual([200, 201, 202, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500])
    expect(new Set(secrets.filter(({ kind }) => kind === 'code').map(({ value }) => value)).size).toBeGreaterThan(15)
    const rows = Object.fromEntries(database.map(({ name, text }) => [name, text.split('\n').filter(Boolean).length]))
    for (const table of [
      'verification',
      'message',
      'idempotency',
      'counter',
      'contact_budget',
      'pending_start',
      'api_key',
    ]) {
      expect(rows[`table ${table}`], table).toBeGreaterThan(0)
    }
    expect(rows['table story, later']).toBeGreaterThan(15)
    expect(rows['table verification, later']).toBe(0)
    const lines = app.telemetry.lines.map((line) => JSON.parse(line))
    const said = new Set(lines.map(({ msg }) => msg))
    for (const msg of [
      'request',
      'database failed',
      'verification started',
      'message settled',
      'task failed',
      'sweep done',
    ]) {
      expect(said, msg).toContain(msg)
    }
    expect(other.telemetry.lines.join()).toContain('request failed')
  })

  test('R7, R15: no row of any table holds a code, a contact, a key, a token, a session or a secret', () => {
    expect(findSecrets(database, kindsBut('private text'))).toEqual([])
  })

  test('R7, R15: no line of the log does, whatever went wrong', () => {
    expect(findSecrets([log()], secrets)).toEqual([])
  })

  test('R7: no metric does', async () => {
    const surface = await metrics()
    expect(surface.text).toContain('pinpost_')
    expect(findSecrets([surface], secrets)).toEqual([])
  })

  test('R7, R15: no answer does but the token that a start gives, and the contact is masked', () => {
    expect(answers.filter(({ answer }) => answer.text.includes('•')).length).toBeGreaterThan(20)
    expect(findSecrets(answers.map(surfaceOf), kindsBut('private text'))).toEqual([])
    const failed = answers.filter(({ answer }) => answer.status >= 300).map(surfaceOf)
    expect(findSecrets(failed, secrets)).toEqual([])
  })

  test('R15: what support is told is masked', () => {
    expect(stories.join()).toContain('Z•••@m•••.example')
    expect(findSecrets([{ name: 'stories', text: stories.join('\n') }], secrets)).toEqual([])
  })

  describe('the search finds what it should', () => {
    test('what is planted in a table', async () => {
      const code = secrets.find(({ kind }) => kind === 'code')?.value ?? ''
      const { db } = app.app
      for (const [table, set] of [
        ['story', `masked_contact = 'it was ${code}'`],
        ['service', `settings = settings || '{"name":"${code.slice(0, 5)} ${code.slice(5)}"}'::jsonb`],
        [
          'api_key',
          `hash = sha256('${code}'::bytea) where kind = 'test' and service_id in (select id from service limit 1)`,
        ],
      ] as const) {
        const before = findSecrets(await dumpTables(db), secrets).length
        const planted = db.transaction(async (tx) => {
          await tx.query(`update ${table} set ${set}`)
          const found = findSecrets(await dumpTables({ ...db, query: tx.query }), secrets)
          throw Object.assign(new Error('to be rolled back'), { found: found.map(({ surface }) => surface) })
        })
        await expect(planted, table).rejects.toMatchObject({ found: expect.arrayContaining([`table ${table}`]) })
        expect(findSecrets(await dumpTables(db), secrets)).toHaveLength(before)
      }
    })

    test('every kind of secret, in a line, an answer or a metric', () => {
      for (const { kind, value } of secrets) {
        const text = `{"msg":"it was ${value}."}`
        expect(findSecrets([{ name: 'planted', text }], secrets), kind).toContainEqual(
          expect.objectContaining({ surface: 'planted', kind }),
        )
      }
    })

    test.each([
      ['hex', (text: string) => Buffer.from(text).toString('hex')],
      ['base64', (text: string) => Buffer.from(text).toString('base64')],
      ['capitals', (text: string) => text.toUpperCase()],
      ['a part of an address', (text: string) => `?to=${encodeURIComponent(text)}`],
    ])('and what is written as %s', (_, write) => {
      const text = `x${write('numeric.ned@mailbox.example')}y`
      expect(findSecrets([{ name: 'planted', text }], secrets)).not.toEqual([])
    })

    test('and a number in groups', () => {
      expect(findSecrets([{ name: 'planted', text: 'to +372 5123 4567 it went' }], secrets)).not.toEqual([])
    })
  })
})

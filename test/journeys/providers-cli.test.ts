// What an operator asks of providers on the command line: would they take a message, and does a real one leave.
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/index.ts'
import { locales } from '../../src/i18n/index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createUuids } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { typeCommand } from '../support/command-line.ts'
import { engines } from '../support/databases.ts'
import { closeHttpCarriers, httpCarrier } from '../support/http-carrier.ts'
import { type MailServer, startMailServer } from '../support/smtp-server.ts'
import { SECRET as SIGNING_SECRET } from '../support/webhook.ts'

const server = engines[1]
const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64')

describe.runIf(server)('on the command line', () => {
  let mail: MailServer
  let url: string
  let environment: Record<string, string>
  const command = (argv: readonly string[], change: Record<string, string> = {}) =>
    typeCommand(argv, { environment: { ...environment, ...change } })

  beforeAll(async () => {
    mail = await startMailServer({
      onRcpt: (address) => (address.startsWith('nobody@') ? { code: 550, text: '5.1.1 no such user' } : undefined),
      onMail: (address) => (address.startsWith('foreign@') ? { code: 550, text: '5.7.1 not your sender' } : undefined),
    })
    const address = await server?.create()
    url = address?.engine === 'postgres' ? address.url : ''
    environment = {
      PINPOST_DATABASE_URL: url,
      PINPOST_SECRETS: SECRET,
      PINPOST_SMTP_URL: mail.url,
      PINPOST_MAIL_FROM: 'codes@example.com',
    }
    await command(['service', 'create', 'default', 'name=Žalgiris Shop', 'locale=et'])
  })
  afterAll(() => mail.close())

  test('a test message leaves for real, says that it is one, and holds nothing that looks like a code', async () => {
    const typed = await command(['send-test', '--to', 'ann@mailbox.example'])
    expect(typed).toMatchObject({ exit: 0, err: 'Now look whether it has arrived.' })
    expect(typed.out).toMatch(/^smtp took the message to a•••@m•••\.example\. Its name there is Q\d+\.$/)
    const { to, parsed } = await mail.waitFor((one) => one.to.includes('ann@mailbox.example'))
    expect(to).toEqual(['ann@mailbox.example'])
    const { subject, text, html, from } = await parsed()
    expect(subject).toBe('Žalgiris Shop: testkiri')
    expect(from?.text).toBe('"Žalgiris Shop" <codes@example.com>')
    expect(text).toContain('See on testkiri teenusest Žalgiris Shop.')
    expect(html).toContain('<p>See on testkiri teenusest Žalgiris Shop.')
    expect(text).not.toMatch(/\d{4}/)
  })

  test.each<[string, string[], RegExp]>([
    ['a test message leaves', ['send-test', '--to', 'dan@mailbox.example'], /^smtp took the message to d•••@/],
    ['a key is made', ['key', 'create', 'live'], /^pp_live_/],
    ['a setting is changed', ['service', 'set', 'default', 'code_digits=8'], /^code_digits +8$/m],
    ['the policy is shown', ['policy', 'show', 'BE'], /sms/],
    ['the keys are listed', ['key', 'list', '--service', 'default'], /^id /],
    ['accounts are searched', ['account', 'search', '--external-id', 'x'], /^$/],
  ])('before a server was ever started on the database, %s for the service that the first start makes', async (_, argv, words) => {
    const fresh = await server?.create()
    const typed = await command(argv, { PINPOST_DATABASE_URL: fresh?.engine === 'postgres' ? fresh.url : '' })
    expect(typed).toMatchObject({ out: expect.stringMatching(words) })
    expect(typed.err).not.toContain('There is no service')
  })

  test('without its tables, what to do is said', async () => {
    const fresh = await server?.create({ migrated: false })
    const change = { PINPOST_DATABASE_URL: fresh?.engine === 'postgres' ? fresh.url : '' }
    const typed = await command(['send-test', '--to', 'dan@mailbox.example'], change)
    expect(typed).toMatchObject({ exit: 1, err: expect.stringContaining('Run "pinpost migrate", or start the server') })
  })

  test('a provider that wants to be left alone for a while is quoted', async () => {
    const carrier = await httpCarrier(() => ({ status: 429, headers: { 'retry-after': '90' } }))
    const providersFile = join(tmpdir(), `pinpost-providers-${process.pid}.yaml`)
    writeFileSync(
      providersFile,
      `providers:\n  - name: gate\n    kind: webhook\n    settings: { url: '${carrier.url}', secret: { env: GATE_SECRET }, channels: [email] }\n`,
    )
    const change = {
      ...{ PINPOST_SMTP_URL: '', PINPOST_MAIL_FROM: '', PINPOST_PROVIDERS: providersFile, GATE_SECRET: SIGNING_SECRET },
    }
    const clock = { now: () => new Date('2026-11-24T12:00:00.5Z') }
    const ask = (...more: string[]) =>
      typeCommand(['send-test', '--to', 'ann@mailbox.example', ...more], {
        environment: { ...environment, ...change },
        clock,
      })
    const typed = await ask()
    const asJson = await ask('--json')
    rmSync(providersFile)
    expect(typed).toMatchObject({ exit: 1, out: '' })
    expect(typed.err).toBe(
      'gate refused it: busy (HTTP 429).\nIt wants no more for now (throttled, greylisted). Live messages are tried again by themselves. It says when to try again: in 90 s, at 2026-11-24 12:01:30 UTC.',
    )
    expect(JSON.parse(asJson.out)).toMatchObject({ outcome: 'refused', retry_at: '2026-11-24T12:01:30.500Z' })
    await closeHttpCarriers()
  })

  test('the language may be chosen, and programs get JSON without the contact', async () => {
    const typed = await command(['send-test', '--to', 'bob@mailbox.example', '--locale', 'en', '--json'])
    expect(JSON.parse(typed.out)).toEqual({
      to: 'b•••@m•••.example',
      channel: 'email',
      provider: 'smtp',
      outcome: 'accepted',
      reference: expect.stringMatching(/^Q\d+$/),
    })
    const { parsed } = await mail.waitFor((one) => one.to.includes('bob@mailbox.example'))
    expect((await parsed()).subject).toBe('Žalgiris Shop: a test message')
  })

  test.each<[string, string[], Record<string, string>, number, RegExp]>([
    [
      'a contact that cannot be one',
      ['--to', 'nonsense'],
      {},
      2,
      /^This does not look like a phone number.*\n--to takes .*\npinpost send-test --help tells/,
    ],
    ['no contact', [], {}, 2, /--to is missing: .*\n.*--help/],
    [
      'a language that is not spoken',
      ['--to', 'a@mailbox.example', '--locale', 'xx'],
      {},
      2,
      new RegExp(`--locale is one of ${locales.join(', ')}`),
    ],
    ['a service that is not there', ['--to', 'a@mailbox.example', '--service', 'no'], {}, 1, /no service no;/],
    [
      'a provider that is not there',
      ['--to', 'a@mailbox.example', '--provider', 'x'],
      {},
      1,
      /No provider x carries e-mail; there is smtp/,
    ],
    [
      'a mailbox that is not there',
      ['--to', 'nobody@mailbox.example'],
      {},
      1,
      /contact_unknown \(550 5\.1\.1\)\.\nIt knows no such mailbox/,
    ],
    [
      'a sender that the relay does not take',
      ['--to', 'a@mailbox.example'],
      { PINPOST_MAIL_FROM: 'foreign@example.com' },
      1,
      /sender_rejected \(550 5\.7\.1\)\.\n.*PINPOST_MAIL_FROM/,
    ],
    [
      'a relay that is away',
      ['--to', 'a@mailbox.example'],
      { PINPOST_SMTP_URL: 'smtp://127.0.0.1:1' },
      1,
      /unreachable .*\n.*pinpost doctor/,
    ],
    ['a channel that nothing carries', ['--to', '+37251234567'], {}, 1, /No provider carries this channel/],
    [
      'e-mail without a relay',
      ['--to', 'a@mailbox.example'],
      { PINPOST_SMTP_URL: '', PINPOST_MAIL_FROM: '' },
      1,
      /set PINPOST_SMTP_URL/,
    ],
    ['a country where text messages do not arrive', ['--to', '+12125550123'], {}, 1, /do not arrive in the country/],
  ])('a test message is refused in words: %s', async (_, argv, change, exit, words) => {
    const sent = mail.messages.length
    const typed = await command(['send-test', ...argv], change)
    expect(typed).toMatchObject({ exit, out: '', err: expect.stringMatching(words) })
    expect(mail.messages).toHaveLength(sent)
  })

  test('test messages are stored nowhere and counted against nothing', async () => {
    const db = await openDatabase({ engine: 'postgres', url })
    for (const table of ['message', 'verification', 'counter', 'contact_budget'])
      expect(await db.query(`select 1 from ${table}`)).toEqual([])
    await db.close()
  })

  test('providers are listed with their state and what became of the messages of the last hour', async () => {
    const db = await openDatabase({ engine: 'postgres', url })
    const insert = async (minutesAgo: number, state: string, provider: string | null, test = false) => {
      const at = new Date(systemClock.now().getTime() - minutesAgo * 60_000)
      const newId = createUuids({ now: () => at }, systemRandom)
      await db.query(
        `insert into message (id, verification_id, service_id, test, state, not_after, provider, created_at, updated_at)
         values ($1, $1, $1, $2, $3, $4, $5, $4, $4)`,
        [newId(), test, state, at, provider],
      )
    }
    await Promise.all([
      insert(1, 'accepted', 'smtp'),
      insert(59, 'accepted', 'smtp'),
      insert(61, 'accepted', 'smtp'),
      insert(2, 'failed', 'smtp'),
      insert(2, 'accepted', 'inbox', true),
      insert(2, 'delivered', 'former'),
    ])
    await db.close()
    const listed = await command(['provider', 'list', '--json'])
    expect(listed.exit).toBe(0)
    const untouched = {
      share_by_country: {},
      cost: null,
      per_second: null,
      down: null,
      paused: null,
      last_change: null,
    }
    const planned = { weight: { otherwise: 100 }, share: 1, gives_receipts: false }
    const unplanned = { weight: null, share: null, gives_receipts: null }
    expect(JSON.parse(listed.out)).toEqual([
      {
        ...{ name: 'smtp', channels: ['email'], ok: true, trouble: null, messages: { accepted: 2, failed: 1 } },
        ...untouched,
        ...planned,
      },
      {
        ...{ name: 'former', channels: [], ok: null, trouble: null, messages: { delivered: 1 } },
        ...untouched,
        ...unplanned,
      },
    ])
    expect((await command(['provider', 'list'])).out).toMatch(
      /^smtp +email +100 +100 % +would take us +2 accepted, 1 failed$/m,
    )
  })

  test('a provider that would not take us is told with what to do, by exit code too', async () => {
    const typed = await command(['provider', 'list'], { PINPOST_SMTP_URL: 'smtp://127.0.0.1:1' })
    expect(typed).toMatchObject({ exit: 1, out: expect.stringMatching(/^smtp +email +100 +100 % +WOULD NOT/m) })
    expect(typed.err).toMatch(/ECONNREFUSED.*\nNothing listens there: correct host and port in PINPOST_SMTP_URL/)
  })

  test('a provider is paused and resumed with who and why, and the history tells it', async () => {
    const paused = await command(['provider', 'pause', 'smtp', '--why', 'announced outage', '--by', 'ann'])
    expect(paused).toMatchObject({ exit: 0, out: expect.stringContaining('"pinpost provider resume smtp"') })
    const listed = await command(['provider', 'list'], { PINPOST_SMTP_URL: 'smtp://127.0.0.1:1' })
    expect(listed).toMatchObject({ exit: 0, out: expect.stringMatching(/^smtp +email +100 +100 % +PAUSED by ann/m) })
    expect(listed.out).toMatch(/ smtp +paused +ann +announced outage$/m)
    const again = await command(['provider', 'pause', 'smtp', '--why', 'once more', '--by', 'bob'])
    expect(again).toMatchObject({ exit: 1, err: expect.stringContaining('paused already') })
    expect(await command(['provider', 'resume', 'smtp', '--why', 'over', '--by', 'ann', '--json'])).toMatchObject({
      exit: 0,
      out: expect.stringContaining('"paused": false'),
    })
    expect(await command(['provider', 'resume', 'smtp', '--why', 'over'])).toMatchObject({ exit: 1 })
    const history = JSON.parse((await command(['provider', 'history', 'smtp', '--json'])).out)
    const told = { provider: 'smtp', country: null, from: null, to: null, who: 'ann', at: expect.any(String) }
    expect(history).toEqual([
      { ...told, what: 'resumed', why: 'over' },
      { ...told, what: 'paused', why: 'announced outage' },
    ])
    expect(JSON.parse((await command(['provider', 'history', '--most', '1', '--json'])).out)).toHaveLength(1)
    expect((await command(['provider', 'history', 'nobody'])).err).toMatch(/^Nothing changed of nobody/)
  })

  test.each([
    ['a pause without a reason', ['pause', 'smtp'], 2, /--why is missing/],
    ['a pause with an empty reason', ['pause', 'smtp', '--why', ' '], 2, /Say why/],
    ['a pause of a provider that is not there', ['pause', 'smpt', '--why', 'x'], 1, /did you mean smtp\?/],
    ['a history of too many changes', ['history', '--most', '1001'], 2, /--most is a whole number from 1 to 1000/],
    ['reading a file again where there is none', ['reload'], 1, /PINPOST_PROVIDERS is not set/],
  ])('%s is refused in words', async (_, argv, exit, words) => {
    expect(await command(['provider', ...argv])).toMatchObject({ exit, out: '', err: expect.stringMatching(words) })
  })
})

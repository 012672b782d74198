import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Loaded, loadConfig } from './config.ts'
import type { Env } from './env.ts'
import { describeProblems } from './problem.ts'
import { settingNames, settings } from './settings.ts'

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')
const OTHER_SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 5 + 1)).toString('base64')
const PRODUCTION: Env = {
  PINPOST_MODE: 'production',
  PINPOST_SECRETS: SECRET,
  PINPOST_DATABASE_URL: 'postgres://pin:hush@db.example.com/pinpost',
  PINPOST_BASE_URL: 'https://confirm.example.com',
  PINPOST_SMTP_URL: 'smtp://pin:hush@smtp.example.com:587',
  PINPOST_MAIL_FROM: 'Example <codes@example.com>',
}

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pinpost-config-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const load = (env: Env): Loaded => loadConfig(env, { cwd })
const good = (env: Env) => {
  const loaded = load(env)
  if (!loaded.ok) throw new Error(describeProblems(loaded.problems))
  return loaded
}
const namesOfProblems = (env: Env): string[] => {
  const loaded = load(env)
  return loaded.ok ? [] : loaded.problems.map(({ name }) => name)
}

describe('a trial', () => {
  test('needs nothing at all', () => {
    const { config, secrets, warnings } = good({})
    expect(config).toEqual({
      mode: 'trial',
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://localhost:3000',
      opsPort: 3001,
      database: { engine: 'embedded', folder: join(cwd, 'data', 'database') },
      dataDir: join(cwd, 'data'),
      smtp: undefined,
      smpp: undefined,
      providersFile: undefined,
      smsCountries: '*',
      smsPerDay: 1000,
      trustedProxies: [],
      eventStreams: 5_000,
      dnsServers: 'system',
      locationHeader: undefined,
      logLevel: 'info',
      isPublicTrial: false,
    })
    expect(secrets.ring).toHaveLength(1)
    expect(warnings).toEqual([])
  })

  test('keeps the secrets that it made at its first start', () => {
    expect(good({}).secrets.ring).toEqual(good({}).secrets.ring)
  })

  test('stays on this machine unless it is told to be public', () => {
    expect(namesOfProblems({ PINPOST_HOST: '0.0.0.0' })).toEqual(['PINPOST_HOST'])
    expect(namesOfProblems({ PINPOST_BASE_URL: 'https://trial.example.com' })).toEqual(['PINPOST_BASE_URL'])
    const { config } = good({ PINPOST_HOST: '::', PINPOST_TRIAL_PUBLIC: 'yes', PINPOST_BASE_URL: 'https://a.example' })
    expect(config).toMatchObject({ host: '::', isPublicTrial: true, baseUrl: 'https://a.example' })
  })

  test.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1', '[::1]'])('may listen on %s', (host) => {
    expect(namesOfProblems({ PINPOST_HOST: host })).toEqual([])
  })
})

describe('the resolvers', () => {
  test.each([
    ['none', 'none'],
    ['System', 'system'],
    ['192.0.2.53', ['192.0.2.53']],
    ['192.0.2.53:5353, 2001:db8::53,[2001:db8::53]:1', ['192.0.2.53:5353', '2001:db8::53', '[2001:db8::53]:1']],
    ['127.0.0.1:65535', ['127.0.0.1:65535']],
  ])('may be %s', (text, dnsServers) => {
    expect(good({ PINPOST_DNS_SERVERS: text }).config).toMatchObject({ dnsServers })
  })
})

describe('production', () => {
  test('hears at once of all that it lacks', () => {
    expect(namesOfProblems({ PINPOST_MODE: 'production' })).toEqual([
      'PINPOST_SECRETS',
      'PINPOST_DATABASE_URL',
      'PINPOST_BASE_URL',
      'PINPOST_SMTP_URL',
      'PINPOST_MAIL_FROM',
    ])
  })

  test.each(
    Object.keys(PRODUCTION).filter((name) => name !== 'PINPOST_MODE'),
  )('names %s when that alone is missing', (name) => {
    expect(namesOfProblems({ ...PRODUCTION, [name]: '' })).toEqual([name])
  })

  test('starts with what it needs, sends no text messages and listens beyond this machine', () => {
    const { config, secrets } = good(PRODUCTION)
    expect(config).toMatchObject({
      mode: 'production',
      host: '0.0.0.0',
      database: { engine: 'postgres', pool: 10 },
      smtp: { from: 'codes@example.com', fromName: 'Example', dkim: undefined },
      smsCountries: [],
      smsPerDay: 0,
    })
    expect(secrets).toMatchObject({
      databaseUrl: PRODUCTION.PINPOST_DATABASE_URL,
      smtpUrl: PRODUCTION.PINPOST_SMTP_URL,
    })
  })

  test('runs on the embedded database only when told so', () => {
    const { config } = good({ ...PRODUCTION, PINPOST_DATABASE_URL: '', PINPOST_EMBEDDED_IN_PRODUCTION: 'yes' })
    expect(config.database).toEqual({ engine: 'embedded', folder: join(cwd, 'data', 'database') })
  })

  test('refuses an address without TLS', () => {
    expect(namesOfProblems({ ...PRODUCTION, PINPOST_BASE_URL: 'http://confirm.example.com' })).toEqual([
      'PINPOST_BASE_URL',
    ])
  })

  test('wants countries, a number a day, a carrier and a sender together', () => {
    const carrier = { PINPOST_SMPP_URL: 'smpp://id:hush@smsc.example.com', PINPOST_SMS_SENDER: 'Example' }
    expect(namesOfProblems({ ...PRODUCTION, PINPOST_SMS_COUNTRIES: 'EE' })).toEqual([
      'PINPOST_SMS_PER_DAY',
      'PINPOST_SMPP_URL',
    ])
    expect(namesOfProblems({ ...PRODUCTION, PINPOST_SMS_PER_DAY: '5' })).toEqual(['PINPOST_SMS_COUNTRIES'])
    expect(namesOfProblems({ ...PRODUCTION, ...carrier, PINPOST_SMS_SENDER: '' })).toEqual(['PINPOST_SMS_SENDER'])
    const { config, secrets } = good({
      ...PRODUCTION,
      ...carrier,
      PINPOST_SMS_COUNTRIES: 'ee, lv, +870',
      PINPOST_SMS_PER_DAY: '5',
    })
    expect(config).toMatchObject({ smsCountries: ['EE', 'LV', '+870'], smsPerDay: 5, smpp: { sender: 'Example' } })
    expect(secrets.smppUrl).toBe(carrier.PINPOST_SMPP_URL)
  })

  test.each(['+3725123456', '123', '12345678', 'Example', 'A&B-c._ 1', 'Pinpost 24h'])('may send as %s', (sender) => {
    const carrier = { PINPOST_SMPP_URL: 'smpps://id:hush@smsc.example.com', PINPOST_SMS_SENDER: sender }
    expect(good({ ...PRODUCTION, ...carrier }).config.smpp).toEqual({ sender })
  })
})

describe('what is wrong', () => {
  test.each([
    ['PINPOST_MODE', 'staging'],
    ['PINPOST_PORT', '65536'],
    ['PINPOST_PORT', '3e3'],
    ['PINPOST_HOST', 'a b'],
    ['PINPOST_BASE_URL', 'localhost:3000'],
    ['PINPOST_BASE_URL', 'http://localhost:3000/confirm'],
    ['PINPOST_DATABASE_URL', 'mysql://user:hush@host/db'],
    ['PINPOST_DATABASE_POOL', '1'],
    ['PINPOST_SECRETS', 'hush'],
    ['PINPOST_SECRETS', `${SECRET},${SECRET}`],
    ['PINPOST_SECRETS', Buffer.alloc(32).toString('base64')],
    ['PINPOST_SECRETS', ' , '],
    ['PINPOST_MAIL_FROM', 'hush'],
    ['PINPOST_MAIL_FROM', 'a@b.c, d@e.f'],
    ['PINPOST_MAIL_FROM', 'a@b.c\r\nBcc: d@e.f'],
    ['PINPOST_DKIM_KEY_FILE', './none.pem'],
    ['PINPOST_SMS_COUNTRIES', 'EE,UK'],
    ['PINPOST_SMS_COUNTRIES', 'EE,+372'],
    ['PINPOST_SMS_COUNTRIES', '+8707'],
    ['PINPOST_SMS_PER_DAY', '-1'],
    ['PINPOST_SMPP_URL', 'http://id:hush@host:2775'],
    ['PINPOST_SMPP_URL', 'hush'],
    ['PINPOST_SMS_SENDER', 'Twelve chars'],
    ['PINPOST_SMS_SENDER', '37251234567'],
    ['PINPOST_SMS_SENDER', '+1234567890123456'],
    ['PINPOST_SMS_SENDER', '12'],
    ['PINPOST_SMS_SENDER', 'Õ'],
    ['PINPOST_SMS_SENDER', '1-2'],
    ['PINPOST_PROVIDERS', './a\0b'],
    ['PINPOST_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PINPOST_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['PINPOST_DNS_SERVERS', 'dns.example.com'],
    ['PINPOST_DNS_SERVERS', '192.0.2.53:0'],
    ['PINPOST_DNS_SERVERS', '192.0.2.53:65536'],
    ['PINPOST_DNS_SERVERS', '[192.0.2.53]:53'],
    ['PINPOST_DNS_SERVERS', '192.0.2.53, none'],
    ['PINPOST_DNS_SERVERS', ','],
    ['PINPOST_LOCATION_HEADER', 'cf-ipcountry'],
    ['PINPOST_DNS_SERVERS', 'dns.example.com'],
    ['PINPOST_DNS_SERVERS', '192.0.2.53:0'],
    ['PINPOST_DNS_SERVERS', '192.0.2.53, [192.0.2.54]:53'],
    ['PINPOST_DATABASE_LISTEN_URL', 'postgres://user:hush@host/db'],
    ['PINPOST_OPS_PORT', '3000'],
    ['PINPOST_LOG_LEVEL', 'loud'],
    ['PINPOST_TRIAL_PUBLIC', 'true'],
  ])('%s=%s is refused by that name, with a way out', (name, text) => {
    const loaded = load({ [name]: text })
    const problem = loaded.ok ? undefined : loaded.problems.find((candidate) => candidate.name === name)
    expect(problem?.problem).toBeTruthy()
    expect(problem?.wayOut).toMatch(/^[A-Z].*\.$/)
  })

  test('comes all at once, and makes no folder', () => {
    expect(namesOfProblems({ PINPOST_PORT: 'x', PINPOST_LOG_LEVEL: 'x', PINPOST_SMTP_URL: 'smtp://host' })).toEqual([
      'PINPOST_PORT',
      'PINPOST_LOG_LEVEL',
      'PINPOST_MAIL_FROM',
    ])
    expect(loadConfig({}, { cwd, trialSecrets: 'read' })).toMatchObject({
      ok: false,
      problems: [{ name: 'PINPOST_DATA_DIR' }],
    })
  })

  test('is told without the text of a secret', () => {
    const env: Env = { PINPOST_MODE: 'production', PINPOST_SECRETS: `${SECRET},aHVzaA==,hush!` }
    for (const name of settingNames.filter((candidate) => settings[candidate].isSecret)) {
      Object.assign(env, { [name]: env[name] ?? 'hush://hush:hush@hush hush' })
    }
    const loaded = load(env)
    const words = loaded.ok ? '' : describeProblems(loaded.problems)
    expect(words).toContain('secret 2 of 3 has 4 bytes instead of 32')
    expect(words).toContain('secret 3 of 3 is not base64')
    expect(words).toContain('PINPOST_DATABASE_URL')
    expect(words).not.toMatch(/hush|aHVzaA/)
    expect(words).not.toContain(SECRET)
  })

  test('an unknown setting is a warning with the name that was meant', () => {
    const { warnings } = good({ PINPOST_SMTP_URI: 'smtp://hush', PINPOST_TEST_DATABASE_URL: 'x', HOME: '/' })
    expect(warnings).toHaveLength(1)
    expect(describeProblems(warnings)).toMatch(
      /PINPOST_SMTP_URI: there is no such setting.*\n.*Did you mean PINPOST_SMTP_URL\?/,
    )
    expect(describeProblems(warnings)).not.toContain('hush')
  })

  test.each([
    ['PINPOST_MAIL_FROM', 'a@b.c', 'PINPOST_SMTP_URL'],
    ['PINPOST_SMS_SENDER', 'Example', 'PINPOST_SMPP_URL'],
  ])('%s alone is a warning, since it does nothing without %s', (name, value, missing) => {
    const { warnings } = good({ [name]: value })
    expect(describeProblems(warnings)).toMatch(new RegExp(`${name}: .*does nothing[^]*${missing}`))
  })
})

describe('secrets', () => {
  test('are read in their order, the writing one first', () => {
    const { secrets } = good({ PINPOST_SECRETS: `${OTHER_SECRET}, ${SECRET}` })
    expect(secrets.ring.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual([OTHER_SECRET, SECRET])
  })

  test('stay hidden when the object is printed', () => {
    const { secrets } = good(PRODUCTION)
    expect(secrets.ring).toHaveLength(1)
    expect(`${JSON.stringify(secrets)} ${inspect(secrets, { depth: 9 })}`).toBe('{} {}')
  })

  test('the DKIM key is read from its file, and belongs to a domain and a selector', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    writeFileSync(join(cwd, 'dkim.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    expect(namesOfProblems({ ...PRODUCTION, PINPOST_DKIM_KEY_FILE: 'dkim.pem' })).toEqual([
      'PINPOST_DKIM_DOMAIN',
      'PINPOST_DKIM_SELECTOR',
    ])
    const dkim = { PINPOST_DKIM_DOMAIN: 'Example.com', PINPOST_DKIM_SELECTOR: 'pin', PINPOST_DKIM_KEY_FILE: 'dkim.pem' }
    const { config, secrets } = good({ ...PRODUCTION, ...dkim })
    expect(config.smtp?.dkim).toEqual({ domain: 'example.com', selector: 'pin' })
    expect(secrets.dkimPrivateKey).toContain('PRIVATE KEY')
  })

  test.each([
    ['no key', 'hush'],
    ['another kind of key', String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))],
  ])('a DKIM file with %s is refused without quoting it', (_, content) => {
    writeFileSync(join(cwd, 'dkim.pem'), content)
    const loaded = load({ PINPOST_DKIM_KEY_FILE: 'dkim.pem', PINPOST_DKIM_DOMAIN: 'a.b', PINPOST_DKIM_SELECTOR: 'c' })
    const words = loaded.ok ? '' : describeProblems(loaded.problems)
    expect(words).toContain('PINPOST_DKIM_KEY_FILE')
    expect(words).not.toContain(content.split('\n')[1] ?? content)
  })
})

// The doctor at the bed of one broken set-up after the other: it names what is wrong, and what mends it. The servers are real
// ones: PostgreSQL, a mail server, a DNS server.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Finding, ok, within } from '../../src/cli/doctor/finding.ts'
import { wayOutOf } from '../../src/cli/provider-ways-out.ts'
import { type Database, openDatabase } from '../../src/db/index.ts'
import { locales } from '../../src/i18n/index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { startSmsc } from '../../src/simulator/index.ts'
import { type Typed, typeCommand } from '../support/command-line.ts'
import { engines } from '../support/databases.ts'
import { type DnsServer, startDnsServer, type Zone } from '../support/dns-server.ts'
import { startProcess } from '../support/pinpost-process.ts'
import { type MailServer, startMailServer } from '../support/smtp-server.ts'

const [embedded, server] = engines
const SECRETS = [7, 11].map((step) => Buffer.from(Array.from({ length: 32 }, (_, at) => at * step)).toString('base64'))
const [SECRET = '', OTHER_SECRET = ''] = SECRETS

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const shortKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const pemOf = (one: typeof key): string => one.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicOf = (one: typeof key): string =>
  createPublicKey(one).export({ type: 'spki', format: 'der' }).toString('base64')
/** Long texts stand in parts of 255 bytes. */
const inParts = (text: string): string[] => text.match(/.{1,255}/g) ?? []
const dkimRecord = (one: typeof key): string[] => inParts(`v=DKIM1; k=rsa; p=${publicOf(one)}`)

const WELL: Zone = {
  'example.com': { TXT: ['some-site-verification=1', 'v=spf1 include:relay.example ~all'] },
  'pinpost._domainkey.example.com': { TXT: [dkimRecord(key)] },
  '_dmarc.example.com': { TXT: ['v=DMARC1; p=reject'] },
}
const DKIM_NAME = 'pinpost._domainkey.example.com'

interface Report {
  readonly ok: boolean
  readonly findings: readonly Finding[]
}

const reportIn = ({ out }: Typed): Report => JSON.parse(out)
const troubles = ({ findings }: Report): Finding[] => findings.filter(({ level }) => level !== 'ok')

/** Text messages as production wants them, but for the carrier. */
const TEXTS = { PINPOST_SMS_COUNTRIES: 'EE', PINPOST_SMS_PER_DAY: '100', PINPOST_SMS_SENDER: 'Pinpost' }

describe.runIf(server)('the doctor', () => {
  const zone: Record<string, Zone[string]> = {}
  const closing: (() => Promise<unknown>)[] = []
  let dns: DnsServer
  let mail: MailServer
  let cwd: string
  let healthy: Record<string, string>

  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'pinpost-doctor-'))
    writeFileSync(join(cwd, 'dkim.pem'), pemOf(key), { mode: 0o600 })
    writeFileSync(join(cwd, 'short.pem'), pemOf(shortKey), { mode: 0o600 })
    ;[dns, mail] = await Promise.all([startDnsServer(zone), startMailServer()])
    healthy = {
      PINPOST_MODE: 'production',
      PINPOST_BASE_URL: 'https://confirm.example.com',
      PINPOST_DATABASE_URL: await makeDatabase(),
      PINPOST_SECRETS: SECRET,
      PINPOST_SMTP_URL: mail.url,
      PINPOST_MAIL_FROM: 'codes@example.com',
      PINPOST_DKIM_DOMAIN: 'example.com',
      PINPOST_DKIM_SELECTOR: 'pinpost',
      PINPOST_DKIM_KEY_FILE: 'dkim.pem',
      PINPOST_TRUSTED_PROXIES: '10.0.0.0/8',
      PINPOST_DNS_SERVERS: dns.address,
    }
    await typeCommand(['service', 'create', 'default'], { environment: healthy, cwd })
    await typeCommand(['key', 'create', 'live'], { environment: healthy, cwd })
  })
  afterAll(async () => {
    await Promise.all([dns.close(), mail.close(), ...closing.map((close) => close())])
    const db = await openDatabase({ engine: 'postgres', url: healthy.PINPOST_DATABASE_URL ?? '' })
    await db.query('drop database if exists doctor_ascii')
    await db.query('drop role if exists modest')
    await db.close()
    rmSync(cwd, { recursive: true })
  })

  async function makeDatabase(migrated = true): Promise<string> {
    const address = await server?.create({ migrated })
    return address?.engine === 'postgres' ? address.url : ''
  }

  async function changed(change: (db: Database) => Promise<unknown>, migrated = true): Promise<string> {
    const url = await makeDatabase(migrated)
    const db = await openDatabase({ engine: 'postgres', url })
    await change(db)
    await db.close()
    return url
  }

  async function examine(change: Partial<Record<string, string>> = {}, records: Zone = {}, clock = systemClock) {
    for (const name of Object.keys(zone)) delete zone[name]
    Object.assign(zone, WELL, records)
    const environment = { ...healthy, ...change } as Record<string, string>
    return typeCommand(['doctor', '--json'], { environment, cwd, clock })
  }

  function healthyUrl(change: (url: URL) => void): { PINPOST_DATABASE_URL: string } {
    const url = new URL(healthy.PINPOST_DATABASE_URL ?? '')
    change(url)
    return { PINPOST_DATABASE_URL: url.href }
  }

  async function mailServer(options: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
    const started = await startMailServer(options)
    closing.push(() => started.close())
    return started
  }

  test('finds nothing in a set-up that is as it should be, but that the tests never flush', async () => {
    const typed = await examine()
    expect(typed).toMatchObject({ exit: 0, err: '' })
    expect(reportIn(typed).ok).toBe(true)
    expect(troubles(reportIn(typed)).map(({ found }) => found)).toEqual([expect.stringContaining('does not flush')])
    const checks = new Set(reportIn(typed).findings.map(({ check }) => check))
    for (const check of [
      'settings',
      'files',
      'database',
      'clock',
      'schema',
      'secrets',
      'provider smtp',
      'SPF',
      'DKIM',
      'DMARC',
      'texts',
    ])
      expect(checks).toContain(check)
  })

  describe('of a file of providers', () => {
    const PLAIN = ['SMTP_URL', 'MAIL_FROM', 'DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']
    const inFile = {
      ...Object.fromEntries(PLAIN.map((name) => [`PINPOST_${name}`, ''])),
      PINPOST_PROVIDERS: 'providers.yaml',
    }
    const mailFindings = ({ findings }: Report) => findings.filter(({ check }) => /^(?:SPF|DKIM|DMARC)$/.test(check))
    const relay = (name: string, from: string, more = '') => `
  - name: ${name}
    kind: smtp
    settings: { url: "${mail.url}", from: ${from}${more} }`
    const postmark = (from: string) => `
  - name: postmark
    kind: postmark
    settings: { server_token: a-token, from: ${from}, url: "http://127.0.0.1:9" }`
    const signed = ', dkim_domain: example.com, dkim_selector: pinpost, dkim_private_key: { file: dkim.pem }'

    async function examineFile(entries: readonly string[], records: Zone = {}): Promise<Report> {
      writeFileSync(join(cwd, 'providers.yaml'), `providers:${entries.join('')}\n`, { mode: 0o600 })
      return reportIn(await examine(inFile, records))
    }

    test('looks at the domain of each sender, and tells once what several have in common', async () => {
      const found = mailFindings(
        await examineFile(
          [
            relay('relay-a', 'codes@example.com', signed),
            relay('relay-b', 'hello@example.com', signed),
            postmark('codes@other.example'),
          ],
          { 'other.example': { TXT: ['v=spf1 -all'] } },
        ),
      )
      expect(found).toMatchObject([
        { check: 'SPF', level: 'ok', found: expect.stringContaining('example.com has one record') },
        { check: 'DKIM', level: 'ok', found: `The key at ${DKIM_NAME} is ours.` },
        { check: 'DMARC', level: 'ok' },
        { check: 'SPF', level: 'problem', found: expect.stringContaining('other.example lets nobody send') },
        { check: 'DKIM', level: 'ok', found: expect.stringContaining('does not sign mail from other.example') },
        { check: 'DMARC', level: 'problem', found: 'other.example has no DMARC record.' },
      ])
    })

    test('names the entry whose key is not the one in DNS', async () => {
      const found = mailFindings(
        await examineFile([relay('relay-a', 'codes@example.com', signed)], {
          [DKIM_NAME]: { TXT: [dkimRecord(otherKey)] },
        }),
      )
      expect(found).toContainEqual(
        expect.objectContaining({
          check: 'DKIM',
          level: 'problem',
          found: `The record at ${DKIM_NAME} holds another key than dkim_private_key of relay-a.`,
        }),
      )
    })

    test('names the entry that signs for a domain that is not the sender’s', async () => {
      const found = mailFindings(await examineFile([relay('relay-a', 'codes@shop.example', signed)]))
      expect(found).toContainEqual(
        expect.objectContaining({
          level: 'warning',
          fix: expect.stringMatching(/^dkim_domain: shop\.example {4}# of relay-a/),
        }),
      )
    })
  })

  interface Broken {
    readonly change?: () => Partial<Record<string, string>> | Promise<Partial<Record<string, string>>>
    readonly records?: Zone
    readonly clockSeconds?: number
    readonly check: string
    readonly level?: Finding['level']
    readonly found: RegExp
    /** A part of it, where it is a text. */
    readonly fix: RegExp | string
  }

  const broken: Record<string, Broken> = {
    'a secret that is missing': {
      change: () => ({ PINPOST_SECRETS: '' }),
      check: 'settings',
      found: /PINPOST_SECRETS: production wants a secret/,
      fix: /pinpost secret new/,
    },
    'a secret that is too short': {
      change: () => ({ PINPOST_SECRETS: Buffer.alloc(16, 'x').toString('base64') }),
      check: 'settings',
      found: /secret 1 of 1 has 16 bytes instead of 32/,
      fix: /pinpost secret new/,
    },
    'a base URL without TLS': {
      change: () => ({ PINPOST_BASE_URL: 'http://confirm.example.com' }),
      check: 'settings',
      found: /PINPOST_BASE_URL: in production it must begin with https/,
      fix: /proxy that speaks TLS/,
    },
    'a sender that is missing': {
      change: () => ({ PINPOST_MAIL_FROM: '' }),
      check: 'settings',
      found: /PINPOST_MAIL_FROM: e-mail wants a sender/,
      fix: /Pinpost <codes@example.com>/,
    },
    'a setting that is spelt wrong': {
      change: () => ({ PINPOST_TRUSTED_PROXYS: '10.0.0.1' }),
      check: 'settings',
      level: 'warning',
      found: /PINPOST_TRUSTED_PROXYS: there is no such setting/,
      fix: /PINPOST_TRUSTED_PROXIES/,
    },
    'proxies that are not named': {
      change: () => ({ PINPOST_TRUSTED_PROXIES: '' }),
      check: 'proxies',
      level: 'warning',
      found: /a proxy stands in front/,
      fix: /^PINPOST_TRUSTED_PROXIES=/,
    },
    'a database server that does not run': {
      change: () => healthyUrl((url) => (url.port = '1')),
      check: 'database',
      found: /cannot be reached/,
      fix: /Start PostgreSQL on 127\.0\.0\.1.*port 1 /,
    },
    'a wrong password for the database': {
      change: () => healthyUrl((url) => (url.password = 'hush')),
      check: 'database',
      found: /password authentication failed/,
      fix: /^alter user postgres password/,
    },
    'a database that is not there': {
      change: () => healthyUrl((url) => (url.pathname = '/nowhere')),
      check: 'database',
      found: /"nowhere" does not exist/,
      fix: /^create database nowhere owner postgres encoding 'UTF8'/,
    },
    'a database server without TLS where TLS is wanted': {
      change: () => healthyUrl((url) => url.searchParams.set('sslmode', 'require')),
      check: 'database',
      found: /SSL/,
      fix: /sslmode/,
    },
    'a database of a newer version': {
      change: async () => ({
        PINPOST_DATABASE_URL: await changed((db) =>
          db.query(`insert into schema_migration values (999, '0999_newer', 'x', now())`),
        ),
      }),
      check: 'schema',
      found: /newer Pinpost: it has 0999_newer/,
      fix: /Install the version that this database had/,
    },
    'migrations that are pending': {
      change: async () => ({ PINPOST_DATABASE_URL: await makeDatabase(false) }),
      check: 'schema',
      level: 'warning',
      found: /no tables yet: 0001_core/,
      fix: /^pinpost migrate/,
    },
    'a user who may not create what is pending': {
      change: async () => {
        const url = new URL(
          await changed(
            (db) => db.query(`drop role if exists modest; create role modest login password 'modest'`),
            false,
          ),
        )
        url.username = 'modest'
        url.password = 'modest'
        return { PINPOST_DATABASE_URL: url.href }
      },
      check: 'schema',
      found: /may not create tables/,
      fix: /^grant create on schema public/,
    },
    'more connections than the server has': {
      change: () => ({ PINPOST_DATABASE_POOL: '200' }),
      check: 'database',
      found: /may open 201 connections, the server has 197/,
      fix: /^PINPOST_DATABASE_POOL=97 /,
    },
    'a clock that is 2.5 seconds behind': {
      clockSeconds: -2.5,
      check: 'clock',
      found: /2\.[45] s behind the database's/,
      fix: /timedatectl set-ntp true/,
    },
    'secrets of another installation': {
      change: async () => {
        const url = await makeDatabase()
        const started = await startProcess({
          PINPOST_DATABASE_URL: url,
          PINPOST_SECRETS: OTHER_SECRET,
          PINPOST_DATA_DIR: cwd,
        })
        const [testKey] = /pp_test_[0-9A-Za-z]{49}/.exec(started.lines.join('\n')) ?? []
        const headers = { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' }
        const body = JSON.stringify({ to: 'ann@example.com', purpose: 'registration' })
        expect((await fetch(`${started.url}/v1/verifications`, { method: 'POST', headers, body })).status).toBe(201)
        await started.stop()
        return { PINPOST_DATABASE_URL: url }
      },
      check: 'secrets',
      found: /1 verification under way was made with a secret that is not in PINPOST_SECRETS/,
      fix: /^PINPOST_SECRETS=new,old/,
    },
    'a backup restored without its secrets, long after its last code': {
      change: async () => {
        const url = await makeDatabase()
        const environment = { ...healthy, PINPOST_DATABASE_URL: url, PINPOST_SECRETS: OTHER_SECRET }
        writeFileSync(join(cwd, 'people.csv'), 'country,number,email\nEE,38001085718,ann@example.com\n')
        expect(await typeCommand(['account', 'import', 'people.csv'], { environment, cwd })).toMatchObject({ exit: 0 })
        return { PINPOST_DATABASE_URL: url }
      },
      check: 'secrets',
      found: /^1 account was made with a secret that is not in PINPOST_SECRETS/,
      fix: /^PINPOST_SECRETS=new,old/,
    },
    'a database in another encoding': {
      change: async () => {
        const db = await openDatabase({ engine: 'postgres', url: healthy.PINPOST_DATABASE_URL ?? '' })
        await db.query(
          `create database doctor_ascii encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'`,
        )
        await db.close()
        return healthyUrl((url) => (url.pathname = '/doctor_ascii'))
      },
      check: 'database',
      found: /encoded in SQL_ASCII/,
      fix: /^create database pinpost encoding 'UTF8'/,
    },
    'a policy that is none': {
      change: async () => {
        writeFileSync(join(cwd, 'policy.yaml'), '- countries: [BE]\n  smss: "yes"\n')
        return { PINPOST_POLICY_FILE: 'policy.yaml' }
      },
      check: 'policy',
      found: /policy\.yaml is not a policy:$/,
      fix: /^line 2: .*did you mean sms.* docs\/guides\/policy\.md/,
    },
    'methods that nobody may read': {
      change: async () => ({ PINPOST_METHODS_FILE: 'nowhere.yaml' }),
      check: 'methods',
      found: /nowhere\.yaml cannot be read \(ENOENT\)/,
      fix: /^ls -l .*nowhere\.yaml/,
    },
    'a database that only reads': {
      change: async () => ({
        PINPOST_DATABASE_URL: await changed((db) =>
          db.query(`do $$ begin
            execute format('alter database %I set default_transaction_read_only = on', current_database());
          end $$`),
        ),
      }),
      check: 'database',
      found: /takes no writes/,
      fix: /lead to the primary/,
    },
    'messages that nobody sends': {
      change: async () => ({
        PINPOST_DATABASE_URL: await changed((db) =>
          db.query(`insert into message (id, verification_id, service_id, test, state, not_after, created_at, updated_at)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), false, 'queued', at, at, at
            from (select now() - interval '90 seconds' as at) x`),
        ),
      }),
      check: 'outbox',
      level: 'warning',
      found: /messages that wait \(1\) has done so for 9\d s/,
      fix: /^Start the server/,
    },
    'no key for an application': {
      change: async () => ({ PINPOST_DATABASE_URL: await makeDatabase() }),
      check: 'keys',
      level: 'warning',
      found: /No application has a live key/,
      fix: /^pinpost key create live/,
    },
    'a relay that does not run': {
      change: () => ({ PINPOST_SMTP_URL: 'smtp://127.0.0.1:1' }),
      check: 'provider smtp',
      found: /127\.0\.0\.1:1 cannot be reached.*ECONNREFUSED/,
      fix: /Nothing listens there: correct host and port in PINPOST_SMTP_URL/,
    },
    'a relay that refuses the password': {
      change: async () => {
        const relay = await mailServer({ auth: { user: 'pinpost', password: 'right' } })
        return { PINPOST_SMTP_URL: `smtp://pinpost:hush@127.0.0.1:${relay.port}?tls=off` }
      },
      check: 'provider smtp',
      found: /refuses the user name or the password \(535/,
      fix: /Correct user name and password in PINPOST_SMTP_URL/,
    },
    'a relay with a certificate that nobody vouches for': {
      change: async () => ({ PINPOST_SMTP_URL: (await mailServer({ tls: 'implicit' })).url }),
      check: 'provider smtp',
      found: /TLS cannot be agreed on/,
      fix: /NODE_EXTRA_CA_CERTS/,
    },
    'a parameter of the relay that there is not': {
      change: () => ({ PINPOST_SMTP_URL: `${mail.url}?starttls=yes` }),
      check: 'providers',
      found: /not \?starttls=/,
      fix: /docs\/guides/,
    },
    'text messages that nothing carries': {
      change: () => ({ PINPOST_SMS_COUNTRIES: 'EE', PINPOST_SMS_PER_DAY: '100' }),
      check: 'settings',
      found: /PINPOST_SMPP_URL: text messages to the countries of PINPOST_SMS_COUNTRIES want a carrier/,
      fix: /smpp:\/\/system_id:password@host:2775/,
    },
    'a carrier that does not run': {
      change: () => ({ ...TEXTS, PINPOST_SMPP_URL: 'smpp://pinpost:hush@127.0.0.1:1' }),
      check: 'provider smpp',
      found: /127\.0\.0\.1:1 cannot be reached.*ECONNREFUSED/,
      fix: /Nothing listens there: correct host and port in PINPOST_SMPP_URL/,
    },
    'a carrier that refuses the password': {
      change: async () => {
        const login = { systemId: 'pinpost', password: 'right' }
        const smsc = await startSmsc({ port: 0, clock: systemClock, login })
        closing.push(smsc.close)
        return { ...TEXTS, PINPOST_SMPP_URL: `smpp://pinpost:hush@127.0.0.1:${smsc.port}` }
      },
      check: 'provider smpp',
      found: /refuses the system id or the password \(ESME_RINVPASWD\)/,
      fix: /Correct user name and password in PINPOST_SMPP_URL/,
    },
    'a carrier for countries that are not enabled': {
      change: async () => {
        const smsc = await startSmsc({ port: 0, clock: systemClock })
        closing.push(smsc.close)
        return { PINPOST_SMPP_URL: `smpp://pinpost:hush@127.0.0.1:${smsc.port}`, PINPOST_SMS_SENDER: 'Pinpost' }
      },
      level: 'warning',
      check: 'text messages',
      found: /no country is enabled/,
      fix: /PINPOST_SMS_COUNTRIES=EE,LV,LT/,
    },
    'no SPF record': {
      records: { 'example.com': { TXT: ['unrelated'] } },
      check: 'SPF',
      found: /example\.com has no SPF record/,
      fix: /^example\.com\. TXT "v=spf1 include:/,
    },
    'two SPF records': {
      records: { 'example.com': { TXT: ['v=spf1 include:a.example -all', 'v=spf1 mx ~all'] } },
      check: 'SPF',
      found: /has 2 SPF records/,
      fix: /"v=spf1 include:a\.example mx ~all"/,
    },
    'an SPF record that lets everybody send': {
      records: { 'example.com': { TXT: ['v=spf1 mx +all'] } },
      check: 'SPF',
      found: /\+all/,
      fix: /"v=spf1 mx ~all"/,
    },
    'an SPF record that lets nobody send': {
      records: { 'example.com': { TXT: ['v=spf1 -all'] } },
      check: 'SPF',
      found: /lets nobody send/,
      fix: /"v=spf1 include:/,
    },
    'no DKIM record': {
      records: { [DKIM_NAME]: { TXT: [] } },
      check: 'DKIM',
      found: /There is no key at pinpost\._domainkey/,
      fix: `${DKIM_NAME}. TXT "v=DKIM1; k=rsa; p=${publicOf(key)}"`,
    },
    'a DKIM record with another key': {
      records: { [DKIM_NAME]: { TXT: [dkimRecord(otherKey)] } },
      check: 'DKIM',
      found: /holds another key than PINPOST_DKIM_KEY_FILE/,
      fix: publicOf(key),
    },
    'a DKIM key that was revoked': {
      records: { [DKIM_NAME]: { TXT: ['v=DKIM1; p='] } },
      check: 'DKIM',
      found: /is revoked/,
      fix: /v=DKIM1; k=rsa; p=/,
    },
    'a DKIM key that is short': {
      change: () => ({ PINPOST_DKIM_KEY_FILE: 'short.pem' }),
      records: { [DKIM_NAME]: { TXT: [dkimRecord(shortKey)] } },
      check: 'DKIM',
      level: 'warning',
      found: /has 1024 bits/,
      fix: /^openssl genrsa -out dkim\.pem 2048/,
    },
    'a DKIM signature of a domain that is not the sender’s': {
      change: () => ({ PINPOST_DKIM_DOMAIN: 'other.example' }),
      records: { 'pinpost._domainkey.other.example': { TXT: [dkimRecord(key)] } },
      check: 'DKIM',
      level: 'warning',
      found: /Mail from example\.com is signed by other\.example/,
      fix: /^PINPOST_DKIM_DOMAIN=example\.com/,
    },
    'no DMARC record': {
      records: { '_dmarc.example.com': { TXT: [] } },
      check: 'DMARC',
      found: /has no DMARC record/,
      fix: /^_dmarc\.example\.com\. TXT "v=DMARC1; p=none/,
    },
    'a DMARC record that says nothing': {
      records: { '_dmarc.example.com': { TXT: ['v=DMARC1; rua=mailto:x@example.com'] } },
      check: 'DMARC',
      found: /lacks p=/,
      fix: /"v=DMARC1; p=none"/,
    },
    'a DNS server that will not say': {
      records: { 'example.com': 'servfail' },
      check: 'SPF',
      level: 'warning',
      found: /could not be looked up \(ESERVFAIL\)/,
      fix: /dig \+short TXT example\.com.*PINPOST_DNS_SERVERS/,
    },
    'a host too long for the last line of a text message': {
      change: () => ({ PINPOST_BASE_URL: `https://${'confirm-your-contact.'.repeat(6)}example.com` }),
      check: 'texts',
      level: 'warning',
      found: new RegExp(`\\(PINPOST_BASE_URL\\) is too long .*: ${locales.join(', ')}`),
      fix: /^pinpost service set default sms_origin_host=/,
    },
    'a host of a service too long for the last line of a text message': {
      change: async () => ({
        PINPOST_DATABASE_URL: await changed((db) =>
          db.query(`insert into service values (gen_random_uuid(), 'shop', $1, now(), now())`, [
            JSON.stringify({ sms_origin_host: `${'long-name.'.repeat(14)}example.com` }),
          ]),
        ),
      }),
      check: 'texts',
      level: 'warning',
      found: new RegExp(`\\(sms_origin_host of shop\\) is too long .*: ${locales.join(', ')}`),
      fix: /^pinpost service set shop sms_origin_host=/,
    },
    'a folder that cannot be written': {
      change: () => {
        writeFileSync(join(cwd, 'file'), '')
        return {
          PINPOST_DATA_DIR: 'file/data',
          PINPOST_DATABASE_URL: '',
          PINPOST_EMBEDDED_IN_PRODUCTION: 'yes',
        }
      },
      check: 'data folder',
      found: /file\/data cannot be written \(ENOTDIR\)/,
      fix: /install -d -m 700/,
    },
    'production on the embedded database': {
      change: () => ({ PINPOST_DATABASE_URL: '', PINPOST_EMBEDDED_IN_PRODUCTION: 'yes' }),
      check: 'database',
      level: 'warning',
      found: /Production runs on the embedded database/,
      fix: /^pinpost database move --to/,
    },
    'a trial that others can reach': {
      change: () => ({ PINPOST_MODE: 'trial', PINPOST_HOST: '0.0.0.0' }),
      check: 'settings',
      found: /PINPOST_HOST: a trial listens on this machine only/,
      fix: /PINPOST_TRIAL_PUBLIC=yes/,
    },
    'a trial that others may reach': {
      change: () => ({ PINPOST_MODE: 'trial', PINPOST_HOST: '0.0.0.0', PINPOST_TRIAL_PUBLIC: 'yes' }),
      check: 'trial',
      level: 'warning',
      found: /may be reached from other machines/,
      fix: /PINPOST_MODE=production/,
    },
  }

  test.each(Object.entries(broken))('names what mends %s', async (_, {
    clockSeconds = 0,
    level = 'problem',
    ...set
  }) => {
    const clock = { now: () => new Date(systemClock.now().getTime() + clockSeconds * 1000) }
    const typed = await examine(await set.change?.(), set.records, clock)
    const report = reportIn(typed)
    const finding = report.findings.find(({ check, found }) => check === set.check && set.found.test(found))
    expect(finding, typed.out).toMatchObject({
      level,
      why: expect.stringMatching(/\.$/),
      fix: typeof set.fix === 'string' ? expect.stringContaining(set.fix) : expect.stringMatching(set.fix),
    })
    expect(typed.exit).toBe(level === 'problem' ? 1 : Number(!report.ok))
    for (const secret of [SECRET, 'hush', new URL(healthy.PINPOST_DATABASE_URL ?? '').password])
      expect(typed.out + typed.err).not.toContain(secret)
  })

  test('a clock that is 1.5 seconds ahead is let pass', async () => {
    const clock = { now: () => new Date(systemClock.now().getTime() + 1_500) }
    expect(reportIn(await examine({}, {}, clock)).findings).toContainEqual({
      check: 'clock',
      level: 'ok',
      found: expect.stringMatching(/^It is 1\.[45] s ahead of/),
    })
  })

  test('everything that is wrong with the settings is told at once', async () => {
    const report = reportIn(await examine({ PINPOST_SECRETS: '', PINPOST_DATABASE_URL: '', PINPOST_BASE_URL: '' }))
    expect(report.findings.map(({ found }) => found.split(':')[0]).sort()).toEqual([
      'PINPOST_BASE_URL',
      'PINPOST_DATABASE_URL',
      'PINPOST_SECRETS',
    ])
  })

  test('a file of secrets that everybody may read is told, one that a group may read is not', async () => {
    const path = join(cwd, '.env')
    writeFileSync(path, 'PINPOST_LOG_LEVEL=warn\n')
    chmodSync(path, 0o644)
    expect(troubles(reportIn(await examine()))).toContainEqual(
      expect.objectContaining({ check: 'files', level: 'warning', fix: `chmod 600 ${path}` }),
    )
    chmodSync(path, 0o640)
    expect(troubles(reportIn(await examine())).map(({ check }) => check)).not.toContain('files')
    rmSync(path)
  })

  test('a file of providers may be read by everybody, a file that it takes a secret from may not', async () => {
    const [path, secret] = [join(cwd, 'providers.yaml'), join(cwd, 'relay.url')]
    const settings = '{ url: { file: relay.url }, from: codes@example.com }'
    writeFileSync(path, `providers:\n  - { name: relay, kind: smtp, settings: ${settings} }\n`)
    writeFileSync(secret, mail.url)
    chmodSync(path, 0o644)
    chmodSync(secret, 0o600)
    const plain = ['SMTP_URL', 'MAIL_FROM', 'DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']
    const change = { ...Object.fromEntries(plain.map((name) => [`PINPOST_${name}`, ''])), PINPOST_PROVIDERS: path }
    const open = async () => troubles(reportIn(await examine(change))).filter(({ check }) => check === 'files')
    expect(await open()).toEqual([])
    chmodSync(secret, 0o644)
    expect(await open()).toEqual([expect.objectContaining({ fix: `chmod 600 ${secret}` })])
    rmSync(path)
    rmSync(secret)
  })

  test('before the first start of a trial all that there is is looked at, and nothing is made', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pinpost-doctor-trial-'))
    const environment = {
      PINPOST_SMTP_URL: mail.url,
      PINPOST_MAIL_FROM: 'codes@example.com',
      PINPOST_DNS_SERVERS: 'none',
    }
    const typed = await typeCommand(['doctor', '--json'], { environment, cwd: folder })
    expect(typed.exit).toBe(0)
    const found = reportIn(typed).findings.map((finding) => `${finding.check}: ${finding.found}`)
    expect(found).toContainEqual(expect.stringMatching(/^database: Embedded, made in .* by the first start\.$/))
    expect(found).toContainEqual('provider smtp: It would take email.')
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })

  test('people read what is wrong, what comes of it, and what to do', async () => {
    Object.assign(zone, WELL, { '_dmarc.example.com': { TXT: [] } })
    const typed = await typeCommand(['doctor'], { environment: healthy, cwd })
    expect(typed.out).toMatch(/^ok +settings +Complete, for production at https:\/\/confirm\.example\.com\.$/m)
    expect(typed.out).toMatch(
      /^PROBLEM +DMARC +example\.com has no DMARC record\.\n +Anyone may.*\n +Fix: _dmarc\.example/m,
    )
    expect(typed.out).toMatch(/\n\n1 problem, 1 warning\.$/)
  })
})

describe('beside a server on the embedded database', () => {
  test('the part of the database is asked of that server, the rest is looked at here', async () => {
    const address = await embedded?.create()
    const folder = address?.engine === 'embedded' ? address.folder : ''
    const dataDir = mkdtempSync(join(tmpdir(), 'pinpost-doctor-'))
    renameSync(folder, join(dataDir, 'database'))
    const environment = { PINPOST_DATA_DIR: dataDir, PINPOST_SECRETS: SECRET }
    const running = await startProcess(environment)
    const beside = reportIn(await typeCommand(['doctor', '--json'], { environment, cwd: dataDir }))
    await running.stop()
    expect(beside.ok).toBe(true)
    const checks = beside.findings.map(({ check }) => check)
    for (const check of ['settings', 'data folder', 'database', 'clock', 'schema', 'secrets', 'providers'])
      expect(checks.filter((one) => one === check)).toHaveLength(1)
    const alone = reportIn(await typeCommand(['doctor', '--json'], { environment, cwd: dataDir }))
    expect(alone.findings.map(({ check }) => check).sort()).toEqual(checks.sort())
    rmSync(dataDir, { recursive: true })
  })

  test('a folder in which nothing was started stays empty', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'pinpost-doctor-'))
    const typed = await typeCommand(['doctor'], { environment: { PINPOST_SECRETS: SECRET }, cwd })
    expect(typed).toMatchObject({ exit: 0, out: expect.stringContaining('made in') })
    expect(readdirSync(cwd)).toEqual([])
    rmSync(cwd, { recursive: true })
  })
})

test('what does not answer in its time is a problem, and nobody waits for it', async () => {
  const [late] = await within(20, 'provider smtp', () => new Promise(() => {}))
  expect(late).toMatchObject({ check: 'provider smtp', level: 'problem', fix: expect.stringContaining('firewall') })
  const inTime = [ok('provider smtp', 'It would take email.')]
  expect(await within(5_000, 'provider smtp', async () => inTime)).toBe(inTime)
})

test.each([
  ['relay.example:587 cannot be reached, or TLS cannot be agreed on (EDNS ENOTFOUND)', /cannot resolve it/],
  ['relay.example:587 cannot be reached, or TLS cannot be agreed on (ETIMEDOUT)', /firewall/],
  ['api.twilio.com refuses the account, its auth token or its API key (20003)', /Correct them in/],
  ['rest.nexmo.com refuses the API key, its secret or the signature (Vonage 4)', /Correct them in/],
  ['rest.nexmo.com says that the account has no credit left', /Top the account up/],
  ["kannel:13013 does not answer as Kannel's sendsms does: is the address right? (HTTP 404)", /Correct url in/],
  ['email.eu-north-1.amazonaws.com does not know this access key (UnrecognizedClient)', /Correct it in/],
  [
    'email.eu-north-1.amazonaws.com takes the access key, but does not let it ask: allow it ses:GetAccount',
    /docs\/guides\/ses\.md/,
  ],
  ['Amazon SES in eu-north-1 has paused sending for the account', /provider's own console/],
  ['api.postmarkapp.com knows no message stream outbound of this server', /provider's own console/],
  [
    'gateway.example does not take our signature: it has another secret, or one of the clocks is off (HTTP 401)',
    /Give the receiver the secret/,
  ],
  ['gateway.example answers with a redirect, which is not followed (HTTP 302)', /Correct url in/],
  ['api.twilio.com leads to this machine or its own network (EPRIVATE)', /private address/],
  ['relay.example:587 does not take us (554 5.7.1)', /Ask whoever runs the other side/],
])('"%s" has a way out', (trouble, wayOut) => {
  expect(wayOutOf('smtp', trouble, { providersFile: undefined })).toMatch(wayOut)
})

// Every setting of a deployment in one table: its name, kind, defaults and meaning. The configuration is read by it, and
// docs/reference/config.md and example.env are written from it. What depends on several settings stands in rules.ts.
import {
  connectionUrl,
  countries,
  domain,
  headerName,
  host,
  integer,
  type Kind,
  oneOf,
  opaque,
  origin,
  path,
  proxies,
  resolvers,
  sender,
  smsSender,
  yesNo,
} from './kinds.ts'

export interface Setting<T> {
  readonly kind: Kind<T>
  readonly group:
    | 'Mode and address'
    | 'Data and secrets'
    | 'E-mail'
    | 'Text messages'
    | 'Several providers'
    | 'Registration'
    | 'Network and logs'
  /** Sentences for the reference. */
  readonly meaning: string
  /** Defaults as one would write them; undefined where there is none. */
  readonly trial?: string
  readonly production?: string
  /** The default in words, where it is computed. */
  readonly computed?: string
  /** When one cannot do without it, in words. */
  readonly needed?: string
  readonly example: string
  /** Its text is never shown, and is kept apart from the configuration. */
  readonly isSecret?: true
}

/** One that has a default in either mode. */
interface DefaultedSetting<T> extends Setting<T> {
  readonly trial: string
  readonly production: string
}

const setting = <T>(of: Setting<T>): Setting<T> => of
const defaulted = <T>(of: DefaultedSetting<T>): DefaultedSetting<T> => of
const both = (text: string): { trial: string; production: string } => ({ trial: text, production: text })

export const settings = {
  PINPOST_MODE: defaulted({
    kind: oneOf('trial', 'production'),
    group: 'Mode and address',
    meaning:
      'In `trial` everything starts by itself on this machine, with an inbox that shows every message sent with a test key. ' +
      '`production` refuses to start until what it needs is there, and lists all that is missing.',
    ...both('trial'),
    example: 'production',
  }),
  PINPOST_HOST: defaulted({
    kind: host,
    group: 'Mode and address',
    meaning: 'The address to listen on. In trial, one beyond loopback also wants `PINPOST_TRIAL_PUBLIC=yes`.',
    trial: '127.0.0.1',
    production: '0.0.0.0',
    example: '127.0.0.1',
  }),
  PINPOST_PORT: defaulted({
    kind: integer(0, 65_535),
    group: 'Mode and address',
    meaning: 'The port to listen on; 0 takes a free one.',
    ...both('3000'),
    example: '8080',
  }),
  PINPOST_BASE_URL: setting({
    kind: origin,
    group: 'Mode and address',
    meaning:
      'How people and applications reach this server. Links in messages and on pages begin with it, and with nothing else.',
    computed: 'in trial `http://localhost:` and the port',
    needed: 'in production, and there with https',
    example: 'https://confirm.example.com',
  }),
  PINPOST_TRIAL_PUBLIC: defaulted({
    kind: yesNo,
    group: 'Mode and address',
    meaning: 'Says that a trial may be reached from other machines, where anyone who reaches it can read its inbox.',
    ...both('no'),
    example: 'yes',
  }),
  PINPOST_DATABASE_URL: setting({
    kind: connectionUrl(['postgres', 'postgresql'], 'postgres://user:password@host:5432/database'),
    group: 'Data and secrets',
    meaning: 'PostgreSQL 15 or later. Without it, Pinpost keeps an embedded database in `PINPOST_DATA_DIR`.',
    needed: 'in production, unless `PINPOST_EMBEDDED_IN_PRODUCTION=yes`',
    example: 'postgres://pinpost:password@db.example.com:5432/pinpost',
    isSecret: true,
  }),
  PINPOST_DATABASE_POOL: defaulted({
    kind: integer(2, 200),
    group: 'Data and secrets',
    meaning: 'The most connections to PostgreSQL that one process opens.',
    ...both('10'),
    example: '20',
  }),
  PINPOST_DATABASE_LISTEN_URL: setting({
    kind: connectionUrl(['postgres', 'postgresql'], 'postgres://user:password@host:5432/database'),
    group: 'Data and secrets',
    meaning:
      'The same database by an address where a connection stays: to listen for notifications, where `PINPOST_DATABASE_URL` ' +
      'leads through a pooler in transaction mode.',
    computed: '`PINPOST_DATABASE_URL`',
    example: 'postgres://pinpost:password@db.example.com:5432/pinpost',
    isSecret: true,
  }),
  PINPOST_DATA_DIR: defaulted({
    kind: path,
    group: 'Data and secrets',
    meaning:
      'The folder of the embedded database, of the secrets of a trial and of the socket by which commands reach a running server. ' +
      'Relative to the working folder.',
    ...both('./data'),
    example: '/var/lib/pinpost',
  }),
  PINPOST_EMBEDDED_IN_PRODUCTION: defaulted({
    kind: yesNo,
    group: 'Data and secrets',
    meaning:
      'Allows production on the embedded database. It survives the death of the process but not that of the machine: ' +
      'what was confirmed in the last moments before a power cut may be lost.',
    ...both('no'),
    example: 'yes',
  }),
  PINPOST_SECRETS: setting({
    kind: opaque('base64 of 32 random bytes for each secret'),
    group: 'Data and secrets',
    meaning:
      'The key ring: secrets of 32 bytes in base64, separated by commas. The first one writes, all of them verify. ' +
      '`pinpost secret new` makes one.',
    computed: 'in trial made at the first start, in the file `secrets` of `PINPOST_DATA_DIR`',
    needed: 'in production',
    example: 'k3Sx…0Q8=,9fQm…v1w=',
    isSecret: true,
  }),
  PINPOST_SMTP_URL: setting({
    kind: connectionUrl(['smtp', 'smtps'], 'smtp://user:password@host:587 or smtps://user:password@host:465'),
    group: 'E-mail',
    meaning:
      'The relay that carries e-mail sent with a live key: `smtps` speaks TLS from the start, `smtp` changes to it by STARTTLS.',
    needed: 'in production, unless `PINPOST_PROVIDERS` names a provider of e-mail',
    example: 'smtp://user:password@smtp.example.com:587',
    isSecret: true,
  }),
  PINPOST_MAIL_FROM: setting({
    kind: sender,
    group: 'E-mail',
    meaning: 'The sender of e-mail. A name written here stands beside the address instead of the name of the service.',
    needed: 'with `PINPOST_SMTP_URL`',
    example: 'Pinpost <codes@example.com>',
  }),
  PINPOST_DKIM_DOMAIN: setting({
    kind: domain,
    group: 'E-mail',
    meaning: 'The domain in whose name e-mail is signed (DKIM), where the relay does not sign by itself.',
    needed: 'with the other two DKIM settings',
    example: 'example.com',
  }),
  PINPOST_DKIM_SELECTOR: setting({
    kind: domain,
    group: 'E-mail',
    meaning: 'The selector under which the public key stands in DNS: `selector._domainkey.domain`.',
    needed: 'with the other two DKIM settings',
    example: 'pinpost',
  }),
  PINPOST_DKIM_KEY_FILE: setting({
    kind: path,
    group: 'E-mail',
    meaning:
      'The file with the private key for DKIM: PEM, RSA of 1,024 bits or more (2,048 is usual). Relative to the working folder.',
    needed: 'with the other two DKIM settings',
    example: './dkim.pem',
  }),
  PINPOST_SMS_COUNTRIES: setting({
    kind: countries,
    group: 'Text messages',
    meaning: 'Where text messages may go: countries, `*` for all, or `none`. A service may narrow it for itself.',
    trial: '*',
    computed: 'in production none',
    needed: 'in production with `PINPOST_SMS_PER_DAY`',
    example: 'EE,LV,LT',
  }),
  PINPOST_SMS_PER_DAY: setting({
    kind: integer(0, 100_000_000),
    group: 'Text messages',
    meaning: 'How many text messages a service may send in a day.',
    trial: '1000',
    computed: 'in production 0',
    needed: 'in production with `PINPOST_SMS_COUNTRIES`',
    example: '2000',
  }),
  PINPOST_POLICY_FILE: setting({
    kind: path,
    group: 'Text messages',
    meaning:
      'A file in YAML or JSON that says, by country, which channel may be used and by which sender, where that differs from the table that Pinpost ships. ' +
      'Read at the start; relative to the working folder.',
    example: './policy.yaml',
  }),
  PINPOST_SMPP_URL: setting({
    kind: connectionUrl(
      ['smpp', 'smpps'],
      'smpp://system_id:password@host:2775 or smpps://system_id:password@host:3550',
    ),
    group: 'Text messages',
    meaning:
      'The carrier of text messages sent with a live key, by SMPP 3.4: `smpps` speaks TLS. docs/guides/smpp.md tells the parameters (`?links=`, `?window=`, `?rate=` and others).',
    needed: 'in production with `PINPOST_SMS_COUNTRIES`, unless `PINPOST_PROVIDERS` names a provider of text messages',
    example: 'smpp://system_id:password@smsc.example.com:2775?window=50',
    isSecret: true,
  }),
  PINPOST_SMS_SENDER: setting({
    kind: smsSender,
    group: 'Text messages',
    meaning: 'The sender of text messages. Countries and carriers differ in which they let through.',
    needed: 'with `PINPOST_SMPP_URL`',
    example: 'Pinpost',
  }),
  PINPOST_PROVIDERS: setting({
    kind: path,
    group: 'Several providers',
    meaning:
      'A file in YAML or JSON with all providers of messages, in place of the settings of e-mail and of text messages: several for a channel, each with its weight by country, its cost and its throughput. docs/guides/routing.md tells what it holds. ' +
      'Read at the start, and again within seconds when it changes; relative to the working folder.',
    example: './providers.yaml',
  }),
  PINPOST_METHODS_FILE: setting({
    kind: path,
    group: 'Registration',
    meaning:
      'A file in YAML or JSON that says by which methods people may prove who they are, and at which OpenID providers, where that differs from the table that Pinpost ships. ' +
      'Read at the start; relative to the working folder.',
    example: './methods.yaml',
  }),
  PINPOST_TRUSTED_PROXIES: setting({
    kind: proxies,
    group: 'Network and logs',
    meaning:
      'Whose forwarding headers are believed. Without it those of nobody are, and the address of a person is that of the connection.',
    example: '10.0.0.0/8, 192.0.2.7',
  }),
  PINPOST_LOCATION_HEADER: setting({
    kind: headerName,
    group: 'Network and logs',
    meaning:
      'The header in which a trusted proxy says the country a request comes from, by two letters: it only preselects and warns. Wants `PINPOST_TRUSTED_PROXIES`.',
    example: 'cf-ipcountry',
  }),
  PINPOST_EVENT_STREAMS: defaulted({
    kind: integer(0, 1_000_000),
    group: 'Network and logs',
    meaning:
      'The most streams of events (`GET /v1/verifications/{id}/events`) that one process keeps open. Each takes a connection; the limit on open files of the process must allow them.',
    ...both('5000'),
    example: '20000',
  }),
  PINPOST_DNS_SERVERS: defaulted({
    kind: resolvers,
    group: 'Network and logs',
    meaning:
      'Which resolvers are asked whether a domain receives mail. `system` takes those of this machine, as long as they know the domains of the world, `none` turns the look-ups off.',
    ...both('system'),
    example: '192.0.2.53, [2001:db8::53]:5353',
  }),
  PINPOST_OPS_PORT: defaulted({
    kind: integer(0, 65_535),
    group: 'Network and logs',
    meaning: 'The port of the metrics (`/metrics`), on loopback; 0 takes a free one.',
    ...both('3001'),
    example: '9100',
  }),
  PINPOST_LOG_LEVEL: defaulted({
    kind: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    group: 'Network and logs',
    meaning: 'The least important lines that are still written.',
    ...both('info'),
    example: 'warn',
  }),
} as const

export type SettingName = keyof typeof settings
export const settingNames = Object.keys(settings) as SettingName[]

type Told<S> = S extends Setting<infer T> ? T : never
/** What was read: undefined where nothing was given and there is no default, or what was given is wrong. */
export type Values = { readonly [N in SettingName]: Told<(typeof settings)[N]> | undefined }
/** The same once nothing is wrong: what has a default is there. */
export type SoundValues = {
  readonly [N in SettingName]: (typeof settings)[N] extends DefaultedSetting<infer T> ? T : Values[N]
}

// What depends on several settings: what production wants, what a trial must not do, what belongs together. Each rule looks at
// what was read and names the setting at fault; all of them are judged, so that a person hears everything at once.
import { isLoopback } from './names.ts'
import type { SettingName, Values } from './settings.ts'

interface Rule {
  readonly name: SettingName
  isBroken(values: Values): boolean
  readonly problem: string
  readonly wayOut: string
}

const inProduction = (values: Values): boolean => values.PINPOST_MODE === 'production'
const inTrial = (values: Values): boolean => values.PINPOST_MODE === 'trial'
const isStayingHome = (values: Values): boolean => inTrial(values) && values.PINPOST_TRIAL_PUBLIC !== true
const namesProviders = (values: Values): boolean => values.PINPOST_PROVIDERS !== undefined
const hostOf = (baseUrl: string): string => new URL(baseUrl).hostname
const signsMail = (values: Values): boolean =>
  [values.PINPOST_DKIM_DOMAIN, values.PINPOST_DKIM_SELECTOR, values.PINPOST_DKIM_KEY_FILE].some(
    (value) => value !== undefined,
  )

const DKIM_WAY_OUT = 'Set PINPOST_DKIM_DOMAIN, PINPOST_DKIM_SELECTOR and PINPOST_DKIM_KEY_FILE, or none of the three.'

export const rules: readonly Rule[] = [
  {
    name: 'PINPOST_SECRETS',
    isBroken: (values) => inProduction(values) && values.PINPOST_SECRETS === undefined,
    problem: 'production wants a secret of its own',
    wayOut: 'Run "pinpost secret new" and set what it prints; keep a copy where you keep such things.',
  },
  {
    name: 'PINPOST_DATABASE_URL',
    isBroken: (values) =>
      inProduction(values) &&
      values.PINPOST_DATABASE_URL === undefined &&
      values.PINPOST_EMBEDDED_IN_PRODUCTION !== true,
    problem: 'production wants a PostgreSQL server',
    wayOut:
      'Set postgres://user:password@host:5432/database, or PINPOST_EMBEDDED_IN_PRODUCTION=yes if a power cut may cost the last moments.',
  },
  {
    name: 'PINPOST_DATABASE_LISTEN_URL',
    isBroken: (values) => values.PINPOST_DATABASE_LISTEN_URL !== undefined && values.PINPOST_DATABASE_URL === undefined,
    problem: 'it is a second way to the database of PINPOST_DATABASE_URL, which is not set',
    wayOut: 'Set PINPOST_DATABASE_URL too, or leave both out for the embedded database.',
  },
  {
    name: 'PINPOST_BASE_URL',
    isBroken: (values) => inProduction(values) && values.PINPOST_BASE_URL === undefined,
    problem: 'production wants the address by which people reach it',
    wayOut: 'Set it with https, for example https://confirm.example.com.',
  },
  {
    name: 'PINPOST_BASE_URL',
    isBroken: (values) => inProduction(values) && values.PINPOST_BASE_URL?.startsWith('http:') === true,
    problem: 'in production it must begin with https://',
    wayOut: 'Put Pinpost behind a proxy that speaks TLS and give the address of that proxy.',
  },
  {
    name: 'PINPOST_SMTP_URL',
    isBroken: (values) => inProduction(values) && values.PINPOST_SMTP_URL === undefined && !namesProviders(values),
    problem: 'production wants a relay for e-mail',
    wayOut: 'Set smtp://user:password@host:587 or smtps://user:password@host:465, or PINPOST_PROVIDERS.',
  },
  {
    name: 'PINPOST_MAIL_FROM',
    isBroken: (values) =>
      ((inProduction(values) && !namesProviders(values)) || values.PINPOST_SMTP_URL !== undefined) &&
      values.PINPOST_MAIL_FROM === undefined,
    problem: 'e-mail wants a sender',
    wayOut: 'Set an address that the relay lets you send from, for example Pinpost <codes@example.com>.',
  },
  {
    name: 'PINPOST_SMS_PER_DAY',
    isBroken: (values) => sendsText(values.PINPOST_SMS_COUNTRIES) && values.PINPOST_SMS_PER_DAY === undefined,
    problem: 'text messages to the countries of PINPOST_SMS_COUNTRIES want a number a day',
    wayOut: 'Set how many text messages a service may send in a day: it bounds what abuse can cost.',
  },
  {
    name: 'PINPOST_SMS_COUNTRIES',
    isBroken: (values) => (values.PINPOST_SMS_PER_DAY ?? 0) > 0 && values.PINPOST_SMS_COUNTRIES === undefined,
    problem: 'a number of text messages a day wants the countries they may go to',
    wayOut: 'Set the countries, for example EE,LV,LT, or * for all.',
  },
  {
    name: 'PINPOST_SMPP_URL',
    isBroken: (values) =>
      inProduction(values) &&
      sendsText(values.PINPOST_SMS_COUNTRIES) &&
      values.PINPOST_SMPP_URL === undefined &&
      !namesProviders(values),
    problem: 'text messages to the countries of PINPOST_SMS_COUNTRIES want a carrier',
    wayOut: 'Set smpp://system_id:password@host:2775 or smpps://system_id:password@host:3550, or PINPOST_PROVIDERS.',
  },
  {
    name: 'PINPOST_PROVIDERS',
    isBroken: (values) => namesProviders(values) && (values.PINPOST_SMTP_URL ?? values.PINPOST_SMPP_URL) !== undefined,
    problem: 'the file names all providers, and PINPOST_SMTP_URL or PINPOST_SMPP_URL names another',
    wayOut:
      'Write that one into the file (kind: smtp or smpp) and leave the setting out, or leave PINPOST_PROVIDERS out.',
  },
  {
    name: 'PINPOST_SMS_SENDER',
    isBroken: (values) => values.PINPOST_SMPP_URL !== undefined && values.PINPOST_SMS_SENDER === undefined,
    problem: 'text messages want a sender',
    wayOut: 'Set what the carrier lets you send from: a number with its +, a short code, or a name.',
  },
  {
    name: 'PINPOST_HOST',
    isBroken: (values) => isStayingHome(values) && !isLoopback(values.PINPOST_HOST ?? 'localhost'),
    problem: 'a trial listens on this machine only',
    wayOut: 'Leave it out, or set PINPOST_TRIAL_PUBLIC=yes if anyone who reaches this machine may read the inbox.',
  },
  {
    name: 'PINPOST_BASE_URL',
    isBroken: (values) => isStayingHome(values) && !isLoopback(hostOf(values.PINPOST_BASE_URL ?? 'http://localhost')),
    problem: 'a trial is reached from this machine only',
    wayOut: 'Leave it out, or set PINPOST_TRIAL_PUBLIC=yes if anyone who reaches that address may read the inbox.',
  },
  {
    name: 'PINPOST_DKIM_DOMAIN',
    isBroken: (values) => signsMail(values) && values.PINPOST_DKIM_DOMAIN === undefined,
    problem: 'signing e-mail wants the domain',
    wayOut: DKIM_WAY_OUT,
  },
  {
    name: 'PINPOST_DKIM_SELECTOR',
    isBroken: (values) => signsMail(values) && values.PINPOST_DKIM_SELECTOR === undefined,
    problem: 'signing e-mail wants the selector',
    wayOut: DKIM_WAY_OUT,
  },
  {
    name: 'PINPOST_DKIM_KEY_FILE',
    isBroken: (values) => signsMail(values) && values.PINPOST_DKIM_KEY_FILE === undefined,
    problem: 'signing e-mail wants the private key',
    wayOut: DKIM_WAY_OUT,
  },
  {
    name: 'PINPOST_LOCATION_HEADER',
    isBroken: (values) => values.PINPOST_LOCATION_HEADER !== undefined && values.PINPOST_TRUSTED_PROXIES === undefined,
    problem: 'anyone can send a header, so it is believed only from trusted proxies, and there are none',
    wayOut: 'Set PINPOST_TRUSTED_PROXIES to the proxy that adds it, or leave it out.',
  },
  {
    name: 'PINPOST_OPS_PORT',
    isBroken: (values) => values.PINPOST_OPS_PORT !== 0 && values.PINPOST_OPS_PORT === values.PINPOST_PORT,
    problem: 'the metrics cannot share the port of PINPOST_PORT',
    wayOut: 'Give them different ports.',
  },
]

function sendsText(countries: Values['PINPOST_SMS_COUNTRIES']): boolean {
  return countries !== undefined && countries.length > 0
}

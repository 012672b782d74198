// The configuration, typed and cross-checked. Secrets are kept apart in secrets.ts, so that this object may be shown and logged.
import { resolve } from 'node:path'
import { nearest } from '../lib/nearest.ts'
import { type Random, systemRandom } from '../lib/random.ts'
import type { Env } from './env.ts'
import type { Problem } from './problem.ts'
import { rules } from './rules.ts'
import { readSecrets, type Secrets } from './secrets.ts'
import { type SettingName, type SoundValues, settingNames, settings, type Values } from './settings.ts'

export interface Config {
  readonly mode: 'trial' | 'production'
  readonly host: string
  readonly port: number
  /** Without a slash at the end. Says port 0 where `port` is 0 and nothing else was set: whoever listens puts in the port it got. */
  readonly baseUrl: string
  /** Metrics, on loopback; 0 picks a free port. */
  readonly opsPort: number
  readonly database:
    | { readonly engine: 'postgres'; readonly pool: number }
    | { readonly engine: 'embedded'; readonly folder: string }
  /** Where the embedded database, the trial's secrets and the command socket live. */
  readonly dataDir: string
  readonly smtp:
    | {
        readonly from: string
        readonly fromName: string | undefined
        /** Its private key is among the secrets. */
        readonly dkim: { readonly domain: string; readonly selector: string } | undefined
      }
    | undefined
  /** The sender of text messages; the carrier's address is among the secrets. */
  readonly smpp: { readonly sender: string } | undefined
  /** All providers, in place of the two above: an absolute path. */
  readonly providersFile: string | undefined
  /** Where text messages may go, and how many a day (R31, R40). */
  readonly smsCountries: readonly string[] | '*'
  readonly smsPerDay: number
  /** The operator's own methods of registration: an absolute path. */
  readonly methodsFile: string | undefined
  /** The operator's own rows of policy: an absolute path. */
  readonly policyFile: string | undefined
  /** Addresses and ranges whose forwarding headers count (R42). */
  readonly trustedProxies: readonly string[]
  /** The most streams of events that this process keeps open. */
  readonly eventStreams: number
  /** Who is asked whether a domain receives mail (R14). */
  readonly dnsServers: readonly string[] | 'system' | 'none'
  /** In lower case. */
  readonly locationHeader: string | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Trial only: told in so many words to listen beyond loopback (R44). */
  readonly isPublicTrial: boolean
}

export type Loaded =
  /** `warnings` are what one should know and what stops nothing. */
  | { readonly ok: true; readonly config: Config; readonly secrets: Secrets; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface LoadOptions {
  /** The working folder: relative paths begin there. */
  readonly cwd: string
  /**
   * What a trial does without secrets: makes them in the data folder; or says that none are there (`read`, for commands on what a
   * trial holds); or goes on with ones that are kept nowhere (`foresee`, for looking at what a first start would find).
   */
  readonly trialSecrets?: 'make' | 'read' | 'foresee'
  readonly random?: Random
}

/** Reads, judges and completes the settings. Answers everything that is wrong or missing at once, and no secret's value. */
export function loadConfig(env: Env, { cwd, trialSecrets = 'make', random = systemRandom }: LoadOptions): Loaded {
  const { values, problems: misread } = readValues(env)
  const known = new Set<string>(misread.map(({ name }) => name))
  const broken = rules.filter((rule) => !known.has(rule.name) && rule.isBroken(values))
  const problems: Problem[] = [...misread, ...broken.map(({ name, problem, wayOut }) => ({ name, problem, wayOut }))]
  const dataDir = resolve(cwd, values.PINPOST_DATA_DIR ?? settings.PINPOST_DATA_DIR.trial)
  const trialFile = problems.length > 0 ? 'leave' : trialSecrets // what will not start makes nothing
  const secrets = readSecrets(values, { env, cwd, dataDir, trialFile, random })
  if (!secrets.ok) problems.push(...secrets.problems)
  if (problems.length > 0 || !secrets.ok) return { ok: false, problems }
  return {
    ok: true,
    config: toConfig(values as SoundValues, cwd, dataDir),
    secrets: secrets.secrets,
    warnings: warningsOf(env, values),
  }
}

function readValues(env: Env): { values: Values; problems: Problem[] } {
  const mode = textOf(env, 'PINPOST_MODE')?.toLowerCase() === 'production' ? 'production' : 'trial'
  const values: Partial<Record<SettingName, unknown>> = {}
  const problems: Problem[] = []
  for (const name of settingNames) {
    const { kind, example, ...defaults } = settings[name]
    const given = textOf(env, name)
    const text = given ?? defaults[mode]
    if (text === undefined) continue
    const parsed = kind.parse(text)
    if (parsed.ok) values[name] = parsed.value
    else problems.push({ name, problem: parsed.problem, wayOut: `Give ${kind.accepts}; for example ${example}.` })
  }
  return { values: values as Values, problems }
}

function toConfig(values: SoundValues, cwd: string, dataDir: string): Config {
  const port = values.PINPOST_PORT
  const engine = values.PINPOST_DATABASE_URL === undefined ? 'embedded' : 'postgres'
  const file = (path: string | undefined) => (path === undefined ? undefined : resolve(cwd, path))
  return {
    mode: values.PINPOST_MODE,
    host: values.PINPOST_HOST,
    port,
    baseUrl: values.PINPOST_BASE_URL ?? `http://localhost:${port}`,
    opsPort: values.PINPOST_OPS_PORT,
    database:
      engine === 'postgres'
        ? { engine, pool: values.PINPOST_DATABASE_POOL }
        : { engine, folder: resolve(dataDir, 'database') },
    dataDir,
    smtp: toSmtp(values),
    smpp: toSmpp(values),
    providersFile: file(values.PINPOST_PROVIDERS),
    smsCountries: values.PINPOST_SMS_COUNTRIES ?? [],
    smsPerDay: values.PINPOST_SMS_PER_DAY ?? 0,
    methodsFile: file(values.PINPOST_METHODS_FILE),
    policyFile: file(values.PINPOST_POLICY_FILE),
    trustedProxies: values.PINPOST_TRUSTED_PROXIES ?? [],
    eventStreams: values.PINPOST_EVENT_STREAMS,
    dnsServers: values.PINPOST_DNS_SERVERS,
    locationHeader: values.PINPOST_LOCATION_HEADER,
    logLevel: values.PINPOST_LOG_LEVEL,
    isPublicTrial: values.PINPOST_MODE === 'trial' && values.PINPOST_TRIAL_PUBLIC,
  }
}

function toSmtp(values: Values): Config['smtp'] {
  const { PINPOST_SMTP_URL: url, PINPOST_MAIL_FROM: sender } = values
  if (url === undefined || sender === undefined) return undefined // the rules have refused a relay without a sender
  const { PINPOST_DKIM_DOMAIN: domain, PINPOST_DKIM_SELECTOR: selector } = values
  const dkim = domain !== undefined && selector !== undefined ? { domain, selector } : undefined
  return { from: sender.address, fromName: sender.name, dkim }
}

function toSmpp({ PINPOST_SMPP_URL: url, PINPOST_SMS_SENDER: sender }: Values): Config['smpp'] {
  return url === undefined || sender === undefined ? undefined : { sender } // the rules have refused one without the other
}

function warningsOf(env: Env, values: Values): Problem[] {
  const unknown = Object.keys(env).filter(
    (name) => name.startsWith('PINPOST_') && !name.startsWith('PINPOST_TEST_') && !Object.hasOwn(settings, name),
  )
  const warnings = unknown.map((name): Problem => {
    const meant = nearest(
      name.slice('PINPOST_'.length),
      settingNames.map((known) => known.slice('PINPOST_'.length)),
    )
    const wayOut = meant ? `Did you mean PINPOST_${meant}?` : 'docs/reference/config.md lists the settings.'
    return { name, problem: 'there is no such setting, so it does nothing', wayOut }
  })
  if (values.PINPOST_MAIL_FROM !== undefined && values.PINPOST_SMTP_URL === undefined) {
    const wayOut = 'Set PINPOST_SMTP_URL to send e-mail with live keys.'
    warnings.push({ name: 'PINPOST_MAIL_FROM', problem: 'without a relay it does nothing', wayOut })
  }
  if (values.PINPOST_SMS_SENDER !== undefined && values.PINPOST_SMPP_URL === undefined) {
    const wayOut = 'Set PINPOST_SMPP_URL to send text messages with live keys.'
    warnings.push({ name: 'PINPOST_SMS_SENDER', problem: 'without a carrier it does nothing', wayOut })
  }
  return warnings
}

function textOf(env: Env, name: SettingName): string | undefined {
  return env[name]?.trim() || undefined
}

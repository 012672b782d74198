// The settings of a service: judging a change, and reading what is stored. Nothing is stored that was not judged here; what is
// absent has its default.
import { nearest } from '../lib/nearest.ts'
import type { ServiceSettings } from './service.ts'
import {
  isSettingName,
  type OptionalSetting,
  type ServiceSetting,
  type SettingName,
  settingNames,
  settingTable,
} from './setting-table.ts'

/** What the operator set, as it is stored: names of the table, values as JSON. */
export type StoredSettings = Readonly<Record<string, unknown>>

export interface SettingProblem {
  readonly setting: string
  /** What it takes, or which name may have been meant; reads after the name. */
  readonly problem: string
}

export type JudgedPatch =
  | { readonly ok: true; readonly set: StoredSettings; readonly unset: readonly SettingName[] }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] }

/** Judges a change. Null takes a setting back to its default. Answers what to store, or every problem at once. */
export function judgePatch(patch: StoredSettings): JudgedPatch {
  const set: Record<string, unknown> = {}
  const unset: SettingName[] = []
  const problems: SettingProblem[] = []
  for (const [name, value] of Object.entries(patch)) {
    if (!isSettingName(name)) {
      problems.push({ setting: name, problem: noSuchSetting(name) })
      continue
    }
    const { kind } = settingTable[name]
    const judged = kind.judge(value)
    if (value === null) unset.push(name)
    else if (judged.ok) set[name] = judged.value
    else problems.push({ setting: name, problem: `takes ${kind.accepts}` })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, set, unset }
}

/** A text of the command line as JSON, to be judged by judgePatch, which also says when there is no such setting. */
export function settingFromText(name: string, text: string): unknown {
  return isSettingName(name) ? settingTable[name].kind.fromText(text) : text
}

/**
 * The content of a file as JSON, to be judged like any other. Undefined: the setting is not given as a file.
 */
export function settingFromFile(name: string): ((bytes: Uint8Array) => unknown) | undefined {
  return isSettingName(name) ? settingTable[name].kind.fromFile : undefined
}

/**
 * The settings of a service from what is stored. What this release does not know is left alone; what it knows and would not have
 * stored is thrown: then the table was changed by hand, and a default in its place might let through what was forbidden.
 */
export function readSettings(slug: string, stored: StoredSettings): ServiceSettings {
  const read = <N extends SettingName>(name: N): Told<N> => {
    const value = stored[name]
    if (value === undefined) return defaults[name] as Told<N>
    const { kind } = settingTable[name]
    const judged = kind.judge(value)
    if (!judged.ok) throw new Error(`The service ${slug} holds an impossible ${name}: it takes ${kind.accepts}.`)
    return judged.value as Told<N>
  }
  return {
    name: read('name') ?? slug,
    locale: read('locale'),
    smsOriginHost: read('sms_origin_host'),
    codeDigits: read('code_digits'),
    codeSeconds: { sms: read('code_seconds_sms'), email: read('code_seconds_email') },
    resendAfterSeconds: read('resend_after_seconds'),
    fallback: read('fallback'),
    fallbackAfterSeconds: read('fallback_after_seconds'),
    smsCountries: read('sms_countries'),
    refusesVoip: read('voip_numbers') === 'refuse',
    smsPerDay: read('sms_per_day'),
    smsPerCountryHour: read('sms_per_country_hour'),
    eventStreams: read('event_streams'),
    throwAwayMailboxes: read('throw_away_mailboxes'),
    observedLimits: read('observed_limits') ?? [],
    allowedOrigins: read('allowed_origins') ?? [],
    returnUrls: read('return_urls') ?? [],
    accountYears: read('account_years'),
    renewalDays: read('renewal_days'),
    contactsNeeded: read('contacts_needed'),
    accountsOpenAs: read('accounts_open_as'),
    reminderDays: read('reminder_days'),
    support: read('support'),
    supportHours: read('support_hours'),
    brandColor: read('brand_color'),
    logo: read('logo'),
    controller: read('controller') ?? read('name') ?? slug,
    privacyUrl: read('privacy_url'),
  }
}

/** Undefined: an optional one that is absent. */
type Told<N extends SettingName> =
  (typeof settingTable)[N] extends OptionalSetting<infer T>
    ? T | undefined
    : (typeof settingTable)[N] extends ServiceSetting<infer T>
      ? T
      : never

const defaults = Object.fromEntries(settingNames.map((name) => [name, defaultOf(settingTable[name])]))

function defaultOf(setting: ServiceSetting<unknown>): unknown {
  if ('isOptional' in setting) return undefined
  const judged = setting.kind.judge(setting.kind.fromText(setting.default))
  if (!judged.ok) throw new Error(`${setting.default} is no default: it takes ${setting.kind.accepts}.`)
  return judged.value
}

function noSuchSetting(name: string): string {
  const meant = nearest(name, settingNames)
  return meant === undefined
    ? `is no setting (there are ${settingNames.join(', ')})`
    : `is no setting (did you mean ${meant}?)`
}

// Every setting of a service in one table: what it means, what it accepts, its default. They are stored and given under these
// names, and docs/reference/config.md is written from them.
import { type CountryCode, parseCountry } from '../contacts/index.ts'
import { locales } from '../i18n/index.ts'
import {
  colour,
  daysBefore,
  hostName,
  instants,
  judgeOrigin,
  judgeReturnUrl,
  list,
  oneOf,
  picture,
  plainText,
  type SettingKind,
  support,
  webAddress,
  wholeNumber,
} from './setting-kinds.ts'

export interface ServiceSetting<T> {
  readonly kind: SettingKind<T>
  readonly meaning: string
  /** As one would write it on the command line; of an optional one, what holds without it, in words. */
  readonly default: string
  /** As one would write it on the command line. */
  readonly example: string
}

/** One that may be absent: what then holds is settled where the settings are read. */
export interface OptionalSetting<T> extends ServiceSetting<T> {
  readonly isOptional: true
}

const setting = <T>(of: ServiceSetting<T>): ServiceSetting<T> => of
const optional = <T>(of: ServiceSetting<T>): OptionalSetting<T> => ({ ...of, isOptional: true })

const countryList = list('two-letter country codes separated by commas', 300, parseCountry)
const countries: SettingKind<readonly CountryCode[] | '*'> = {
  accepts: `${countryList.accepts}; * for all, or none`,
  judge: (value) => (value === '*' ? { ok: true, value } : countryList.judge(value)),
  fromText: (text) => (text === '*' ? text : text === 'none' ? [] : countryList.fromText(text)),
}

const judgeLimitName = (text: string): string | undefined => (/^[a-z][a-z0-9_]{0,59}$/.test(text) ? text : undefined)

export const settingTable = {
  name: optional({
    kind: plainText(60),
    meaning: 'What people read in messages and on pages.',
    default: 'the slug',
    example: 'Example Shop',
  }),
  locale: setting({
    kind: oneOf(locales),
    meaning: 'The language when nothing else says one.',
    default: 'en',
    example: 'et',
  }),
  sms_origin_host: optional({
    kind: hostName,
    meaning:
      'The host in the last line of a text message, `@host #code`: where the code is typed in, for browsers that fill it in by themselves.',
    default: 'none, and no such line',
    example: 'www.example.com',
  }),
  code_digits: setting({
    kind: wholeNumber(4, 10, 'digits'),
    meaning: 'How many digits a code has.',
    default: '6',
    example: '8',
  }),
  code_seconds_sms: setting({
    kind: wholeNumber(60, 600, 'seconds'),
    meaning: 'How long a code sent by SMS lives.',
    default: '600',
    example: '300',
  }),
  code_seconds_email: setting({
    kind: wholeNumber(60, 86_400, 'seconds'),
    meaning: 'How long a code sent by e-mail lives.',
    default: '600',
    example: '1800',
  }),
  resend_after_seconds: setting({
    kind: instants({ most: 4, leastGap: 30, latest: 86_400 }), // R27: the operator may shorten, not below 30 s
    meaning: 'When, counted from the start, one may ask for the code again: one number for each further message.',
    default: '120,300',
    example: '60,180',
  }),
  fallback: setting({
    kind: oneOf(['offer', 'auto']),
    meaning:
      'When the code of a registration cannot arrive: `offer` the person their other contact, or `auto`: send a code there too.',
    default: 'offer',
    example: 'auto',
  }),
  fallback_after_seconds: setting({
    kind: wholeNumber(5, 120, 'seconds'),
    meaning:
      'How long a message may be neither taken nor, where its provider says so, delivered, until the other contact is offered or sent to.',
    default: '20',
    example: '30',
  }),
  sms_countries: optional({
    kind: countries,
    meaning: 'To which of the countries of `PINPOST_SMS_COUNTRIES` text messages of this service may go.',
    default: 'as `PINPOST_SMS_COUNTRIES` says',
    example: 'EE,LV',
  }),
  voip_numbers: setting({
    kind: oneOf(['accept', 'refuse']),
    meaning:
      'What becomes of numbers that are reached over the internet: text messages arrive there in some countries and not in others.',
    default: 'accept',
    example: 'refuse',
  }),
  sms_per_day: optional({
    kind: wholeNumber(0, 100_000_000, 'messages'),
    meaning: 'How many text messages this service may send in a day.',
    default: 'as `PINPOST_SMS_PER_DAY` says',
    example: '500',
  }),
  sms_per_country_hour: setting({
    kind: wholeNumber(0, 10_000_000, 'messages'),
    meaning: 'How many of them may go to one country in an hour.',
    default: '500',
    example: '100',
  }),
  event_streams: setting({
    kind: wholeNumber(0, 1_000_000, 'streams'),
    meaning: 'How many streams of events one process keeps open for this service, apart for live and test keys.',
    default: '2000',
    example: '500',
  }),
  throw_away_mailboxes: setting({
    kind: oneOf(['refuse', 'accept']),
    meaning: 'What becomes of e-mail addresses at providers whose mailboxes are thrown away after minutes.',
    default: 'refuse',
    example: 'accept',
  }),
  observed_limits: optional({
    kind: list('names of limits separated by commas', 50, judgeLimitName),
    meaning: 'Limits that only count and never refuse.',
    default: 'none',
    example: 'sends_per_session',
  }),
  allowed_origins: optional({
    kind: list(
      'origins such as https://www.example.com separated by commas (http only for this machine)',
      100,
      judgeOrigin,
    ),
    meaning: 'Origins whose browsers may call with a client token.',
    default: 'none',
    example: 'https://www.example.com',
  }),
  return_urls: optional({
    kind: list(
      'https addresses without user name and fragment, separated by commas (http only for this machine)',
      100,
      judgeReturnUrl,
    ),
    meaning:
      'Addresses to which a browser may be sent back. What an application asks for must be one of them, letter by letter.',
    default: 'none',
    example: 'https://www.example.com/welcome',
  }),
  account_years: setting({
    kind: wholeNumber(1, 20, 'years'),
    meaning: 'How long an account is good for once it is active.',
    default: '3',
    example: '5',
  }),
  renewal_days: setting({
    kind: wholeNumber(1, 365, 'days'),
    meaning: 'From how many days before its end an account may be renewed.',
    default: '60',
    example: '90',
  }),
  contacts_needed: setting({
    kind: oneOf(['any', 'every']),
    meaning:
      'How many contacts of a registration are to be confirmed: any one of them, or every one that a message can reach.',
    default: 'any',
    example: 'every',
  }),
  accounts_open_as: setting({
    kind: oneOf(['active', 'pending']),
    meaning:
      'What a completed registration leaves: an `active` account, or a `pending` one that the application makes active.',
    default: 'active',
    example: 'pending',
  }),
  reminder_days: setting({
    kind: daysBefore({ most: 6, latest: 365 }),
    meaning:
      'How many days before the end of an account the person is reminded: by e-mail where there is one, else by SMS.',
    default: '60,14,3',
    example: '30,7',
  }),
  support: optional({
    kind: support,
    meaning: 'Shown where help is offered.',
    default: 'none',
    example: 'help@example.com',
  }),
  support_hours: optional({
    kind: plainText(120),
    meaning: 'When support is there; shown beside it, as it is, in every language.',
    default: 'none',
    example: 'Mo–Fr 9:00–17:00 (EET)',
  }),
  brand_color: optional({
    kind: colour,
    meaning:
      'The colour of buttons, links and edges on the pages. The words on it, and the shades for light and dark screens, are computed so that all can be read.',
    default: 'a blue',
    example: '#0b6e4f',
  }),
  logo: optional({
    kind: picture,
    meaning:
      'The picture in place of the name at the top of the pages; at most 216 by 45 pixels there. Given as the path of a file.',
    default: 'none, and the name',
    example: './logo.svg',
  }),
  controller: optional({
    kind: plainText(120),
    meaning: 'Who answers for the data of people, as the page on privacy names it.',
    default: 'the name of the service',
    example: 'Example Shop Ltd, Tallinn',
  }),
  privacy_url: optional({
    kind: webAddress,
    meaning: 'Where the whole privacy notice is; the page on privacy leads there.',
    default: 'none',
    example: 'https://www.example.com/privacy',
  }),
} as const

export type SettingName = keyof typeof settingTable
export const settingNames = Object.keys(settingTable) as SettingName[]

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingTable, name)
}

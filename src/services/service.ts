// A service: a tenant of this Pinpost, with a name, a brand, settings and API keys (D11, D12).
import type { CountryCode } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'

export interface Service {
  readonly id: Uuid
  /** Short and unique, for the command line: `default`. */
  readonly slug: string
  readonly settings: ServiceSettings
}

export interface ServiceSettings {
  /** What people read in messages and on pages. */
  readonly name: string
  /** Language when nothing else says one. */
  readonly locale: string
  /** The host in the last line of an SMS, `@host #code` (R38): where the code is typed in. Undefined: no such line. */
  readonly smsOriginHost: string | undefined
  /** Digits of a code, 4 to 10 (R1). */
  readonly codeDigits: number
  /** How long a code lives: sms 60 to 600 s, email 60 to 86,400 s (R5). */
  readonly codeSeconds: { readonly sms: number; readonly email: number }
  /** After how many seconds from the start one may send again, ascending, each gap at least 30 (R27). */
  readonly resendAfterSeconds: readonly number[]
  /** What becomes of the other contact of a registration when the code cannot arrive: offered, or sent to as well. */
  readonly fallback: 'offer' | 'auto'
  /** How long a message may go without being delivered until the other contact is the better way. */
  readonly fallbackAfterSeconds: number
  /** Where text messages may go: countries, or '*' for all (R31). Undefined: as the deployment says. */
  readonly smsCountries: readonly CountryCode[] | '*' | undefined
  /** Whether numbers that are reached over the internet are refused. */
  readonly refusesVoip: boolean
  /** How many text messages a day for this service. Undefined: as the deployment says. */
  readonly smsPerDay: number | undefined
  /** Per country and hour. */
  readonly smsPerCountryHour: number
  /** Streams of events that one process keeps open for this service, apart for live and test keys. */
  readonly eventStreams: number
  /** Mailboxes that are thrown away after minutes (R13). */
  readonly throwAwayMailboxes: 'refuse' | 'accept'
  /** Limits that only count and never refuse (R40), by their name in src/limits. */
  readonly observedLimits: readonly string[]
  /** Origins whose browsers may call with a client token (CORS), exact. */
  readonly allowedOrigins: readonly string[]
  /** Addresses to which a browser may be sent back, exact (R42). */
  readonly returnUrls: readonly string[]
  /** How long an account is good for once it is active, in years. */
  readonly accountYears: number
  /** From how many days before its end it may be renewed. */
  readonly renewalDays: number
  /** How many contacts of a registration are to be confirmed: one, or every one that can be reached (R19). */
  readonly contactsNeeded: 'any' | 'every'
  /** What a completed registration leaves: an active account, or one that the host makes active. */
  readonly accountsOpenAs: 'active' | 'pending'
  /** How many days before its end people are reminded of it; empty: never. */
  readonly reminderDays: readonly number[]
  /** Shown where help is offered: a URL, an address or a number. */
  readonly support: string | undefined
  /** When it is there, in words. */
  readonly supportHours: string | undefined
  /** `#0b57d0`; undefined: Pinpost's own. */
  readonly brandColor: string | undefined
  /** A data URL that logoFromText reads. */
  readonly logo: string | undefined
  /** Who answers for people's data. */
  readonly controller: string
  /** Where the whole privacy notice is. */
  readonly privacyUrl: string | undefined
}

export type Scope = 'verify' | 'register' | 'accounts'
/** `live` really sends; `test` does everything except sending (D12). */
export type KeyKind = 'live' | 'test'

/** Who calls with an API key: found by the key's hash, cached for a moment. */
export interface Caller {
  readonly keyId: Uuid
  readonly kind: KeyKind
  readonly scopes: readonly Scope[]
  readonly service: Service
}

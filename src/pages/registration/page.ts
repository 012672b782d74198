// What a page of a registration is: whether it may be shown, what it needs, how it looks, what its form does. One file each; the
// routes (routes.ts) do what all of them share.
import type { Contact, CountryCode } from '../../contacts/index.ts'
import type { Locale, MessageKey, MessageValues } from '../../i18n/index.ts'
import type { ContactOption, Registration, StepRequest } from '../../registration/index.ts'
import type { AssetName } from '../assets.ts'
import type { Html } from '../html.ts'
import type { RegistrationPagesParts } from './parts.ts'

/** The last part of each page's address. */
export const PAGE_NAMES = [
  'start',
  'location',
  'method',
  'identity',
  'contacts',
  'review',
  'options',
  'unreachable',
  'code',
  'not-received',
  'spare',
  'done',
  'ended',
  'help',
  'support',
  'privacy',
] as const
export type PageName = (typeof PAGE_NAMES)[number]

/** What happened before this page, said once more by it. It stands in the address, so each is a word that tells nothing. */
export const SAID = [
  'wrong',
  'sent',
  'sent_again',
  'not_for_you',
  'email_needed',
  'declined',
  'unavailable',
  'not_proved',
  /** What was typed is here again, with what is wrong with it if anything is (kept.ts). */
  'kept',
] as const
export type Said = (typeof SAID)[number]
/** In the address of a page that shows what was kept. */
export const KEPT: { readonly said: Said } = { said: 'kept' }

/** One person's look at one page. */
export interface Visit {
  readonly parts: RegistrationPagesParts
  /** By the browser, for the functions of the registration. */
  readonly step: StepRequest
  readonly registration: Registration
  /** What this person has typed, in full. */
  readonly typed: readonly Contact[]
  /** What there is to choose from, as it was when the page was opened; undefined before the identity is proved and after the end. */
  options(): Promise<readonly ContactOption[] | undefined>
  readonly locale: Locale
  readonly now: Date
  /** The person's address. */
  readonly ip: string | undefined
  /** Where a header of a trusted proxy says that the person is: it presets, and decides nothing (R26). */
  readonly sensed: CountryCode | undefined
  /** Of the forms. */
  readonly token: string
  say(key: MessageKey, values?: MessageValues): string
  /** This page; of help, support and privacy the one that they were opened from, as far as that is known. */
  readonly origin: PageName | undefined
  /** The address of another page of this registration. */
  path(page: PageName): string
}

/** What was typed, by the names of the fields. */
export type Typed = Readonly<Record<string, string | undefined>>

export interface FieldError {
  /** The id of the field; undefined for what no field can mend. */
  readonly field: string | undefined
  readonly text: string
}

export interface Shown {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly said: Said | undefined
}

export interface View {
  readonly title: string
  /** Of the five. */
  readonly step?: 1 | 2 | 3 | 4 | 5
  readonly main: Html
  /** The page's main form has the id `page`; where there is none the frame adds an empty one, for the languages. */
  readonly hasForm?: boolean
  /** The page comes anew after so many seconds. */
  readonly refreshSeconds?: number
  /** Of a page that is told after the fact what was wrong, by its address. */
  readonly errors?: readonly FieldError[]
  /** What makes this page nicer, beside what all have. */
  readonly scripts?: readonly Exclude<AssetName, 'pages.js'>[]
}

export type Deed =
  /** To a page; without one to where the registration stands. */
  | { readonly kind: 'go'; readonly page?: PageName; readonly said?: Said }
  /** The same page again, with what was typed and what is wrong with it. Only what has changed nothing is answered so. */
  | { readonly kind: 'again'; readonly errors: readonly FieldError[]; readonly typed?: Typed }
  /** To another page of this Pinpost, outside of the registration; with the header of a cookie for it. */
  | { readonly kind: 'away'; readonly path: string; readonly cookie?: string }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'owned_elsewhere'; readonly reference: string }

export interface Page<Loaded> {
  /** Otherwise the browser is sent to where the registration stands. */
  isOpen(registration: Registration): boolean
  /** Undefined: it cannot be shown, as `isOpen` says. */
  load(visit: Visit): Promise<Loaded | undefined>
  view(visit: Visit, loaded: Loaded, shown: Shown): View
  act?(visit: Visit, typed: Typed): Promise<Deed>
  /** Fields that come back as they were left, whenever the person comes back. */
  readonly keeps?: readonly string[]
}

/** Keeps what `load` gives and what `view` takes of one type, and gives them away as one. */
export function page<Loaded>(one: Page<Loaded>): Page<unknown> {
  return one as Page<unknown>
}

/** For a page that needs nothing but the registration. */
export const nothing = async (): Promise<object> => ({})

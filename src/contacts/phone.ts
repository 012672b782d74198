// Reads a phone number as people write it, then judges it by the numbering plans (R11). The reading is forgiving, the
// judgement is not: a number where no text message can arrive is refused before anything is spent on it. It never guesses
// a country, and never takes another number than the one that was written.
import { asciiDigits, hasInvisible, trimSpaces, withoutInvisible } from './characters.ts'
import type { CountryCode, E164, PhoneContact } from './contact.ts'
import {
  explainNumber,
  findNumber,
  hasPlan,
  internationalForm,
  type LineType,
  type PlannedNumber,
} from './numbering-plan.ts'
import { replacementOf } from './replaced-numbers.ts'
import { isReservedNumber } from './reserved-numbers.ts'

/** Why a number is refused; docs/reference/contacts.md tells what each means and the way out. */
export const PHONE_PROBLEMS = [
  'not_a_phone',
  'country_missing',
  'unknown_country',
  'too_short',
  'too_long',
  'not_possible',
  'fixed_line',
  'premium_rate',
  'toll_free',
  'shared_cost',
  'pager',
  'voip',
] as const
export type PhoneProblem = (typeof PHONE_PROBLEMS)[number]

export type PhoneReading = { readonly ok: true; readonly contact: PhoneContact } | PhoneRefusal

export interface PhoneRefusal {
  readonly ok: false
  readonly reason: PhoneProblem
  /** The number, in E.164, that may have been meant. It is for asking, never for taking. */
  readonly suggestion?: string
  /** What was written is kept for films, books and examples. */
  readonly isReserved?: true
}

export interface PhoneSettings {
  /** Numbers reached over the internet get text messages in some countries and not in others. */
  readonly refusesVoip: boolean
  /**
   * The country of the registration: a number without a country code is not taken for one of its numbers, but completed for it
   * in the suggestion.
   */
  readonly suggestsFor?: CountryCode | undefined
}

/** More than this is no number with spaces in it, and is not looked at. */
const MAX_TYPED_LENGTH = 128
const SEPARATORS = /[\p{Zs}\p{Pd}\u2212\u2043\u02d7\u30fc()[\]{}./·•‧∙]/gu

/** Lines where no text message arrives. Where the plan does not tell fixed from mobile, both are taken. */
const REFUSED_TYPES: { readonly [type in LineType]?: PhoneProblem } = {
  fixed_line: 'fixed_line',
  uan: 'fixed_line', // a company's switchboard
  voicemail: 'fixed_line',
  premium_rate: 'premium_rate',
  toll_free: 'toll_free',
  shared_cost: 'shared_cost',
  personal_number: 'shared_cost', // forwards calls at the caller's cost: +44 70
  pager: 'pager',
}

/**
 * The contact that `typed` means.
 * @param country whose numbers may be written without a country code; without it they are refused as `country_missing`.
 */
export function parsePhone(
  typed: string,
  country?: CountryCode,
  settings: PhoneSettings = { refusesVoip: false },
): PhoneReading {
  if (typed.length > MAX_TYPED_LENGTH) return refuse('too_long')
  const text = trimSpaces(typed)
  if (hasInvisible(text)) return refuse('not_a_phone', acceptable(withoutInvisible(text), country, settings))
  const digits = readDigits(text)
  if (digits === undefined) return refuse('not_a_phone')

  const [likeliest, ...others] = meaningsOf(digits, country)
  if (likeliest === undefined) return refuse('country_missing', completed(digits, settings))
  for (const meaning of [likeliest, ...others]) {
    const number = findNumber(meaning, country)
    if (number) return judge(number, settings)
  }
  return explain(likeliest, digits, country, settings)
}

/** What is wrong with digits that are no number, and which one they may have been meant for. */
function explain(likeliest: string, digits: string, country: CountryCode | undefined, settings: PhoneSettings) {
  const written = internationalForm(likeliest, country)
  const meant = written && replacementOf(written)
  const suggestion = meant && acceptable(meant, undefined, settings)
  if (likeliest.startsWith('+')) return refuse(explainNumber(likeliest), suggestion, written)
  const reason = country !== undefined && !hasPlan(country) ? 'unknown_country' : explainNumber(digits, country)
  return refuse(reason, suggestion ?? acceptable(`+${digits}`, undefined, settings), written)
}

/** The digits, after a plus sign where one was written; undefined when there is anything but digits and separators. */
function readDigits(text: string): string | undefined {
  const bare = asciiDigits(text.normalize('NFKC')).replace(/^tel:/i, '').replaceAll(SEPARATORS, '')
  return /^\+*\d+$/.test(bare) ? bare.replace(/^\++(?:00)?/, '+') : undefined
}

/** What the digits can mean, the likeliest first; nothing when the country is missing. */
function meaningsOf(digits: string, country: CountryCode | undefined): string[] {
  if (digits.startsWith('+')) return [digits]
  const national = country === undefined ? [] : [digits]
  // Where 00 is not what leads abroad (in Australia 0011 is), the national plan reads it when the international reading fails.
  return digits.startsWith('00') ? [`+${digits.slice(2)}`, ...national] : national
}

function judge(number: PlannedNumber, settings: PhoneSettings): PhoneReading {
  const reason = number.type === 'voip' && settings.refusesVoip ? 'voip' : REFUSED_TYPES[number.type]
  if (reason) return refuse(reason)
  return { ok: true, contact: { kind: 'phone', value: number.value, country: number.country } }
}

/** What digits without a country code may mean: a number of the registration's country, or one that lacks its plus sign. */
function completed(digits: string, settings: PhoneSettings): string | undefined {
  const { suggestsFor } = settings
  const atHome = suggestsFor && acceptable(digits, suggestsFor, settings)
  return atHome ?? acceptable(`+${digits}`, undefined, settings)
}

/** The number as a suggestion, when it would be taken. */
function acceptable(text: string, country: CountryCode | undefined, settings: PhoneSettings): string | undefined {
  const reading = parsePhone(text, country, settings)
  return reading.ok ? reading.contact.value : undefined
}

/** @param written the number in E.164, where it was clear which one was written. */
function refuse(reason: PhoneProblem, suggestion?: string, written?: string): PhoneRefusal {
  const isReserved = written !== undefined && isReservedNumber(written as E164)
  return {
    ok: false,
    reason,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(isReserved ? { isReserved } : {}),
  }
}

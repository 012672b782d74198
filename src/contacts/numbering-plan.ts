// What the numbering plans say of a string of digits: which number it is, if it is one, and else what is wrong with it. The
// only file that knows the library which holds the plans; whether Pinpost takes the number is judged in phone.ts.
import {
  getCountryCallingCode,
  isSupportedCountry,
  PhoneNumber,
  type PhoneNumberType,
  type CountryCode as PlanCountry,
  parsePhoneNumberFromString,
  type ValidatePhoneNumberLengthResult,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'
import type { CountryCode, E164 } from './contact.ts'

/** What a plan gives a number to. Where it does not tell fixed lines from mobile ones: `fixed_line_or_mobile`. */
export type LineType = Lowercase<PhoneNumberType>

export interface PlannedNumber {
  readonly value: E164
  /** Undefined for numbers of no country (+800 …). */
  readonly country: CountryCode | undefined
  readonly type: LineType
}

export type PlanProblem = 'unknown_country' | 'too_short' | 'too_long' | 'not_possible'

/** ITU-T E.164: 15 digits, and the plus sign. */
const MAX_E164_LENGTH = 16
/** How many digits too many or too few are still told as such, where the plan has numbers of several lengths. */
const MAX_SLIP = 3

/** Digits after the country code that a plan once had and that people still write. */
const BYGONE_PREFIXES: readonly { readonly callingCode: string; readonly prefix: string }[] = [
  { callingCode: '52', prefix: '1' }, // Mexico, before mobile numbers until August 2019
]

const LENGTH_PROBLEMS: { readonly [result in ValidatePhoneNumberLengthResult]?: PlanProblem } = {
  INVALID_COUNTRY: 'unknown_country',
  NOT_A_NUMBER: 'too_short', // a plus sign without digits
  TOO_SHORT: 'too_short',
  TOO_LONG: 'too_long',
}

/** `372`; undefined for a country without a plan of its own. */
export function callingCodeOf(country: CountryCode): string | undefined {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : undefined
}

export function hasPlan(country: CountryCode): boolean {
  return isSupportedCountry(country)
}

/**
 * The number that some digits are in the plans, forgiving a stray trunk zero; undefined when they are none.
 * @param digits with a plus sign in front, or as dialled within `country`.
 */
export function findNumber(digits: string, country?: CountryCode): PlannedNumber | undefined {
  const number = read(digits, country)
  return number && (planned(number) ?? withoutStrayDigit(number))
}

/** Digits with their country code in front, whether or not they are a number in the plans; undefined where it is not clear. */
export function internationalForm(digits: string, country?: CountryCode): string | undefined {
  return read(digits, country)?.number
}

/** What is wrong with digits that are no number in the plans. */
export function explainNumber(digits: string, country?: CountryCode): PlanProblem {
  const length = validatePhoneNumberLength(digits, options(country))
  const known = length && LENGTH_PROBLEMS[length]
  if (known) return known
  for (let slip = 1; slip <= MAX_SLIP; slip++) {
    if (isNumber(digits + '0'.repeat(slip), country)) return 'too_short'
    if (isNumber(digits.slice(0, -slip), country)) return 'too_long'
  }
  return 'not_possible'
}

/** `+372 5123 4567`: the international form, grouped as people of that country read it. */
export function groupNumber(value: E164): string {
  return new PhoneNumber(value).formatInternational()
}

/** Undefined for what is no number in the plans (any more): one that was kept from before its plan changed. */
export function lineTypeOf(value: E164): LineType | undefined {
  return lineTypeIn(new PhoneNumber(value))
}

function read(digits: string, country: CountryCode | undefined): PhoneNumber | undefined {
  return parsePhoneNumberFromString(digits, options(country))
}

function options(country: CountryCode | undefined): { defaultCountry?: PlanCountry; extract: false } {
  return country !== undefined && isSupportedCountry(country)
    ? { defaultCountry: country, extract: false }
    : { extract: false }
}

function isNumber(digits: string, country: CountryCode | undefined): boolean {
  const number = read(digits, country)
  return number !== undefined && planned(number) !== undefined
}

/** In the plans a number without a type is none. */
function planned(number: PhoneNumber): PlannedNumber | undefined {
  const type = lineTypeIn(number)
  if (type === undefined || number.number.length > MAX_E164_LENGTH) return undefined
  return { value: number.number as E164, country: number.country as CountryCode | undefined, type }
}

function lineTypeIn(number: PhoneNumber): LineType | undefined {
  return number.getType()?.toLowerCase() as LineType | undefined
}

/**
 * The number without a trunk zero that does not belong, as in +372 (0) 5123 4567, or without a bygone prefix. Only for what
 * is no number as it stands: in Italy the zero belongs, and without it the number may be another person's.
 */
function withoutStrayDigit(number: PhoneNumber): PlannedNumber | undefined {
  const { countryCallingCode, nationalNumber } = number
  const bygone = BYGONE_PREFIXES.filter(({ callingCode }) => callingCode === countryCallingCode)
  const stray = ['0', ...bygone.map(({ prefix }) => prefix)].find((prefix) => nationalNumber.startsWith(prefix))
  if (stray === undefined) return undefined
  const mended = read(`+${countryCallingCode}${nationalNumber.slice(stray.length)}`, undefined)
  return mended && planned(mended)
}

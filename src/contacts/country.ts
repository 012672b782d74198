// The country that a person named.
import { COUNTRY_CODES as CODES, isCountryCode } from '../lib/country-codes.ts'
import type { CountryCode } from './contact.ts'

/** For a list to choose from. */
export const COUNTRY_CODES = CODES as readonly CountryCode[]

/** The country of a two-letter code in either case; undefined when there is no such country. */
export function parseCountry(typed: string): CountryCode | undefined {
  if (typed.length !== 2) return undefined
  const code = typed.toUpperCase()
  return isCountryCode(code) ? (code as CountryCode) : undefined
}

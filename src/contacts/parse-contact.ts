// A contact of either kind from what somebody typed: what has an @ is an address, the rest is meant to be a number.
import type { CountryCode } from './contact.ts'
import { type EmailReading, parseEmail } from './email.ts'
import { type PhoneReading, type PhoneSettings, parsePhone } from './phone.ts'

export type ContactReading = PhoneReading | EmailReading

/** The at sign, and the two that NFKC makes one of (full width, small). */
const AT_SIGN = /[@\uff20\ufe6b]/

/** Is it read as an address? */
export function looksLikeEmail(typed: string): boolean {
  return AT_SIGN.test(typed)
}

/** @param country whose numbers may be written without a country code. */
export function parseContact(typed: string, country?: CountryCode, settings?: PhoneSettings): ContactReading {
  return looksLikeEmail(typed) ? parseEmail(typed) : parsePhone(typed, country, settings)
}

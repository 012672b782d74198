// What was probably meant by something that somebody typed, of either kind. For asking the person, never for taking.
import type { CountryCode } from './contact.ts'
import { suggestAddress } from './mailboxes/index.ts'
import { type ContactReading, looksLikeEmail } from './parse-contact.ts'

/**
 * In normal form; undefined where nothing better is known.
 * @param reading what parseContact made of `typed`.
 * @param country where the person is at home.
 */
export function suggestContact(typed: string, reading: ContactReading, country?: CountryCode): string | undefined {
  if (looksLikeEmail(typed)) return suggestAddress(typed, reading, country)
  return reading.ok ? undefined : reading.suggestion
}

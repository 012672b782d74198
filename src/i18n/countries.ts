// The names of countries in a person's language, from the platform's own data.
import type { Locale } from './catalogue.ts'

const names = new Map<Locale, Intl.DisplayNames>()

/** `Estonia`; the code itself where the platform has no name. */
export function countryName(locale: Locale, code: string): string {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  names.set(locale, known)
  return known.of(code) ?? code
}

/** The codes in the order in which a person looks for their names. */
export function inOrderOfNames(locale: Locale, codes: readonly string[]): readonly string[] {
  const { compare } = new Intl.Collator(locale)
  return codes.toSorted((one, other) => compare(countryName(locale, one), countryName(locale, other)))
}

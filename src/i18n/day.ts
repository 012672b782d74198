// Says on which day something is or was, in UTC: `24 November 2026`.
import type { Locale } from './catalogue.ts'

/** Whose way of writing a day is meant, where the language alone does not say. */
const REGIONS: { readonly [L in Locale]?: string } = { en: 'en-GB' }

export function formatDay(locale: Locale, at: Date): string {
  return formatterOf(locale, { dateStyle: 'long' }).format(at)
}

/** The same with the time, to the minute. */
export function formatMoment(locale: Locale, at: Date): string {
  return formatterOf(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

function formatterOf(locale: Locale, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(REGIONS[locale] ?? locale, { ...style, timeZone: 'UTC' })
}

// Says on which day something is or was, in UTC: `24 November 2026`.
import type { Locale } from './catalogue.ts'
import { dateFormat } from './date-format.ts'

/** What the platform writes otherwise than people do: in French the first of a month is "1er". */
const MENDED: { readonly [L in Locale]?: (day: string) => string } = { fr: (day) => day.replace(/^1(?= )/, '1er') }

export function formatDay(locale: Locale, at: Date): string {
  return say(locale, at, { dateStyle: 'long' })
}

/** The same with the time, to the minute. */
export function formatMoment(locale: Locale, at: Date): string {
  return say(locale, at, { dateStyle: 'long', timeStyle: 'short' })
}

function say(locale: Locale, at: Date, style: Intl.DateTimeFormatOptions): string {
  const said = dateFormat(locale, { ...style, timeZone: 'UTC' }).format(at)
  return MENDED[locale]?.(said) ?? said
}

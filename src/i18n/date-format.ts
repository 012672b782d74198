// How the platform writes days and times in a language. Each way is made once: making one costs thirty times what using it does.
import type { Locale } from './catalogue.ts'

/** Whose way of writing is meant, where the language alone does not say. */
const REGIONS: { readonly [L in Locale]?: string } = { en: 'en-GB' }

const made = new Map<string, Intl.DateTimeFormat>()

/** @param style of which there are few, and `timeZone` among it. */
export function dateFormat(locale: Locale, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(style)}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(REGIONS[locale] ?? locale, style)
  made.set(key, fresh)
  return fresh
}

// Finds the language to speak. A wish that cannot be met is no error: people get the service's language instead.
import { type Locale, locales } from './catalogue.ts'

const LAST_RESORT: Locale = 'en'

/**
 * The language for a wish such as `et-EE` (BCP 47; subtags are dropped from the end until one fits, as RFC 4647 looks
 * up), else the fallback's, else English. Never throws, whatever was wished.
 */
export function pickLocale(wanted: string | undefined, fallback: string): Locale {
  return lookUp(wanted) ?? lookUp(fallback) ?? LAST_RESORT
}

function lookUp(tag: string | undefined): Locale | undefined {
  let range = tag?.trim().toLowerCase().replaceAll('_', '-')
  while (range) {
    const found = locales.find((locale) => locale.toLowerCase() === range)
    if (found) return found
    range = range.slice(0, Math.max(0, range.lastIndexOf('-')))
  }
  return undefined
}

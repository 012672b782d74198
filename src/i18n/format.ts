// Puts values into a text. Messages are parsed once per language and key: parsing costs a hundred times what formatting
// does.
import { IntlMessageFormat } from 'intl-messageformat'
import { catalogues, type Locale, type MessageKey } from './catalogue.ts'

export type MessageValues = Readonly<Record<string, string | number>>

const parsed = new Map<string, IntlMessageFormat>()

/** The text of a key in a language. Throws when a value that the text uses is missing: a fault of the program. */
export function format(locale: Locale, key: MessageKey, values: MessageValues = {}): string {
  return String(messageOf(locale, key).format(values))
}

function messageOf(locale: Locale, key: MessageKey): IntlMessageFormat {
  const name = `${locale} ${key}`
  const known = parsed.get(name)
  if (known) return known
  const fresh = parseMessage(catalogues[locale][key], locale)
  parsed.set(name, fresh)
  return fresh
}

/** Tags are not part of the language here, so that `<` in a value or text is a character like any other. */
export function parseMessage(text: string, locale: string): IntlMessageFormat {
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
}

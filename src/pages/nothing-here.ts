// The page at an address that there is not: for who has mistyped one, or follows a link that has died.
import { pickLocale } from '../i18n/index.ts'
import { type Asking, wishedLanguage } from './asking.ts'
import { renderPlain } from './plain-page.ts'

export function nothingHere(request: Asking): string {
  return renderPlain({ words: 'not_found', locale: pickLocale(wishedLanguage(request), 'en'), service: undefined })
}

export { type Catalogue, type Locale, locales, type MessageKey } from './catalogue.ts'
export { formatDuration } from './duration.ts'
export { format, type MessageValues } from './format.ts'
export { pickLocale } from './locale.ts'

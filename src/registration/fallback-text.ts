// What is said to the person about their other contact, in their language: that a code goes there, has gone, or may be sent there.
import { format, type MessageKey, pickLocale } from '../i18n/index.ts'
import type { Registration } from './registration.ts'

/** Undefined where there is nothing to say. */
export function sayFallback({ fallback, locale }: Pick<Registration, 'fallback' | 'locale'>): string | undefined {
  if (fallback === undefined) return undefined
  const { status, channel, reason, maskedTo: contact } = fallback
  const first = channel === 'email' ? 'text' : 'email'
  const say = (key: MessageKey) => format(pickLocale(locale, 'en'), key, { contact })
  switch (status) {
    case 'waiting':
      return say(`fallback.waiting.${first}`)
    case 'sent':
    case 'offered':
      return say(`fallback.${status}.${first}_${reason === 'failed' ? 'failed' : 'silent'}`)
    case 'confirmed':
    case 'held_back':
    case 'ended':
      return undefined
  }
}

// What is said to the person about their other contact, in their language: that a code goes there, has gone, or may be sent there.
import type { MessageKey } from '../i18n/index.ts'
import type { Registration, RegistrationFallback } from './registration.ts'

/** The text, whose one value is the contact. */
export interface FallbackWords {
  readonly key: MessageKey
  readonly fallback: RegistrationFallback
}

/** Undefined where there is nothing to say. */
export function wordsOfFallback({ fallback }: Pick<Registration, 'fallback'>): FallbackWords | undefined {
  const key = fallback && keyOf(fallback)
  return key === undefined ? undefined : { key, fallback: fallback as RegistrationFallback }
}

function keyOf({ status, channel, reason }: RegistrationFallback): MessageKey | undefined {
  const first = channel === 'email' ? 'text' : 'email'
  switch (status) {
    case 'waiting':
      return `fallback.waiting.${first}`
    case 'sent':
    case 'offered':
      return `fallback.${status}.${first}_${reason === 'failed' ? 'failed' : 'silent'}`
    case 'confirmed':
    case 'held_back':
    case 'ended':
      return undefined
  }
}

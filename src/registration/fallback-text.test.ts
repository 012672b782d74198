import { expect, test } from 'vitest'
import { format, type Locale, locales } from '../i18n/index.ts'
import { wordsOfFallback } from './fallback-text.ts'
import type { RegistrationFallback } from './registration.ts'

function say(changes: Partial<RegistrationFallback>, locale: Locale = 'en'): string | undefined {
  const fallback: RegistrationFallback = {
    option: 'email',
    status: 'sent',
    channel: 'email',
    maskedTo: 'a•••@g•••.com',
    reason: 'no_receipt',
    dueAt: undefined,
    since: undefined,
    messages: [],
    ...changes,
  }
  const words = wordsOfFallback({ fallback })
  return words && format(locale, words.key, { contact: words.fallback.maskedTo })
}

test('what is not confirmed as delivered is said otherwise than what has failed', () => {
  expect(say({})).toBe(
    'The text message has not been confirmed as delivered. We have also sent a code to a•••@g•••.com. Enter either code.',
  )
  expect(say({ reason: 'not_accepted' })).toBe(say({}))
  expect(say({ reason: 'failed' })).toBe(
    'The text message could not be delivered. We have sent a code to a•••@g•••.com.',
  )
  expect(say({ status: 'offered', reason: 'failed', channel: 'sms', maskedTo: '+372 •••• ••67' })).toBe(
    'The e-mail could not be delivered. We can send a code to +372 •••• ••67.',
  )
  expect(say({ status: 'waiting', reason: undefined })).toBe(
    'If the text message is not delivered, we will also send a code to a•••@g•••.com.',
  )
})

test('nothing is said where there is nothing to do', () => {
  for (const status of ['confirmed', 'held_back', 'ended'] as const) expect(say({ status })).toBeUndefined()
  expect(wordsOfFallback({ fallback: undefined })).toBeUndefined()
})

test.each(locales)('the other contact is named in %s, whichever it is', (locale) => {
  for (const status of ['waiting', 'sent', 'offered'] as const) {
    for (const channel of ['sms', 'email'] as const) {
      for (const reason of ['failed', 'no_receipt'])
        expect(say({ status, channel, reason }, locale)).toContain('a•••@g•••.com')
    }
  }
})

// Every reason for refusing an address and every hint has its text for people, in each language.
import { describe, expect, test } from 'vitest'
import { format, locales, type MessageKey } from '../i18n/index.ts'
import { CONTACT_HINTS, EMAIL_PROBLEMS, MAILBOX_PROBLEMS } from './index.ts'

const KEYS = [
  ...[...EMAIL_PROBLEMS, ...MAILBOX_PROBLEMS].map((reason): MessageKey => `reason.${reason}`),
  ...CONTACT_HINTS.map((hint): MessageKey => `hint.${hint}`),
]

describe.each(locales)('in %s', (locale) => {
  test.each(KEYS)('%s is said in a sentence or two, short enough to be read', (key) => {
    expect(format(locale, key)).toMatch(/^[\p{Lu}@].{10,119}\.$/u)
  })

  test('no two of them say the same', () => {
    expect(new Set(KEYS.map((key) => format(locale, key))).size).toBe(KEYS.length)
  })

  test('a suggestion is a question that holds it', () => {
    expect(format(locale, 'contact.did_you_mean', { contact: 'ann@gmail.com' })).toMatch(/ann@gmail\.com\u00a0?\?$/)
  })
})

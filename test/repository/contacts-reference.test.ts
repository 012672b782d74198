// Holds docs/reference/contacts.md to the code: the same reasons, in the same order, each explained.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CONTACT_HINTS, EMAIL_PROBLEMS, MAILBOX_PROBLEMS, PHONE_PROBLEMS } from '../../src/contacts/index.ts'
import { format, locales } from '../../src/i18n/index.ts'
import { CHANNEL_PROBLEMS, CHANNEL_TIPS, OTHER_KIND } from '../../src/policy/index.ts'

const reference = readFileSync(new URL('../../docs/reference/contacts.md', import.meta.url), 'utf8')

/** The cells of each row of the table under a heading, without its two head lines. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = reference.split(`\n${heading}\n`)
  const [own = ''] = section.split(/\n#+ /)
  const lines = own.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

describe('the reference of contacts', () => {
  test.each([
    ['### Reasons for refusing a number', PHONE_PROBLEMS, 3],
    ['### Reasons for refusing an address', EMAIL_PROBLEMS, 3],
    ['### Reasons for refusing a mailbox', MAILBOX_PROBLEMS, 3],
    ['### Hints', CONTACT_HINTS, 2],
    ['### Reasons why a channel cannot be used', CHANNEL_PROBLEMS, 3],
    ['### Tips', CHANNEL_TIPS, 2],
  ])('lists under "%s" what the code knows, and explains each', (heading, codes, columns) => {
    const rows = rowsUnder(heading)
    expect(rows.map(([code]) => code)).toEqual(codes.map((code) => `\`${code}\``))
    for (const row of rows) {
      expect(row).toHaveLength(columns)
      expect(row.every((cell) => cell !== '')).toBe(true)
    }
  })

  test.each(locales)('every reason and tip of numbers and channels has a text of its own in %s', (locale) => {
    const reasons = [...PHONE_PROBLEMS, ...CHANNEL_PROBLEMS, OTHER_KIND.email].map((code) => `reason.${code}` as const)
    const tips = CHANNEL_TIPS.map((tip) => `tip.${tip}` as const)
    const texts = [...reasons, ...tips].map((key) => format(locale, key))
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) expect(text).toMatch(/^\p{Lu}.{10,140}\.$/u)
  })

  test('has no reason that means two things: the lists have nothing in common', () => {
    const all: string[] = [
      ...PHONE_PROBLEMS,
      ...EMAIL_PROBLEMS,
      ...MAILBOX_PROBLEMS,
      ...CONTACT_HINTS,
      ...CHANNEL_PROBLEMS,
      ...CHANNEL_TIPS,
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})

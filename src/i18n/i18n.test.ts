import { describe, expect, test } from 'vitest'
import { catalogues, locales, type MessageKey } from './catalogue.ts'
import { parseMessage } from './format.ts'
import { format, formatDuration, pickLocale } from './index.ts'

const keys = Object.keys(catalogues.en) as MessageKey[]

/** The names of the values that a message uses, found in its parsed form. */
function valuesOf(text: string, locale: string): string[] {
  const names = new Set<string>()
  JSON.stringify(parseMessage(text, locale).getAst(), (_, node) => {
    // 0 is plain text and 7 the number sign inside a plural; every other element names a value
    if (typeof node?.type === 'number' && node.type !== 0 && node.type !== 7) names.add(node.value)
    return node
  })
  return [...names].sort()
}

describe.each(locales)('the catalogue of %s', (locale) => {
  test('has the texts that English has, and no other', () => {
    expect(Object.keys(catalogues[locale]).sort()).toEqual([...keys].sort())
  })

  test.each(keys)('%s can be parsed, uses the same values as English, and is not empty', (key) => {
    const text = catalogues[locale][key]
    expect(text.trim()).toBe(text)
    expect(text).not.toBe('')
    expect(valuesOf(text, locale)).toEqual(valuesOf(catalogues.en[key], 'en'))
  })

  test('every plural has each form that the language has for a whole number of minutes in a day', () => {
    const rules = new Intl.PluralRules(locale)
    const forms = new Set(Array.from({ length: 1_440 }, (_, index) => rules.select(index + 1)))
    for (const key of ['duration.minutes', 'duration.hours'] as const) {
      for (const form of forms) expect(catalogues[locale][key]).toContain(`${form} {`)
    }
  })
})

test('the test of values sees a value that is missing', () => {
  expect(valuesOf('{code} is {n, plural, one {# {unit}} other {#}}', 'en')).toEqual(['code', 'n', 'unit'])
})

test('Estonian says one minute in another form than several', () => {
  expect(formatDuration('et', 60)).toBe('1 minuti')
  expect(formatDuration('et', 600)).toBe('10 minutit')
  expect(formatDuration('et', 86_400)).toBe('24 tundi')
})

test.each([
  [60, '1 минуту'],
  [120, '2 минуты'],
  [300, '5 минут'],
  [660, '11 минут'],
  [1_260, '21 минуту'],
  [7_200, '2 часа'],
  [75_600, '21 час'],
  [86_400, '24 часа'],
])('%d seconds are said in Russian as %s, in the form that follows "is valid for"', (seconds, said) => {
  expect(formatDuration('ru', seconds)).toBe(said)
})

test.each([
  [30, '1 minute'],
  [119, '2 minutes'],
  [114, '1 minute'],
  [599.9, '10 minutes'],
  [600, '10 minutes'],
  [594, '9 minutes'],
  [3_600, '60 minutes'],
  [7_200, '2 hours'],
  [86_280, '23 hours'],
  [86_400, '24 hours'],
])('%d seconds are said as %s', (seconds, said) => {
  expect(formatDuration('en', seconds)).toBe(said)
})

test('a value is put in as it is, whatever it looks like', () => {
  const service = "<b>O'Neill {code} & Co</b>"
  expect(format('en', 'email.subject.other', { service })).toBe(`${service}: your confirmation code`)
})

test('a text without the value that it needs is a fault', () => {
  expect(() => format('en', 'sms.brief', { code: '123456' })).toThrow()
})

describe('the language for a wish', () => {
  test.each([
    ['et', 'en', 'et'],
    ['et-EE', 'en', 'et'],
    ['ET_ee', 'en', 'et'],
    ['et-Latn-EE', 'en', 'et'],
    ['en-GB', 'et', 'en'],
    ['xx', 'et', 'et'],
    ['xx-EE', 'et-EE', 'et'],
    ['e', 'et', 'et'],
    ['est', 'en', 'en'],
    ['', 'et', 'et'],
    ['-', 'et', 'et'],
    [undefined, 'et', 'et'],
    [undefined, 'xx', 'en'],
    ['__proto__', 'constructor', 'en'],
  ] as const)('%s with the fallback %s is %s', (wanted, fallback, picked) => {
    expect(pickLocale(wanted, fallback)).toBe(picked)
  })
})

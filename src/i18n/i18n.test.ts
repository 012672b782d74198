import { describe, expect, test } from 'vitest'
import { catalogues, locales, type MessageKey } from './catalogue.ts'
import { parseMessage } from './format.ts'
import { format, formatDay, formatDuration, formatMoment, pickLocale } from './index.ts'

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

/** What stands for a value, and the keywords of plurals. */
const withoutValues = (text: string) => text.replaceAll(/\{\w+(, plural,)?|\b(one|few|many|other|zero) \{|[{}#]/g, ' ')
const wordsOf = (text: string) =>
  withoutValues(text)
    .toLowerCase()
    .match(/[\p{L}’'-]+/gu) ?? []

/** Words of English that none of the other languages has. */
const ENGLISH =
  /^(the|and|your|you|with|this|that|these|please|from|have|has|which|number|phone|address|send|sent|been|will|cannot|where|what|when|then|not|for|are|way|another|choose|account|right|wrong|here|there|once|more|again|time)$/
/** Taken over: the same in that language. */
const SHARED: Readonly<Record<string, readonly string[]>> = { de: ['will'], et: ['number'], nl: ['account', 'will'] }
/** Names and signs that Russian writes in Latin letters. */
const LATIN_IN_RUSSIAN = /^(sms(-.*)?|pin(-.*)?|id(-.*)?|mobile-id|e-mail|utc|cookie|ann|example|com|ee|pinpost)$/

describe.each(locales.filter((locale) => locale !== 'en'))('no English is left over in %s', (locale) => {
  test('by its words', () => {
    const shared = SHARED[locale] ?? []
    const left = keys.flatMap((key) =>
      wordsOf(catalogues[locale][key])
        .filter((word) => ENGLISH.test(word) && !shared.includes(word))
        .map((word) => `${key}: ${word}`),
    )
    expect(left).toEqual([])
  })

  test('and no sentence is the English one', () => {
    const same = keys.filter((key) => {
      const text = catalogues[locale][key]
      return text === catalogues.en[key] && wordsOf(text).length > 1
    })
    expect(same.filter((key) => !/mobile_id$|^duration/.test(key))).toEqual([])
  })
})

test('Russian is written in its own letters', () => {
  const left = keys.flatMap((key) =>
    wordsOf(catalogues.ru[key])
      .filter((word) => /[a-z]/.test(word) && !LATIN_IN_RUSSIAN.test(word))
      .map((word) => `${key}: ${word}`),
  )
  expect(left).toEqual([])
})

/** "10:00 UTC (25 November 2026)". */
describe('a time may end with its day in brackets', () => {
  const mayBeAnotherDay = [
    'page.limited',
    'page.limited.contact',
    'page.code.contact_locked',
    'page.done.confirmed',
  ] as const

  test.each(
    locales.flatMap((locale) => mayBeAnotherDay.map((key) => [locale, key] as const)),
  )('which in %s the words of %s allow: they put it in no brackets, and no ending to it', (locale, key) => {
    expect(catalogues[locale][key]).not.toMatch(/\([^)]*\{time\}|\{time\}[\p{L}-]/u)
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

test('Latvian declines the hours and writes minutes in the letters of GSM-7', () => {
  expect(formatDuration('lv', 600)).toBe('10 min')
  expect(formatDuration('lv', 86_400)).toBe('24 stundas')
  expect(formatDuration('lv', 21 * 3_600)).toBe('21 stundu')
})

test('the dot of a Lithuanian abbreviation ends the sentence, alone', () => {
  const life = formatDuration('lt', 600)
  const date = formatDay('lt', new Date('2026-11-24T12:00:00Z'))
  const values = { code: '123456', service: 'Pavyzdys', life, date }
  expect(life).toBe('10 min.')
  expect(format('lt', 'sms.other', values)).toMatch(/ Galioja 10 min\. Niekam /)
  expect(format('lt', 'email.use', values)).not.toMatch(/\.\./)
  expect(format('lt', 'notice.reminder.text', values)).toMatch(/ iki 2026 m\. lapkričio 24 d\.$/)
})

test('Dutch says minutes in another form than one, and hours in the same', () => {
  expect(formatDuration('nl', 60)).toBe('1 minuut')
  expect(formatDuration('nl', 600)).toBe('10 minuten')
  expect(formatDuration('nl', 86_400)).toBe('24 uur')
})

test('French says one minute in another form than several', () => {
  expect(formatDuration('fr', 60)).toBe('1 minute')
  expect(formatDuration('fr', 600)).toBe('10 minutes')
  expect(formatDuration('fr', 86_400)).toBe('24 heures')
})

test('in French the first of a month has an ordinal, and no other day', () => {
  expect(formatDay('fr', new Date('2028-08-01T12:00:00Z'))).toBe('1er août 2028')
  expect(formatMoment('fr', new Date('2028-08-01T12:00:00Z'))).toMatch(/^1er août 2028\D/)
  expect(formatDay('fr', new Date('2028-08-11T12:00:00Z'))).toBe('11 août 2028')
})

describe('in French', () => {
  test.each(keys)('%s has a no-break space before each colon and the like, or a plain one by SMS', (key) => {
    // what stands between braces names a value
    const text = catalogues.fr[key].replaceAll(/\{[^}]*\}/g, 'x')
    expect(text).not.toMatch(key.includes('sms.') ? /[\u00a0\u202f]|[^ ][:;!?]/ : /[^\u00a0][:;!?]/)
  })
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

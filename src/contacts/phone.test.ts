// How numbers are written, and why they are refused. What they mean in the plans of the countries stands in test/numbers. The
// expectations come from those plans, never from the library.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountryCode } from './contact.ts'
import { displayContact } from './display.ts'
import { PHONE_PROBLEMS, parsePhone } from './phone.ts'

const country = (code: string | undefined) => code as CountryCode | undefined

/** Typed, the country chosen, the number it means, the country it belongs to, why. */
type Accepted = readonly [
  typed: string,
  chosen: string | undefined,
  value: string,
  belongsTo: string | undefined,
  plan: string,
]

const ACCEPTED: readonly Accepted[] = [
  // no country at all
  ['+870 773 111 632', undefined, '+870773111632', undefined, 'Inmarsat'],
  // ways of going abroad
  ['00372 5123 4567', undefined, '+37251234567', 'EE', '00 leads abroad in most of the world'],
  ['00372 5123 4567', 'LV', '+37251234567', 'EE', 'also where another country is chosen'],
  ['0037251234567', 'JP', '+37251234567', 'EE', 'also where the digits happen to begin like a free number of Japan'],
  ['0011 372 5123 4567', 'AU', '+37251234567', 'EE', 'in Australia 0011 leads abroad'],
  ['011 372 5123 4567', 'US', '+37251234567', 'EE', 'in North America 011 leads abroad'],
  ['810 372 5123 4567', 'RU', '+37251234567', 'EE', 'in Russia 8 10 leads abroad'],
  // ways of writing
  ['+372 (0) 5123 4567', undefined, '+37251234567', 'EE', 'a trunk zero that Estonia does not have'],
  ['０５１２３　４５６７', 'EE', '+37251234567', 'EE', 'full width, with a zero too many'],
  ['＋３７２５１２３４５６７', undefined, '+37251234567', 'EE', 'full-width plus and digits'],
  ['+٣٧٢ ٥١٢٣ ٤٥٦٧', undefined, '+37251234567', 'EE', 'Arabic-Indic digits'],
  ['+३७२ ५१२३ ४५६७', undefined, '+37251234567', 'EE', 'Devanagari digits'],
  ['+372\u00a05123\u202f4567', undefined, '+37251234567', 'EE', 'no-break spaces'],
  ['+372‑5123–4567', undefined, '+37251234567', 'EE', 'a no-break hyphen and a dash'],
  ['+372−5123⁃4567', undefined, '+37251234567', 'EE', 'a minus and a hyphen bullet'],
  ['(+372) 5123.4567', undefined, '+37251234567', 'EE', 'brackets and a dot'],
  ['TEL:+372-5123-4567', undefined, '+37251234567', 'EE', 'from a link'],
  ['++372 5123 4567', undefined, '+37251234567', 'EE', 'a plus too many'],
  ['+00372 5123 4567', undefined, '+37251234567', 'EE', 'a plus and 00'],
  [' +37251234567\t', undefined, '+37251234567', 'EE', 'spaces around'],
]

type Refused = readonly [
  typed: string,
  chosen: string | undefined,
  reason: string,
  suggestion: string | undefined,
  why: string,
]

const REFUSED: readonly Refused[] = [
  ['5123 4567', undefined, 'country_missing', undefined, 'a national number'],
  ['37251234567', undefined, 'country_missing', '+37251234567', 'the plus sign is missing'],
  ['0512 345 678', undefined, 'country_missing', undefined, 'a national number with a trunk zero'],
  ['372 5123 4567', 'LV', 'too_long', '+37251234567', 'a foreign number without its plus sign'],
  ['5123 4567', 'AQ', 'unknown_country', undefined, 'Antarctica has no numbers of its own'],
  ['+999 123 456 789', undefined, 'unknown_country', undefined, '+999 is not assigned'],
  ['+210 123 456 789', undefined, 'unknown_country', undefined, '+210 is not assigned'],
  ['+', undefined, 'not_a_phone', undefined, 'a plus alone'],
  ['+00', undefined, 'too_short', undefined, 'a way abroad and nothing after it'],
  ['+372', undefined, 'too_short', undefined, 'a country code alone'],
  ['+372 512 345', undefined, 'too_short', undefined, 'Estonia: at least seven digits'],
  ['+372 5123 45678', undefined, 'too_long', undefined, 'Estonia: eight digits on mobile networks'],
  ['+372 5123 4567 890', undefined, 'too_long', undefined, 'Estonia'],
  ['+44 7400 12345', undefined, 'too_short', undefined, 'Great Britain: ten digits on mobile networks'],
  ['+44 7400 1234567', undefined, 'too_long', undefined, 'Great Britain'],
  ['+371 2123 456', undefined, 'too_short', undefined, 'Latvia: eight digits'],
  ['+1 212 555 236', undefined, 'too_short', undefined, 'North America: ten digits'],
  ['+1 212 555 23688', undefined, 'too_long', undefined, 'North America: ten digits'],
  ['112', 'EE', 'too_short', undefined, 'the emergency number'],
  ['+37251234567'.padEnd(200, '0'), undefined, 'too_long', undefined, 'not even read'],
  ['+1 112 555 2368', undefined, 'not_possible', undefined, 'no area code begins with 1'],
  ['+1 999 555 2368', undefined, 'not_possible', undefined, 'area code 999 is not assigned'],
  ['+383 44 123 4567', undefined, 'too_long', undefined, 'Kosovo: eight digits on mobile networks'],
  ['+372 612 3456', undefined, 'fixed_line', undefined, 'Estonia, Tallinn'],
  ['6123456', 'EE', 'fixed_line', undefined, 'Estonia, Tallinn'],
  ['+371 6712 3456', undefined, 'fixed_line', undefined, 'Latvia, Riga'],
  ['+370 5 212 3456', undefined, 'fixed_line', undefined, 'Lithuania, Vilnius'],
  ['+32 2 512 34 56', undefined, 'fixed_line', undefined, 'Belgium, Brussels'],
  ['+44 20 7946 0958', undefined, 'fixed_line', undefined, 'London'],
  ['+49 30 901820', undefined, 'fixed_line', undefined, 'Berlin'],
  ['+33 1 42 68 53 00', undefined, 'fixed_line', undefined, 'Paris'],
  ['+39 06 6982 1234', undefined, 'fixed_line', undefined, 'Rome: the zero belongs'],
  [
    '+39 0322 123456',
    undefined,
    'fixed_line',
    undefined,
    'Arona: without its zero it would be somebody’s mobile number',
  ],
  ['+47 79 02 12 34', undefined, 'fixed_line', undefined, 'Svalbard'],
  ['+44 300 123 4567', undefined, 'fixed_line', undefined, 'a public body’s switchboard, 03'],
  ['+372 900 1234', undefined, 'premium_rate', undefined, 'Estonia, 900'],
  ['+371 9012 3456', undefined, 'premium_rate', undefined, 'Latvia, 90'],
  ['+1 900 234 5678', undefined, 'premium_rate', undefined, 'North America, 900'],
  ['+31 900 1234', undefined, 'premium_rate', undefined, 'Netherlands, 0900'],
  ['+44 909 879 0123', undefined, 'premium_rate', undefined, 'Great Britain, 09'],
  ['+979 1 2345 6789', undefined, 'premium_rate', undefined, 'international premium rate'],
  ['+372 800 2123', undefined, 'toll_free', undefined, 'Estonia, 800'],
  ['+1 800 234 5678', undefined, 'toll_free', undefined, 'North America, 800'],
  ['+1 888 234 5678', undefined, 'toll_free', undefined, 'North America, 888'],
  ['+44 800 123 4567', undefined, 'toll_free', undefined, 'Great Britain, 0800'],
  ['+800 1234 5678', undefined, 'toll_free', undefined, 'international freephone'],
  ['+371 8112 3456', undefined, 'shared_cost', undefined, 'Latvia, 81'],
  ['+808 1234 5678', undefined, 'shared_cost', undefined, 'international shared cost'],
  ['+44 70 1234 5678', undefined, 'shared_cost', undefined, 'Great Britain, 070: forwarded at the caller’s cost'],
  ['+44 76 4012 3456', undefined, 'pager', undefined, 'Great Britain, 076'],
  ['', undefined, 'not_a_phone', undefined, 'nothing'],
  ['ann', 'EE', 'not_a_phone', undefined, 'letters'],
  ['+372 5123 4567 ext. 5', undefined, 'not_a_phone', undefined, 'an extension'],
  ['1-800-FLOWERS', 'US', 'not_a_phone', undefined, 'letters for digits'],
  ['5123+4567', 'EE', 'not_a_phone', undefined, 'a plus in the middle'],
  ['+372 5123 4567, +372 5123 4568', undefined, 'not_a_phone', undefined, 'two numbers'],
  ['+37251234567\0', undefined, 'not_a_phone', '+37251234567', 'NUL'],
  ['+37251234567\r\n', undefined, 'not_a_phone', '+37251234567', 'a line end'],
  [
    '\u202d+372 5123 4567\u202c',
    undefined,
    'not_a_phone',
    '+37251234567',
    'marks of direction, as address books paste them',
  ],
  ['+372\u200b51234567', undefined, 'not_a_phone', '+37251234567', 'a zero-width space'],
  ['+3725123456\ud835', undefined, 'not_a_phone', '+3725123456', 'half a surrogate pair'],
]

describe('a phone number', () => {
  test.each(ACCEPTED)('%j (chosen: %s) is read as %s of %s: %s', (typed, chosen, value, belongsTo) => {
    expect(parsePhone(typed, country(chosen))).toEqual({
      ok: true,
      contact: { kind: 'phone', value, country: belongsTo },
    })
  })

  test.each(REFUSED)('%j (chosen: %s) is refused as %s, suggesting %s: %s', (typed, chosen, reason, suggestion) => {
    const expected = suggestion === undefined ? { ok: false, reason } : { ok: false, reason, suggestion }
    expect(parsePhone(typed, country(chosen))).toStrictEqual(expected)
  })

  test('reached over the internet is taken, unless the setting refuses it', () => {
    const french = '+33 9 72 12 34 56' // France, 09: not bound to a place
    expect(parsePhone(french)).toMatchObject({ ok: true })
    expect(parsePhone(french, undefined, { refusesVoip: true })).toEqual({ ok: false, reason: 'voip' })
  })

  test('meets every reason in these tables', () => {
    const met = new Set([...REFUSED.map(([, , reason]) => reason), 'voip'])
    expect([...met].sort()).toEqual([...PHONE_PROBLEMS].sort())
  })

  test('without a country code is completed for the registration’s country, and never taken for it', () => {
    const settings = { refusesVoip: false, suggestsFor: 'EE' as CountryCode }
    const completed = { ok: false, reason: 'country_missing', suggestion: '+37251234567' }
    expect(parsePhone('5123 4567', undefined, settings)).toEqual(completed)
    expect(parsePhone('05123 4567', undefined, settings)).toEqual(completed)
    expect(parsePhone('３７２ ５１２３ ４５６７', undefined, settings)).toEqual(completed)
    // a fixed line of that country, and a number that is none there: nothing to offer
    expect(parsePhone('612 3456', undefined, settings)).toEqual({ ok: false, reason: 'country_missing' })
    expect(parsePhone('12', undefined, settings)).toEqual({ ok: false, reason: 'country_missing' })
    expect(parsePhone('+33612345678', undefined, settings)).toMatchObject({ ok: true })
  })

  test.each<[typed: string, chosen: string | undefined, reason: string, suggestion: string, why: string]>([
    ['+52 044 55 1234 5678', undefined, 'too_long', '+525512345678', 'Mexico, 044 until 2019'],
    ['+84 0120 123 4567', undefined, 'too_long', '+84701234567', 'Viet Nam, 0120 until 2018'],
    ['0168 123 4567', 'VN', 'not_possible', '+84381234567', 'the same, as dialled there'],
    ['0692 12 34 56', 'FR', 'not_possible', '+262692123456', 'Réunion, as dialled in France'],
    ['+33 690 00 12 34', undefined, 'not_possible', '+590690001234', 'Guadeloupe under the code of France'],
    ['+33 694 20 12 34', undefined, 'not_possible', '+594694201234', 'French Guiana under the code of France'],
    ['+33 696 20 12 34', undefined, 'not_possible', '+596696201234', 'Martinique under the code of France'],
    ['+33 639 20 12 34', undefined, 'not_possible', '+262639201234', 'Mayotte under the code of France'],
    ['+972 59 123 4567', undefined, 'not_possible', '+970591234567', 'a Palestinian mobile number under +972'],
    ['+225 01 12 34 56', undefined, 'too_short', '+2250101123456', 'Côte d’Ivoire, Moov until 2021'],
    ['+237 97 12 34 56', undefined, 'not_possible', '+237697123456', 'Cameroon until 2014'],
  ])('%s (chosen: %s), as it is no more, is refused as %s, suggesting %s: %s', (typed, chosen, reason, suggestion) => {
    expect(parsePhone(typed, country(chosen))).toEqual({ ok: false, reason, suggestion })
  })

  test('in its normal form, and as it is shown, reads as itself', () => {
    for (const [typed, chosen] of ACCEPTED) {
      const first = parsePhone(typed, country(chosen))
      if (!first.ok) throw new Error(typed)
      expect(parsePhone(first.contact.value)).toEqual(first)
      expect(parsePhone(displayContact(first.contact))).toEqual(first)
    }
  })
})

describe('any string', () => {
  const digitsAndMore = fc.string({ unit: fc.constantFrom(...'0123456789+ -().tel:٣३\u200e'), maxLength: 40 })
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), digitsAndMore, loneSurrogates())

  test('is read without an exception, and what is accepted reads as itself', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(undefined, 'EE', 'US', 'AU', 'IT', 'AQ'), (typed, chosen) => {
        const reading = parsePhone(typed, country(chosen))
        if (!reading.ok) return
        expect(reading.contact.value).toMatch(/^\+[1-9]\d{3,14}$/)
        expect(parsePhone(reading.contact.value)).toEqual(reading)
      }),
      { numRuns: 10_000 },
    )
  })

  test('of digits after a country code that is accepted reads as itself', () => {
    const codes = fc.constantFrom(
      '372',
      '371',
      '370',
      '44',
      '1',
      '7',
      '39',
      '52',
      '54',
      '262',
      '358',
      '599',
      '870',
      '61',
    )
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(codes, digits, (code, rest) => {
        const reading = parsePhone(`+${code}${rest}`)
        if (reading.ok) expect(parsePhone(reading.contact.value)).toEqual(reading)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    '1',
    ' ',
    '+',
    '0',
    '(',
    'a',
    '\u0663',
    '\u200e',
    '+1 ',
    '00',
    '-',
  ])('of 1, 4, 16 and 64 KB of %j costs no more the longer it is', (unit) => {
    for (const kilobytes of [1, 4, 16, 64]) {
      const typed = unit.repeat((kilobytes * 1024) / unit.length)
      const begun = performance.now()
      for (let round = 0; round < 100; round++) expect(parsePhone(typed).ok).toBe(false)
      // About 0.1 ms for the hundred, whatever the length; a pass over 64 KB would take more than that each time.
      expect(performance.now() - begun).toBeLessThan(50)
    }
  })

  test('of 64 KB is refused at once', () => {
    expect(parsePhone('1'.repeat(65_536))).toEqual({ ok: false, reason: 'too_long' })
    expect(parsePhone(' '.repeat(65_536))).toEqual({ ok: false, reason: 'too_long' })
  })
})

function loneSurrogates() {
  return fc
    .array(fc.integer({ min: 0xd000, max: 0xe0ff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes))
}

// The expectations come from the countries' numbering plans (named in the right-hand column), never from the library.
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
  // Estonia: 5 and two-digit 81–82 are mobile, seven or eight digits; no trunk prefix
  ['+37251234567', undefined, '+37251234567', 'EE', 'mobile, eight digits'],
  ['+372 512 3456', undefined, '+3725123456', 'EE', 'mobile, seven digits'],
  ['5123 4567', 'EE', '+37251234567', 'EE', 'national form'],
  ['+372 8123 4567', undefined, '+37281234567', 'EE', 'mobile, 81'],
  // Latvia: eight digits, mobile begins with 2
  ['+371 2123 4567', undefined, '+37121234567', 'LV', 'mobile'],
  ['21234567', 'LV', '+37121234567', 'LV', 'national form'],
  // Lithuania: trunk 8 until 2025, then 0; mobile begins with 6
  ['+370 612 34567', undefined, '+37061234567', 'LT', 'mobile'],
  ['8 612 34567', 'LT', '+37061234567', 'LT', 'old trunk prefix 8'],
  ['0 612 34567', 'LT', '+37061234567', 'LT', 'trunk prefix 0'],
  ['040 1234567', 'FI', '+358401234567', 'FI', 'mobile 040'],
  ['+358 457 123 4567', undefined, '+3584571234567', 'FI', 'mobile 0457, on Åland in the plan of Finland'],
  ['070-123 45 67', 'SE', '+46701234567', 'SE', 'mobile 070'],
  ['+47 412 34 567', undefined, '+4741234567', 'NO', 'mobile 4'],
  ['+45 20 12 34 56', undefined, '+4520123456', 'DK', 'eight digits; the plan does not tell fixed from mobile'],
  ['+354 611 1234', undefined, '+3546111234', 'IS', 'mobile 6'],
  ['512 345 678', 'PL', '+48512345678', 'PL', 'mobile 51'],
  ['0151 12345678', 'DE', '+4915112345678', 'DE', 'mobile 0151, eleven digits'],
  ['0170/1234567', 'DE', '+491701234567', 'DE', 'mobile 0170, ten digits, written with a slash'],
  ['06 12 34 56 78', 'FR', '+33612345678', 'FR', 'mobile 06'],
  ['+33 (0)7 56 78 90 12', undefined, '+33756789012', 'FR', 'mobile 07 with the trunk zero in brackets'],
  ['06-12345678', 'NL', '+31612345678', 'NL', 'mobile 06'],
  ['0470 12 34 56', 'BE', '+32470123456', 'BE', 'mobile 047'],
  ['+352 621 123 456', undefined, '+352621123456', 'LU', 'mobile 621'],
  // +44: Great Britain, Guernsey, Jersey and Man
  ['07400 123456', 'GB', '+447400123456', 'GB', 'mobile 074'],
  ['+44 7781 123456', undefined, '+447781123456', 'GG', 'Sure Guernsey, 7781'],
  ['+44 7797 712345', undefined, '+447797712345', 'JE', 'JT Jersey, 7797'],
  ['+44 7624 123456', undefined, '+447624123456', 'IM', 'Manx Telecom, 7624'],
  ['085 123 4567', 'IE', '+353851234567', 'IE', 'mobile 085'],
  ['612 34 56 78', 'ES', '+34612345678', 'ES', 'mobile 6'],
  ['+351 912 345 678', undefined, '+351912345678', 'PT', 'mobile 91'],
  ['333 123 4567', 'IT', '+393331234567', 'IT', 'mobile 3, no trunk prefix'],
  ['+39 (0)333 123 4567', undefined, '+393331234567', 'IT', 'a zero that never belongs before a mobile number'],
  ['079 123 45 67', 'CH', '+41791234567', 'CH', 'mobile 079'],
  ['0664 1234567', 'AT', '+436641234567', 'AT', 'mobile 0664'],
  ['06 20 123 4567', 'HU', '+36201234567', 'HU', 'trunk prefix 06'],
  ['603 123 456', 'CZ', '+420603123456', 'CZ', 'mobile 603'],
  ['050 123 4567', 'UA', '+380501234567', 'UA', 'mobile 050'],
  ['+383 44 123 456', undefined, '+38344123456', 'XK', 'Kosovo, mobile 44'],
  ['0532 123 45 67', 'TR', '+905321234567', 'TR', 'mobile 53'],
  // +7: Russia and Kazakhstan
  ['8 916 123-45-67', 'RU', '+79161234567', 'RU', 'mobile 9, trunk prefix 8'],
  ['+7 701 123 4567', undefined, '+77011234567', 'KZ', 'mobile 70'],
  // +1: the North American plan, by area code
  ['+1 212 555 2368', undefined, '+12125552368', 'US', 'New York'],
  ['(613) 555-2368', 'US', '+16135552368', 'CA', 'Ottawa, dialled from the USA'],
  ['+1 613 555 2368', undefined, '+16135552368', 'CA', 'Ottawa'],
  ['+1 876 212 3456', undefined, '+18762123456', 'JM', 'Jamaica'],
  ['+1 658 212 3456', undefined, '+16582123456', 'JM', 'Jamaica, overlay'],
  ['+1 787 234 5678', undefined, '+17872345678', 'PR', 'Puerto Rico'],
  ['+1 939 234 5678', undefined, '+19392345678', 'PR', 'Puerto Rico, overlay'],
  ['+1 671 300 1234', undefined, '+16713001234', 'GU', 'Guam'],
  ['+1 340 642 1234', undefined, '+13406421234', 'VI', 'United States Virgin Islands'],
  ['+1 684 733 1234', undefined, '+16847331234', 'AS', 'American Samoa'],
  ['+1 670 234 5678', undefined, '+16702345678', 'MP', 'Northern Mariana Islands'],
  ['+1 809 234 5678', undefined, '+18092345678', 'DO', 'Dominican Republic'],
  ['+52 55 1234 5678', undefined, '+525512345678', 'MX', 'Mexico City; the plan does not tell'],
  ['+52 1 55 1234 5678', undefined, '+525512345678', 'MX', 'the 1 before mobile numbers ended in August 2019'],
  ['(11) 96123-4567', 'BR', '+5511961234567', 'BR', 'mobile with the ninth digit'],
  ['011 15-2345-6789', 'AR', '+5491123456789', 'AR', 'mobile: 15 at home is 9 from abroad'],
  ['090-1234-5678', 'JP', '+819012345678', 'JP', 'mobile 090'],
  ['010-2345-6789', 'KR', '+821023456789', 'KR', 'mobile 010'],
  ['138 1234 5678', 'CN', '+8613812345678', 'CN', 'mobile 138'],
  ['098765 43210', 'IN', '+919876543210', 'IN', 'mobile 9'],
  ['+852 9123 4567', undefined, '+85291234567', 'HK', 'mobile 9, eight digits'],
  ['8123 4567', 'SG', '+6581234567', 'SG', 'mobile 8'],
  ['0412 345 678', 'AU', '+61412345678', 'AU', 'mobile 04'],
  ['021 123 4567', 'NZ', '+64211234567', 'NZ', 'mobile 021'],
  ['071 123 4567', 'ZA', '+27711234567', 'ZA', 'mobile 071'],
  ['050-234-5678', 'IL', '+972502345678', 'IL', 'mobile 050'],
  // French territories share codes with their neighbours
  ['+590 690 00 12 34', undefined, '+590690001234', 'GP', 'Guadeloupe'],
  ['+262 692 12 34 56', undefined, '+262692123456', 'RE', 'Réunion'],
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

  test('covers at least 25 countries in these tables', () => {
    expect(new Set(ACCEPTED.map(([, , , belongsTo]) => belongsTo)).size).toBeGreaterThanOrEqual(25)
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
      { numRuns: 2000 },
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

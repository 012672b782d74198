import fc from 'fast-check'
import { getCountries } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import type { CountryCode } from './contact.ts'
import { parseCountry } from './country.ts'
import { displayContact } from './display.ts'
import { maskContact } from './mask.ts'
import { parseContact } from './parse-contact.ts'

describe('what somebody typed', () => {
  test.each([
    'ann@gmail.com',
    'ann＠gmail.com',
    'ann﹫gmail.com',
  ])('is an address when it has an at sign: %s', (typed) => {
    expect(parseContact(typed)).toEqual({ ok: true, contact: { kind: 'email', value: 'ann@gmail.com' } })
  })

  test('is a number when it has none', () => {
    const contact = { kind: 'phone', value: '+37251234567', country: 'EE' }
    expect(parseContact('+372 5123 4567')).toEqual({ ok: true, contact })
    expect(parseContact('5123 4567', 'EE' as CountryCode)).toEqual({ ok: true, contact })
    expect(parseContact('5123 4567')).toEqual({ ok: false, reason: 'country_missing' })
    expect(parseContact('ann.gmail.com')).toEqual({ ok: false, reason: 'not_a_phone' })
  })

  test('is read, shown and masked without an exception, whatever it is', () => {
    const country = fc.constantFrom(undefined, 'EE' as CountryCode, 'US' as CountryCode)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), country, (typed, chosen) => {
        const reading = parseContact(typed, chosen)
        if (!reading.ok) return
        expect(displayContact(reading.contact)).not.toBe('')
        expect(maskContact(reading.contact)).toContain('•')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a country code', () => {
  test('is one of the 249 of ISO 3166-1, or of the three that have numbers and no code there', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const known = letters.flatMap((one) => letters.map((two) => one + two)).filter((code) => parseCountry(code))
    expect(known).toHaveLength(252)
    for (const code of ['EE', 'BE', 'PR', 'XK', 'AC', 'TA', 'UM']) expect(known).toContain(code)
    for (const code of ['EU', 'UK', 'XX', 'ZZ', 'SU', 'AN', 'YU']) expect(known).not.toContain(code)
  })

  test('may be written in small letters, and is nothing else', () => {
    expect(parseCountry('ee')).toBe('EE')
    for (const typed of ['', 'E', 'EST', 'e e', 'é', 'ß', '🇪🇪']) expect(parseCountry(typed)).toBeUndefined()
  })

  test('exists for every country that has numbers', () => {
    expect(getCountries().filter((code) => parseCountry(code) === undefined)).toEqual([])
  })
})

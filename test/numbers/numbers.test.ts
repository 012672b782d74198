// The tables of this folder through the reading: more than 300 numbers of more than 60 countries.
import { describe, expect, test } from 'vitest'
import { type CountryCode, displayContact, PHONE_PROBLEMS, parsePhone } from '../../src/contacts/index.ts'
import { AFRICA_MIDDLE_EAST } from './africa-middle-east.ts'
import { AMERICAS } from './americas.ts'
import { ASIA_PACIFIC } from './asia-pacific.ts'
import { EUROPE } from './europe.ts'
import { MISREAD } from './misread.ts'

const PLANS = [...EUROPE, ...AMERICAS, ...ASIA_PACIFIC, ...AFRICA_MIDDLE_EAST]
const isInternational = (typed: string): boolean => /^(\+|00)/.test(typed)

describe.each(PLANS)('numbers of $country ($source)', ({ country, rows }) => {
  const cases = rows.map(([typed, expected, why, suggestion]) => ({ typed, expected, why, suggestion }))

  test.each(cases)('$typed: $expected, $why', ({ typed, expected, suggestion }) => {
    const reading = parsePhone(typed, isInternational(typed) ? undefined : (country as CountryCode))
    const refused = { ok: false, reason: expected, ...(suggestion === undefined ? {} : { suggestion }) }
    const read = { ok: true, contact: { kind: 'phone', value: expected, country } }
    expect(reading).toEqual(expected.startsWith('+') ? read : refused)
  })
})

describe('a number that a plain reading gets wrong', () => {
  test.each(MISREAD)('%s (chosen: %s): %s, %s', (typed, chosen, expected) => {
    const reading = parsePhone(typed, chosen as CountryCode | undefined)
    if (typeof expected === 'string') expect(reading).toMatchObject({ ok: false, reason: expected })
    else expect(reading).toEqual({ ok: true, contact: { kind: 'phone', value: expected[0], country: expected[1] } })
  })
})

describe('the tables', () => {
  test('hold at least 300 numbers of at least 60 countries, each plan with its source', () => {
    expect(PLANS.reduce((sum, { rows }) => sum + rows.length, MISREAD.length)).toBeGreaterThanOrEqual(300)
    expect(new Set(PLANS.map(({ country }) => country)).size).toBeGreaterThanOrEqual(60)
    for (const { source, rows } of PLANS) {
      expect(source.length).toBeGreaterThan(5)
      for (const [, , why] of rows) expect(why).not.toBe('')
    }
  })

  test('hold at least 40 numbers that a plain reading gets wrong', () => {
    expect(MISREAD.length).toBeGreaterThanOrEqual(40)
  })

  test('have no number twice in one country, and only reasons that there are', () => {
    for (const { rows } of PLANS) {
      expect(new Set(rows.map(([typed]) => typed)).size).toBe(rows.length)
      for (const [, expected] of rows) {
        expect(expected.startsWith('+') || PHONE_PROBLEMS.some((reason) => reason === expected)).toBe(true)
      }
    }
  })

  test('read back, in the form that people are shown, as the same number', () => {
    for (const { country, rows } of PLANS) {
      for (const [typed] of rows) {
        const reading = parsePhone(typed, isInternational(typed) ? undefined : (country as CountryCode))
        if (reading.ok) expect(parsePhone(displayContact(reading.contact))).toEqual(reading)
      }
    }
  })
})

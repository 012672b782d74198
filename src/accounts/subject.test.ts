import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSubject, SUBJECT_PROBLEMS } from './subject.ts'

const read = (country: string, number: string) => {
  const reading = parseSubject({ country, number })
  return reading.ok ? `${reading.subject.country} ${reading.subject.number}` : reading.reason
}

describe('a national number', () => {
  // Published examples, and numbers made up for their check digits.
  test.each([
    ['EE', '38001085718'],
    ['EE', '37605030299'],
    ['EE', '60001019906'],
    ['LT', '33309240064'],
    ['LT', '38703181745'],
    ['LV', '16117519997'],
    ['LV', '29075810403'],
    ['BE', '85073003328'],
    ['BE', '17073003384'],
    ['BE', '00012511148'],
  ])('of %s is taken when its check digit is right, and with any other last digit refused: %s', (country, number) => {
    expect(read(country, number)).toBe(`${country} ${number}`)
    const last = Number(number.at(-1))
    for (let other = 0; other < 10; other++) {
      if (other !== last) expect(read(country, `${number.slice(0, -1)}${other}`)).toBe('wrong_checksum')
    }
  })

  test.each([
    ['ee', ' 3800108 5718 ', 'EE 38001085718'],
    ['EE', '３８００１０８５７１８', 'EE 38001085718'],
    ['LV', '161175-19997', 'LV 16117519997'],
    ['LV', '161175–19997', 'LV 16117519997'],
    ['BE', '85.07.30-033.28', 'BE 85073003328'],
    ['FI', '131052-308t', 'FI 131052308T'],
    ['US', '078-05-1120', 'US 078051120'],
  ])('of %s is one whichever way it is written: %s', (country, typed, expected) => {
    expect(read(country, typed)).toBe(expected)
  })

  test('of Latvia in the new style begins with 32 to 39, and has no check digit', () => {
    for (let last = 0; last < 10; last++) expect(read('LV', `325035-1178${last}`)).toBe(`LV 3250351178${last}`)
    expect(read('LV', '39999999999')).toBe('LV 39999999999')
    expect(read('LV', '32503511')).toBe('wrong_length')
  })

  test('of Lithuania that begins with 9 holds no date', () => {
    expect(read('LT', '99999999997')).toBe('LT 99999999997')
    expect(read('LT', '39999999997')).toBe('not_possible')
  })

  test('of Belgium may hold a month that is 20 or 40 higher, or a date that is not known', () => {
    const number = (body: string) => `${body}${String(97 - (Number(body) % 97)).padStart(2, '0')}`
    for (const body of ['852730033', '854730033', '850000033'])
      expect(read('BE', number(body))).toBe(`BE ${number(body)}`)
    for (const body of ['851330033', '853330033', '856130033', '850732033']) {
      expect(read('BE', number(body))).toBe('not_possible')
    }
  })

  test.each([
    ['XX', '38001085718', 'unknown_country'],
    ['', '38001085718', 'unknown_country'],
    ['EE', '', 'number_missing'],
    ['EE', ' - ', 'number_missing'],
    ['EE', '3800108571', 'wrong_length'],
    ['EE', '380010857180', 'wrong_length'],
    ['EE', '3'.repeat(65), 'wrong_length'],
    ['EE', '3800108571a', 'not_possible'],
    ['EE', '38002305718', 'not_possible'],
    ['EE', '08001085718', 'not_possible'],
    ['EE', '38001085718\n1', 'forbidden_character'],
    ['EE', '3800108571õ', 'forbidden_character'],
    ['DE', '123', 'wrong_length'],
    ['DE', 'ABCD', 'not_possible'],
    ['DE', '1'.repeat(21), 'wrong_length'],
  ])('of %j written as %j is refused: %s', (country, number, reason) => {
    expect(read(country, number)).toBe(reason)
  })

  test('of a country without a rule has 4 to 20 letters and digits', () => {
    expect(read('DE', '1234')).toBe('DE 1234')
    expect(read('DE', '1'.repeat(20))).toBe(`DE ${'1'.repeat(20)}`)
  })

  test('that is taken is taken again in the form it was given', () => {
    const countries = fc.constantFrom('EE', 'LV', 'LT', 'BE', 'DE', 'FI')
    fc.assert(
      fc.property(countries, fc.string({ maxLength: 24 }), (country, number) => {
        const reading = parseSubject({ country, number })
        if (reading.ok) expect(parseSubject(reading.subject)).toEqual(reading)
        else expect(SUBJECT_PROBLEMS).toContain(reading.reason)
      }),
    )
  })
})

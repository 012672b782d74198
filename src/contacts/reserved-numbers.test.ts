import { describe, expect, test } from 'vitest'
import { parsePhone } from './phone.ts'
import { isReservedNumber } from './reserved-numbers.ts'

function isReserved(typed: string): boolean {
  const reading = parsePhone(typed)
  if (!reading.ok) throw new Error(`${typed}: ${reading.reason}`)
  return isReservedNumber(reading.contact.value)
}

/** First and last of each range that a plan keeps for fiction, and their neighbours. */
const RESERVED = [
  ['+12125550100', '+12125550199'], // ATIS-0300115
  ['+16135550142'],
  ['+46701740605', '+46701740609', '+46701740610', '+46701740699'], // PTS
  ['+491713920000', '+491713920099', '+4917604069000', '+4917604069099', '+4915228817386'], // BNetzA 148/2021
  ['+61491570006', '+61491570110', '+61491570156', '+61491570159', '+61491570737', '+61491579760'], // ACMA
].flat()
const NEIGHBOURS = [
  ...['+12125550099', '+12125550200', '+46701740604', '+46701740700', '+491713920100', '+491713919999'],
  ...['+4917604069100', '+4915228817387', '+61491570007', '+61491570160', '+37250000001'],
]

describe('a number that its plan keeps for films and books', () => {
  test.each(RESERVED)('%s is read, and noted', (value) => {
    expect(isReserved(value)).toBe(true)
  })

  test.each(NEIGHBOURS)('%s beside such a range is not', (value) => {
    expect(isReserved(value)).toBe(false)
  })

  test.each([
    '+447700900000',
    '+447700900999',
    '+44 7700 900 123',
    '+33639980000',
    '06 39 98 99 99',
  ])('%s is no number that anybody can have: refused, and noted', (typed) => {
    const country = typed.startsWith('0') ? ('FR' as never) : undefined
    expect(parsePhone(typed, country)).toEqual({ ok: false, reason: 'not_possible', isReserved: true })
  })

  test.each(['+447700899999', '+33639979999'])('%s, just outside, is not noted', (typed) => {
    expect(parsePhone(typed)).not.toHaveProperty('isReserved')
  })
})

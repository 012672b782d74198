import { describe, expect, test } from 'vitest'
import type { E164, PhoneContact } from './contact.ts'
import { describePhone } from './describe-phone.ts'
import { parsePhone } from './phone.ts'

function contactOf(typed: string): PhoneContact {
  const reading = parsePhone(typed)
  if (!reading.ok) throw new Error(`${typed}: ${reading.reason}`)
  return reading.contact
}

describe('a number that was read is described', () => {
  test.each([
    ['+37251234567', 'EE', 'mobile', '+372 5123 4567', '5123 4567'],
    ['+447400123456', 'GB', 'mobile', '+44 7400 123456', '07400 123456'],
    ['+12125552368', 'US', 'fixed_line_or_mobile', '+1 212 555 2368', '(212) 555-2368'],
    ['+33972123456', 'FR', 'voip', '+33 9 72 12 34 56', '09 72 12 34 56'],
    ['+870773111632', undefined, 'mobile', '+870 773 111 632', '+870 773 111 632'],
  ])('%s: %s, %s, %s abroad, %s at home', (value, country, lineType, international, national) => {
    expect(describePhone(contactOf(value))).toEqual({ country, lineType, international, national, isReserved: false })
  })

  test('also where its plan has changed since it was kept', () => {
    const kept: PhoneContact = { kind: 'phone', value: '+22997123456' as E164, country: undefined }
    expect(describePhone(kept)).toMatchObject({ lineType: undefined, international: '+229 97123456' })
  })
})

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
    expect(describePhone(contactOf(value)).isReserved).toBe(true)
  })

  test.each(NEIGHBOURS)('%s beside such a range is not', (value) => {
    expect(describePhone(contactOf(value)).isReserved).toBe(false)
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

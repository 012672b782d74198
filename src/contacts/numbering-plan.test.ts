import { expect, test } from 'vitest'
import type { E164 } from './contact.ts'
import { groupNumber, lineTypeOf } from './numbering-plan.ts'

test.each([
  ['+37251234567', 'mobile', '+372 5123 4567'],
  ['+447400123456', 'mobile', '+44 7400 123456'],
  ['+12125552368', 'fixed_line_or_mobile', '+1 212 555 2368'],
  ['+33972123456', 'voip', '+33 9 72 12 34 56'],
  ['+870773111632', 'mobile', '+870 773 111 632'],
  ['+22997123456', undefined, '+229 97123456'], // kept from before its plan changed
])('%s is of the line %s, and read as %s', (value, lineType, grouped) => {
  expect(lineTypeOf(value as E164)).toBe(lineType)
  expect(groupNumber(value as E164)).toBe(grouped)
})

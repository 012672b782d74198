import { expect, test } from 'vitest'
import { codeInside } from './pasted-code.ts'

test.each([
  ['Your code is 123 456', '123456'],
  ['123-456 is your code to open your Example account. Valid for 10 minutes.\n\n@shop.example #123456', '123456'],
  ['код 12\u00A034\u00A056.', '123456'],
  ['الرمز ١٢٣٤٥٦', '١٢٣٤٥٦'],
])('the code is found in %j', (typed, code) => {
  expect(codeInside(typed, 6)).toBe(code)
})

test.each([
  '123456 or 654321',
  'no code at all',
  '1234567',
  '12345',
  'a1b2c3d4e5f6',
  '',
])('nothing is made of %j: the check judges what was typed', (typed) => {
  expect(codeInside(typed, 6)).toBe(typed)
})

test('a code as long as the service makes them is meant', () => {
  expect(codeInside('1234 567 890, not 123456', 10)).toBe('1234567890')
})

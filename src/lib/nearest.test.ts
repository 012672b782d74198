import { expect, test } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', '', 3],
  ['list', 'lsit', 1],
  ['create', 'craete', 1],
  ['revoke', 'remove', 2],
])('from %j to %j it takes %i edits', (left, right, edits) => {
  expect(editDistance(left, right)).toBe(edits)
  expect(editDistance(right, left)).toBe(edits)
})

test('the nearest word is found, whatever its case', () => {
  expect(nearest('SMTP_URI', ['SMPP_URL', 'SMTP_URL', 'SECRETS'])).toBe('SMTP_URL')
  expect(nearest('Serv', ['serve', 'service'])).toBe('serve')
})

test('a word that is like none of them has no suggestion', () => {
  expect(nearest('frobnicate', ['serve', 'service', 'key'])).toBeUndefined()
  expect(nearest('ab', ['xy', 'axyb'])).toBeUndefined()
})

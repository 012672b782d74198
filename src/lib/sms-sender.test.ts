import { expect, test } from 'vitest'
import { isSmsSender } from './sms-sender.ts'

test.each([
  '+37251234567',
  '123',
  '12345678',
  'Example',
  'EXAMPLE-1',
  'A',
  'My Shop',
  'R&D.x_y',
  'Pinpost 24h',
])('%s can be a sender', (text) => {
  expect(isSmsSender(text)).toBe(true)
})

test.each([
  '',
  '12',
  '123456789',
  '37251234567',
  '+',
  '+1234567890123456',
  '++372',
  '12-34',
  'Twelve-lettr',
  ' Shop',
  'Shop ',
  'Näide',
  'a\nb',
])('%j cannot be a sender', (text) => {
  expect(isSmsSender(text)).toBe(false)
})

import { expect, test } from 'vitest'
import { acceptedEncoding } from './accepted-encoding.ts'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['BR ; q=1.0', 'br'],
  ['br; q=0.0, gzip;q=0', undefined],
  ['identity', undefined],
  ['*', undefined],
  ['brx', undefined],
  [undefined, undefined],
])('of %s it is %s', (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding)
})

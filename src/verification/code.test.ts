import { expect, test } from 'vitest'
import { createUuids } from '../lib/ids.ts'
import { createKeyRing } from '../lib/key-ring.ts'
import { systemRandom } from '../lib/random.ts'
import { deriveCode, isSameCode, readTypedCode } from './code.ts'

const key = createKeyRing([Buffer.alloc(32, 7)]).first
const uuids = createUuids({ now: () => new Date('2026-11-23T17:10:00.000Z') }, systemRandom)
const nonce = Buffer.alloc(16, 3)

test('a hundred thousand codes are six digits, spread evenly, some with leading zeros', () => {
  const bins = new Array<number>(1000).fill(0)
  let withLeadingZero = 0
  for (let i = 0; i < 100_000; i++) {
    const code = deriveCode(key, uuids(), nonce, 6)
    if (!/^\d{6}$/.test(code)) throw new Error('not six digits')
    if (code.startsWith('0')) withLeadingZero++
    const bin = Math.floor(Number(code) / 1000)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  const chiSquare = bins.reduce((sum, n) => sum + (n - 100) ** 2 / 100, 0)
  // 999 degrees of freedom, α = 10⁻⁶: the quantile is 1,229 (Wilson–Hilferty).
  expect(chiSquare).toBeLessThan(1229)
  expect(withLeadingZero).toBeGreaterThan(9000)
})

test('reducing 64 bits to ten digits favours no code by more than one in a billion', () => {
  for (let digits = 4; digits <= 10; digits++) {
    const codes = 10n ** BigInt(digits)
    const [least, most] = [2n ** 64n / codes, 2n ** 64n / codes + 1n]
    expect(Number(most - least) / Number(least)).toBeLessThan(1e-9)
  }
})

test('the code depends on the secret, the id, the nonce and the length', () => {
  const id = uuids()
  const code = deriveCode(key, id, nonce, 10)
  expect(deriveCode(key, id, nonce, 10)).toBe(code)
  expect(deriveCode(createKeyRing([Buffer.alloc(32, 8)]).first, id, nonce, 10)).not.toBe(code)
  expect(deriveCode(key, uuids(), nonce, 10)).not.toBe(code)
  expect(deriveCode(key, id, Buffer.alloc(16, 4), 10)).not.toBe(code)
  expect(code.endsWith(deriveCode(key, id, nonce, 6))).toBe(false)
})

test.each([
  '123456',
  '123 456',
  '123-456',
  ' 1 2 3 4 5 6 ',
  '123–456',
  '１２３４５６',
  '١٢٣٤٥٦',
  '۱۲۳۴۵۶',
  '१२३४५६',
  '𝟏𝟐𝟑𝟒𝟓𝟔',
  '𝟷𝟸𝟹𝟺𝟻𝟼',
  '\u200e123456\u200f',
  '123\u00a0456',
])('%s is read as the code 123456', (typed) => {
  expect(readTypedCode(typed, 6)).toBe('123456')
})

test.each([
  '12345',
  '1234567',
  '12345a',
  '',
  '12.3456',
  '１２３４５',
  '½23456',
  '12345\u0000',
  '一二三四五六',
])('%j cannot be a code', (typed) => {
  expect(readTypedCode(typed, 6)).toBeUndefined()
})

test('every digit of every script has its value', () => {
  // Scripts have their digits in tens, zero first; two may follow one another without a gap.
  let nth = 0
  for (let point = 0; point <= 0x1fbf9; point++) {
    const character = String.fromCodePoint(point)
    if (!/\p{Nd}/u.test(character)) nth = 0
    else expect(readTypedCode(character, 1), `U+${point.toString(16)}`).toBe(String(nth++ % 10))
  }
})

test('equal codes are the same and others are not, whatever their length', () => {
  expect(isSameCode('012345', '012345')).toBe(true)
  expect(isSameCode('012345', '012346')).toBe(false)
  expect(isSameCode('012345', '12345')).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalIp, personalBlock } from './network.ts'

describe('the canonical text of an address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:CB00:7109', '203.0.113.9'],
    ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:0.0.0.1', '0.0.0.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::', '::'],
    ['::1', '::1'],
  ])('%s is %s', (typed, canonical) => {
    expect(canonicalIp(typed)).toBe(canonical)
  })

  test.each([
    '',
    'localhost',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.09',
    ' 203.0.113.9',
    '203.0.113.9:80',
    '[::1]',
    '::1::',
    '1.2.3.4%eth0',
    '::1\0',
    '\ud800',
  ])('%j is no address', (typed) => {
    expect(canonicalIp(typed)).toBeUndefined()
  })

  test.each([
    '',
    'unknown',
    '203.0.113',
    '[::1]',
    '[::1',
    '203.0.113.9:',
    '203.0.113.9:4711:1',
    '::1\0',
  ])('%j is nobody’s', (forwarded) => {
    expect(personalBlock(forwarded)).toBeUndefined()
  })

  test('is its own canonical text, for every address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (typed) => {
        const canonical = canonicalIp(typed)
        if (canonical !== undefined) expect(canonicalIp(canonical)).toBe(canonical)
      }),
    )
  })
})

describe('what counts as one address', () => {
  test.each([
    ['203.0.113.9', '::ffff:203.0.113.9'],
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8::1', '2001:db8:0:0:1::'],
    ['::1', '::2'],
    ['1::', '1:0:0:0:5::'],
    ['203.0.113.9', '203.0.113.9:4711'],
    ['203.0.113.9:1', '203.0.113.9:65535'],
    ['2001:db8:1:2::1', '[2001:db8:1:2::3]:4711'],
    ['203.0.113.9', '[::ffff:203.0.113.9]:4711'],
  ])('is one for %s and %s', (one, other) => {
    expect(personalBlock(one)).toBe(personalBlock(other))
  })

  test.each([
    ['203.0.113.9', '203.0.113.10'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8::1', '2001:db9::1'],
    ['1::', '1:0:0:5::'],
  ])('differs for %s and %s', (one, other) => {
    expect(personalBlock(one)).not.toBe(personalBlock(other))
  })
})

import { describe, expect, test } from 'vitest'
import { parseSmppUrl } from './smpp-url.ts'

describe('the address of a carrier', () => {
  test.each([
    [
      'smpp://id:secret@smsc.example.com',
      {
        host: 'smsc.example.com',
        port: 2775,
        isEncrypted: false,
        systemId: 'id',
        password: 'secret',
        systemType: '',
        links: 1,
        window: 10,
        rate: undefined,
        alphabet: 'gsm7',
        receiptIds: 'same',
      },
    ],
    ['smpps://id:secret@smsc.example.com', { port: 3550, isEncrypted: true }],
    ['smpps://id:secret@[::1]:2776', { host: '::1', port: 2776 }],
    ['smpp://a%40b:p%2Fw%25%3A@h', { systemId: 'a@b', password: 'p/w%:' }],
    ['smpp://id@h', { password: '' }],
    ['smpp://id:p@h?links=20&window=1000&rate=100000', { links: 20, window: 1000, rate: 100_000 }],
    ['smpp://id:p@h?source_ton=0&source_npi=18&system_type=VMA', { sourceTon: 0, sourceNpi: 18, systemType: 'VMA' }],
    ['smpp://id:p@h?alphabet=latin1&receipt_ids=hex', { alphabet: 'latin1', receiptIds: 'hex' }],
    [`smpp://${'i'.repeat(15)}:${'p'.repeat(64)}@h?system_type=${'t'.repeat(12)}`, { systemId: 'i'.repeat(15) }],
  ])('%s', (url, expected) => {
    expect(parseSmppUrl(url)).toMatchObject(expected)
  })

  test.each([
    ['another protocol', 'http://secret:secret@h', /must look like/],
    ['no host', 'smpp://', /must look like/],
    ['no address', 'secret', /must look like/],
    ['no system id', 'smpp://:secret@h', /names no system id/],
    ['a stray percent sign', 'smpp://secret:secret%@h', /%25/],
    ['an unknown parameter', 'smpp://secret:secret@h?throughput=5', /knows \?links=, .*not \?throughput=/],
    ['no links', 'smpp://secret:secret@h?links=0', /from 1 to 20/],
    ['too many links', 'smpp://secret:secret@h?links=21', /from 1 to 20/],
    ['no window', 'smpp://secret:secret@h?window=0', /from 1 to 1000/],
    ['too wide a window', 'smpp://secret:secret@h?window=1001', /from 1 to 1000/],
    ['half a message a second', 'smpp://secret:secret@h?rate=0.5', /from 1 to 100000/],
    ['a type of number that is none', 'smpp://secret:secret@h?source_ton=7', /from 0 to 6/],
    ['a plan that is none', 'smpp://secret:secret@h?source_npi=19', /from 0 to 18/],
    ['an unknown alphabet', 'smpp://secret:secret@h?alphabet=utf8', /gsm7, latin1/],
    ['too long a system id', `smpp://${'i'.repeat(16)}:secret@h`, /more than 15/],
    ['too long a password', `smpp://id:${'secret'.repeat(11)}@h`, /more than 64/],
    ['too long a system type', `smpp://secret:secret@h?system_type=${'t'.repeat(13)}`, /more than 12/],
    ['letters beyond ASCII', 'smpp://id:secret%C3%B5@h', /beyond ASCII/],
  ])('is refused, without being repeated: %s', (_, url, words) => {
    expect(() => parseSmppUrl(url)).toThrow(words)
    expect(() => parseSmppUrl(url)).not.toThrow(/secret/)
  })
})

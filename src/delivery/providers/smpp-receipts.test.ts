import { describe, expect, test } from 'vitest'
import type { Fields, Pdu } from '../../lib/smpp-pdu.ts'
import { readReceipt, referenceOf } from './smpp-receipts.ts'

const pdu = (fields: Fields): Pdu => ({ command: 'deliver_sm', status: 0, sequence: 1, fields })
const inText = (text: string, more: Fields = {}): Pdu =>
  pdu({ esm_class: 4, short_message: Buffer.from(text, 'latin1'), ...more })
const said = (state: string): string =>
  `id:7B01 sub:001 dlvrd:001 submit date:2611240542 done date:2611240543 stat:${state} err:000 text:id:9 stat:UNDELIV`

describe('a receipt in text', () => {
  test.each<[string, string, object]>([
    ['as most carriers say it', said('DELIVRD'), { reference: '7b01', state: 'delivered' }],
    ['in small letters and spaced out', 'id: 7b01 stat: delivrd', { reference: '7b01', state: 'delivered' }],
    ['by other carriers’ words', 'Id:7b01 Status:DELIVERED', { reference: '7b01', state: 'delivered' }],
    ['with lines for spaces', 'id:7b01\r\nstat:DELIVRD\r\nerr:0', { reference: '7b01', state: 'delivered' }],
    ['with an underscore in its name', 'id:m_1-x stat:DELIVRD', { reference: 'm_1-x', state: 'delivered' }],
    ['with octets in its name that no name has', 'id:7b01\0\0 stat:DELIVRD', { reference: '7b01', state: 'delivered' }],
    ['in another order', 'stat:EXPIRED err:27 id:7b01', { reference: '7b01', state: 'failed', reason: 'expired' }],
    ['undelivered', said('UNDELIV'), { state: 'failed', reason: 'contact_blocked' }],
    ['rejected', said('REJECTD'), { state: 'failed', reason: 'content_rejected' }],
    ['deleted', said('DELETED'), { state: 'failed', reason: 'content_rejected' }],
    ['with a code of the carrier’s own', said('UNDELIV').replace('err:000', 'err:001'), { reason: 'contact_blocked' }],
  ])('%s', (_, text, expected) => {
    expect(readReceipt(inText(text), 'same')).toMatchObject(expected)
  })

  test.each(['ENROUTE', 'ACCEPTD', 'BUFFERED', 'UNKNOWN', 'SOMETHING', ''])('that says %s tells nothing', (state) => {
    expect(readReceipt(inText(said(state)), 'same')).toBeUndefined()
  })

  test('is not read from what somebody typed into a phone', () => {
    expect(readReceipt(inText(said('DELIVRD'), { esm_class: 0 }), 'same')).toBeUndefined()
    expect(readReceipt(inText(said('DELIVRD'), { esm_class: 0x20 }), 'same')).toBeUndefined()
  })

  test('may stand in the payload, and be marked with other bits too', () => {
    const message_payload = Buffer.from(said('DELIVRD'))
    expect(readReceipt(pdu({ esm_class: 0x44, short_message: Buffer.alloc(0), message_payload }), 'same')).toEqual({
      reference: '7b01',
      state: 'delivered',
    })
  })

  test('without a name, or with one too long, is left alone', () => {
    expect(readReceipt(inText('stat:DELIVRD'), 'same')).toBeUndefined()
    expect(readReceipt(inText('text:id:1 stat:DELIVRD'), 'same')).toBeUndefined()
    expect(readReceipt(inText('id:\0\0 stat:DELIVRD'), 'same')).toBeUndefined()
  })

  test('names in another base are those of the answer', () => {
    expect(readReceipt(inText('id:0000031489 stat:DELIVRD'), 'decimal')?.reference).toBe(referenceOf('00007B01'))
    expect(readReceipt(inText('id:7B01 stat:DELIVRD'), 'hex')?.reference).toBe(referenceOf('31489'))
    expect(readReceipt(inText('id:x-1 stat:DELIVRD'), 'decimal')?.reference).toBe('x-1')
    expect(readReceipt(inText('id:9 stat:DELIVRD', { receipted_message_id: '7B01' }), 'decimal')?.reference).toBe(
      '7b01',
    )
  })
})

describe('a receipt in TLVs', () => {
  test.each<[number, object | undefined]>([
    [1, undefined],
    [2, { state: 'delivered' }],
    [3, { state: 'failed', reason: 'expired' }],
    [4, { state: 'failed', reason: 'content_rejected' }],
    [5, { state: 'failed', reason: 'contact_blocked' }],
    [6, undefined],
    [7, undefined],
    [8, { state: 'failed', reason: 'content_rejected' }],
  ])('of the state %i', (message_state, expected) => {
    const read = readReceipt(pdu({ esm_class: 0, receipted_message_id: '0A', message_state }), 'same')
    expect(read).toEqual(expected && { reference: 'a', ...expected })
  })

  test('goes before the text', () => {
    const tlvs = { receipted_message_id: '2', message_state: 2 }
    expect(readReceipt(inText('id:1 stat:UNDELIV', tlvs), 'same')).toEqual({ reference: '2', state: 'delivered' })
  })

  test.each<[number[], string]>([
    [[3, 0, 1], 'contact_unknown'],
    [[3, 0, 27], 'contact_blocked'],
    [[3, 0, 34], 'busy'],
    [[3, 0, 200], 'contact_blocked'],
    [[1, 0, 1], 'contact_blocked'], // of another kind of network
    [[3, 0], 'contact_blocked'],
  ])('tells why by the error of the network %j: %s', (octets, reason) => {
    const network_error_code = Buffer.from(octets)
    expect(readReceipt(pdu({ receipted_message_id: '1', message_state: 5, network_error_code }), 'same')).toMatchObject(
      {
        reason,
      },
    )
  })
})

test.each([
  ['00007B01', '7b01'],
  ['0', '0'],
  ['000', '0'],
  [' 12 ', '12'],
  ['0123ABCD-EF', '0123abcd-ef'],
  ['AbCxyz', 'AbCxyz'],
  ['', ''],
])('the name %j is written %j', (id, reference) => {
  expect(referenceOf(id)).toBe(reference)
})

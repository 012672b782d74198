import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, test } from 'vitest'
import { decodeText, encodeText } from './smpp-text.ts'

describe('a text in octets', () => {
  test.each([
    ['a'.repeat(160), true],
    ['a'.repeat(161), false],
    [`${'a'.repeat(158)}€`, true], // the euro sign takes two septets
    [`${'a'.repeat(159)}€`, false],
    [`${'[]{}\\^~|€\f'.repeat(8)}`, true],
    [`${'[]{}\\^~|€\f'.repeat(8)}a`, false],
    ['õ'.repeat(70), true],
    ['õ'.repeat(71), false],
    ['😀'.repeat(35), true],
    [`${'😀'.repeat(35)}a`, false],
  ])('is one part at the limit and two beyond it (%#)', (text, isOnePart) => {
    expect(encodeText(text).isOnePart).toBe(isOnePart)
  })

  test.each([
    ['a@$é', 0, [0x61, 0x00, 0x02, 0x05]],
    ['€[', 0, [0x1b, 0x65, 0x1b, 0x3c]],
    ['õ😀', 8, [0x00, 0xf5, 0xd8, 0x3d, 0xde, 0x00]],
    ['ç', 8, [0x00, 0xe7]], // GSM-7 has the capital alone
  ])('%s', (text, dataCoding, octets) => {
    expect(encodeText(text)).toMatchObject({ dataCoding, octets: Buffer.from(octets) })
    expect(decodeText(Buffer.from(octets), dataCoding)).toBe(text)
  })

  test('is Latin-1 for a carrier whose default alphabet that is, where the letters allow it', () => {
    expect(encodeText('a@$é', 'latin1')).toMatchObject({ dataCoding: 3, octets: Buffer.from([0x61, 0x40, 0x24, 0xe9]) })
    expect(encodeText('Ω', 'latin1').dataCoding).toBe(8)
    expect(encodeText('['.repeat(80), 'latin1').isOnePart).toBe(true) // on the air it is GSM-7 all the same
    expect(encodeText('['.repeat(81), 'latin1').isOnePart).toBe(false)
  })

  test('is judged by the same letters as the one who writes texts', () => {
    for (let unit = 0x20; unit < 0x2200; unit++) {
      const text = String.fromCharCode(unit)
      const isGsm = new SegmentedMessage(text).encodingName === 'GSM-7'
      if (isGsm !== (encodeText(text).dataCoding === 0)) expect(`${unit.toString(16)} ${text}`).toBe('')
    }
  })

  test('that is no text is not shown', () => {
    expect(decodeText(Buffer.from([1]), 4)).toBeUndefined()
    expect(decodeText(Buffer.from([1]), 8)).toBeUndefined()
  })
})

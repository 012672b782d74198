import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionOfFault } from './json-fault.ts'

/** The place of the fault is marked. */
test.each([
  '{"to":"ann",^}',
  "{^'to':'ann'}",
  '{^to: "ann"}',
  '{"to":^ann}',
  '{"code":^}',
  '{"code":0^12345}',
  '{"valid":^True}',
  '{"valid":tru^}',
  't^o=ann',
  'n^ope',
  '{"to":"ann"}^}',
  '{"to":"ann" ^"purpose":"x"}',
  '{"note":"one^\ntwo"}',
  `{"padding":"${'x'.repeat(200)}",\n  "to":^ann, "purpose":"x"}`,
])('%s is no JSON from the mark on', (marked) => {
  expect(positionOfFault(marked.replace('^', ''))).toBe(marked.indexOf('^'))
})

test('what is cut off ends too early, wherever it is cut', () => {
  const whole = JSON.stringify({ to: 'ann@example.com', client: { ip: '203.0.113.9' }, list: [true, null, 12.5e3] })
  for (let length = 0; length < whole.length; length++) {
    expect([length, positionOfFault(whole.slice(0, length))]).toEqual([length, length])
  }
})

test('JSON has no fault', () => {
  const isJson = (text: string) => expect(positionOfFault(text)).toBeUndefined()
  fc.assert(fc.property(fc.json(), (text) => void isJson(text)))
})

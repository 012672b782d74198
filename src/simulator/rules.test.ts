import { describe, expect, test } from 'vitest'
import { createJudge, type Fate, parseRule, type Rule, ruleLines } from './rules.ts'

const usual: Fate = { answer: 'ok', latency: [0, 0], receipt: 'delivered', receiptAfter: [500, 500], isEarly: false }
const isStatus = (status: string): boolean => status === 'RTHROTTLED'
const rule = (line: string): Rule => {
  const reading = parseRule(line, isStatus)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.rule
}

describe('a rule', () => {
  test.each([
    ['* silence', { pattern: '*', chance: 1, fate: { answer: 'silence' } }],
    ['  +372*   disconnect chance=.5', { pattern: '+372*', chance: 0.5, fate: { answer: 'disconnect' } }],
    ['*1 status=RTHROTTLED', { fate: { answer: { status: 'RTHROTTLED' } } }],
    ['*1 latency=200 early', { fate: { latency: [200, 200], isEarly: true } }],
    ['*1 latency=100-500 receipt=none receipt-after=0-9', { fate: { latency: [100, 500], receipt: 'none' } }],
  ])('%s', (line, expected) => {
    expect(rule(line)).toMatchObject(expected)
  })

  test.each([
    ['*', 'wants a pattern'],
    ['', 'wants a pattern'],
    ['* fast', '"fast"'],
    ['* silence=1', '"silence=1"'],
    ['* status=NONE', '"status=NONE"'],
    ['* latency=5-1', '"latency=5-1"'],
    ['* latency=soon', '"latency=soon"'],
    ['* chance=1.1', '"chance=1.1"'],
    ['* receipt=maybe', '"receipt=maybe"'],
    ['* constructor', '"constructor"'],
  ])('that cannot be read says which word: %j', (line, words) => {
    expect(parseRule(line, isStatus)).toEqual({ ok: false, problem: expect.stringContaining(words) })
  })

  test('stands on a line of a file, with comments', () => {
    expect(ruleLines('# all\n\n* silence # never\n  +1* ok\r\n')).toEqual(['* silence', '+1* ok'])
  })
})

describe('what becomes of a message', () => {
  test('is what the first rule that fits says, and for the rest what is usual', () => {
    const { judge } = createJudge(
      [rule('*0001 silence'), rule('+372* receipt=expired'), rule('*01 disconnect')],
      usual,
      '1',
    )
    expect(judge('+3720001')).toEqual({ ...usual, answer: 'silence' })
    expect(judge('+3720101')).toEqual({ ...usual, receipt: 'expired' })
    expect(judge('+101')).toEqual({ ...usual, answer: 'disconnect' })
    expect(judge('+1')).toEqual(usual)
    expect(createJudge([rule('a.b@* silence')], usual, '1').judge('axb@c').answer).toBe('ok') // a dot is a dot
  })

  const contacts = Array.from({ length: 2_000 }, (_, n) => `+37250${n}`)
  const answers = (seed: string, order = contacts) => {
    const { judge } = createJudge([rule('* chance=0.2 silence')], usual, seed)
    return new Map(order.map((contact) => [contact, judge(contact).answer]))
  }

  test('by chance is as often as it says, the same with the same seed, in whatever order they come', () => {
    const first = answers('1')
    const silent = [...first.values()].filter((answer) => answer === 'silence').length
    expect(silent).toBeGreaterThan(330)
    expect(silent).toBeLessThan(470)
    const again = answers('1', contacts.toReversed())
    expect(contacts.filter((contact) => again.get(contact) !== first.get(contact))).toEqual([])
    expect([...answers('2').values()]).not.toEqual([...first.values()])
  })

  test('by chance differs from one message to a contact to the next', () => {
    const { judge } = createJudge([rule('* chance=0.5 silence')], usual, '1')
    expect(new Set(Array.from({ length: 40 }, () => judge('+1').answer)).size).toBe(2)
  })

  test('takes a time within its span', () => {
    const { judge, within } = createJudge([rule('* latency=10-20')], usual, '1')
    const times = contacts.map((contact) => within(judge(contact).latency, contact))
    expect(Math.min(...times)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...times)).toBeLessThanOrEqual(20)
    expect(new Set(times).size).toBeGreaterThan(1_000)
  })
})

import { describe, expect, test } from 'vitest'
import { addSeconds } from '../lib/clock.ts'
import { fallbackDue, type SentMessage, type StallReason, stallOf } from './fallback.ts'
import type { MessageState } from './verification.ts'

const START = new Date('2026-11-23T17:10:00.000Z')
const AFTER = 20
const at = (seconds: number) => addSeconds(START, seconds)

function message(state: MessageState, givesReceipts = true, sentAt = START, since = sentAt): SentMessage {
  return { state, sentAt, at: since, givesReceipts }
}
const due = (messages: readonly SentMessage[], seconds: number) =>
  fallbackDue({ messages, afterSeconds: AFTER, now: at(seconds) })

describe('a fallback', () => {
  /* biome-ignore format: a table */
  const cases: readonly [string, SentMessage, StallReason | undefined, number | undefined][] = [
    // the latest message                  it                                          why             due after
    ['accepted, receipts are given',       message('accepted'),                        'no_receipt',   AFTER],
    ['accepted, no receipts are given',    message('accepted', false),                 undefined,      undefined],
    ['delivered',                          message('delivered'),                       undefined,      undefined],
    ['failed',                             message('failed', true, START, at(3)),      'failed',       3],
    ['failed, without receipts',           message('failed', false, START, at(3)),     'failed',       3],
    ['waiting for its next try',           message('queued', false, START, at(11)),    'not_accepted', AFTER],
    ['being handed over',                  message('sending', false),                  'not_accepted', AFTER],
    ['perhaps gone',                       message('unknown', false, START, at(10)),   'not_accepted', AFTER],
  ]

  test.each(cases)('is judged on the latest message: %s', (_, latest, reason, seconds) => {
    expect(stallOf([latest], AFTER)).toEqual(reason && { reason, at: at(seconds as number) })
  })

  test('is due at its instant and not a millisecond earlier', () => {
    const wait = { messages: [message('accepted')], afterSeconds: AFTER }
    const early = new Date(at(AFTER).getTime() - 1)
    expect(fallbackDue({ ...wait, now: early })).toEqual(at(AFTER))
    expect(fallbackDue({ ...wait, now: at(AFTER) })).toBe('now')
  })

  test('is due at once when the provider says that it failed', () => {
    expect(due([message('failed', true, START, at(1))], 1)).toBe('now')
  })

  test('is not due while nothing was sent', () => {
    expect(due([], 600)).toBeUndefined()
  })

  test('counts anew from a message that was asked for later, whatever was said of the earlier ones', () => {
    const again = message('accepted', true, at(120))
    expect(due([message('failed'), again], 121)).toEqual(at(140))
    expect(due([message('delivered'), again], 140)).toBe('now')
    expect(due([message('accepted', false), message('failed', false, at(120), at(121))], 121)).toBe('now')
  })
})

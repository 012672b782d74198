import { describe, expect, test } from 'vitest'
import { addSeconds } from '../lib/clock.ts'
import { type SentMessage, type StallReason, stallOf } from './fallback.ts'
import type { MessageState } from './verification.ts'

const START = new Date('2026-11-23T17:10:00.000Z')
const AFTER = 20
const at = (seconds: number) => addSeconds(START, seconds)

function message(state: MessageState, givesReceipts = true, sentAt = START, since = sentAt): SentMessage {
  return { state, sentAt, at: since, givesReceipts }
}

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

  test('is not due while nothing was sent', () => {
    expect(stallOf([], AFTER)).toBeUndefined()
  })

  test('counts anew from a message that was asked for later, whatever was said of the earlier ones', () => {
    const again = message('accepted', true, at(120))
    const due = { reason: 'no_receipt', at: at(140) }
    expect(stallOf([message('failed'), again], AFTER)).toEqual(due)
    expect(stallOf([message('delivered'), again], AFTER)).toEqual(due)
    const failed = message('failed', false, at(120), at(121))
    expect(stallOf([message('accepted', false), failed], AFTER)).toEqual({ reason: 'failed', at: at(121) })
  })
})

import { expect, test } from 'vitest'
import { addSeconds } from '../lib/clock.ts'
import { firstResendAt, lastSendAt, messageNotAfter, nextResendAt, sendsLeft } from './schedule.ts'

const createdAt = new Date('2026-11-23T17:10:00.000Z')
const at = (seconds: number) => addSeconds(createdAt, seconds)
const life = (seconds: number) => ({ createdAt, expiresAt: at(seconds) })

test('with the defaults one may send again after 120 s, and twice in all', () => {
  expect(firstResendAt(life(600), [120, 300])).toEqual(at(120))
  expect(sendsLeft(life(600), [120, 300], 1, at(120))).toBe(2)
  expect(sendsLeft(life(600), [120, 300], 2, at(300))).toBe(1)
  expect(sendsLeft(life(600), [120, 300], 3, undefined)).toBe(0)
})

test('the last send leaves its code at least 240 s', () => {
  expect(lastSendAt(life(600))).toEqual(at(360))
  expect(firstResendAt(life(360), [120])).toEqual(at(120))
  expect(firstResendAt(life(359), [120])).toBeUndefined()
  expect(sendsLeft(life(539), [120, 300], 1, at(120))).toBe(1)
  expect(sendsLeft(life(540), [120, 300], 1, at(120))).toBe(2)
})

test('a message leaves only while its code has a minute to live, or a quarter of a shorter life', () => {
  expect(messageNotAfter(life(600))).toEqual(at(540))
  expect(messageNotAfter(life(60))).toEqual(at(45))
})

test('the next send is due by the schedule, or one gap after the last, whichever is later', () => {
  expect(nextResendAt(life(600), [120, 300], 2, at(120))).toEqual(at(300))
  expect(nextResendAt(life(600), [120, 300], 2, at(200))).toEqual(at(320))
  expect(nextResendAt(life(600), [120, 300], 2, at(240))).toEqual(at(360))
  expect(nextResendAt(life(600), [120, 300], 2, at(241))).toBeUndefined()
  expect(nextResendAt(life(600), [120, 300], 3, at(120))).toBeUndefined()
})

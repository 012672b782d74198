import { expect, test } from 'vitest'
import { addSeconds } from '../../lib/clock.ts'
import { createOnce } from './once.ts'
import type { Deed } from './page.ts'

const GO: Deed = { kind: 'go' }

function stage() {
  const time = { now: new Date('2026-11-23T12:00:00.000Z') }
  const once = createOnce({ now: () => time.now })
  let acts = 0
  const act = async (): Promise<Deed> => {
    acts++
    return GO
  }
  const wait = (seconds: number): void => {
    time.now = addSeconds(time.now, seconds)
  }
  return { once, act, acts: () => acts, wait }
}

test('the same form is acted on once within five seconds, and anew after them', async () => {
  const { once, act, acts, wait } = stage()
  const send = () => once('code', { token: 'a', code: '1' }, act)
  expect(await Promise.all([send(), send()])).toEqual([GO, GO])
  wait(4.999)
  await send()
  expect(acts()).toBe(1)
  wait(0.001)
  await send()
  expect(acts()).toBe(2)
})

test('another page, another token and other content are other forms', async () => {
  const { once, act, acts } = stage()
  await once('code', { token: 'a', code: '1' }, act)
  await once('code', { token: 'b', code: '1' }, act)
  await once('code', { token: 'a', code: '2' }, act)
  await once('review', { token: 'a', code: '1' }, act)
  expect(acts()).toBe(4)
})

test('what failed is tried again at once', async () => {
  const { once, act, acts } = stage()
  const fail = () => once('code', { token: 'a' }, () => Promise.reject(new Error('The database is away.')))
  await expect(fail()).rejects.toThrow('away')
  expect(await once('code', { token: 'a' }, act)).toBe(GO)
  expect(acts()).toBe(1)
})

test('of very many the oldest is forgotten first', async () => {
  const { once, act, acts } = stage()
  for (let n = 0; n < 1_000; n++) await once('code', { token: `${n}` }, act)
  await once('code', { token: '999' }, act)
  expect(acts()).toBe(1_000)
  await once('code', { token: '1000' }, act)
  await once('code', { token: '999' }, act)
  expect(acts()).toBe(1_001)
  await once('code', { token: '0' }, act)
  expect(acts()).toBe(1_002)
})

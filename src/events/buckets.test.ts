import { expect, test } from 'vitest'
import type { Uuid } from '../lib/ids.ts'
import { createBuckets, readBuckets } from './buckets.ts'

const id = (end: string): Uuid => `0193b000-0000-7000-8000-${end.padStart(12, '0')}` as Uuid

test('what was added is there for whoever reads the text, and nothing else is', () => {
  const buckets = createBuckets()
  for (const end of ['0', '7', '8', '3fff']) buckets.add(id(end))
  const read = readBuckets(buckets.toText())
  for (const end of ['0', '7', '8', '3fff']) expect(read?.has(id(end)), end).toBe(true)
  for (const end of ['1', '6', '9', '3ffe']) expect(read?.has(id(end)), end).toBe(false)
})

test('only the last 14 bits count: ids that share them share a bucket, and only the first has something new to say', () => {
  const buckets = createBuckets()
  expect(buckets.add(id('1234'))).toBe(true)
  expect(buckets.add(id('ff5234'))).toBe(false)
  expect(readBuckets(buckets.toText())?.has(id('abc9234'))).toBe(true)
})

test('a bucket is empty when the last of its ids was removed, and the text is when all are', () => {
  const buckets = createBuckets()
  for (const end of ['1234', 'ff5234', '9']) buckets.add(id(end))
  buckets.remove(id('1234'))
  expect(readBuckets(buckets.toText())?.has(id('1234'))).toBe(true)
  buckets.remove(id('ff5234'))
  expect(readBuckets(buckets.toText())?.has(id('1234'))).toBe(false)
  expect(buckets.isEmpty).toBe(false)
  buckets.remove(id('9'))
  expect(buckets.isEmpty).toBe(true)
  expect(buckets.toText()).toBe('')
})

test('a full one fits a notification', () => {
  const buckets = createBuckets()
  for (let n = 0; n < 16_384; n++) buckets.add(id(n.toString(16)))
  expect(buckets.toText().length + 37).toBeLessThan(8_000)
  expect(readBuckets(buckets.toText())?.has(id('abc'))).toBe(true)
})

test.each(['', 'AAAA', 'not base64 at all', '🦄'])('%o is no set of buckets', (text) => {
  expect(readBuckets(text)).toBeUndefined()
})

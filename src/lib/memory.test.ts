import { expect, test } from 'vitest'
import { isMemoryShort } from './memory.ts'

const GB = 1024 ** 3

test('memory is short below 2 GB', () => {
  expect(isMemoryShort(2 * GB - 1)).toBe(true)
  expect(isMemoryShort(2 * GB)).toBe(false)
})

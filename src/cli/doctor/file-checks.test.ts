import { expect, test } from 'vitest'
import { judgeRoom } from './file-checks.ts'

const MIB = 1024 * 1024

test.each([
  [256 * MIB, undefined],
  [256 * MIB - 1, 'warning'],
  [16 * MIB, 'warning'],
  [16 * MIB - 1, 'problem'],
  [0, 'problem'],
])('%i bytes that are left on the disk of the data are %s', (freeBytes, level) => {
  expect(judgeRoom('/var/lib/pinpost', freeBytes)?.level).toBe(level)
})

test('a full disk is told with its folder, and with what to do', () => {
  expect(judgeRoom('/var/lib/pinpost', 3.9 * MIB)).toMatchObject({
    check: 'data folder',
    found: 'The disk of /var/lib/pinpost has 3 MB left.',
    fix: expect.stringContaining('df -h /var/lib/pinpost'),
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEnv } from './env.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pinpost-env-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

test('the environment wins over the file, and an empty variable does not', () => {
  writeFileSync(join(cwd, '.env'), 'A=file\nB=file # a remark\nexport C="file with spaces"\n')
  const reading = readEnv(cwd, { A: 'environment', B: ' ', D: 'environment' })
  expect(reading).toEqual({ ok: true, env: { A: 'environment', B: 'file', C: 'file with spaces', D: 'environment' } })
})

test('without a file the environment is all there is', () => {
  expect(readEnv(cwd, { A: '1' })).toEqual({ ok: true, env: { A: '1' } })
})

test('a file that cannot be read is a problem, not a silent gap', () => {
  mkdirSync(join(cwd, '.env'))
  expect(readEnv(cwd, {})).toMatchObject({ ok: false, problems: [{ name: '.env' }] })
})

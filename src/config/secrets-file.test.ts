import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../lib/random.ts'
import { readSecretsFile } from './secrets-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinpost-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the file is made once, for its owner alone, and nothing else is left in the folder', () => {
  const dataDir = join(folder, 'new', 'data')
  const first = readSecretsFile(dataDir, systemRandom)
  expect(readSecretsFile(dataDir, systemRandom)).toEqual(first)
  expect(readSecretsFile(dataDir, undefined)).toEqual(first)
  expect(readdirSync(dataDir)).toEqual(['secrets'])
  expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o600)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(first.ok && first.lines.map((line) => Buffer.from(line, 'base64').length)).toEqual([32])
})

test('processes that start at once end with the same secrets', async () => {
  const source = join(folder, 'start.ts')
  const module = join(import.meta.dirname, 'secrets-file.ts')
  writeFileSync(
    source,
    `import { randomBytes } from 'node:crypto'
     import { readSecretsFile } from ${JSON.stringify(module)}
     process.on('message', () => { process.send?.(readSecretsFile(${JSON.stringify(join(folder, 'data'))}, randomBytes)); process.disconnect() })
     process.send?.('ready')`,
  )
  const children = Array.from({ length: 4 }, () => fork(source, { execArgv: [] }))
  await Promise.all(children.map((child) => once(child, 'message')))
  const answers = children.map((child) => once(child, 'message'))
  for (const child of children) child.send('go')
  const read = (await Promise.all(answers)).map(([answer]) => JSON.stringify(answer))
  expect(read[0]).toContain('"ok":true')
  expect(new Set(read).size).toBe(1)
})

test('without leave to make it, a missing file is a problem that names the folder', () => {
  const file = readSecretsFile(folder, undefined)
  expect(file).toMatchObject({ ok: false, problem: { name: 'PINPOST_DATA_DIR' } })
  expect(readdirSync(folder)).toEqual([])
})

test('a data folder that is a file is a problem, not a crash', () => {
  writeFileSync(join(folder, 'data'), '')
  expect(readSecretsFile(join(folder, 'data'), systemRandom)).toMatchObject({
    ok: false,
    problem: { name: 'PINPOST_DATA_DIR' },
  })
})

test('a file written by hand may hold several secrets and remarks', () => {
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'secrets'), '# the new one first\none\n\n two \n')
  expect(readSecretsFile(join(folder, 'data'), systemRandom)).toMatchObject({ ok: true, lines: ['one', 'two'] })
  expect(readFileSync(join(folder, 'data', 'secrets'), 'utf8')).toContain('#')
})

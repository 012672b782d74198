import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { secretFilesOf } from './secret-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'pinpost-secret-files-'))
const path = join(folder, 'providers.yaml')
afterAll(() => rmSync(folder, { recursive: true }))

function filesOf(...entries: string[]): string[] {
  writeFileSync(path, `providers:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`)
  return secretFilesOf(path).map((file) => file.replace(`${folder}/`, ''))
}

test.each<[string, string[], string[]]>([
  [
    'the files that it names, each once',
    [
      '{ name: a, kind: smpp, settings: { url: { file: a.url }, from: A } }',
      '{ name: b, kind: smpp, settings: { url: { file: a.url } } }',
    ],
    ['a.url'],
  ],
  ['a path of its own', ['{ name: a, kind: smpp, settings: { url: { file: /run/secrets/a } } }'], ['/run/secrets/a']],
  ['nothing where the environment has it', ['{ name: a, kind: smpp, settings: { url: { env: A_URL }, from: A } }'], []],
  [
    'the file itself where a secret stands in it',
    ['{ name: a, kind: smpp, settings: { url: smpp://a:b@c } }'],
    ['providers.yaml'],
  ],
  [
    'the file itself where a kind is not known',
    ['{ name: a, kind: smmp, settings: { url: smpp://a:b@c } }'],
    ['providers.yaml'],
  ],
  ['the file itself where it makes no sense', ['{ name: a, kind: smpp, settings: smpp://a:b@c }'], ['providers.yaml']],
  ['the file itself where it cannot be read', ['"'], ['providers.yaml']],
])('secrets are in %s', (_, entries, files) => {
  expect(filesOf(...entries)).toEqual(files)
})

test('a file that is not there may hold some', () => {
  expect(secretFilesOf(join(folder, 'none.yaml'))).toEqual([join(folder, 'none.yaml')])
})

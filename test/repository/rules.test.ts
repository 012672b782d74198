// Comments and tests name rules and decisions by their numbers: whoever reads one must find what it stands for.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const told = [...read('docs/decisions/rules.md').matchAll(/^\| ([RD]\d+) \|/gm)].map(([, number]) => number)

test('every number that is named stands in the list', () => {
  const files = globSync('{src,bench,scripts,test,examples,docs}/**/*.{ts,sql,md}', { cwd: root })
  const named = new Map<string, string>()
  for (const path of files) for (const [number] of read(path).matchAll(/\b[RD][1-9]\d?\b/g)) named.set(number, path)
  expect(named.size).toBeGreaterThan(40)
  expect([...named].filter(([number]) => !told.includes(number))).toEqual([])
})

test('the list has each number once, in their order', () => {
  const numbered = (letter: string, most: number) => Array.from({ length: most }, (_, index) => `${letter}${index + 1}`)
  expect(told).toEqual([...numbered('R', 44), ...numbered('D', 13)])
})

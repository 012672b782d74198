// Holds docs/reference/rules.md and docs/design.md to the code: whoever meets R27 or D3 in a comment finds it there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Of each rule, the files that its row leads to. */
const rules = new Map(
  [...read('docs/reference/rules.md').matchAll(/^\| (R\d+) \|(.*)$/gm)].map(([, rule = '', row = '']) => [
    rule,
    [...row.matchAll(/\]\(\.\.\/\.\.\/([^)]+)\)/g)].map(([, path = '']) => path),
  ]),
)
const decisions = [...read('docs/design.md').matchAll(/^\| (D\d+) \|/gm)].map(([, name]) => name)

/** Where a rule or decision is named: R and D with a number, as words of their own. */
const named = new Map<string, string[]>()
for (const folder of ['src', 'test', 'bench', 'scripts', 'docs']) {
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|js|sql|md)$/.test(name)) continue
    const path = join(folder, name)
    const words = read(path).match(/(?<![\w.-])[RD]\d{1,2}(?![\w-])/g) ?? []
    for (const word of new Set(words)) named.set(word, [...(named.get(word) ?? []), path])
  }
}

test('every rule and decision that is named is told', () => {
  const told = new Set([...rules.keys(), ...decisions])
  expect(new Map([...named].filter(([word]) => !told.has(word)))).toEqual(new Map())
})

test('every rule is named where it is said to stand', () => {
  const elsewhere = [...rules].filter(([rule, [standsIn = '']]) => !named.get(rule)?.includes(standsIn))
  expect(elsewhere).toEqual([])
})

test('the rules are told in their order, each once', () => {
  const numbers = [...rules.keys()].map((rule) => Number(rule.slice(1)))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})

// Every text of the catalogues is shown somewhere: a key that no code names is translated for nobody.
// A key is named in full, or made: of a template whose holes are filled by names that the code has, or by others so made.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run-quietly.ts'
import { catalogues } from '../../src/i18n/catalogue.ts'

const isCode = (path: string): boolean => !/\.test\.ts$|^src\/i18n\/(pages\/)?[a-z]{2}\.ts$/.test(path)
const code = globSync('src/**/*.{ts,js}', { cwd: root })
  .filter(isCode)
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')

const NAME = /(['"`])([\w.-]+)\1/g
const TEMPLATE = /`((?:[\w.-]|\$\{[^{}`]+\})+)`/g
const HOLE = /\$\{[^{}]+\}/g

const names = new Set([...code.matchAll(NAME)].map(([, , name]) => name as string))
/** Those that say something of themselves, each as what may stand in its holes. */
const templates = [...new Set([...code.matchAll(TEMPLATE)].map(([, template]) => template as string))]
  .filter((template) => template.includes('${') && /\.\w|\w\./.test(template.replace(HOLE, '')))
  .map(
    (template) =>
      new RegExp(
        `^${template
          .split(HOLE)
          .map((part) => part.replaceAll('.', '\\.'))
          .join('([\\w.-]+)')}$`,
      ),
  )

function isMade(key: string, depth = 2): boolean {
  if (names.has(key)) return true
  if (depth === 0) return false
  return templates.some((template) => {
    const [, ...parts] = template.exec(key) ?? []
    return parts.length > 0 && parts.every((part) => isMade(part, depth - 1))
  })
}

test('every text is used', () => {
  expect(Object.keys(catalogues.en).filter((key) => !isMade(key))).toEqual([])
})

test('a text that nobody uses is seen', () => {
  expect(['page.nobody', 'page.code.nobody', 'reason.nobody', 'nobody'].filter((key) => isMade(key))).toEqual([])
})

// Reads the import lines of src: folders import to the right only and through each other's index.ts, SQL stands in queries.ts
// and db/, the environment is read in config/env.ts and the machine's clock in lib/clock.ts alone, nothing is a default export.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const src = join(root, 'src')

/** From left to right; folders of one rank do not import each other. Files right under src are the composition root. */
const RANKS: readonly (readonly string[])[] = [
  ['cli'],
  ['app'],
  ['pages', 'http'],
  ['support'],
  ['registration'],
  ['notices'],
  ['accounts'],
  ['verification'],
  ['delivery'],
  ['events'],
  ['limits'],
  ['policy'],
  ['services'],
  ['contacts'],
  ['db'],
  ['i18n', 'telemetry', 'config', 'simulator'],
  ['lib'],
]
const rankOf = (folder: string): number => RANKS.findIndex((rank) => rank.includes(folder))

interface Source {
  /** With slashes, from src: `http/v1/start.ts`. */
  readonly path: string
  readonly folder: string
  readonly text: string
  /** Without comments, so that words in them count for nothing. */
  readonly code: string
}

function readSources(): Source[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => {
      const path = name.split(sep).join('/')
      const text = readFileSync(join(src, name), 'utf8')
      return { path, folder: folderOf(path), text, code: withoutComments(text) }
    })
}

function folderOf(path: string): string {
  const [first = '', second] = path.split('/')
  return second === undefined ? 'app' : first
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g

function importsOf({ code }: Source): string[] {
  return [...code.matchAll(IMPORT)].map(([, from, lazy, bare]) => from ?? lazy ?? bare ?? '')
}

/** The imports of files in src, by their path from src. */
function inner(source: Source): string[] {
  return importsOf(source)
    .filter((target) => target.startsWith('.'))
    .map((target) =>
      relative(src, resolve(src, dirname(source.path), target))
        .split(sep)
        .join('/'),
    )
    .filter((target) => !target.startsWith('../') && target.endsWith('.ts'))
}

const REQUIRE = /\bcreateRequire\(import\.meta\.url\)\('([^']+)'\)/g

/** The packages that a file takes something from: `pg`, `@fastify/swagger`. */
function packagesOf(source: Source): string[] {
  const required = [...source.code.matchAll(REQUIRE)].map(([, name = '']) => name)
  return [...importsOf(source), ...required]
    .filter((target) => !/^(\.|node:)/.test(target))
    .map((target) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target)
}

/** A statement has a verb and the word that goes with it, in small letters as everywhere here. */
const STATEMENT = new RegExp(
  [
    'insert into \\w+( as \\w+)? \\(',
    'update \\w+ (as \\w+ |\\w+ )?set \\w+ =',
    'delete from \\w+ (as \\w+ )?(where|using)\\b',
    'select [^\\n]*\\bfrom [a-z_$({]+[^\\n]*\\b(where|join|order by|limit)\\b',
    'with \\w+(\\([^)]*\\))? as (materialized )?\\(',
  ].join('|'),
)

const sources = readSources()

/** `file: what` for everything that offends. */
function offences(find: (source: Source) => readonly string[]): string[] {
  return sources.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`))
}

describe('the sources', () => {
  test('are found, with their imports', () => {
    expect(sources.length).toBeGreaterThan(80)
    expect(sources.flatMap(inner).length).toBeGreaterThan(200)
    const queries = sources.filter(({ path }) => path.endsWith('queries.ts'))
    expect(queries.length).toBeGreaterThan(3)
    expect(queries.filter(({ code }) => !STATEMENT.test(code)).map(({ path }) => path)).toEqual([])
  })

  test('are read rightly: imports of every kind, comments left out', () => {
    const text = `// import { a } from '../a/index.ts'
import type { B } from '../b/index.ts'
import {
  c,
} from './c.ts'
export { d } from '../d/d.ts'
const e = await import('../e.ts')
import 'f'`
    const source = { path: 'http/v1/x.ts', folder: 'http', text, code: withoutComments(text) }
    expect(inner(source)).toEqual(['http/b/index.ts', 'http/v1/c.ts', 'http/d/d.ts', 'http/e.ts'])
    expect(importsOf(source)).toContain('f')
  })

  test('lie in folders that have a rank', () => {
    expect([...new Set(sources.map(({ folder }) => folder))].filter((folder) => rankOf(folder) < 0)).toEqual([])
  })

  test('import to the right only', () => {
    const wrong = offences((source) =>
      inner(source).filter((target) => {
        const theirs = folderOf(target)
        return theirs !== source.folder && rankOf(theirs) <= rankOf(source.folder)
      }),
    )
    expect(wrong).toEqual([])
  })

  test("reach into another folder only through its index.ts; lib's files are imported as they are", () => {
    const wrong = offences((source) =>
      inner(source).filter((target) => {
        const theirs = folderOf(target)
        return theirs !== source.folder && !['lib', 'app'].includes(theirs) && target !== `${theirs}/index.ts`
      }),
    )
    expect(wrong).toEqual([])
  })

  test('use every package that is installed with them, and none that is not', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect([...new Set(sources.flatMap(packagesOf))].sort()).toEqual(Object.keys(dependencies).sort())
  })

  test('name files with their ending', () => {
    expect(
      offences((source) =>
        importsOf(source).filter((target) => /^\.\.?\//.test(target) && !/\.(ts|json)$/.test(target)),
      ),
    ).toEqual([])
  })

  test('hold SQL in queries.ts and db/ alone', () => {
    const isPlace = (path: string) => path.startsWith('db/') || /(^|[/-])queries\.ts$/.test(path)
    const wrong = offences(({ path, code }) => (isPlace(path) ? [] : (STATEMENT.exec(code) ?? []).slice(0, 1)))
    expect(wrong).toEqual([])
  })

  test('read the environment in config/env.ts alone', () => {
    expect(
      offences(({ path, code }) =>
        path !== 'config/env.ts' && /\bprocess\s*\.\s*env\b/.test(code) ? ['process.env'] : [],
      ),
    ).toEqual([])
  })

  test("ask the machine's clock in lib/clock.ts alone", () => {
    const asking = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)/
    expect(offences(({ path, code }) => (path !== 'lib/clock.ts' && asking.test(code) ? ['the clock'] : []))).toEqual(
      [],
    )
  })

  test('have named exports only', () => {
    expect(
      offences(({ code }) => (/^export default\b|\bas default\b/m.test(code) ? ['a default export'] : [])),
    ).toEqual([])
  })

  test('begin with what they are for', () => {
    const isBare = ({ path, text }: Source) => !/^(#!.*\n)?(\/\/|\/\*\*)/.test(text) && !path.endsWith('index.ts')
    expect(offences((source) => (isBare(source) ? ['no head comment'] : []))).toEqual([])
  })
})

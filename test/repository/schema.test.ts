// Holds the tables to their comments (D9), and docs/reference/schema.md to the tables.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  readComment,
  readTables,
  SCHEMA_REFERENCE,
  schemaReference,
  type Table,
} from '../../scripts/schema-reference.ts'
import type { Database } from '../../src/db/index.ts'
import { engines } from '../support/databases.ts'

describe('the tables', () => {
  let db: Database
  let tables: readonly Table[]
  beforeAll(async () => {
    const [engine] = engines
    if (!engine) throw new Error('There is an engine to test on.')
    db = await engine.open()
    tables = await readTables(db)
  })

  test('are the ones that the migrations make', () => {
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['schema_migration', 'service', 'verification']),
    )
  })

  test('each say what they are for', () => {
    expect(tables.filter(({ comment }) => !comment?.trim()).map(({ name }) => name)).toEqual([])
  })

  test('say of each column whether it is personal, and of a personal one what it is', () => {
    const silent = tables.flatMap((table) =>
      table.columns.filter(({ comment }) => !readComment(comment)).map(({ name }) => `${table.name}.${name}`),
    )
    expect(silent, `comment on column … is 'personal: …' or 'not personal[: …]'`).toEqual([])
  })

  test('are described in docs/reference/schema.md as they are', async () => {
    const written = readFileSync(new URL(`../../${SCHEMA_REFERENCE}`, import.meta.url), 'utf8')
    expect(written, `${SCHEMA_REFERENCE} is not current: npm run reference writes it`).toBe(await schemaReference(db))
  })
})

test.each([
  ['personal: the contact, sealed', { isPersonal: true, about: 'the contact, sealed' }],
  ['not personal: an id', { isPersonal: false, about: 'an id' }],
  ['not personal', { isPersonal: false, about: '' }],
  ['personal', undefined],
  ['Personal: no', undefined],
  ['the contact', undefined],
  ['not personally known', undefined],
  ['', undefined],
  [null, undefined],
])('the comment %o says %o', (comment, expected) => {
  expect(readComment(comment)).toEqual(expected)
})

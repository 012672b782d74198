// Holds docs/reference/accounts.md to the code: the same members, the same reasons, in the same order, each explained.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RECORD_MEMBERS, RECORD_PROBLEMS, readRecord, SUBJECT_PROBLEMS } from '../../src/accounts/index.ts'

const reference = readFileSync(new URL('../../docs/reference/accounts.md', import.meta.url), 'utf8')

function rowsUnder(heading: string): string[][] {
  const [, section = ''] = reference.split(`\n${heading}\n`)
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '))
}

test('the members of an account are told as they are read', () => {
  const rows = Object.entries(RECORD_MEMBERS).map(([name, { meaning, example }]) => [
    `\`${name}\``,
    meaning,
    `\`${example}\``,
  ])
  expect(rowsUnder('## The members of an account')).toEqual(rows)
})

test('the examples of the members make an account together', () => {
  const examples = Object.entries(RECORD_MEMBERS).map(([name, { example }]) => [name, example])
  const { closed_at, close_reason, ...record } = Object.fromEntries(examples)
  const now = new Date('2026-11-24T00:00:00Z')
  expect(readRecord(record, { locale: 'en' }, now)).toMatchObject({ ok: true })
  expect(readRecord({ ...record, state: 'closed', closed_at, close_reason }, { locale: 'en' }, now)).toMatchObject({
    ok: true,
  })
})

test('every reason is explained, with a way out', () => {
  const rows = rowsUnder('## Reasons for refusing an account')
  expect(rows.map(([reason]) => reason)).toEqual([...SUBJECT_PROBLEMS, ...RECORD_PROBLEMS].map((one) => `\`${one}\``))
  for (const row of rows) {
    expect(row).toHaveLength(3)
    expect(row.every((cell) => /[.`]$/.test(cell))).toBe(true)
  }
})

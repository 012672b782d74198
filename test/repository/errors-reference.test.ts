// Holds the catalogue of problems, from which docs/reference/errors.md is written, to what the code answers.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROBLEM_CODES, PROBLEM_MEMBERS, PROBLEMS } from '../../src/http/problem-catalogue.ts'

const root = join(import.meta.dirname, '..', '..')
const http = join(root, 'src', 'http')
const sources = readdirSync(http, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'problem-catalogue.ts')
  .map((name) => readFileSync(join(http, name), 'utf8'))
  .join('\n')

describe('the reference of errors', () => {
  test('has no code that nothing answers', () => {
    // Ends of a verification and limits are answered by the name of their outcome, which stands in quotes as well.
    const unused = PROBLEM_CODES.filter((code) => !sources.includes(`'${code}'`))
    expect(unused).toEqual([])
  })

  test('has a status of an error for every code, and sentences that end', () => {
    for (const code of PROBLEM_CODES) {
      const { status, title, meaning } = PROBLEMS[code]
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(600)
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(meaning).toMatch(/^[A-Z`].*\.$/)
    }
  })

  test('explains every member, and each is a member of some problem', () => {
    const used = new Set(PROBLEM_CODES.flatMap((code) => PROBLEMS[code].members ?? []))
    expect([...used].sort()).toEqual(Object.keys(PROBLEM_MEMBERS).sort())
  })

  test('says of every 429 and 503 when to come back', () => {
    for (const code of PROBLEM_CODES.filter((one) => [429, 503].includes(PROBLEMS[one].status))) {
      expect(PROBLEMS[code].members).toContain('retry_after')
    }
  })
})

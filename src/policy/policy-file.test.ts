import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPolicyFile, readPolicyFile } from './policy-file.ts'

const GOOD = `# what we know better
- countries: [BE, lu]
  sms: yes
  sender: 8850
  origin_line: no
  checked_on: 2026-11-20
  note: >
    Short code rented from an operator there,
    until 2028.
  sources: [contract 17]

- countries: "*"
  sms: confirmed_only
  email: "yes"
  checked_on: 2026-11-20
  note: Strangers use e-mail.

- methods: [biometric]
  sms: no
  checked_on: 2026-11-20
  note: E-mail alone.
`

const ROWS = [
  {
    ...{ countries: ['BE', 'LU'], verdicts: { sms: 'yes' }, sender: '8850', hasOriginLine: false },
    ...{ checkedOn: '2026-11-20', note: 'Short code rented from an operator there, until 2028.' },
    ...{ sources: ['contract 17'], layer: 'file', line: 2 },
  },
  {
    ...{ countries: ['*'], verdicts: { sms: 'confirmed_only', email: 'yes' }, checkedOn: '2026-11-20' },
    ...{ note: 'Strangers use e-mail.', layer: 'file', line: 12 },
  },
  {
    ...{ methods: ['biometric'], verdicts: { sms: 'no' }, checkedOn: '2026-11-20' },
    ...{ note: 'E-mail alone.', layer: 'file', line: 18 },
  },
]

test('a file of rows is read, with the line of each', () => {
  expect(readPolicyFile(GOOD)).toEqual({ ok: true, rows: ROWS })
})

test('JSON is read alike', () => {
  const json = JSON.stringify([
    { countries: ['NO'], sms: 'no', checked_on: '2026-11-20', note: 'Norway, whose code YAML once read as no' },
    { countries: ['BE'], sender: '+32470000000', origin_line: true, checked_on: '2026-11-20', note: 'a number' },
  ])
  expect(readPolicyFile(json)).toMatchObject({
    ok: true,
    rows: [
      { countries: ['NO'], verdicts: { sms: 'no' } },
      { countries: ['BE'], verdicts: {}, sender: '+32470000000', hasOriginLine: true },
    ],
  })
})

test('NO is Norway, and 0800 keeps its zero', () => {
  const row = 'checked_on: 2026-11-20, note: a test'
  expect(readPolicyFile(`- { countries: [NO], sms: no, sender: 0800, ${row} }`)).toMatchObject({
    ok: true,
    rows: [{ countries: ['NO'], verdicts: { sms: 'no' }, sender: '0800' }],
  })
})

const DATED = '  checked_on: 2026-11-20\n  note: a test\n'

test.each([
  ['', undefined, /must be a list of rows/],
  ['countries: [BE]\n', 1, /must be a list of rows/],
  ['- BE\n', 1, /a row must have members/],
  [`- countries: [BE]\n  sms: maybe\n${DATED}`, 2, /^sms takes one of yes, no, confirmed_only$/],
  [`- countries: [BE]\n  sms: [yes]\n${DATED}`, 2, /^sms takes/],
  [`- countries: [BE]\n  sms:\n${DATED}`, 2, /^sms takes/],
  [`- countries: [BE]\n  sms: { a: b }\n${DATED}`, 2, /^sms takes/],
  [`- countries: [XQ]\n  sms: no\n${DATED}`, 1, /^countries takes countries by two letters/],
  [`- countries: []\n  sms: no\n${DATED}`, 1, /^countries takes/],
  [`- countrys: [BE]\n  sms: no\n${DATED}`, 1, /"countrys" is no member of a row \(did you mean countries\?\)/],
  [`- countries: [BE]\n  sms: no\n  note: a test\n`, 1, /no checked_on/],
  [`- countries: [BE]\n  sms: no\n  checked_on: 2026-02-30\n  note: a test\n`, 3, /^checked_on takes a day/],
  [`- countries: [BE]\n  sms: no\n  checked_on: 2026-11-20\n`, 1, /no note/],
  [`- countries: [BE]\n${DATED}`, 1, /decides nothing/],
  [`- sms: no\n${DATED}`, 1, /either about countries or about methods/],
  [`- countries: [BE]\n  methods: [bank]\n  sms: no\n${DATED}`, 1, /either about countries or about methods/],
  [`- methods: [bank]\n  sms: no\n  sender: Shop\n${DATED}`, 1, /go with countries/],
  [`- countries: [BE]\n  sender: "a name that is too long"\n${DATED}`, 2, /^sender takes a number/],
  [`- countries: [BE]\n  sender: 32470000000\n${DATED}`, 2, /^sender takes a number with its \+/],
  [`- countries: [BE]\n  sms: no\n  sms: yes\n${DATED}`, 3, /unique/],
  [`- countries: [BE\n  sms: no\n`, 2, /./],
  [`- &a\n  countries: [BE]\n  sms: no\n${DATED}- *a\n`, 6, /a row must have members/],
])('%j is refused at line %s', (text, line, problem) => {
  expect(readPolicyFile(text)).toEqual({
    ok: false,
    problems: expect.arrayContaining([{ line, problem: expect.stringMatching(problem) }]),
  })
})

test('two rows that say the same thing of one country are refused, and two that say different things are not', () => {
  const first = `- countries: [BE, LU]\n  sms: no\n${DATED}`
  expect(readPolicyFile(`${first}- countries: [LU]\n  sms: yes\n${DATED}`)).toEqual({
    ok: false,
    problems: [{ line: 5, problem: 'sms of LU is said already in the row of line 1' }],
  })
  expect(readPolicyFile(`${first}- countries: [LU]\n  sender: Shop\n${DATED}`)).toMatchObject({ ok: true })
})

test('everything that is wrong is told at once, in words for the operator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-policy-'))
  const path = join(folder, 'policy.yaml')
  writeFileSync(path, `- countries: [BE]\n  sms: maybe\n${DATED}- countries: [XQ]\n  sms: no\n${DATED}`)
  expect(() => loadPolicyFile(path)).toThrow(
    /is not a policy:\n {2}line 2: sms takes .*\.\n {2}line 5: countries takes/,
  )
  writeFileSync(path, GOOD)
  expect(loadPolicyFile(path)).toHaveLength(3)
  rmSync(folder, { recursive: true })
  expect(() => loadPolicyFile(path)).toThrow(/cannot be read \(ENOENT\)/)
})

test('a file that is far too long is not read', () => {
  expect(readPolicyFile('#'.repeat(1_000_001))).toEqual({
    ok: false,
    problems: [{ line: undefined, problem: 'it is too long' }],
  })
})

import { describe, expect, test } from 'vitest'
import { command, jsonOption } from './command.ts'
import { parseCommandLine, withFullPaths } from './parse.ts'

const words = { about: [], examples: [], needs: 'nothing', run: async () => 0 as const } as const
const commands = [
  command({
    ...words,
    name: 'serve',
    summary: 'Serves',
    args: [],
    options: {},
  }),
  command({
    ...words,
    name: 'key create',
    summary: 'Makes',
    args: [{ name: 'KIND', meaning: 'live or test.' }],
    options: {
      scope: { type: 'string', value: 'SCOPE', multiple: true, meaning: 'What it may do.' },
      service: { type: 'string', value: 'SLUG', meaning: 'Whose key.' },
      json: jsonOption,
    },
  }),
  command({
    ...words,
    name: 'key lend',
    summary: 'Lends',
    args: [],
    options: { to: { type: 'string', value: 'WHOM', meaning: 'To whom.', isNeeded: true } },
  }),
  command({
    ...words,
    name: 'key list',
    summary: 'Lists',
    args: [{ name: 'WORD…', meaning: 'Words.', isOptional: true }],
    options: { json: jsonOption },
  }),
]
const parse = (line: string) => parseCommandLine(line.split(' ').filter(Boolean), commands)

test('a command comes with every option, typed or not', () => {
  expect(parse('key create live --scope a --json --scope=b')).toMatchObject({
    kind: 'run',
    command: { name: 'key create' },
    positionals: ['live'],
    values: { scope: ['a', 'b'], json: true, service: undefined },
  })
  expect(parse('key list')).toMatchObject({ kind: 'run', values: { json: false }, positionals: [] })
  expect(parse('key list one two')).toMatchObject({ kind: 'run', positionals: ['one', 'two'] })
  expect(parse('key create -- --json')).toMatchObject({ kind: 'run', positionals: ['--json'], values: { json: false } })
})

test.each([
  ['', 'program_help'],
  ['--help', 'program_help'],
  ['-h', 'program_help'],
  ['help', 'program_help'],
  ['key --help', 'group_help'],
  ['help key', 'group_help'],
  ['key create --help', 'help'],
  ['key create live -h --jsn', 'help'],
  ['help serve', 'help'],
  ['--version', 'version'],
])('"%s" asks for %s', (line, kind) => {
  expect(parse(line)).toMatchObject({ kind })
})

describe('what is typed wrongly is told with what may have been meant', () => {
  test.each([
    ['srve', 'no command "srve"', 'pinpost serve'],
    ['key craete', 'no command "key craete"', 'pinpost key create'],
    ['kye list', 'no command "kye"', 'pinpost key list'],
    ['key', 'key wants to know', 'key create, key lend, key list'],
    ['frobnicate', 'no command "frobnicate"', 'pinpost --help'],
    ['--json key list', '--json comes before', 'follow the command'],
    ['key list --jsn', 'no option --jsn', '--json'],
    ['key list --constructor', 'no option --constructor', '--help'],
    ['key list -j', 'no option -j', '--help'],
    ['key list --json=yes', '--json takes no value', '--help'],
    ['key create live --scope', '--scope wants a value', '--help'],
    ['key create live --scope --json', '--scope wants a value', '--help'],
    ['key create', 'KIND is missing', '--help'],
    ['key lend', '--to is missing: To whom.', 'pinpost key lend --help'],
    ['key create live test', '"test" is one word too many', '--help'],
    ['serve now', '"now" is one word too many', '--help'],
  ])('"%s"', (line, message, hint) => {
    expect(parse(line)).toEqual({
      kind: 'mistake',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    })
  })
})

describe('paths are written in full', () => {
  const load = command({
    ...words,
    name: 'account load',
    summary: 'Loads',
    args: [
      { name: 'WORD', meaning: 'A word.' },
      { name: 'FILE', meaning: 'A file.', isPath: true },
    ],
    options: {
      report: { type: 'string', value: 'FILE', meaning: 'A file.', isPath: true },
      service: { type: 'string', value: 'SLUG', meaning: 'A service.' },
      json: jsonOption,
    },
  })

  test.each([
    ['account load word people.csv', 'account load word /home/ann/people.csv'],
    [
      'account load --json word --report why.csv ../people.csv',
      'account load --json word --report /home/ann/why.csv /home/people.csv',
    ],
    [
      'account load word /tmp/people.csv --report=why.csv',
      'account load word /tmp/people.csv --report=/home/ann/why.csv',
    ],
    ['account load --service shop word -- --report', 'account load --service shop word -- /home/ann/--report'],
    ['account load word', 'account load word'],
  ])('"%s" means "%s"', (typed, expected) => {
    expect(withFullPaths(typed.split(' '), load, '/home/ann').join(' ')).toBe(expected)
  })
})

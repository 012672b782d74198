import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProviderFile } from './read.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pinpost-providers-'))
  writeFileSync(join(folder, 'url'), 'smpp://pin:hush@127.0.0.1:2775\n')
  writeFileSync(join(folder, 'empty'), '\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const VARIABLES: Readonly<Record<string, string>> = { TELCO_URL: 'smpp://pin:hush@127.0.0.1:2776', BLANK: ' ' }
const read = (text: string) => readProviderFile(text, { folder, variable: (name) => VARIABLES[name] })
const good = (text: string) => {
  const reading = read(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.entries
}
const problems = (text: string): readonly string[] => {
  const reading = read(text)
  return reading.ok ? [] : reading.problems.map(({ line, problem }) => `${line ?? '-'} ${problem}`)
}
const one = (more: string, settings = 'url: smpp://a:b@h, from: Shop'): string => `providers:
  - name: telco
    kind: smpp
    settings: { ${settings} }
${more}`

test('a provider needs no more than a name, a kind and its settings', () => {
  const [entry] = good(one(''))
  expect(entry).toMatchObject({
    planned: { name: 'telco', channels: ['sms'], weight: { otherwise: 100 } },
    settings: { url: 'smpp://a:b@h', from: 'Shop' },
    line: 2,
  })
  expect(Object.keys(entry?.planned ?? {})).toEqual(['name', 'channels', 'weight'])
})

test('what it says by place is read as it is written: countries, prefixes, the rest', () => {
  const [entry] = good(
    one(`    weight: { otherwise: 70, EE: 90, LV: never, +3725: 0, "+37255": 1000 }
    cost: { EE: 0.030, otherwise: 0.05 }
    sender: { GB: 60060, EE: "+37251234567" }
    per_second: 20`),
  )
  expect(entry?.planned).toEqual({
    name: 'telco',
    channels: ['sms'],
    weight: { otherwise: 70, countries: { EE: 90, LV: 'never' }, prefixes: { '+3725': 0, '+37255': 1000 } },
    cost: { otherwise: 0.05, countries: { EE: 0.03 } },
    sender: { otherwise: undefined, countries: { GB: '60060', EE: '+37251234567' } },
    perSecond: 20,
  })
})

test('a map of weights without the rest means those places alone', () => {
  expect(good(one('    weight: { EE: 1 }'))[0]?.planned.weight).toEqual({ otherwise: 'never', countries: { EE: 1 } })
})

test('JSON is read too', () => {
  const file = {
    providers: [{ name: 'a', kind: 'smpp', settings: { url: 'smpp://a:b@h', from: '123' }, weight: { '+372': 1 } }],
  }
  expect(good(JSON.stringify(file))[0]?.planned.weight).toEqual({ otherwise: 'never', prefixes: { '+372': 1 } })
})

describe('a secret', () => {
  test.each([
    ['as it is', 'url: smpp://pin:hush@127.0.0.1:2777', 'smpp://pin:hush@127.0.0.1:2777'],
    ['in the environment', 'url: { env: TELCO_URL }', 'smpp://pin:hush@127.0.0.1:2776'],
    ['in a file beside the file', 'url: { file: url }', 'smpp://pin:hush@127.0.0.1:2775'],
  ])('may stand %s', (_, said, url) => {
    expect(good(one('', `${said}, from: Shop`))[0]?.settings).toEqual({ url, from: 'Shop' })
  })

  test.each([
    ['url: { env: NOBODY }', 'url is to be in the environment as NOBODY, which is not set'],
    ['url: { env: BLANK }', 'url is to be in the environment as BLANK, which is not set'],
    ['url: { file: nowhere }', 'url is to be in nowhere, which cannot be read (ENOENT)'],
    ['url: { file: empty }', 'url is to be in empty, which is empty'],
    ['url: { path: url }', 'url is a text, { env: NAME } or { file: PATH }'],
    ['url: { env: TELCO_URL, file: url }', 'url is a text, { env: NAME } or { file: PATH }'],
  ])('that says %s is told by its place', (said, problem) => {
    expect(problems(one('', `${said}, from: Shop`))).toEqual([`4 ${problem}`])
  })
})

test.each<[string, string, readonly string[]]>([
  ['is empty', '', ['- the file must have one member, "providers", with a list of them, each beginning with "- "']],
  [
    'is a list',
    '- name: a',
    ['1 the file must have one member, "providers", with a list of them, each beginning with "- "'],
  ],
  ['has no providers', 'providers: []', ['1 the list of providers is empty']],
  [
    'has more than providers',
    `${one('')}policy: 1`,
    [
      '5 the file must have one member, "providers", with a list of them, each beginning with "- "; it has "policy" too',
    ],
  ],
  ['is no YAML', 'providers:\n  - name: "a', ['2 Missing closing "quote']],
  ['has a provider that is a word', 'providers:\n  - telco', ['2 a provider must have members, such as "name: telco"']],
  [
    'names a member that is none',
    one('    wieght: 3'),
    ['5 "wieght" is no member of a provider (did you mean weight?)'],
  ],
  [
    'has no name',
    'providers:\n  - kind: smpp\n    settings: { url: smpp://a:b@h, from: Shop }',
    ['2 a provider wants a name'],
  ],
  [
    'has a name with a space',
    one('').replace('telco', 'my telco'),
    ['2 name takes small letters, digits and hyphens, up to 30, beginning with a letter'],
  ],
  [
    'has a name of 31 letters',
    one('').replace('telco', 'a'.repeat(31)),
    ['2 name takes small letters, digits and hyphens, up to 30, beginning with a letter'],
  ],
  [
    'takes the name of the inbox',
    one('').replace('telco', 'inbox'),
    ['2 the name inbox means something else: take another'],
  ],
  [
    'has a kind that is none',
    one('').replace('smpp\n', 'smmp\n'),
    [expect.stringMatching(/^3 kind takes one of .*smpp.* \(did you mean smpp\?\)$/)],
  ],
  ['has no kind', 'providers:\n  - name: a', [expect.stringMatching(/^2 kind takes one of /)]],
  ['wants a channel that the kind has not', one('    channel: email'), ['5 smpp carries sms, not email']],
  [
    'has a weight beyond the most',
    one('    weight: 1001'),
    ['5 weight takes a whole number from 0 to 1,000, or never; or a map of countries and prefixes to such'],
  ],
  [
    'has a weight at a place beyond the most',
    one('    weight:\n      EE: 1000\n      LV: 1001'),
    ['7 weight of LV takes a whole number from 0 to 1,000, or never'],
  ],
  [
    'has a weight for no country',
    one('    weight:\n      UK: 1'),
    [
      '6 weight goes by places, and "UK" is none: give a country by two letters (EE), a prefix with its plus sign ("+3725"), or otherwise',
    ],
  ],
  ['has a throughput of nothing', one('    per_second: 0'), ['5 per_second takes a whole number from 1 to 100,000']],
  [
    'has a sender of 12 letters',
    one('    sender: Pinpostpinpo'),
    [expect.stringMatching(/^5 sender takes a number with its \+/)],
  ],
  [
    'has a cost that is a word',
    one('    cost: cheap'),
    [expect.stringMatching(/^5 cost takes a number such as 0.045/)],
  ],
  [
    'lacks a setting',
    one('', 'url: smpp://a:b@h'),
    [expect.stringMatching(/^4 the settings of smpp want from \(The sender/)],
  ],
  [
    'has a setting that is none',
    one('', 'url: smpp://a:b@h, from: Shop, sendr: x'),
    ['4 the settings of smpp have no sendr (there are url, from)'],
  ],
  [
    'has a setting of the wrong form',
    one('', 'url: smpp://a:b@h, from: Shop Shop Shop'),
    [expect.stringMatching(/^4 the settings of smpp: from must match pattern/)],
  ],
  [
    'has settings that are a word',
    'providers:\n  - name: a\n    kind: smpp\n    settings: none',
    ['4 settings must have members'],
  ],
  [
    'names two alike',
    `${one('')}  - name: telco\n    kind: smpp\n    settings: { url: smpp://a:b@h, from: Shop }`,
    ['5 a provider named telco stands in line 2 already'],
  ],
])('a file that %s is refused with the line', (_, text, expected) => {
  expect(problems(text)).toEqual(expected)
})

test('all that is wrong is told at once, in the order of the lines, and no secret with it', () => {
  const text = `providers:
  - name: a
    kind: smpp
    weight: much
    settings: { url: 7, from: { env: NOBODY }, hush: smpp://pin:hush@h }
  - name: B
    kind: smtp
    settings: { url: smtp://pin:hush@h, from: nobody }`
  const told = problems(text)
  expect(told.map((line) => line.split(' ')[0])).toEqual(['4', '5', '5', '5', '6', '8'])
  expect(told.join('\n')).not.toContain('pin:')
})

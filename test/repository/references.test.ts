// Holds what `npm run reference` writes to the tables that it is written from, and the tables of settings, limits and commands to
// the rest of the code. The reference of the schema has a test of its own.
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { references } from '../../scripts/reference.ts'
import { commands } from '../../src/cli/commands.ts'
import { commandHelp, groupHelp, programHelp } from '../../src/cli/help.ts'
import { settingNames, settings } from '../../src/config/index.ts'
import { limitRules } from '../../src/limits/index.ts'
import { judgePatch } from '../../src/services/index.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test.each(Object.entries(references()))('%s is what "npm run reference" writes', (path, text) => {
  expect(read(path)).toBe(text)
})

describe('settings', () => {
  test.each(settingNames.filter((name) => name !== 'PINPOST_SECRETS'))('the example of %s is accepted', (name) => {
    expect(settings[name].kind.parse(settings[name].example)).toMatchObject({ ok: true })
  })

  test.each(settingNames)('the defaults of %s are accepted', (name) => {
    const { kind, trial, production }: { kind: { parse(text: string): unknown }; trial?: string; production?: string } =
      settings[name]
    for (const text of [trial, production]) if (text !== undefined) expect(kind.parse(text)).toMatchObject({ ok: true })
  })

  test('nobody who copies the example takes over a secret that others have', () => {
    expect(parseEnv(read('example.env'))).toEqual({})
    expect(parseEnv(read('example.env').replaceAll(/^#(?=PINPOST_)/gm, '')).PINPOST_SECRETS).toMatch(/…/)
  })

  test('every limit may be set to observe', () => {
    expect(judgePatch({ observed_limits: limitRules.map(({ name }) => name) })).toMatchObject({ ok: true })
  })
})

describe('help', () => {
  test('lists every command', () => {
    for (const { name, summary } of commands) expect(programHelp(commands)).toMatch(new RegExp(`  ${name} +${summary}`))
    expect(groupHelp('key', commands)).toMatch(/key list.*key create.*key revoke/s)
  })

  test.each(
    commands.map((command) => [command.name, command] as const),
  )('of %s tells every argument and option, and an example', (_, command) => {
    const help = commandHelp(command)
    const words = [
      ...command.args.map(({ name }) => name),
      ...Object.keys(command.options).map((name) => `--${name}`),
      '--help',
    ]
    for (const word of words) expect(help.split('\nUsage')[1]?.split('\n\n').slice(1).join('\n')).toContain(word)
    expect(command.examples.length).toBeGreaterThan(0)
    for (const { line } of command.examples) expect(line).toContain(`pinpost ${command.name}`)
    for (const line of help.split('\n'))
      if (!line.startsWith('  pinpost') && !line.startsWith('Usage')) expect(line.length).toBeLessThan(100)
  })
})

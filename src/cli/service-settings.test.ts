import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judgePatch, type StoredService } from '../services/index.ts'
import { commands } from './commands.ts'
import { parseCommandLine, withFullPaths } from './parse.ts'
import { describeSettings, readAssignments } from './service-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'pinpost-logo-'))
const path = join(folder, 'logo.svg')
writeFileSync(path, '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(join(folder, 'large.png'), Buffer.alloc(2 * 1024 * 1024))
writeFileSync(join(folder, 'bad.svg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')

test('a picture is given by its path, which is written in full before the command runs elsewhere', () => {
  const argv = ['service', 'set', 'default', 'name=./no path', 'logo=./logo.svg']
  const parsed = parseCommandLine(argv, commands)
  if (parsed.kind !== 'run') throw new Error(parsed.kind)
  const words = withFullPaths(argv, parsed.command, folder)
  expect(words).toEqual(['service', 'set', 'default', 'name=./no path', `logo=${path}`])
})

test('its content is what is set, and is shown by kind and size', () => {
  const assignments = readAssignments([`logo=${path}`], [])
  if (!assignments.ok) throw new Error(assignments.problem)
  const judged = judgePatch(assignments.patch)
  if (!judged.ok) throw new Error(JSON.stringify(judged.problems))
  expect(describeSettings({ set: judged.set } as StoredService)).toMatch(/^logo +SVG, 41 bytes$/m)
})

test.each([
  ['nothing.svg', /^logo: There is no file .*nothing\.svg\.$/],
  ['.', /^logo: There is no file /],
  ['large.png', /^logo: .*large\.png is too large\.$/],
])('a file %s is told by its name', (name, problem) => {
  const assignments = readAssignments([`logo=${join(folder, name)}`], [])
  expect(assignments).toEqual({ ok: false, problem: expect.stringMatching(problem) })
})

test('one that is no picture is refused with what is taken', () => {
  const assignments = readAssignments([`logo=${join(folder, 'bad.svg')}`], [])
  if (!assignments.ok) throw new Error(assignments.problem)
  expect(judgePatch(assignments.patch)).toMatchObject({
    ok: false,
    problems: [{ setting: 'logo', problem: expect.stringContaining('32 kB') }],
  })
})

test('a logo can be taken away again', () => {
  expect(readAssignments([], ['logo'])).toEqual({ ok: true, patch: { logo: null } })
})

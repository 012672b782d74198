// Settings of a service on the command line: `name=value` as typed to a change, and what is set as a text or as JSON.
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { formatId } from '../lib/ids.ts'
import { nearest } from '../lib/nearest.ts'
import { limitRules } from '../limits/index.ts'
import {
  type SettingProblem,
  type StoredService,
  settingFromFile,
  settingFromText,
  settingNames,
  settingTable,
} from '../services/index.ts'
import type { Output } from './command.ts'

export type Assignments =
  | { readonly ok: true; readonly patch: Record<string, unknown> }
  | { readonly ok: false; readonly problem: string }

/** @param unset names that go back to their defaults. */
export function readAssignments(words: readonly string[], unset: readonly string[]): Assignments {
  const patch: Record<string, unknown> = {}
  for (const word of words) {
    const [name = '', ...value] = word.split('=')
    if (name === '' || value.length === 0) return { ok: false, problem: `"${word}" is no setting: write name=value.` }
    const text = value.join('=')
    const fromFile = settingFromFile(name)
    const file = fromFile && readSmallFile(text)
    if (typeof file === 'string') return { ok: false, problem: `${name}: ${file}` }
    patch[name] = file ? fromFile(file) : settingFromText(name, text)
  }
  for (const name of unset) patch[name] = null
  const unknown = unknownLimit(patch.observed_limits)
  return unknown === undefined ? { ok: true, patch } : { ok: false, problem: unknown }
}

/** The command may run in a process with another working folder. */
export function withFullPath(word: string, cwd: string): string {
  const [name = '', ...value] = word.split('=')
  return value.length > 0 && settingFromFile(name) ? `${name}=${resolve(cwd, value.join('='))}` : word
}

/** No setting takes nearly as much. */
const MOST_BYTES = 1024 * 1024

/** Its content, or why not. */
function readSmallFile(path: string): Buffer | string {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) return `There is no file ${path}.`
  if (stats.size > MOST_BYTES) return `${path} is too large.`
  try {
    return readFileSync(path)
  } catch {
    return `${path} cannot be read.`
  }
}

function unknownLimit(limits: unknown): string | undefined {
  const names: readonly string[] = limitRules.map(({ name }) => name)
  const wrong = Array.isArray(limits) ? limits.find((name) => !names.includes(name)) : undefined
  if (wrong === undefined) return undefined
  const meant = nearest(String(wrong), names)
  return `There is no limit ${wrong}; ${meant ? `did you mean ${meant}?` : `there are ${names.join(', ')}.`}`
}

export function writeSettingProblems({ err }: Output, problems: readonly SettingProblem[]): void {
  for (const { setting, problem } of problems) err(`${setting} ${problem}.`)
}

/** Every setting by its name; null where nothing was set and the default holds. */
export function serviceToJson({ id, slug, set }: StoredService): unknown {
  return {
    id: formatId('svc', id),
    slug,
    settings: Object.fromEntries(settingNames.map((name) => [name, set[name] ?? null])),
  }
}

export function describeSettings({ set }: StoredService): string {
  const width = Math.max(...settingNames.map((name) => name.length))
  return settingNames
    .map((name) => {
      const value = set[name]
      const words =
        value === undefined ? `(default: ${settingTable[name].default.replaceAll('`', '')})` : inWords(value)
      return `${name.padEnd(width)}  ${words}`
    })
    .join('\n')
}

function inWords(value: unknown): string {
  const [, picture, content = ''] = /^data:image\/([a-z]+)\S*;base64,(.*)$/.exec(String(value)) ?? []
  if (picture) return `${picture.toUpperCase()}, ${Buffer.from(content, 'base64').length} bytes`
  if (!Array.isArray(value)) return String(value)
  return value.length === 0 ? 'none' : value.join(',')
}

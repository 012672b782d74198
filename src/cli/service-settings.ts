// Settings of a service on the command line: `name=value` as typed to a change, and what is set as a text or as JSON.
import { formatId } from '../lib/ids.ts'
import { nearest } from '../lib/nearest.ts'
import { limitRules } from '../limits/index.ts'
import {
  type SettingProblem,
  type StoredService,
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
    patch[name] = settingFromText(name, value.join('='))
  }
  for (const name of unset) patch[name] = null
  const unknown = unknownLimit(patch.observed_limits)
  return unknown === undefined ? { ok: true, patch } : { ok: false, problem: unknown }
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
  if (!Array.isArray(value)) return String(value)
  return value.length === 0 ? 'none' : value.join(',')
}

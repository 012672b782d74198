// What is wrong with the settings of a provider, in words, from what the schema of its kind says of them. The values are never quoted:
// most of them are secrets, or stand beside one.
import type { TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { nearest } from '../../lib/nearest.ts'

export interface SettingProblem {
  /** The member at fault; undefined for the settings as a whole. */
  readonly member: string | undefined
  /** Reads after "settings". */
  readonly problem: string
}

export function settingProblems(schema: TSchema, kind: string, value: unknown): readonly SettingProblem[] {
  const known = (schema as { properties?: Record<string, { description?: string }> }).properties ?? {}
  const names = Object.keys(known)
  const problems = new Map<string, SettingProblem>()
  const tell = (member: string | undefined, problem: string): void => {
    if (!problems.has(member ?? '')) problems.set(member ?? '', { member, problem })
  }
  for (const { keyword, instancePath, params, message } of Errors(schema, value)) {
    const [, member] = instancePath.split('/')
    const given = params as { requiredProperties?: readonly string[]; additionalProperties?: readonly string[] }
    if (keyword === 'required' && member === undefined) {
      for (const name of given.requiredProperties ?? [])
        tell(undefined, `of ${kind} want ${name}${meaning(known[name])}`)
    } else if (keyword === 'additionalProperties' && member === undefined) {
      for (const name of given.additionalProperties ?? [])
        tell(name, `of ${kind} have no ${name.slice(0, 40)} (${hint(name, names)})`)
    } else if (member === undefined) tell(undefined, `of ${kind} must have members: ${names.join(', ')}`)
    else if (names.includes(member)) tell(member, `of ${kind}: ${member} ${message}${meaning(known[member])}`)
  }
  return [...problems.values()]
}

function meaning(property: { description?: string } | undefined): string {
  return property?.description === undefined ? '' : ` (${property.description})`
}

function hint(name: string, names: readonly string[]): string {
  const meant = nearest(name, names)
  return meant ? `did you mean ${meant}?` : `there are ${names.join(', ')}`
}

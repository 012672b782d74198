// Reads the members of what an operator's file says, and gathers what is wrong with them.
import { nearest } from '../lib/nearest.ts'

export type Members = Readonly<Record<string, unknown>>
export type Teller = ReturnType<typeof createTeller>

/** Problems are sentences without a full stop. */
export function createTeller() {
  const problems: string[] = []
  const tell = (problem: string): void => void problems.push(problem)

  function members(said: unknown, place: string, names: readonly string[]): Members {
    if (typeof said !== 'object' || said === null || Array.isArray(said)) {
      tell(`${place} must have members${names.length > 0 ? `: ${names.join(', ')}` : ''}`)
      return {}
    }
    for (const name of Object.keys(said)) {
      if (names.includes(name)) continue
      const meant = nearest(name, names)
      tell(`${place} has no member ${name}${meant ? ` (did you mean ${meant}?)` : ` (there are ${names.join(', ')})`}`)
    }
    return said as Members
  }

  function text(of: Members, place: string, name: string): string | undefined {
    const value = of[name]
    if (value === undefined) return undefined
    if (typeof value === 'string' && value !== '') return value
    tell(`${place}.${name} takes a text`)
    return undefined
  }

  function oneOf<T extends string>(of: Members, place: string, name: string, words: readonly T[]): T | undefined {
    const value = of[name]
    const found = words.find((word) => word === value)
    if (value !== undefined && found === undefined) tell(`${place}.${name} is one of ${words.join(', ')}`)
    return found
  }

  function someOf<T extends string>(of: Members, place: string, name: string, words: readonly T[]): T[] | undefined {
    const value = of[name]
    if (value === undefined) return undefined
    const list = Array.isArray(value) ? value : []
    const found = words.filter((word) => list.includes(word))
    if (found.length > 0 && found.length === list.length) return found
    tell(`${place}.${name} is a list of ${words.join(', ')}`)
    return undefined
  }

  function yesNo(of: Members, place: string, name: string): boolean | undefined {
    const value = of[name]
    if (value === undefined || typeof value === 'boolean') return value
    tell(`${place}.${name} is true or false`)
    return undefined
  }

  function entries(said: unknown, place: string): [string, unknown][] {
    if (said === undefined) return []
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return Object.entries(said)
    tell(`${place} must have members`)
    return []
  }

  return { problems: problems as readonly string[], tell, members, text, oneOf, someOf, yesNo, entries }
}

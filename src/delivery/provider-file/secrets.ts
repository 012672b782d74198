// Secrets of providers: in the file as they are, or where they are to be found, as `{ env: NAME }` or `{ file: PATH }`. What is wrong
// with one is told by its place, never by its text.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface SecretPlaces {
  /** Where paths begin: the folder of the file. */
  readonly folder: string
  /** A variable of the environment. */
  readonly variable: (name: string) => string | undefined
}

export type SecretReading =
  | { readonly ok: true; readonly value: unknown }
  /** Reads after the name of the member. */
  | { readonly ok: false; readonly problem: string }

/** @param said what the file says, as data. What is neither of the two forms is left for the settings to judge. */
export function resolveSecret(said: unknown, places: SecretPlaces): SecretReading {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return { ok: true, value: said }
  const [[form, where] = [], ...more] = Object.entries(said)
  if (more.length > 0 || typeof where !== 'string' || where === '' || (form !== 'env' && form !== 'file')) {
    return { ok: false, problem: 'is a text, { env: NAME } or { file: PATH }' }
  }
  return form === 'env' ? fromVariable(where, places) : fromFile(where, places)
}

function fromVariable(name: string, { variable }: SecretPlaces): SecretReading {
  const value = variable(name)?.trim()
  return value
    ? { ok: true, value }
    : { ok: false, problem: `is to be in the environment as ${name}, which is not set` }
}

function fromFile(path: string, { folder }: SecretPlaces): SecretReading {
  try {
    const value = readFileSync(resolve(folder, path), 'utf8').trim()
    return value === '' ? { ok: false, problem: `is to be in ${path}, which is empty` } : { ok: true, value }
  } catch (cause) {
    return {
      ok: false,
      problem: `is to be in ${path}, which cannot be read (${(cause as NodeJS.ErrnoException).code})`,
    }
  }
}

// Reads the strings that configure Pinpost: the process's environment, and a `.env` file in the working folder for what the
// environment does not set. The only file that looks at process.env; it judges nothing and changes nothing there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Problem } from './problem.ts'

/** Names and texts, as they were given. An empty text counts as not set. */
export type Env = Readonly<Record<string, string | undefined>>

export type EnvReading =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** @param cwd where `.env` is looked for. The environment wins over the file. */
export function readEnv(cwd: string, environment: Env = process.env): EnvReading {
  const path = join(cwd, '.env')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return { ok: true, env: { ...environment } }
    const wayOut = 'Make it a file that this user may read, or move it away.'
    return { ok: false, problems: [{ name: '.env', problem: `${path} cannot be read (${code})`, wayOut }] }
  }
  return { ok: true, env: { ...parseEnv(text), ...set(environment) } }
}

function set(environment: Env): Env {
  return Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== undefined && text.trim() !== ''))
}

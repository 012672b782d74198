// The secrets of a trial: a file in the data folder that only its owner may read, made at the first start. Two processes that
// start at once end with the same secrets, and a reader never sees half a file: it is written aside, then linked into place.
import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../lib/random.ts'
import type { Problem } from './problem.ts'

export type SecretsFile =
  | { readonly ok: true; readonly path: string; readonly lines: readonly string[] }
  | { readonly ok: false; readonly problem: Problem; readonly isMissing: boolean }

/** Reads the file, one secret a line, the writing one first. @param random makes it where there is none; without it that is a problem. */
export function readSecretsFile(dataDir: string, random: Random | undefined): SecretsFile {
  const path = join(dataDir, 'secrets')
  try {
    if (random !== undefined) makeOnce(dataDir, path, random)
    const lines = readFileSync(path, 'utf8').split('\n')
    return {
      ok: true,
      path,
      lines: lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')),
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return { ok: false, problem: describe(dataDir, code), isMissing: code === 'ENOENT' }
  }
}

function makeOnce(dataDir: string, path: string, random: Random): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (existsSync(path)) return
  const aside = `${path}.${Buffer.from(random(6)).toString('hex')}`
  writeFileSync(aside, `${Buffer.from(random(32)).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    placeWithoutReplacing(aside, path)
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Whoever comes second leaves what is there: the first one's secrets are the ones. */
function placeWithoutReplacing(aside: string, path: string): void {
  try {
    linkSync(aside, path)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST') return
    if (!NO_LINKS.has(code)) throw cause
    copyFileSync(aside, path, constants.COPYFILE_EXCL) // of two that start at once here, one is told to start again
  }
}

/** What file systems without hard links answer. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS'])

function describe(dataDir: string, code: string | undefined): Problem {
  if (code === 'ENOENT') {
    const wayOut =
      'Run this in the folder where the server runs, or set PINPOST_DATA_DIR; "pinpost serve" makes what is missing.'
    return { name: 'PINPOST_DATA_DIR', problem: `no trial has been started in ${dataDir}`, wayOut }
  }
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  const wayOut = `Make ${isFull ? 'room on its disk' : 'it a folder that this user may write'}, or set PINPOST_DATA_DIR to another.`
  return { name: 'PINPOST_DATA_DIR', problem: `${dataDir} cannot be used (${code})`, wayOut }
}

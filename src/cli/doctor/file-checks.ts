// Files and folders: can they be written, and who else may read what is secret.
import { constants } from 'node:fs'
import { access, mkdtemp, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config, Env } from '../../config/index.ts'
import { secretFilesOf } from '../../delivery/index.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

export interface FileQuestion {
  readonly config: Config
  readonly env: Env
  readonly cwd: string
}

export async function checkFiles(question: FileQuestion): Promise<readonly Finding[]> {
  const open = await Promise.all(secretFiles(question).map(findOpenFile))
  const found = open.filter((finding) => finding !== undefined)
  const isClosed = found.length === 0 ? [ok('files', 'What is secret is for its owner alone.')] : found
  return [...(needsFolder(question.config) ? [await checkFolder(question.config)] : []), ...isClosed]
}

function needsFolder({ database, mode }: Config): boolean {
  return database.engine === 'embedded' || mode === 'trial'
}

async function checkFolder({ dataDir }: Config): Promise<Finding> {
  try {
    await writeInto(dataDir)
    return ok('data folder', `${dataDir} can be written.`)
  } catch (cause) {
    return problem('data folder', {
      found: `${dataDir} cannot be written (${codeOf(cause)}).`,
      why: 'The embedded database, the secrets of a trial and the socket for commands live there.',
      fix: `sudo install -d -m 700 -o "$(id -un)" ${dataDir}    # or set PINPOST_DATA_DIR to another folder`,
    })
  }
}

/** Tried rather than read from the mode: disks may be full or mounted read-only. A folder to be made wants a writable parent. */
async function writeInto(folder: string): Promise<void> {
  try {
    const made = await mkdtemp(join(folder, '.doctor-'))
    await rm(made, { recursive: true })
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw cause
    await access(dirname(folder), constants.W_OK)
  }
}

function secretFiles({ config, env, cwd }: FileQuestion): string[] {
  const dkim = env.PINPOST_DKIM_KEY_FILE?.trim()
  const { providersFile } = config
  return [
    join(cwd, '.env'),
    join(config.dataDir, 'secrets'),
    ...(dkim ? [resolve(cwd, dkim)] : []),
    ...(providersFile ? secretFilesOf(providersFile) : []),
  ]
}

/** Undefined where there is no such file, or others may not read it. */
async function findOpenFile(path: string): Promise<Finding | undefined> {
  if (process.platform === 'win32') return undefined
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || (found.mode & 0o004) === 0) return undefined
  return warning('files', {
    found: `${path} can be read by every user of this machine.`,
    why: 'It holds secrets: who reads them can work out codes, or send in your name.',
    fix: `chmod 600 ${path}`,
  })
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}

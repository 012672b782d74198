// Files and folders: can they be written, and who else may read what is secret.
import { constants } from 'node:fs'
import { access, mkdtemp, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Config, Env } from '../../config/index.ts'
import { secretFilesOf } from '../../delivery/index.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const MIB = 1024 * 1024
/** The embedded engine writes its log in segments of 4 MB, and a checkpoint after 64 MB of changes. */
const FULL_BYTES = 16 * MIB
const TIGHT_BYTES = 256 * MIB

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

async function checkFolder({ dataDir, database }: Config): Promise<Finding> {
  try {
    await writeInto(dataDir)
    const tight = database.engine === 'embedded' ? await findTightDisk(dataDir) : undefined
    return tight ?? ok('data folder', `${dataDir} can be written.`)
  } catch (cause) {
    return problem('data folder', {
      found: `${dataDir} cannot be written (${codeOf(cause)}).`,
      why: 'The embedded database, the secrets of a trial and the socket for commands live there.',
      fix: `sudo install -d -m 700 -o "$(id -un)" ${dataDir}    # or set PINPOST_DATA_DIR to another folder`,
    })
  }
}

/** Undefined where there is room, or the system does not say. An embedded database on a full disk still reads, and writes nothing. */
async function findTightDisk(folder: string): Promise<Finding | undefined> {
  const disk = await statfs(folder).catch(() => undefined)
  // Some file systems count no blocks at all.
  return disk === undefined || disk.blocks === 0 ? undefined : judgeRoom(folder, disk.bavail * disk.bsize)
}

/** @param freeBytes That an ordinary user may still fill. */
export function judgeRoom(folder: string, freeBytes: number): Finding | undefined {
  if (freeBytes >= TIGHT_BYTES) return undefined
  const isFull = freeBytes < FULL_BYTES
  const judge = isFull ? problem : warning
  return judge('data folder', {
    found: `The disk of ${folder} has ${Math.floor(freeBytes / MIB)} MB left.`,
    why: isFull
      ? 'An embedded database cannot take anything new: starts and checks are answered 503.'
      : 'Once it is full an embedded database takes nothing new.',
    fix: `df -h ${folder}    # make room there: the server goes on by itself; or move to PostgreSQL ("pinpost database move")`,
  })
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

// What the processes of one run of the tests share, by way of a folder: something costly is made by whoever wants it first, and
// waited for by the others.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type PostgresServer, stopPostgres } from './postgres-server.ts'

const PREFIX = 'pinpost-tests-'
const LONGEST_WAIT_MS = 55_000

type Outcome = { readonly made: unknown } | { readonly failed: string }

/** Makes what is called `name`, once per run; answers what `make` answered, which must be plain data. */
export async function oncePerRun<T>(runFolder: string, name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(runFolder, name)
  const outcomeFile = join(folder, 'outcome.json')
  if (isFirst(folder)) {
    const outcome: Outcome = await make(folder).then(
      (made) => ({ made }),
      (cause: unknown) => ({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
    )
    writeFileSync(`${outcomeFile}.new`, JSON.stringify(outcome))
    renameSync(`${outcomeFile}.new`, outcomeFile)
  }
  for (const until = performance.now() + LONGEST_WAIT_MS; performance.now() < until; await pause(20)) {
    const outcome = readOutcome(outcomeFile)
    if (outcome && 'failed' in outcome) throw new Error(`${name} could not be made: ${outcome.failed}`)
    if (outcome) return outcome.made as T
  }
  throw new Error(`${name} was not made in time.`)
}

/** A new folder for a run of this process, in `base`. Folders of runs that were killed go; servers in them end by themselves. */
export function makeRunFolder(base: string): string {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length)))) rmSync(join(base, name), { recursive: true, force: true })
  }
  const folder = join(base, `${PREFIX}${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  // Another user, who runs the servers, must be able to enter it.
  mkdirSync(folder, { mode: 0o711 })
  return folder
}

/** Ends the servers of a run and deletes its folder. */
export function removeRunFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const outcome = readOutcome(join(folder, name, 'outcome.json'))
    if (outcome && 'made' in outcome && isServer(outcome.made)) stopPostgres(outcome.made)
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

function readOutcome(file: string): Outcome | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  } catch {
    return undefined
  }
}

function isServer(made: unknown): made is PostgresServer {
  return typeof made === 'object' && made !== null && 'pid' in made && typeof made.pid === 'number'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

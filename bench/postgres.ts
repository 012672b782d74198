// The PostgreSQL server of a run, with its ordinary durable settings, and a fresh database for each server that is measured.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres as startServer, stopPostgres } from '../test/support/postgres-server.ts'

export interface BenchDatabase {
  readonly url: string
  drop(): Promise<void>
}

export interface Postgres {
  /** As the server names itself: `18.4`. */
  readonly version: string
  createDatabase(): Promise<BenchDatabase>
  stop(): Promise<void>
}

/** What a server of the package has when nobody says anything: tests say otherwise, since what they store may be lost. */
const ORDINARY = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '128MB',
  wal_level: 'replica',
  max_wal_senders: '10',
}

/** @param externalUrl a server on which databases may be made; undefined starts one in a temporary folder. */
export async function startPostgres(externalUrl: string | undefined): Promise<Postgres> {
  const server = externalUrl === undefined ? await startPackaged() : { url: externalUrl, stop: async () => {} }
  const [row] = await run(server.url, 'show server_version')
  let made = 0
  return {
    version: String(row?.server_version),
    async createDatabase() {
      const name = `pinpost_bench_${process.pid}_${made++}`
      await run(server.url, `create database ${name}`)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      const drop = async (): Promise<void> => void (await run(server.url, `drop database ${name} with (force)`))
      return { url: url.href, drop }
    },
    stop: server.stop,
  }
}

async function startPackaged(): Promise<{ url: string; stop(): Promise<void> }> {
  // As root the server runs as another user, who may not enter root's own temporary folder.
  const folder = await mkdtemp(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'pinpost-bench-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  try {
    const server = await startServer(18, folder, ORDINARY)
    const stop = async (): Promise<void> => {
      stopPostgres(server)
      await remove()
    }
    return { url: server.url, stop }
  } catch (cause) {
    await remove()
    throw cause
  }
}

async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

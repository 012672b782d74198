// `npm run pooler -- /usr/sbin/pgbouncer`: drives two processes of Pinpost through a PgBouncer of this machine, in its modes, and
// says what held. Not part of `npm test`, since PgBouncer comes with no package.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { SESSION_SETTINGS } from '../../src/db/index.ts'
import { createClient } from '../support/client.ts'
import { typeCommand } from '../support/command-line.ts'
import { type PinpostProcess, startProcess } from '../support/pinpost-process.ts'
import { startPostgres, stopPostgres } from '../support/postgres-server.ts'

const CYCLES = 2_000
const PEOPLE = 40
const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64')

const [program = ''] = process.argv.slice(2)
if (program === '') {
  console.error('Usage: npm run pooler -- PGBOUNCER    (such as /usr/sbin/pgbouncer)')
  process.exit(2)
}
const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'pinpost-pooler-'))
chmodSync(folder, 0o755)
const server = await startPostgres(18, join(folder, 'postgres'))
const { port } = new URL(server.url)
const direct = `postgres://pinpost:pinpost@127.0.0.1:${port}/pinpost`
const admin = new pg.Client(server.url)
await admin.connect()
await admin.query(`create role pinpost login password 'pinpost'`)
await admin.query('create database pinpost owner pinpost')

let nextPort = 16_432
const poolers: ChildProcess[] = []

async function startPooler(mode: 'session' | 'transaction', prepared: number): Promise<string> {
  const ownPort = nextPort++
  const users = join(folder, 'users.txt')
  const settings = join(folder, `pgbouncer-${ownPort}.ini`)
  writeFileSync(users, '"pinpost" "pinpost"\n', { mode: 0o644 })
  const lines = [
    `[databases]\npinpost = host=127.0.0.1 port=${port}\n[pgbouncer]`,
    `listen_addr = 127.0.0.1\nlisten_port = ${ownPort}\nunix_socket_dir =\nauth_type = scram-sha-256\nauth_file = ${users}`,
    `pool_mode = ${mode}\nmax_client_conn = 200\ndefault_pool_size = ${mode === 'session' ? 60 : 5}`,
    `max_prepared_statements = ${prepared}\n`,
  ]
  writeFileSync(settings, lines.join('\n'), { mode: 0o644 })
  const runAs = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  poolers.push(spawn(program, [settings], { ...runAs, stdio: 'ignore' }))
  await pause(1_000)
  return `postgres://pinpost:pinpost@127.0.0.1:${ownPort}/pinpost`
}

async function drive(title: string, url: string, listenUrl?: string): Promise<void> {
  const environment: Record<string, string> = {
    PINPOST_DATABASE_URL: url,
    PINPOST_SECRETS: SECRET,
    PINPOST_DATA_DIR: folder,
    PINPOST_LOG_LEVEL: 'silent',
    ...(listenUrl === undefined ? {} : { PINPOST_DATABASE_LISTEN_URL: listenUrl }),
  }
  console.log(`\n${title}`)
  const where = { environment, cwd: folder }
  const examined = await typeCommand(['doctor'], where)
  console.log(
    examined.out
      .split('\n')
      .filter((line) => /^(PROBLEM +database|\w+ +pooler)/.test(line))
      .join('\n'),
  )
  const processes: PinpostProcess[] = []
  try {
    for (let i = 0; i < 2; i++) processes.push(await startProcess(environment))
    console.log(`  ${await confirmMany(processes)} of ${CYCLES} confirmed`)
    console.log(`  a revoked key was refused by the other process after ${await revoke(processes, where)} ms`)
  } catch (cause) {
    console.log(`  ${cause instanceof Error ? cause.message : cause}`)
  }
  for (const one of processes) await one.stop()
}

async function confirmMany(processes: readonly PinpostProcess[]): Promise<number> {
  const [, key = ''] = /(pp_test_\w{49})/.exec(processes[0]?.lines.join('\n') ?? '') ?? []
  const clients = processes.map(({ url }) => createClient(url, key))
  let begun = 0
  let confirmed = 0
  const person = async (): Promise<void> => {
    while (begun < CYCLES) {
      const at = begun++
      const [one, other] = [clients[at % 2], clients[at % 3 === 0 ? at % 2 : (at + 1) % 2]]
      const started = await one?.post('/v1/verifications', { to: `${at}-${key.length}@${begun}.example`, purpose: 'p' })
      if (started?.status !== 201) continue
      const sent = await other?.call(`/v1/test/messages?verification=${started.body.id}`)
      const code = sent?.body.messages?.[0]?.code ?? '000000'
      const checked = await other?.post(`/v1/verifications/${started.body.id}/check`, { code })
      if (checked?.status === 200 && checked.body.valid) confirmed++
    }
  }
  await Promise.all(Array.from({ length: PEOPLE }, person))
  for (const client of clients) await client.close()
  return confirmed
}

async function revoke(processes: readonly PinpostProcess[], where: Parameters<typeof typeCommand>[1]): Promise<number> {
  const made = JSON.parse((await typeCommand(['key', 'create', 'test', '--json'], where)).out)
  const client = createClient(processes[1]?.url ?? '', made.key)
  const status = async (): Promise<number> =>
    (await client.call('/v1/verifications/ver_01jdcg8e5zf4k9t2m6q7r8s9v0')).status
  await status()
  await typeCommand(['key', 'revoke', made.id], where)
  const startedAt = performance.now()
  while ((await status()) !== 401 && performance.now() - startedAt < 10_000) await pause(5)
  await client.close()
  return Math.round(performance.now() - startedAt)
}

try {
  await drive('without a pooler', direct)
  await drive('session mode', await startPooler('session', 0))
  await drive('transaction mode, nothing else set', await startPooler('transaction', 200))
  for (const [name, value] of Object.entries(SESSION_SETTINGS))
    await admin.query(`alter role pinpost set ${name} = '${value}'`)
  await drive('transaction mode, as docs/operations/pgbouncer.md says', await startPooler('transaction', 200), direct)
  await drive('transaction mode, without prepared statements', await startPooler('transaction', 0), direct)
} finally {
  for (const pooler of poolers) pooler.kill('SIGTERM')
  await admin.end()
  stopPostgres(server)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

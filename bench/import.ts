// npm run bench:import: how fast a file of accounts is imported into PostgreSQL, and how much memory that takes as the file goes on.
// Runs the command as an operator would. Ends with 1 when 100,000 accounts took a minute or more, or memory grew with the file.
import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { estonian } from '../test/support/people.ts'
import { startPostgres } from './postgres.ts'
import { nowMs } from './stopwatch.ts'

const LINES = Number(process.argv[2] ?? 100_000)
const MOST_SECONDS = LINES * (60 / 100_000)
/** Between the first quarter of the time and the last: what a garbage collector may not have got to yet. */
const MOST_GROWTH = 1.3
const SAMPLE_MS = 200
const MAIN = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts')

const folder = await mkdtemp(join(tmpdir(), 'pinpost-import-'))
const postgres = await startPostgres(undefined)
try {
  process.exitCode = await measure()
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true })
}

async function measure(): Promise<number> {
  const file = join(folder, 'people.csv')
  await pipeline(Readable.from(linesOfFile()), createWriteStream(file))
  const database = await postgres.createDatabase()
  const secret = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64')
  const env = { PATH: process.env.PATH, PINPOST_DATABASE_URL: database.url, PINPOST_SECRETS: secret }
  await run(['migrate'], env)
  await run(['service', 'create', 'shop'], env)
  const startedAt = nowMs()
  const { sizes, out } = await run(['account', 'import', file, '--service', 'shop'], env)
  const took = (nowMs() - startedAt) / 1000
  const quarter = Math.ceil(sizes.length / 4)
  const [early, late] = [Math.max(...sizes.slice(0, quarter)), Math.max(...sizes.slice(-quarter))]
  console.log(out.trim())
  console.log(`${took.toFixed(1)} s, ${Math.round(LINES / took)} accounts a second on PostgreSQL ${postgres.version}`)
  console.log(`resident memory: ${early} MB at most in the first quarter of the time, ${late} MB in the last`)
  return took < MOST_SECONDS && late < early * MOST_GROWTH ? 0 : 1
}

function* linesOfFile(): Generator<string> {
  yield 'external_id,country,number,activated_at,phone,phone_confirmed_at,email,email_confirmed_at\n'
  for (let n = 0; n < LINES; n++) {
    const { country, number } = estonian(n)
    const phone = `+3725${String(1_000_000 + n)}`
    yield `customer-${n},${country},${number},2025-03-01,${phone},2025-03-01,person-${n}@mailbox.example,2025-03-01\n`
  }
}

interface Ran {
  readonly out: string
  /** Resident memory in megabytes, as it was every so often. */
  readonly sizes: readonly number[]
}

function run(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...argv], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const sizes: number[] = []
  const sampling = setInterval(() => sizes.push(residentMegabytes(child.pid ?? 0)), SAMPLE_MS)
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  return new Promise((resolve, reject) =>
    child.once('close', (exit) => {
      clearInterval(sampling)
      if (exit === 0) resolve({ out, sizes: sizes.filter((size) => size > 0) })
      else reject(new Error(`pinpost ${argv.join(' ')} ended with ${exit}.`))
    }),
  )
}

/** Linux tells; elsewhere, and for a process that has ended, 0. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(kilobytes ?? 0) / 1024)
  } catch {
    return 0
  }
}

// Pages of registrations, asked for at a fixed rate whether or not earlier ones have been answered: those that people look at most, in
// the states in which they look at them, compressed as browsers take them. Each counts from the moment at which it was due to its last byte.
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { Pool } from 'undici'
import { estonian } from '../test/support/people.ts'
import { within } from './cycle.ts'
import { personAt } from './people.ts'
import { type Spread, spreadOf } from './quantiles.ts'
import type { RunningServer } from './server.ts'
import { nowMs } from './stopwatch.ts'

export interface PageLoopOptions {
  readonly pagesPerSecond: number
  /** Measured, after `warmUpSeconds` at the same rate that are not. */
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly signal: AbortSignal
}

export interface PageLoopResult {
  readonly pages: number
  readonly pageMs: Spread
  /** Of a page as it travels, on the average. */
  readonly bytes: number
}

/** One browser with a page open. */
interface Look {
  readonly path: string
  readonly cookie: string
}

/** Fewer than may start from one address in ten minutes (R40). */
const PEOPLE = 16
const FORM = 'application/x-www-form-urlencoded'

export async function runPageLoop(server: RunningServer, options: PageLoopOptions): Promise<PageLoopResult> {
  const pool = new Pool(server.url, { connections: 64, pipelining: 1 })
  try {
    const looks = await openPages(pool, server)
    return await askFor(pool, looks, options)
  } finally {
    await pool.destroy()
  }
}

async function askFor(pool: Pool, looks: readonly Look[], options: PageLoopOptions): Promise<PageLoopResult> {
  const intervalMs = 1000 / options.pagesPerSecond
  const warmUp = Math.round(options.warmUpSeconds * options.pagesPerSecond)
  const total = warmUp + Math.round(options.seconds * options.pagesPerSecond)
  const firstAtMs = nowMs() + 10
  const asked: Promise<{ ms: number; bytes: number }>[] = []
  let failure: unknown
  for (let n = 0; n < total && failure === undefined; n++) {
    options.signal.throwIfAborted()
    const dueAtMs = firstAtMs + n * intervalMs
    await until(dueAtMs)
    const one = look(pool, looks[n % looks.length] as Look).then((bytes) => ({ ms: nowMs() - dueAtMs, bytes }))
    one.catch((error: unknown) => {
      failure ??= error
    })
    asked.push(one)
  }
  const done = (await within(30_000, 'page loop', Promise.all(asked))).slice(warmUp)
  const bytes = done.reduce((sum, one) => sum + one.bytes, 0) / done.length
  return { pages: done.length, pageMs: spreadOf(done.map(({ ms }) => ms)), bytes }
}

/** A timer comes up to a millisecond late, which no server is to blame for: the last of the wait is spent awake. */
const AWAKE_MS = 1.5

async function until(atMs: number): Promise<void> {
  const waitMs = atMs - nowMs() - AWAKE_MS
  if (waitMs > 0) await sleep(waitMs)
  while (nowMs() < atMs) await turn()
}

async function look(pool: Pool, { path, cookie }: Look): Promise<number> {
  const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' }
  const answer = await pool.request({ method: 'GET', path, headers })
  if (answer.statusCode !== 200) throw new Error(`${path} was answered ${answer.statusCode}.`)
  return (await answer.body.arrayBuffer()).byteLength
}

/** Registrations of people who are at the beginning, and of people who wait for a code; mixed as they come. */
async function openPages(pool: Pool, server: RunningServer): Promise<Look[]> {
  const looks: Look[][] = []
  for (let n = 0; n < PEOPLE; n++) {
    const fresh = await open(pool, server, {})
    looks.push(['start', 'method', 'help'].map((name) => ({ ...fresh, path: `${fresh.path}/${name}` })))
    const known = await open(pool, server, { method: 'branch', subject: estonian(n), location: 'EE' })
    await post(pool, known, 'contacts', { email: `reader-${n}@mailbox.example`, phone: personAt(2 * n + 1).to })
    await post(pool, known, 'review', { option: 'email' })
    const names = ['contacts', 'review', 'code', 'code', 'not-received']
    looks.push(names.map((name) => ({ ...known, path: `${known.path}/${name}` })))
  }
  const most = Math.max(...looks.map(({ length }) => length))
  return Array.from({ length: most }, (_, n) => looks.flatMap((one) => one.slice(n, n + 1))).flat()
}

/** Made by the service, and opened by a browser. */
async function open(pool: Pool, { headers }: RunningServer, body: object): Promise<Look> {
  const made = await pool.request({
    method: 'POST',
    path: '/v1/registrations',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ purpose: 'registration', country: 'EE', ...body }),
  })
  const { url } = (await made.body.json()) as { url: string }
  const path = new URL(url).pathname
  const first = await pool.request({ method: 'GET', path })
  await first.body.dump()
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
  return { path, cookie }
}

async function post(pool: Pool, { path, cookie }: Look, page: string, fields: Readonly<Record<string, string>>) {
  const shown = await pool.request({ method: 'GET', path: `${path}/${page}`, headers: { cookie } })
  const token = /name="token" value="([^"]+)"/.exec(await shown.body.text())?.[1] ?? ''
  const body = new URLSearchParams({ token, ...fields }).toString()
  const answer = await pool.request({
    method: 'POST',
    path: `${path}/${page}`,
    headers: { cookie, 'content-type': FORM },
    body,
  })
  await answer.body.dump()
  if (answer.statusCode !== 303) throw new Error(`The form of ${page} was answered ${answer.statusCode}.`)
}

// `npm run bench:live`: how much a waiting reader costs, and how long it takes from a carrier's receipt to the last of those who
// wait. The readers are this process; Pinpost is one process, or two on PostgreSQL, where the receipts come to the one that
// has no readers. Short form: test/journeys/live-state.test.ts.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type EventReader, readEvents } from '../test/support/event-reader.ts'
import type { Asked, Told, Waiting } from './live-server.ts'
import { startPostgres } from './postgres.ts'
import { spreadOf } from './quantiles.ts'
import { nowMs } from './stopwatch.ts'

const HELP = `npm run bench:live [-- --clients 1000] [--rounds 3]

Opens that many streams of events on one process of Pinpost, each of a verification of its own, then has a receipt come for
every one at once. First on the embedded database, then on PostgreSQL 18 with the receipts coming to another process.`

interface Round {
  readonly bytesEach: number
  readonly openMs: number
  readonly written: number
  readonly arrived: readonly number[]
}

async function main(): Promise<void> {
  const options = {
    clients: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ options })
  if (values.help) return console.log(HELP)
  const [clients, rounds] = [Number(values.clients), Number(values.rounds)]
  for (let round = 1; round <= rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'pinpost-live-'))
    try {
      report('embedded, one process', clients, await measure(clients, [{ PINPOST_DATA_DIR: folder }]))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const postgres = await startPostgres(undefined)
  try {
    for (let round = 1; round <= rounds; round++) {
      const database = await postgres.createDatabase()
      const environment = { PINPOST_DATABASE_URL: database.url, PINPOST_DATA_DIR: tmpdir() }
      report('PostgreSQL, receipts to another process', clients, await measure(clients, [environment, environment]))
      await database.drop()
    }
  } finally {
    await postgres.stop()
  }
}

function report(name: string, clients: number, { bytesEach, openMs, written, arrived }: Round): void {
  const { p50, max } = spreadOf(arrived)
  const ms = (value: number): string => `${Math.round(value)} ms`
  console.log(
    `${name}: ${clients} streams, opened in ${ms(openMs)}, ${(bytesEach / 1024).toFixed(1)} kB each; ` +
      `from the receipts to the last written down ${ms(written)}, to half of the readers ${ms(p50)}, to the last ${ms(max)}`,
  )
}

/** The last of the environments is the one that has the readers, the first the one that gets the receipts. */
async function measure(clients: number, environments: readonly Readonly<Record<string, string>>[]): Promise<Round> {
  const servers: Server[] = []
  let readers: EventReader[] = []
  try {
    for (const environment of environments) servers.push(await startServer(environment))
    const [sender, holder] = [servers[0], servers.at(-1)] as [Server, Server]
    const { waiting } = (await sender.ask({ begin: clients })) as { waiting: Waiting[] }
    const one = await Promise.all(waiting.slice(0, 20).map(({ id, token }) => readEvents(holder.url, id, token)))
    for (const reader of one) reader.leave()

    const before = await memoryOf(holder)
    const openedAt = nowMs()
    readers = await Promise.all(waiting.map(({ id, token }) => readEvents(holder.url, id, token)))
    await Promise.all(readers.map((reader) => reader.find(() => true)))
    const openMs = nowMs() - openedAt
    // What a start in another process leaves behind is settled, and the readers are known there.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const bytesEach = ((await memoryOf(holder)) - before) / clients

    const arrivals = readers.map(async (reader) => {
      await reader.find(({ data }) => data.messages?.[0]?.status === 'delivered')
      return nowMs()
    })
    const said = (await sender.ask({ receipts: waiting.map(({ reference }) => reference) })) as {
      saidAt: number
      acknowledgedAt: number
    }
    const arrived = (await Promise.all(arrivals)).map((at) => at - said.saidAt)
    return { bytesEach, openMs, written: said.acknowledgedAt - said.saidAt, arrived }
  } finally {
    for (const reader of readers) reader.leave()
    for (const server of servers) await server.stop()
  }
}

async function memoryOf(server: Server): Promise<number> {
  return ((await server.ask('memory')) as { rss: number }).rss
}

interface Server {
  readonly url: string
  ask(asked: Asked): Promise<Told>
  stop(): Promise<void>
}

async function startServer(environment: Readonly<Record<string, string>>): Promise<Server> {
  const secret = Buffer.alloc(32, 'readers wait for live state.....').toString('base64')
  const child: ChildProcess = fork(new URL('live-server.ts', import.meta.url), {
    execArgv: ['--expose-gc'],
    env: {
      PATH: process.env.PATH,
      PINPOST_PORT: '0',
      PINPOST_OPS_PORT: '0',
      PINPOST_LOG_LEVEL: 'warn',
      PINPOST_SECRETS: secret,
      PINPOST_EVENT_STREAMS: '100000',
      ...environment,
    },
  })
  const next = async (): Promise<Told> => {
    const [told] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('The server ended.'))),
    ])) as [Told]
    return told
  }
  const { url } = (await next()) as { url: string }
  return {
    url,
    ask(asked) {
      const told = next()
      child.send(asked)
      return told
    },
    async stop() {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}

await main()

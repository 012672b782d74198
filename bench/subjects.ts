// What is measured: for each name how its server is started and spoken to. The order is the order of the tables.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Subject } from './cycle.ts'
import { betterAuthDialect, type Dialect, pinpostDialect } from './dialect.ts'
import { createHttpClient } from './http-client.ts'
import { type Person, personAt } from './people.ts'
import type { Postgres } from './postgres.ts'
import type { Relay } from './relays.ts'
import { type RunningServer, startServer } from './server.ts'
import type { Stop } from './stops.ts'

export const SUBJECT_NAMES = ['control', 'pinpost-embedded', 'pinpost-postgres', 'better-auth'] as const
export type SubjectName = (typeof SUBJECT_NAMES)[number]

export interface NamedSubject extends Subject {
  readonly name: SubjectName
  readonly server: RunningServer
}

export interface SubjectOptions {
  readonly postgres: Postgres | undefined
  readonly connections: number
  /** For Pinpost to send through, with a live key; without one, its codes come from the bench's own provider. */
  readonly relay?: Relay
}

interface Started {
  readonly server: RunningServer
  readonly dialect: Dialect
  person?(n: number): Person
}

/** Users whom the peer knows; more than are ever under way, few enough to be put in within a second. */
const PEER_USERS = 50_000

const STARTS: Record<SubjectName, (options: SubjectOptions, stops: Stop[]) => Promise<Started>> = {
  control: async () => ({ server: await startServer({ script: 'control.ts' }), dialect: pinpostDialect }),

  'pinpost-embedded': async ({ relay }, stops) => {
    const settings = { PINPOST_DATA_DIR: await temporaryFolder(stops) }
    return { server: await startPinpost(settings, relay), dialect: pinpostDialect }
  },

  'pinpost-postgres': async ({ postgres, relay }, stops) => {
    const PINPOST_DATABASE_URL = await freshDatabase(postgres, stops)
    const settings = { PINPOST_DATA_DIR: await temporaryFolder(stops), PINPOST_DATABASE_URL }
    return { server: await startPinpost(settings, relay), dialect: pinpostDialect }
  },

  'better-auth': async ({ postgres }, stops) => {
    const args = [await freshDatabase(postgres, stops), String(PEER_USERS)]
    const server = await startServer({ script: 'better-auth.ts', args })
    return { server, dialect: betterAuthDialect, person: (n) => personAt(n % PEER_USERS) }
  },
}

export const NEEDS_POSTGRES: readonly SubjectName[] = ['pinpost-postgres', 'better-auth']

/** Starts its server; what must be undone goes on `stops`. */
export async function startSubject(name: SubjectName, options: SubjectOptions, stops: Stop[]): Promise<NamedSubject> {
  const { server, dialect, person } = await STARTS[name](options, stops)
  stops.push(server.stop)
  const client = createHttpClient(server.url, server.headers, options.connections)
  stops.push(client.close)
  const { relay } = options
  const personOf = person ?? relay?.person ?? personAt
  const mailbox = relay?.server.mailbox ?? server.mailbox
  let people = 0
  return { name, server, client, dialect, mailbox, nextPerson: () => personOf(people++) }
}

/** What differs from Pinpost's own defaults: free ports, no network, and limits on text messages too high to refuse. */
const PINPOST_SETTINGS = {
  PINPOST_PORT: '0',
  PINPOST_OPS_PORT: '0',
  PINPOST_DNS_SERVERS: 'none',
  PINPOST_SMS_COUNTRIES: '*',
  PINPOST_SMS_PER_DAY: '100000000',
}

function startPinpost(where: Record<string, string>, relay: Relay | undefined): Promise<RunningServer> {
  return startServer({ script: 'pinpost-server.ts', env: { ...PINPOST_SETTINGS, ...where, ...relay?.settings } })
}

async function temporaryFolder(stops: Stop[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pinpost-bench-'))
  stops.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function freshDatabase(postgres: Postgres | undefined, stops: Stop[]): Promise<string> {
  if (postgres === undefined) throw new Error('This needs PostgreSQL, which was not started.')
  const database = await postgres.createDatabase()
  stops.push(database.drop)
  return database.url
}

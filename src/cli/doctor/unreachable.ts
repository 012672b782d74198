// A PostgreSQL server that cannot be reached or does not let us in: what it is, and the line that mends it. Of the address only
// host, user and name of the database are told.
import { DatabaseError, DISK_IS_FULL } from '../../db/index.ts'
import { describeFailure } from '../failure.ts'
import { type Finding, problem } from './finding.ts'

interface Place {
  readonly host: string
  readonly port: string
  readonly user: string
  readonly database: string
}

type WayOut = (place: Place) => string

/** What a pooler in transaction mode answers that mixes up the prepared statements of its clients. */
const PREPARED_STATEMENTS = 'max_prepared_statements = 200    # in pgbouncer.ini, 1.21 or later; or pool_mode = session'

/** By SQLSTATE, else by the code of the system. */
const WAYS_OUT: Readonly<Record<string, WayOut>> = {
  '28P01': ({ user }) =>
    `alter user ${user} password '…';    -- or correct it in PINPOST_DATABASE_URL, with @ : / % as %40 %3A %2F %25`,
  '28000': ({ user, database }) => `hostssl ${database} ${user} YOUR-ADDRESS/32 scram-sha-256    # in pg_hba.conf`,
  '3D000': ({ user, database }) =>
    `create database ${database} owner ${user} encoding 'UTF8' template template0;    -- as a superuser`,
  '53300': () => 'Raise max_connections of the server, or lower PINPOST_DATABASE_POOL of every process.',
  [DISK_IS_FULL]: ({ host }) => `df -h    # on ${host}: make room on the disk of PostgreSQL`,
  '57P03': () => 'The server is starting or stopping: wait, and look into its log.',
  '42P05': () => PREPARED_STATEMENTS,
  '26000': () => PREPARED_STATEMENTS,
  ECONNREFUSED: ({ host, port }) =>
    `Start PostgreSQL on ${host}, let it listen there (listen_addresses), or correct host and port ${port} in PINPOST_DATABASE_URL.`,
  ENOTFOUND: ({ host }) =>
    `getent hosts ${host}    # when that knows no address: correct the host in PINPOST_DATABASE_URL`,
  EAI_AGAIN: ({ host }) => `getent hosts ${host}    # the resolver of this machine does not answer`,
  ENOENT: () =>
    'Correct the folder of the socket in PINPOST_DATABASE_URL (?host=/var/run/postgresql), or start PostgreSQL.',
}

export function explainUnreachable(cause: unknown, url: string): Finding {
  const place = placeOf(url)
  const [wayOut] = codesOf(cause).flatMap((code) => WAYS_OUT[code] ?? [])
  return problem('database', {
    found: describeFailure(cause),
    why: 'Without its database Pinpost does not start.',
    fix: wayOut?.(place) ?? fallback(describeFailure(cause), place),
  })
}

function fallback(words: string, { host, port }: Place): string {
  if (/SSL|certificate|self-signed/i.test(words)) {
    return 'Set sslmode in PINPOST_DATABASE_URL to what the server does: ?sslmode=verify-full&sslrootcert=/etc/pinpost/db-ca.pem'
  }
  if (!words.startsWith('The database cannot be reached')) {
    return 'Look into the log of the database server; "pinpost version" tells what to report with it.'
  }
  return `nc -vz ${host} ${port}    # when that fails too, a firewall is in between`
}

/** Of the failure and of what lies under it: the driver and the system each have their own. */
function codesOf(cause: unknown): string[] {
  const codes: string[] = []
  for (let at = cause; at instanceof Error; at = at.cause) {
    if (at instanceof DatabaseError && at.sqlState !== undefined) codes.push(at.sqlState)
    if ('code' in at && typeof at.code === 'string') codes.push(at.code)
  }
  return codes
}

function placeOf(url: string): Place {
  const { hostname, port, username, pathname } = new URL(url)
  return {
    host: hostname || 'localhost',
    port: port || '5432',
    user: decodeURIComponent(username) || 'pinpost',
    database: decodeURIComponent(pathname.slice(1)) || 'pinpost',
  }
}

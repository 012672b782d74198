// The database: can it be reached, is it the right one, does its clock agree, do the secrets fit what it holds.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/index.ts'
import {
  connectPostgres,
  type Database,
  MigrationRefused,
  migrate,
  openDatabase,
  SESSION_SETTINGS,
} from '../../db/index.ts'
import { outboxState } from '../../delivery/index.ts'
import type { Clock } from '../../lib/clock.ts'
import { createUuids } from '../../lib/ids.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import type { Random } from '../../lib/random.ts'
import { createServiceAdmin } from '../../services/index.ts'
import { describeFailure } from '../failure.ts'
import { type Finding, ok, problem, warning } from './finding.ts'
import { countSealedByOthers, markConnection, selectMark, selectServerFacts, selectUnset } from './queries.ts'
import { checkTexts } from './text-checks.ts'
import { explainUnreachable } from './unreachable.ts'

export interface DatabaseQuestion {
  readonly config: Config
  readonly ring: KeyRing
  readonly clock: Clock
  readonly random: Random
}

/** D13: beyond this, processes judge codes by clocks that disagree. */
const NOTABLE_SKEW_SECONDS = 2
const OLDEST_SERVER = 15
const STALE_MESSAGE_SECONDS = 60

export interface Addresses {
  readonly databaseUrl: string | undefined
  readonly databaseListenUrl: string | undefined
}

/** Opens the database by itself, and makes none. */
export async function checkDatabase(
  question: DatabaseQuestion,
  addresses: Addresses,
  limitMs: number,
): Promise<readonly Finding[]> {
  const { database, mode } = question.config
  const { databaseUrl = '' } = addresses
  if (database.engine === 'embedded' && !existsSync(join(database.folder, 'pg'))) {
    return [...embeddedInProduction(mode), ok('database', `Embedded, made in ${database.folder} by the first start.`)]
  }
  const address = database.engine === 'embedded' ? database : ({ engine: 'postgres', url: databaseUrl } as const)
  let db: Database | undefined
  try {
    db = await openDatabase(address, {
      poolSize: 2,
      applicationName: 'pinpost doctor',
      connectTimeoutMs: limitMs - 500,
    })
    const findings = await checkOpenDatabase(question, db)
    return database.engine === 'embedded' ? findings : [...findings, ...(await checkPooler(question, addresses, db))]
  } catch (cause) {
    if (database.engine === 'postgres') return [explainUnreachable(cause, databaseUrl)]
    const why = 'A server of this folder runs that the doctor could not speak to, or the folder is of no use.'
    return [
      problem('database', { found: describeFailure(cause), why, fix: 'Run the doctor as the user of the server.' }),
    ]
  } finally {
    await db?.close()
  }
}

/** In the process that owns it, too. */
export async function checkOpenDatabase(question: DatabaseQuestion, db: Database): Promise<readonly Finding[]> {
  const server = await checkServer(question, db)
  const clock = await checkClock(question.clock, db)
  const schema = await checkSchema(db, server.mayCreateTables)
  const isUsable = schema.level !== 'problem' && !schema.found.startsWith(NOTHING_YET)
  return [...server.findings, clock, schema, ...(isUsable ? await checkContents(question, db) : [])]
}

async function checkServer(question: DatabaseQuestion, db: Database) {
  const { config } = question
  const { version, versionNumber, encoding, isFlushing, connections, mayCreateTables } = await selectServerFacts(db)
  if (db.engine === 'embedded') {
    const findings = [...embeddedInProduction(config.mode), ok('database', `Embedded in ${config.dataDir}.`)]
    return { mayCreateTables, findings }
  }
  const findings: Finding[] = [ok('database', `PostgreSQL ${version} answers.`)]
  const pool = config.database.engine === 'postgres' ? config.database.pool : 0
  if (versionNumber < OLDEST_SERVER * 10_000) {
    findings.push(
      problem('database', {
        found: `PostgreSQL ${version} is older than ${OLDEST_SERVER}.`,
        why: 'Statements of Pinpost fail on it.',
        fix: `Upgrade the server to ${OLDEST_SERVER} or later.`,
      }),
    )
  }
  if (encoding !== 'UTF8') {
    findings.push(
      problem('database', {
        found: `The database is encoded in ${encoding}.`,
        why: 'Names of services and addresses do not fit into it.',
        fix: `create database pinpost encoding 'UTF8' template template0;`,
      }),
    )
  }
  if (!isFlushing) {
    findings.push(
      warning('database', {
        found: 'The server does not flush what it commits (fsync or synchronous_commit is off).',
        why: 'A confirmation that was acknowledged can be lost when the machine stops.',
        fix: `alter system set fsync = on; alter system set synchronous_commit = on; select pg_reload_conf();`,
      }),
    )
  }
  if (pool + 1 > connections) {
    findings.push(
      problem('database', {
        found: `One process may open ${pool + 1} connections, the server has ${connections}.`,
        why: 'Under load requests fail with "too many clients".',
        fix: `PINPOST_DATABASE_POOL=${Math.max(2, Math.floor(connections / 2) - 1)}    # or raise max_connections`,
      }),
    )
  }
  return { mayCreateTables, findings }
}

function embeddedInProduction(mode: Config['mode']): Finding[] {
  if (mode === 'trial') return []
  const found = 'Production runs on the embedded database.'
  const why = 'After a power cut the last confirmations may be missing, and one process is all there can be.'
  return [warning('database', { found, why, fix: 'pinpost database move --to postgres://…' })]
}

/** Behind a pooler in transaction mode what was set on a connection holds for whoever gets it next, and listening hears nothing. */
async function checkPooler(
  { random }: DatabaseQuestion,
  { databaseUrl = '', databaseListenUrl }: Addresses,
  db: Database,
): Promise<Finding[]> {
  const mark = Buffer.from(random(8)).toString('hex')
  const other = connectPostgres(databaseUrl, { poolSize: 1, applicationName: 'pinpost doctor' })
  try {
    await markConnection(db, mark)
    if ((await selectMark(other)) !== mark) return []
    await other.now() // prepared as the clock was asked before: thrown where the pooler mixes that up
    const unset = await selectUnset(db, SESSION_SETTINGS)
    await markConnection(db, '')
    const findings: Finding[] = []
    if (unset.length > 0) {
      findings.push(
        problem('pooler', {
          found: `A pooler in transaction mode, whose connections do not begin with ${unset.join(', ')} as Pinpost needs.`,
          why: 'Statements run without their time limits and by slow plans, depending on the connection they get.',
          fix: unset.map((name) => `alter role CURRENT_USER set ${name} = '${SESSION_SETTINGS[name]}';`).join(' '),
        }),
      )
    }
    if (databaseListenUrl === undefined) {
      findings.push(
        warning('pooler', {
          found: 'Notifications do not pass a pooler in transaction mode.',
          why: 'Other processes notice changed settings and revoked keys after seconds instead of at once.',
          fix: 'PINPOST_DATABASE_LISTEN_URL=postgres://…    # past the pooler, or through one in session mode',
        }),
      )
    }
    return findings.length > 0 ? findings : [ok('pooler', 'In transaction mode, set up as Pinpost needs it.')]
  } finally {
    await other.close()
  }
}

async function checkClock(clock: Clock, db: Database): Promise<Finding> {
  const before = clock.now().getTime()
  const theirs = (await db.now()).getTime()
  const skew = ((before + clock.now().getTime()) / 2 - theirs) / 1000
  const told = `${Math.abs(skew).toFixed(1)} s ${skew < 0 ? 'behind' : 'ahead of'} the database's`
  if (Math.abs(skew) <= NOTABLE_SKEW_SECONDS) return ok('clock', `It is ${told}.`)
  return problem('clock', {
    found: `The clock of this machine is ${told}.`,
    why: 'Codes expire, and may be asked for again, at other times than people are told.',
    fix: 'sudo timedatectl set-ntp true    # here and on the database; then: timedatectl status',
  })
}

const NOTHING_YET = 'It has no tables yet'

async function checkSchema(db: Database, mayCreateTables: boolean): Promise<Finding> {
  try {
    const pending = await migrate(db, { dry: true })
    if (pending.length === 0) return ok('schema', 'As this version wants it.')
    if (!mayCreateTables) {
      return problem('schema', {
        found: `${pending.length} migrations are pending, and the user of PINPOST_DATABASE_URL may not create tables.`,
        why: 'The server does not start.',
        fix: 'grant create on schema public to pinpost;    -- as the owner of the database, for that user',
      })
    }
    const isEmpty = pending[0]?.version === 1
    const names = pending.map(({ name }) => name).join(', ')
    return warning('schema', {
      found: isEmpty ? `${NOTHING_YET}: ${names} are pending.` : `Migrations are pending: ${names}.`,
      why: 'The next start applies them; a server of another version does not see them.',
      fix: 'pinpost migrate    # or start the server, which does the same',
    })
  } catch (cause) {
    if (!(cause instanceof MigrationRefused)) throw cause
    return problem('schema', {
      found: cause.message,
      why: 'The server does not start.',
      fix: 'Install the version that this database had, or restore the backup from before the upgrade.',
    })
  }
}

async function checkContents(question: DatabaseQuestion, db: Database): Promise<readonly Finding[]> {
  const { config, ring, clock, random } = question
  const admin = createServiceAdmin({ db, clock, random, uuids: createUuids(clock, random) })
  const ids = ring.keys.map(({ id }) => id)
  const sealedByOthers = await countSealedByOthers(db, ids, clock.now())
  const outbox = await outboxState(db, clock.now())
  const liveKeys = (await admin.listKeys()).filter((key) => key.kind === 'live' && key.revokedAt === undefined)
  const findings: Finding[] = []
  if (sealedByOthers > 0) {
    findings.push(
      problem('secrets', {
        found: `${sealedByOthers} verifications under way were made with a secret that is not in PINPOST_SECRETS.`,
        why: 'Their codes cannot be checked and their contacts cannot be read.',
        fix: 'PINPOST_SECRETS=new,old    # put the secret back that this database was written with, after the one that writes',
      }),
    )
  } else findings.push(ok('secrets', 'They fit what the database holds.'))
  if (outbox.oldestSeconds > STALE_MESSAGE_SECONDS) {
    findings.push(
      warning('outbox', {
        found: `${outbox.waiting} messages wait, the oldest for ${Math.round(outbox.oldestSeconds)} s.`,
        why: 'People wait for a code that does not leave.',
        fix: 'Start the server if none runs; otherwise see the provider above, and pinpost_outbox_oldest_seconds.',
      }),
    )
  }
  if (config.mode === 'production' && liveKeys.length === 0) {
    findings.push(
      warning('keys', {
        found: 'No application has a live key yet.',
        why: 'Nobody can start a verification.',
        fix: 'pinpost key create live',
      }),
    )
  }
  return [...findings, ...checkTexts(config, await admin.list())]
}

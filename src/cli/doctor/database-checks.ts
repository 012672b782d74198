// The database: can it be reached, is it the right one, does its clock agree, do the secrets fit what it holds.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/index.ts'
import { clockSkew, type Database, DatabaseError, DISK_IS_FULL, ONLY_READS, openDatabase } from '../../db/index.ts'
import { type Clock, NOTABLE_SKEW_SECONDS } from '../../lib/clock.ts'
import { describeFailure } from '../failure.ts'
import { checkContents, checkSchema } from './contents-checks.ts'
import type { Addresses, DatabaseQuestion } from './database-question.ts'
import { type Finding, ok, problem, warning } from './finding.ts'
import { checkPooler } from './pooler-check.ts'
import { selectServerFacts } from './queries.ts'
import { explainUnreachable } from './unreachable.ts'

const OLDEST_SERVER = 15

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
    if (database.engine === 'embedded') return findings
    const pooler = await checkPooler(question, addresses, db).catch((cause) => [explainUnreachable(cause, databaseUrl)])
    return [...findings, ...pooler]
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
  const writing = await checkWriting(db)
  const schema = await checkSchema(db, server.mayCreateTables)
  const contents = schema.level === 'ok' ? await checkContents(question, db) : []
  return [...server.findings, ...writing, clock, schema, ...contents]
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

/** By PostgreSQL's code of what it answered. */
const WRITES_AGAIN: Readonly<Record<string, string>> = {
  [ONLY_READS]:
    'select pg_is_in_recovery();    -- true: let PINPOST_DATABASE_URL lead to the primary; false: reset default_transaction_read_only of server, database or role',
  [DISK_IS_FULL]: 'df -h    # on the machine of the database: make room there; the server then goes on by itself',
}

/** Reading goes on when the disk is full, and on a standby. */
async function checkWriting(db: Database): Promise<readonly Finding[]> {
  try {
    await db.tryToWrite()
    return []
  } catch (cause) {
    const fix = cause instanceof DatabaseError ? WRITES_AGAIN[cause.sqlState ?? ''] : undefined
    if (fix === undefined) throw cause
    const why = 'No server starts on it; one that runs is not ready, and answers 503.'
    return [problem('database', { found: describeFailure(cause), why, fix })]
  }
}

function embeddedInProduction(mode: Config['mode']): Finding[] {
  if (mode === 'trial') return []
  const found = 'Production runs on the embedded database.'
  const why = 'After a power cut the last confirmations may be missing, and one process is all there can be.'
  return [warning('database', { found, why, fix: 'pinpost database move --to postgres://…' })]
}

async function checkClock(clock: Clock, db: Database): Promise<Finding> {
  const skew = await clockSkew(db, clock)
  const told = `${Math.abs(skew).toFixed(1)} s ${skew < 0 ? 'behind' : 'ahead of'} the database's`
  if (Math.abs(skew) <= NOTABLE_SKEW_SECONDS) return ok('clock', `It is ${told}.`)
  return problem('clock', {
    found: `The clock of this machine is ${told}.`,
    why: 'Codes expire, and may be asked for again, at other times than people are told.',
    fix: 'sudo timedatectl set-ntp true    # here and on the database; then: timedatectl status',
  })
}

// What is in the database: the tables of this version, rows that the secrets open, messages that wait, keys, services.
import { type Database, type Migration, MigrationRefused, migrate } from '../../db/index.ts'
import { outboxState } from '../../delivery/index.ts'
import { createUuids } from '../../lib/ids.ts'
import { createServiceAdmin } from '../../services/index.ts'
import type { DatabaseQuestion } from './database-question.ts'
import { type Finding, ok, problem, warning } from './finding.ts'
import { countMadeByOthers } from './queries.ts'
import { checkTexts } from './text-checks.ts'

const STALE_MESSAGE_SECONDS = 60

/** Only a schema that is ok can be asked for what is in it. */
export async function checkSchema(db: Database, mayCreateTables: boolean): Promise<Finding> {
  try {
    const pending = await migrate(db, { dry: true })
    return pending.length === 0 ? ok('schema', 'As this version wants it.') : judgePending(pending, mayCreateTables)
  } catch (cause) {
    if (!(cause instanceof MigrationRefused)) throw cause
    return problem('schema', {
      found: cause.message,
      why: 'The server does not start.',
      fix: 'Install the version that this database had, or restore the backup from before the upgrade.',
    })
  }
}

function judgePending(pending: readonly Migration[], mayCreateTables: boolean): Finding {
  if (!mayCreateTables) {
    return problem('schema', {
      found: `${pending.length === 1 ? '1 migration is' : `${pending.length} migrations are`} pending, and the user of PINPOST_DATABASE_URL may not create tables.`,
      why: 'The server does not start.',
      fix: 'grant create on schema public to pinpost;    -- as the owner of the database, for that user',
    })
  }
  const names = pending.map(({ name }) => name).join(', ')
  return warning('schema', {
    found: pending[0]?.version === 1 ? `It has no tables yet: ${names}.` : `Migrations are pending: ${names}.`,
    why: 'The next start applies them; a server of another version does not see them.',
    fix: 'pinpost migrate    # or start the server, which does the same',
  })
}

export async function checkContents(question: DatabaseQuestion, db: Database): Promise<readonly Finding[]> {
  const { config, ring, clock, random } = question
  const admin = createServiceAdmin({ db, clock, random, uuids: createUuids(clock, random) })
  const outbox = await outboxState(db, clock.now())
  const liveKeys = (await admin.listKeys()).filter((key) => key.kind === 'live' && key.revokedAt === undefined)
  const findings: Finding[] = [await checkRing({ ring, clock }, db)]
  if (outbox.oldestSeconds > STALE_MESSAGE_SECONDS) {
    findings.push(
      warning('outbox', {
        found: `The oldest of the messages that wait (${outbox.waiting}) has done so for ${Math.round(outbox.oldestSeconds)} s.`,
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

/** Does the ring open what is under way, and what lies there? */
export async function checkRing(
  { ring, clock }: Pick<DatabaseQuestion, 'ring' | 'clock'>,
  db: Database,
): Promise<Finding> {
  const ids = ring.keys.map(({ id }) => id)
  const { living, ended, accounts } = await countMadeByOthers(db, ids, clock.now())
  const found = [
    counted(living, 'verification', ' under way'),
    counted(ended, 'ended verification'),
    counted(accounts, 'account'),
  ]
  const those = found.filter(Boolean).join(', ')
  if (those === '') return ok('secrets', 'They fit what the database holds.')
  const verb = living + ended + accounts === 1 ? 'was' : 'were'
  return problem('secrets', {
    found: `${those} ${verb} made with a secret that is not in PINPOST_SECRETS.`,
    why: `Their contacts cannot be read${living > 0 ? ' and their codes cannot be checked' : ''}.`,
    fix: 'PINPOST_SECRETS=new,old    # put the secret back that this database was written with, after the one that writes',
  })
}

function counted(n: number, what: string, more = ''): string {
  if (n === 0) return ''
  return `${n} ${what}${n === 1 ? '' : 's'}${more}`
}

// Brings a database to the schema of this program, forward only: each file in a transaction of its own, under a lock, so that
// processes that start at once take turns and all succeed. Must never touch a database that a newer program has changed.
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Database, Queryable } from './db.ts'
import { type MigrationFile, readMigrations } from './migration-files.ts'

export interface MigrateOptions {
  /** Only say what would be applied. */
  readonly dry?: boolean
  /** Another folder of migrations than the program's. */
  readonly folder?: string
  readonly clock?: Clock
}

export type Migration = Pick<MigrationFile, 'version' | 'name'>

/** The database and this program do not fit each other; the message says why, and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

interface Applied extends Migration {
  readonly checksum: string
}

/** Any number will do, as long as nobody else uses it: the bytes of "pinp". */
const LOCK_KEY = 0x70696e70

const CREATE_TABLE = `
  create table if not exists schema_migration (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null
  );
  comment on table schema_migration is 'Which migrations this database has had.';
  comment on column schema_migration.version is 'not personal: the number of the file';
  comment on column schema_migration.name is 'not personal: the name of the file, without .sql';
  comment on column schema_migration.checksum is 'not personal: SHA-256 of the file; a file is never changed once applied';
  comment on column schema_migration.applied_at is 'not personal';`

/** Answers what this call applied (or would apply). Throws MigrationRefused, and DatabaseError when a file fails. */
export async function migrate(db: Database, options: MigrateOptions = {}): Promise<readonly Migration[]> {
  const { dry = false, folder, clock = systemClock } = options
  const files = await readMigrations(folder)
  if (dry) return filesToApply(files, await readApplied(db)).map(brief)

  const done: Migration[] = []
  for (;;) {
    const next = await db.transaction((tx) => applyNext(tx, files, clock))
    if (!next) return done
    done.push(brief(next))
  }
}

/** What is still to be applied, for readiness. A database of a newer program has nothing pending: during an upgrade the old one goes on. */
export async function pendingMigrations(db: Queryable, folder?: string): Promise<readonly Migration[]> {
  const [files, applied] = await Promise.all([readMigrations(folder), readApplied(db)])
  return without(files, applied).map(brief)
}

async function applyNext(
  tx: Queryable,
  files: readonly MigrationFile[],
  clock: Clock,
): Promise<MigrationFile | undefined> {
  // Another process may be busy with a long one: wait for it as long as it takes.
  await tx.query('set local statement_timeout = 0; set local lock_timeout = 0; set local enable_seqscan = on')
  await tx.query({ text: 'select pg_advisory_xact_lock($1)', timeoutSeconds: 0 }, [LOCK_KEY])
  // But not for the tables: whoever queues behind this would wait as well.
  await tx.query(`set local lock_timeout = '30s'`)
  const applied = await readApplied(tx)
  const [next] = filesToApply(files, applied)
  if (!next) return undefined
  if (applied.length === 0) await tx.query(CREATE_TABLE)
  await tx.query({ text: next.sql, timeoutSeconds: 0 })
  await tx.query('insert into schema_migration (version, name, checksum, applied_at) values ($1, $2, $3, $4)', [
    next.version,
    next.name,
    next.checksum,
    clock.now(),
  ])
  return next
}

async function readApplied(db: Queryable): Promise<readonly Applied[]> {
  const [table] = await db.query<{ exists: boolean }>(`select to_regclass('schema_migration') is not null as exists`)
  if (!table?.exists) return []
  return db.query<Applied & Record<string, unknown>>(
    'select version, name, checksum from schema_migration order by version',
  )
}

/** The files that are not applied yet, in order, once it is clear that the database is this program's past. */
function filesToApply(files: readonly MigrationFile[], applied: readonly Applied[]): readonly MigrationFile[] {
  const known = new Map(files.map((file) => [file.version, file]))
  for (const { version, name, checksum } of applied) {
    const file = known.get(version)
    if (!file) {
      throw new MigrationRefused(
        `The database was migrated by a newer Pinpost: it has ${name}, this program knows ${files.at(-1)?.name ?? 'none'} as the last. ` +
          'Start the newer version; migrations are not undone.',
      )
    }
    if (file.checksum !== checksum) {
      throw new MigrationRefused(
        `The migration ${file.name}.sql is not the one that this database had (as ${name}.sql): it was changed after it was applied. ` +
          'Put the file back as it was, and write what is new into a new file.',
      )
    }
  }
  return without(files, applied)
}

function without(files: readonly MigrationFile[], applied: readonly Migration[]): readonly MigrationFile[] {
  const versions = new Set(applied.map(({ version }) => version))
  return files.filter(({ version }) => !versions.has(version))
}

function brief({ version, name }: Migration): Migration {
  return { version, name }
}

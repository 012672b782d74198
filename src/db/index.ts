// The public face of the database layer.
import type { Database } from './db.ts'
import { type EmbeddedOptions, openEmbedded } from './pglite.ts'
import { connectPostgres, type PostgresOptions } from './postgres.ts'

export { queryBatch } from './batch.ts'
export { copyDatabase } from './copy.ts'
export { DISK_IS_FULL, ONLY_READS } from './database-error.ts'
export { type Database, DatabaseError, type Queryable, type Row, type Statement, type Value } from './db.ts'
export { FolderRefused } from './folder-lock.ts'
export type { DatabaseLog } from './log.ts'
export { type Migration, MigrationRefused, migrate, pendingMigrations } from './migrate.ts'
export { openEmbedded } from './pglite.ts'
export { deleteInPortions } from './portions.ts'
export { connectPostgres, SESSION_SETTINGS } from './postgres.ts'
export { createSharedTime, type SharedTime } from './shared-time.ts'
export { clockSkew } from './skew.ts'

/** Where the database is: a server's URL, which may hold a password, or a folder of the embedded engine ('memory' for none). */
export type DatabaseAddress =
  | { readonly engine: 'postgres'; readonly url: string }
  | { readonly engine: 'embedded'; readonly folder: string }

/** Opens the database at an address, not yet migrated. */
export async function openDatabase(
  address: DatabaseAddress,
  options: PostgresOptions & EmbeddedOptions = {},
): Promise<Database> {
  return address.engine === 'postgres' ? connectPostgres(address.url, options) : openEmbedded(address.folder, options)
}

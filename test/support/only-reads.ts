// A database that takes no writes, as a standby does, and takes them again: for its sessions to come, and for the one at hand, which has to
// be the only one there is (a pool of one).
import type { Database } from '../../src/db/index.ts'

export async function letOnlyRead(db: Database, onlyReads: boolean): Promise<void> {
  const setting = `default_transaction_read_only = ${onlyReads ? 'on' : 'off'}`
  if (db.engine === 'postgres') {
    await db.transaction(async (tx) => {
      await tx.query('set transaction read write')
      await tx.query(`do $$ begin execute format('alter database %I set ${setting}', current_database()); end $$`)
    })
  }
  await db.query(`set ${setting}`)
}

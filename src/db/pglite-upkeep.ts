// What a PostgreSQL server does in the background and the embedded engine, which has no background, does not: write checkpoints
// (else the log on disk grows for ever, and with it the time that a start after a crash takes) and vacuum. Small steps, one
// statement each, because everything else waits meanwhile.
import type { Database } from './db.ts'
import type { DatabaseLog } from './log.ts'

const LOOK_EVERY_MS = 10_000
/** Half of max_wal_size. About 25,000 starts with their checks; a checkpoint then takes some 30 ms. */
const CHECKPOINT_AFTER_BYTES = 64 * 1024 * 1024
/** As PostgreSQL's autovacuum judges, but sooner: small tables are cheap to vacuum, and large ones stop everything for longer. */
const VACUUM_AFTER = `n_dead_tup > 500 + 0.1 * n_live_tup or n_ins_since_vacuum > 5000 + 0.2 * n_live_tup`

const LOG_SIZE = {
  name: 'upkeep.log_size',
  text: 'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as bytes from pg_control_checkpoint()',
}
const WORN_TABLE = {
  name: 'upkeep.worn_table',
  text: `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where ${VACUUM_AFTER} order by n_dead_tup desc limit 1`,
}

export interface Upkeep {
  /** Begins nothing more; what runs is in flight on the database, and awaited with it. */
  stop(): void
}

export function startUpkeep(db: Pick<Database, 'query'>, log: DatabaseLog): Upkeep {
  let isRunning = false
  let isStopped = false
  async function look(): Promise<void> {
    if (isRunning) return
    isRunning = true
    try {
      await keepUp(db)
    } catch (err) {
      if (!isStopped) log.warn({ err }, 'the upkeep of the embedded database failed')
    } finally {
      isRunning = false
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  return {
    stop() {
      isStopped = true
      clearInterval(timer)
    },
  }
}

/** One look: at most one table vacuumed and one checkpoint. */
export async function keepUp(
  db: Pick<Database, 'query'>,
  checkpointAfterBytes = CHECKPOINT_AFTER_BYTES,
): Promise<void> {
  const [worn] = await db.query<{ name: string }>(WORN_TABLE)
  // Without `analyze`: it samples 30,000 rows and makes every prepared plan be planned again, which people would wait for, while
  // plans that use the keys, as these are told to, do not depend on it.
  if (worn) await db.query(`vacuum (truncate false) ${worn.name}`)
  // After the vacuum, which right after a checkpoint would log every page whole.
  const [size] = await db.query<{ bytes: number }>(LOG_SIZE)
  if (size && size.bytes > checkpointAfterBytes) await db.query('checkpoint')
}

// The Database over a pool of connections, for both engines: PostgreSQL has several, the embedded engine one, which makes its
// transactions exclusive. Must never run a statement again that may have been carried out.
import type pg from 'pg'
import { unreachable } from './database-error.ts'
import { type Database, DatabaseError, type Row } from './db.ts'
import { repeatOnConflict } from './repeat.ts'
import { openSession, type Session } from './session.ts'

export interface PooledOptions {
  readonly engine: Database['engine']
  readonly pool: pg.Pool
  readonly listen: Database['listen']
  /** The embedded engine has nothing to replace its connection by. */
  readonly keepsConnection?: boolean
  /** Ends what uses the database beside the pool. Called once no work is in flight. */
  readonly beforeEnd?: () => Promise<void>
  /** Frees what lies below the pool. */
  readonly afterEnd?: () => Promise<void>
}

export function createPooledDatabase(options: PooledOptions): Database {
  const { engine, pool, keepsConnection = false } = options
  let inFlight = 0
  let onIdle: (() => void) | undefined
  let closed: Promise<void> | undefined

  /** Runs `work` on a connection of its own, again when the database asks for it. */
  async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    refuseOnceClosed()
    inFlight++
    try {
      return await repeatOnConflict(async () => {
        const client = await connect()
        const session = openSession(client)
        try {
          return await work(session)
        } finally {
          client.release(session.isBroken && !keepsConnection)
        }
      })
    } finally {
      inFlight--
      if (inFlight === 0) onIdle?.()
    }
  }

  function refuseOnceClosed(): void {
    if (closed) throw new DatabaseError('The database is closed.', undefined, undefined)
  }

  async function connect(): Promise<pg.PoolClient> {
    try {
      return await pool.connect()
    } catch (cause) {
      throw unreachable(cause)
    }
  }

  const query: Database['query'] = <T extends Row>(...asked: Parameters<Database['query']>) =>
    withSession((session) => session.query<T>(...asked))

  /** What is in flight may finish: a pool that is told to end forgets those who wait for a connection. */
  async function close(): Promise<void> {
    if (inFlight > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve
      })
    }
    await options.beforeEnd?.()
    await pool.end()
    await options.afterEnd?.()
  }

  return {
    engine,
    query,
    transaction: (work) => withSession((session) => session.transaction(work)),
    async listen(channel, heard) {
      refuseOnceClosed()
      return options.listen(channel, heard)
    },
    async notify(channel, payload) {
      await query({ name: 'db.notify', text: 'select pg_notify($1, $2)' }, [channel, payload])
    },
    async now() {
      const [row] = await query<{ now: Date }>({ name: 'db.now', text: 'select clock_timestamp() as now' })
      if (!row) throw new DatabaseError('The database did not tell the time.', undefined, undefined)
      return row.now
    },
    close() {
      closed ??= close()
      return closed
    },
  }
}

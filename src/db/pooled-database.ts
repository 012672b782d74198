// The Database over its connections, for both engines: PostgreSQL has a pool of them, the embedded engine one that statements
// share and a transaction has for itself. Must never run a statement again that may have been carried out.
import type pg from 'pg'
import { refusesWrites, unreachable } from './database-error.ts'
import { type Database, DatabaseError, type Row } from './db.ts'
import { repeatOnConflict } from './repeat.ts'
import { openSession, type Session } from './session.ts'

export interface Connections {
  /** One to work on; rejects when there is none to be had in time. */
  take(work: 'statement' | 'transaction'): Promise<Connection>
  end(): Promise<void>
}

export interface Connection {
  readonly client: pg.ClientBase
  /** `isBroken`: nobody knows where the conversation on it stands. */
  release(isBroken: boolean): void
}

export interface PooledOptions {
  readonly engine: Database['engine']
  readonly connections: Connections
  readonly listen: Database['listen']
  /** Ends what uses the database beside the connections. Called once no work is in flight. */
  readonly beforeEnd?: () => Promise<void>
  /** Frees what lies below the connections. */
  readonly afterEnd?: () => Promise<void>
}

/** A file of its own, since old ones may have room left in them; in the place where everything else is written. */
const WRITE_SOMETHING = `set local temp_tablespaces = '';
  create temporary table pinpost_room on commit drop as select 1 as n`
/** The user of the database may make no temporary tables. */
const NOT_ALLOWED = '42501'

export function createPooledDatabase(options: PooledOptions): Database {
  const { engine, connections } = options
  let isRefusing = false
  let inFlight = 0
  let onIdle: (() => void) | undefined
  let closed: Promise<void> | undefined

  /** Runs `work` on a connection of its own, again when the database asks for it. */
  async function withSession<T>(
    kind: Parameters<Connections['take']>[0],
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    refuseOnceClosed()
    inFlight++
    try {
      return await repeatOnConflict(async () => {
        const connection = await connect(kind)
        const session = openSession(connection.client)
        try {
          return await work(session)
        } finally {
          connection.release(session.isBroken)
        }
      })
    } catch (cause) {
      isRefusing ||= refusesWrites(cause)
      throw cause
    } finally {
      inFlight--
      if (inFlight === 0) onIdle?.()
    }
  }

  function refuseOnceClosed(): void {
    if (closed) throw new DatabaseError('The database is closed.')
  }

  async function connect(kind: Parameters<Connections['take']>[0]): Promise<Connection> {
    try {
      return await connections.take(kind)
    } catch (cause) {
      throw unreachable(cause)
    }
  }

  const query: Database['query'] = <T extends Row>(...asked: Parameters<Database['query']>) =>
    withSession('statement', (session) => session.query<T>(...asked))

  /** Where that cannot be tried, the next real write is. */
  async function tryToWrite(): Promise<void> {
    try {
      await withSession('transaction', (session) => session.transaction((tx) => tx.query(WRITE_SOMETHING)))
    } catch (cause) {
      if (!(cause instanceof DatabaseError && cause.sqlState === NOT_ALLOWED)) throw cause
    }
    isRefusing = false
  }

  /** What is in flight may finish: connections that are told to end forget those who wait for one. */
  async function close(): Promise<void> {
    if (inFlight > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve
      })
    }
    await options.beforeEnd?.()
    await connections.end()
    await options.afterEnd?.()
  }

  return {
    engine,
    query,
    transaction: (work) => withSession('transaction', (session) => session.transaction(work)),
    async listen(channel, heard) {
      refuseOnceClosed()
      return options.listen(channel, heard)
    },
    async notify(channel, payload) {
      await query({ name: 'db.notify', text: 'select pg_notify($1, $2)' }, [channel, payload])
    },
    async now() {
      const [row] = await query<{ now: Date }>({ name: 'db.now', text: 'select clock_timestamp() as now' })
      if (!row) throw new DatabaseError('The database did not tell the time.')
      return row.now
    },
    takesWrites: () => !isRefusing,
    tryToWrite,
    close() {
      closed ??= close()
      return closed
    },
  }
}

// One connection in use: runs statements on it, one transaction at a time, and remembers whether it may be used again.
import type pg from 'pg'
import { breaksConnection, toDatabaseError } from './database-error.ts'
import { DatabaseError, type Queryable, type Row, type Statement, type Value } from './db.ts'

/** Longer than the server's own statement_timeout, so that it only ends what a dead network holds. */
const ANSWER_SECONDS = 40

export interface Session extends Queryable {
  /** Nobody knows where the conversation with the server stands: the connection must go. */
  readonly isBroken: boolean
  /** Begin, `work`, commit; rolled back if anything fails. What is asked of `tx` after that is refused. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
}

export function openSession(client: pg.ClientBase): Session {
  let isBroken = false

  async function send(statement: Statement | string, values?: readonly Value[]): Promise<pg.QueryResult> {
    const {
      name,
      text,
      timeoutSeconds = ANSWER_SECONDS,
    } = typeof statement === 'string' ? { text: statement } : statement
    const query = {
      text,
      ...(name !== undefined && { name }),
      // Without values and name the text may hold several statements, as migrations do.
      ...(values && values.length > 0 && { values: values as unknown[] }),
    }
    try {
      return await withinSeconds(timeoutSeconds, client.query(query))
    } catch (cause) {
      if (breaksConnection(cause)) isBroken = true
      throw toDatabaseError(cause, name)
    }
  }

  async function query<T extends Row>(statement: Statement | string, values?: readonly Value[]): Promise<T[]> {
    return (await send(statement, values)).rows ?? []
  }

  async function transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    let isOver = false
    const tx: Queryable = {
      query(statement, values) {
        if (isOver) return Promise.reject(new DatabaseError('The transaction is over.'))
        return query(statement, values)
      },
    }
    await send('begin')
    try {
      const result = await work(tx)
      isOver = true
      const ended = await send('commit')
      if (ended.command === 'COMMIT') return result
    } catch (cause) {
      isOver = true
      // When even this fails the connection goes, and the server rolls back by itself.
      await send('rollback').catch(() => undefined)
      throw cause
    }
    // The server answers "rollback" to the commit of a transaction in which a statement failed.
    throw new DatabaseError('The transaction was rolled back: a statement in it had failed.', '25P02')
  }

  return {
    get isBroken() {
      return isBroken
    },
    query,
    transaction,
  }
}

/** The driver's own time-out ends the connection where several statements are on their way, as on the embedded engine's. */
async function withinSeconds<T>(seconds: number, answer: Promise<T>): Promise<T> {
  if (seconds === 0) return answer
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer came within ${seconds} seconds.`)), seconds * 1000)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

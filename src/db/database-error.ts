// Turns what the driver throws into DatabaseError. PostgreSQL repeats values in some messages ('invalid input syntax for type
// uuid: "…"') and in most details ('Key (contact)=(…) already exists'), so none of that may pass: what goes on is the
// five-character code, the names of things in the schema, and the message where it cannot hold a value.
import pg from 'pg'
import { DatabaseError } from './db.ts'

/** Classes of SQLSTATE whose messages quote what was sent: data exceptions, and errors raised within functions and casts. */
const QUOTING_CLASSES: ReadonlySet<string> = new Set(['22', '23', 'P0', '38', '39', 'HV'])

/** Any failure as a DatabaseError. `label` is the statement's name, where it has one. */
export function toDatabaseError(cause: unknown, label?: string): DatabaseError {
  if (cause instanceof DatabaseError) return cause
  const what = label === undefined ? 'A statement' : `The statement ${label}`
  if (cause instanceof pg.DatabaseError) {
    return new DatabaseError(`${what} failed: ${describe(cause)}`, cause.code, withoutValues(cause))
  }
  return new DatabaseError(`${what} failed: ${reason(cause)}`, undefined, cause)
}

/** No connection could be had. The message may name the server's address and the user, never the password. */
export function unreachable(cause: unknown): DatabaseError {
  const sqlState = cause instanceof pg.DatabaseError ? cause.code : undefined
  return new DatabaseError(`The database cannot be reached: ${reason(cause)}`, sqlState, cause)
}

/** PostgreSQL: cannot write in a transaction that only reads. The server is a standby, or was told to take no writes. */
export const ONLY_READS = '25006'
/** PostgreSQL: its disk is full. */
export const DISK_IS_FULL = '53100'

/** Whether the database is there and refuses to write, whatever is written. */
export function refusesWrites(cause: unknown): boolean {
  return cause instanceof DatabaseError && (cause.sqlState === ONLY_READS || cause.sqlState === DISK_IS_FULL)
}

/**
 * Whether the connection is of no more use after this failure: everything but an ordinary ERROR from the server, since then
 * nobody knows where the conversation stands. A server that only reads is left as well: after a failover connections may have
 * stayed, or been made while the name still led there, with the standby, and only a new one finds who writes now.
 */
export function breaksConnection(cause: unknown): boolean {
  return !(cause instanceof pg.DatabaseError && cause.severity === 'ERROR') || cause.code === ONLY_READS
}

/** Node gives no message when several addresses of one name refuse, only the code. */
function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.message || ('code' in cause ? String(cause.code) : cause.name)
}

function describe(fault: pg.DatabaseError): string {
  const state = fault.code ?? 'no code'
  if (!QUOTING_CLASSES.has(state.slice(0, 2))) return `${fault.message} (${state})`
  const names = [
    fault.table && `table ${fault.table}`,
    fault.column,
    fault.constraint && `constraint ${fault.constraint}`,
  ]
  return [`SQLSTATE ${state}`, ...names.filter(Boolean)].join(', ')
}

/** What helps to find the fault, as an error for the log's chain of causes. */
function withoutValues(fault: pg.DatabaseError): Error {
  const { severity, code, schema, table, column, constraint, dataType, file, line, routine, position } = fault
  const facts = { severity, code, schema, table, column, constraint, dataType, file, line, routine, position }
  return Object.assign(new Error(`PostgreSQL: ${describe(fault)}`), facts)
}

// What went wrong, in words for the terminal: one sentence and the way out where there is a known one. Never a stack, and never
// the cause, which may quote what must not be shown.
import { DatabaseError } from '../db/index.ts'

/** PostgreSQL: the statement names a table or a column that is not there. */
const SCHEMA_IS_MISSING = new Set(['42P01', '42703'])

export function describeFailure(cause: unknown): string {
  if (cause instanceof DatabaseError && SCHEMA_IS_MISSING.has(cause.sqlState ?? '')) {
    return 'The database does not have the tables of this Pinpost yet. Run "pinpost migrate", or start the server, which does it.'
  }
  if (!(cause instanceof Error)) return 'Something went wrong that has no words.'
  if ('code' in cause && cause.code === 'EADDRINUSE') {
    const port = 'port' in cause ? `Port ${cause.port}` : 'The port'
    return `${port} is taken. Stop what listens there, or set PINPOST_PORT (PINPOST_OPS_PORT for metrics) to another.`
  }
  return cause.message
}

// What went wrong, in words for the terminal: one sentence and the way out where there is a known one. Never a stack, and never
// the cause, which may quote what must not be shown.
import { UnreadableContactError } from '../contacts/index.ts'
import { DatabaseError, DISK_IS_FULL, ONLY_READS } from '../db/index.ts'

/** PostgreSQL: the statement names a table or a column that is not there. */
const SCHEMA_IS_MISSING = new Set(['42P01', '42703'])

export function describeFailure(cause: unknown): string {
  if (cause instanceof DatabaseError && SCHEMA_IS_MISSING.has(cause.sqlState ?? '')) {
    return 'The database does not have the tables of this Pinpost yet. Run "pinpost migrate", or start the server, which does it.'
  }
  if (cause instanceof DatabaseError && cause.sqlState === DISK_IS_FULL) {
    return 'The disk of the database is full. Make room there, and do it again; nothing that was acknowledged is lost.'
  }
  if (cause instanceof DatabaseError && cause.sqlState === ONLY_READS) {
    return 'The database takes no writes: it is a standby, or default_transaction_read_only is on. Let PINPOST_DATABASE_URL lead to the one that writes.'
  }
  if (cause instanceof UnreadableContactError && cause.problem === 'key_unknown') {
    return 'What the database holds was sealed with a secret that is not in PINPOST_SECRETS. Put that secret back, after the first; "pinpost doctor" says when they fit.'
  }
  if (!(cause instanceof Error)) return 'Something went wrong that has no words.'
  if ('code' in cause && cause.code === 'EADDRINUSE') {
    const port = 'port' in cause ? `Port ${cause.port}` : 'The port'
    return `${port} is taken. Stop what listens there, or set PINPOST_PORT (PINPOST_OPS_PORT for metrics) to another.`
  }
  return cause.message
}

/** The same for whoever gave a command, with where to look further. Not for the doctor, who would send people to himself. */
export function describeFailureOfCommand(cause: unknown): string {
  const words = describeFailure(cause)
  return cause instanceof DatabaseError && words.startsWith('The database cannot be reached')
    ? `${words}\n"pinpost doctor" says what mends it.`
    : words
}

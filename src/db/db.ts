// The one database language (D1): what the rest of Pinpost may ask of a database, whichever engine answers. The two engines
// are held equal by test/conformance/database.test.ts. Values come back the same from both: `bigint` and `count(*)` as
// numbers, `timestamptz` as Date, `bytea` as Buffer, `uuid` as string, json parsed.

export type Value = string | number | boolean | Date | Uint8Array | null | readonly Value[]
export type Row = Record<string, unknown>

/** A statement with a name is prepared once per connection; the same name must always carry the same text. */
export interface Statement {
  readonly name?: string
  readonly text: string
  /** How long the process waits for the answer, 40 by default, 0 for ever. On PostgreSQL the server's own limit is 30. */
  readonly timeoutSeconds?: number
}

export interface Queryable {
  /** Runs one statement and answers its rows. Throws DatabaseError. */
  query<T extends Row>(statement: Statement | string, values?: readonly Value[]): Promise<T[]>
}

export interface Database extends Queryable {
  readonly engine: 'postgres' | 'embedded'
  /** Resolves with the reason when it will never answer again; absent where what breaks is replaced. */
  readonly lost?: Promise<Error>
  /**
   * Runs `work` in one transaction; repeated from the start when the database asks for it (serialization failure, deadlock),
   * so `work` must do nothing but database work. Nothing in it may wait for a network: the embedded engine has a single connection.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  /** Calls `heard` for each notification on a channel, from any process on this database; answers how to stop. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  notify(channel: string, payload: string): Promise<void>
  /** The database's own clock, to compare with the process's (D13). */
  now(): Promise<Date>
  /** False since it refused to write, because its disk is full or it only reads, until `tryToWrite` has shown that it writes again. */
  takesWrites(): boolean
  /** Writes something of no use that is gone at once. Throws DatabaseError when it still cannot. */
  tryToWrite(): Promise<void>
  close(): Promise<void>
}

/** A statement failed. `sqlState` is PostgreSQL's five-character code where there is one. The values are never in the message. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly sqlState: string | undefined

  constructor(message: string, sqlState?: string, cause?: unknown) {
    super(message, { cause })
    this.sqlState = sqlState
  }
}

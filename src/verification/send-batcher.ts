// Statements that write messages, a batch at a time. What they write is leased to this process, which hands it over as soon as it is
// committed (D5).
import type { Database } from '../db/index.ts'
import type { Dispatcher } from '../delivery/index.ts'
import { type Batcher, createBatcher } from '../lib/batcher.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'

export interface SendBatcherParts {
  readonly db: Database
  readonly clock: Clock
  readonly telemetry: Pick<Telemetry, 'report'>
  readonly dispatcher: Pick<Dispatcher, 'owner' | 'leaseUntil'>
}

/** To whom the messages of a batch belong, and until when. */
export interface Lease {
  readonly owner: Uuid
  readonly until: Date
}

export function createSendBatcher<Row, Result>(
  { db, clock, telemetry, dispatcher }: SendBatcherParts,
  batch: {
    /** In the metrics. */
    readonly name: string
    readonly statement: (db: Database, rows: readonly Row[], now: Date, lease: Lease) => Promise<readonly Result[]>
    /** What no two rows of one batch may share. */
    readonly keysOf: (row: Row) => readonly string[]
    readonly lanes: number
  },
): Batcher<Row, Result> {
  const { name, statement, keysOf, lanes } = batch
  return createBatcher({
    run: (rows) => {
      const now = clock.now()
      return statement(db, rows, now, { owner: dispatcher.owner, until: dispatcher.leaseUntil(now) })
    },
    keysOf,
    lanes,
    maxSize: 64,
    onBatch: (size, ms) => telemetry.report.batchRun({ name, size, ms }),
  })
}

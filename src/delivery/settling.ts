// Writes down what became of hand-overs, many at a time. What cannot be written while the database is away is kept until it can be: were
// it forgotten, the lease of a message that a provider has taken would run out, and the message would be sent once more.
import type { Database } from '../db/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { type Settlement, settleBatch } from './queries.ts'

export interface Settling {
  /**
   * Resolves once it is written, with whether this process still held the message; rejects when it could not be written before the message
   * was too late to be sent anyway.
   */
  settle(settlement: Settlement, notAfter: Date): Promise<boolean>
  /** The same, but rejects at once while the database is away. */
  settleNow(settlement: Settlement): Promise<boolean>
  /** Writes what is kept; rejects while the database is still away. To be called before messages are taken over. */
  tryAgain(): Promise<void>
}

export interface SettlingOptions {
  readonly db: Database
  readonly clock: Clock
  readonly telemetry: Telemetry
  /** This process, as the holder of leases. */
  readonly owner: Uuid
}

/** Nobody waits for a settlement, and fewer statements leave more of the database to those who wait. */
const SETTLE_AFTER_MS = 20

interface Kept extends PromiseWithResolvers<boolean> {
  readonly settlement: Settlement
  readonly notAfter: Date
}

export function createSettling({ db, clock, telemetry, owner }: SettlingOptions): Settling {
  /** No more than there are hand-overs under way: each of them waits for its settlement. */
  let kept: Kept[] = []
  const batcher = createBatcher<Settlement, boolean>({
    run: (batch) => settleBatch(db, batch, clock.now(), owner),
    lanes: 1,
    maxSize: 256,
    gatherMs: SETTLE_AFTER_MS,
    onBatch: (size, ms) => telemetry.report.batchRun({ name: 'settle', size, ms }),
  })

  async function settle(settlement: Settlement, notAfter: Date): Promise<boolean> {
    try {
      return await batcher.submit(settlement)
    } catch (error) {
      telemetry.report.taskFailed({ task: 'settle', error })
      const one: Kept = { settlement, notAfter, ...Promise.withResolvers<boolean>() }
      kept.push(one)
      return await one.promise
    }
  }

  async function tryAgain(): Promise<void> {
    const due = kept
    kept = []
    const ends = await Promise.allSettled(due.map((one) => batcher.submit(one.settlement)))
    for (const [index, one] of due.entries()) {
      const end = ends[index]
      if (end?.status === 'fulfilled') one.resolve(end.value)
      else if (clock.now() < one.notAfter) kept.push(one)
      else one.reject(end?.reason)
    }
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
  }

  return { settle, settleNow: batcher.submit, tryAgain }
}

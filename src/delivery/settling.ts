// Writing down what became of hand-overs, those of one moment together. While the database is away it is kept: what has left must not
// leave again only because that is written nowhere.
import type { Database, SharedTime } from '../db/index.ts'
import type { Changes } from '../events/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { MessageJob } from './dispatcher.ts'
import type { HandedOver } from './hand-over.ts'
import { type ClaimedMessage, type Settlement, settleBatch } from './queries.ts'
import { settlementOf } from './retries.ts'

/** A message whose lease this process has. */
export interface Held {
  readonly job: MessageJob
  /** The hand-over that its row speaks of: another one where the lease ran out and this process took its own message over. */
  tries: number
  /** What became of it, where the database did not take it. */
  unsettled?: HandedOver | undefined
}

export interface SettlingOptions {
  readonly db: Database
  readonly clock: Clock
  /** What the next try is due by. */
  readonly sharedTime: Pick<SharedTime, 'of'>
  readonly telemetry: Telemetry
  readonly changes: Pick<Changes, 'tell'>
  readonly owner: Uuid
  readonly onFailed: (verificationIds: readonly Uuid[]) => Promise<void>
  /** It is written down, or was another process's to write. */
  readonly onSettled: (one: Held) => void
}

export interface Settling {
  /** Rejects when the database does not take it; then it is kept with the message. */
  settle(one: Held, handedOver: HandedOver): Promise<void>
  /** Once more what is kept so, as long as its code lives. */
  settleAgain(held: Iterable<Held>): Promise<void>
  /** Ends a message that nobody waits for any more. */
  end(message: ClaimedMessage): Promise<void>
}

/** Nobody waits for a settlement, and fewer statements leave more of the database to those who wait. */
const SETTLE_AFTER_MS = 20

export function createSettling(options: SettlingOptions): Settling {
  const { db, clock, sharedTime, telemetry, changes, owner, onFailed, onSettled } = options
  const settlements = createBatcher<Settlement, boolean>({
    run: (batch) => settleBatch(db, batch, clock.now(), owner),
    lanes: 1,
    maxSize: 256,
    gatherMs: SETTLE_AFTER_MS,
    onBatch: (size, ms) => telemetry.report.batchRun({ name: 'settle', size, ms }),
  })

  async function settle(one: Held, handedOver: HandedOver): Promise<void> {
    const { job } = one
    one.unsettled = undefined
    const { isSettled, settlement, name, tries } = await write(one, handedOver).catch((cause: unknown) => {
      one.unsettled = handedOver
      throw cause
    })
    onSettled(one)
    // Another process took it over while this one was slow; what that one writes stands.
    if (!isSettled) return telemetry.log.warn({ provider: name, tries }, 'lease lost while sending')
    telemetry.report.messageSettled({
      channel: job.channel,
      provider: name,
      country: job.country,
      state: settlement.state,
      reason: settlement.reason ?? undefined,
      tries,
      latencyMs: clock.now().getTime() - job.createdAt.getTime(),
      couldWait: job.canWait ?? false,
    })
    if (job.verificationId === undefined) return
    if (settlement.state === 'failed') await onFailed([job.verificationId])
    changes.tell(job.verificationId)
  }

  async function write(one: Held, { outcome, provider }: HandedOver) {
    const { id, notAfter } = one.job
    const name = provider?.name ?? 'none'
    for (;;) {
      const { tries } = one
      const settlement = settlementOf({ tries, notAfter }, outcome, name, clock.now())
      const awaitsReceipt = settlement.state === 'accepted' && provider?.givesReceipts ? true : undefined
      const dueAt = settlement.dueAt && sharedTime.of(settlement.dueAt)
      const isSettled = await settlements.submit({ id, tries, ...settlement, dueAt, awaitsReceipt })
      // Under its new number, where this process took it over itself while that was on its way.
      if (isSettled || one.tries === tries) return { isSettled, settlement, name, tries }
    }
  }

  return {
    settle,
    async settleAgain(held) {
      const again = [...held].map(async (one) => {
        const { job, unsettled } = one
        if (unsettled === undefined) return
        if (clock.now() < job.notAfter) await settle(one, unsettled)
        else onSettled(one)
      })
      throwFirst(await Promise.allSettled(again))
    },
    async end({ id, tries }) {
      const nothing = { provider: null, reference: null, dueAt: null }
      await settlements.submit({ id, tries, state: 'failed', reason: 'expired', ...nothing })
    },
  }
}

/** Each has had its turn before the first that failed is thrown. */
export function throwFirst(ends: readonly PromiseSettledResult<unknown>[]): void {
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

// What providers say later about messages they took (R30). A receipt informs: it settles a message, may open the next send, and
// never confirms a contact. It may come twice, out of order, to another process than the one that sent, and before that one has
// written down what the provider called the message.
import type { Database } from '../db/index.ts'
import type { Changes } from '../events/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { Receipt } from './providers/provider.ts'
import { type ReceiptRow, type ReceivedRow, receiveBatch } from './receipt-queries.ts'
import { storableReference } from './reference.ts'
import type { RoutingEvent } from './routing/index.ts'

export interface ReceiptsOptions {
  readonly db: Database
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly changes: Pick<Changes, 'tell'>
  readonly onFailed: (verificationIds: readonly Uuid[]) => Promise<void>
  /** Told of what a receipt says of its provider. */
  readonly learn: (event: RoutingEvent) => void
}

export interface Receipts {
  /** Resolves when it is written down, or when its message is not known yet and it is kept to be tried again. */
  take(provider: string, receipt: Receipt): Promise<void>
  /** Tries once more what is kept; to be called twice a second. */
  tryAgain(): Promise<void>
}

/** A hand-over is settled within some 20 ms. Three seconds cover a slow database; after that the name is somebody else's. */
const MOST_TRIES = 7
/** Some 200 bytes each. A carrier that sends us the receipts of another system must not fill the memory. */
const MOST_KEPT = 10_000

/** What a receipt did: settled its message, said again what was known, came after another final state, or named no message. */
export type ReceiptOutcome = 'settled' | 'repeated' | 'contradicted' | 'unknown'

interface Early {
  readonly row: ReceiptRow
  readonly tries: number
}

export function createReceipts({ db, clock, telemetry, changes, onFailed, learn }: ReceiptsOptions): Receipts {
  let kept: Early[] = []
  const batcher = createBatcher<ReceiptRow, ReceivedRow | undefined>({
    run: (rows) => receiveBatch(db, rows, clock.now()),
    keysOf: ({ provider, reference }) => [`${provider}\n${reference}`],
    // Nothing is held back to fill a batch: a carrier says the next few only when these are acknowledged.
    lanes: 1,
    maxSize: 256,
    onBatch: (size, ms) => telemetry.report.batchRun({ name: 'receipts', size, ms }),
  })

  async function settle(early: Early): Promise<void> {
    const { row } = early
    const met = await batcher.submit(row)
    if (met === undefined) return keep({ row, tries: early.tries + 1 })
    const outcome = outcomeOf(row, met)
    report(row, outcome, met)
    if (outcome !== 'settled') return
    const { provider, state } = row
    learn({ kind: 'receipt', provider, country: met.country ?? undefined, state, acceptedAt: met.accepted_at })
    if (met.verification_id === null) return
    if (row.state === 'failed') await openResend(met.verification_id)
    changes.tell(met.verification_id)
  }

  /** The receipt is written down by now: what fails here must not make the carrier say it again. */
  async function openResend(verificationId: Uuid): Promise<void> {
    try {
      await onFailed([verificationId])
    } catch (error) {
      telemetry.report.taskFailed({ task: 'open the resend', error })
    }
  }

  function keep(early: Early): void {
    if (early.tries < MOST_TRIES && kept.length < MOST_KEPT) kept.push(early)
    else report(early.row, 'unknown')
  }

  function report({ provider, state, reason }: ReceiptRow, outcome: ReceiptOutcome, met?: ReceivedRow): void {
    telemetry.report.receiptTaken({
      provider,
      state,
      outcome,
      reason: reason ?? undefined,
      channel: met?.channel ?? undefined,
      country: met?.country ?? undefined,
      lagMs: met && clock.now().getTime() - met.accepted_at.getTime(),
    })
  }

  return {
    take: (provider, { reference, state, reason }) =>
      settle({
        row: {
          provider,
          reference: storableReference(reference),
          state,
          reason: (state === 'failed' && reason) || null,
        },
        tries: 0,
      }),
    async tryAgain() {
      const due = kept
      kept = []
      const ends = await Promise.allSettled(due.map(settle))
      // What met a database that is away has had its try, and is not lost by it.
      ends.forEach((end, index) => {
        const early = due[index]
        if (end.status === 'rejected' && early) keep({ row: early.row, tries: early.tries + 1 })
      })
      const failed = ends.find((end) => end.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

/** A final state stays final: the first receipt stands. */
function outcomeOf({ state }: ReceiptRow, { before }: ReceivedRow): ReceiptOutcome {
  if (before === 'accepted') return 'settled'
  return before === state ? 'repeated' : 'contradicted'
}

// The dispatcher (D5): hands messages to providers and writes down what became of them. A message that this process wrote
// leaves at once after the commit, without a queue in the database between; what a dead process left behind, and what is to be
// tried again, is found by the sweep (R43). No transaction is open while a provider is called.
import type { Database } from '../db/index.ts'
import type { Changes } from '../events/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { createHandOver } from './hand-over.ts'
import type { Channel, OutgoingMessage, Receipt } from './providers/provider.ts'
import { type ClaimedMessage, claimMessages, handBack, renewLeases, type Settlement } from './queries.ts'
import { createReceipts } from './receipts.ts'
import { recoverMessages } from './recovering.ts'
import { settlementOf } from './retries.ts'
import type { Router } from './router.ts'
import { createSettling } from './settling.ts'

/** A message that this process holds the lease of. */
export interface MessageJob {
  readonly id: Uuid
  /** Undefined for a message that carries no code. */
  readonly verificationId: Uuid | undefined
  readonly tries: number
  readonly test: boolean
  readonly channel: Channel
  /** Of a phone number, for the metrics. */
  readonly country: string | undefined
  readonly notAfter: Date
  readonly createdAt: Date
  /** Providers that carried earlier messages of the same verification. */
  readonly before?: readonly string[]
  /** Nobody sits and waits for it: it goes after those for which somebody does. */
  readonly canWait?: true
  /** Makes text and recipient, as late as possible: nothing holds a code longer than its hand-over. */
  compose(): OutgoingMessage
}

export interface DispatcherOptions {
  readonly db: Database
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly router: Router
  readonly changes: Pick<Changes, 'tell'>
  /** This process, as the holder of leases. */
  readonly owner: Uuid
  /** Completes messages that were taken over; undefined for one whose verification ended or is gone. */
  readonly recover: (claimed: readonly ClaimedMessage[]) => Promise<readonly (MessageJob | undefined)[]>
  /** Told of messages that certainly will not arrive, so that one may ask again at once (R27). */
  readonly onFailed: (verificationIds: readonly Uuid[]) => Promise<void>
}

export interface Dispatcher {
  readonly owner: Uuid
  /** Until when a message written now is leased. */
  leaseUntil(now: Date): Date
  /** Sends a message of one's own, right after the commit that wrote it. Never throws, never waits. */
  submit(job: MessageJob): void
  /** The code of a verification was entered: whoever carried it has done well. Costs next to nothing. */
  confirmed(verificationId: Uuid): void
  /** Takes over what is due; answers how many were taken. */
  sweep(): Promise<number>
  renew(): Promise<void>
  /** Writes down a receipt that came otherwise than over its provider's own link; ends like a ReceiptListener. */
  takeReceipt(provider: string, receipt: Receipt): Promise<void>
  /** Tries receipts once more that came before their message was known; to be called twice a second. */
  tryReceiptsAgain(): Promise<void>
  /** Resolves when nothing that was submitted is under way any more. */
  idle(): Promise<void>
  /** Takes nothing more, finishes what was begun for at most this long, hands back the rest. */
  close(milliseconds: number): Promise<void>
}

const LEASE_SECONDS = 15
const PROVIDER_TIMEOUT_MS = 10_000
const SHARED_SIGNAL_MS = 250
const SWEEP_SIZE = 100
/** Hand-overs under way at once, per process; the providers' own pools are narrower. */
const MOST_AT_ONCE = 256
/** Of these, messages that can wait: a flood of reminders leaves the connections to the codes. */
const MOST_PATIENT = 4

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { db, clock, telemetry, router, changes, owner, recover, onFailed } = options
  const waiting: MessageJob[] = []
  const patient: MessageJob[] = []
  let patientUnderWay = 0
  const held = new Map<Uuid, MessageJob>()
  let underWay = 0
  let signal = AbortSignal.timeout(PROVIDER_TIMEOUT_MS)
  let signalMadeAt = Number.NEGATIVE_INFINITY
  let isClosed = false
  let whenIdle: (() => void)[] = []

  const settling = createSettling({ db, clock, telemetry, owner })
  const receipts = createReceipts({ db, clock, telemetry, changes, onFailed, learn: router.learn })
  router.onProvider((provider) => provider.onReceipt?.((receipt) => receipts.take(provider.name, receipt)))
  const send = createHandOver({ clock, telemetry, router, deadline })

  function submit(job: MessageJob): void {
    held.set(job.id, job)
    ;(job.canWait ? patient : waiting).push(job)
    pump()
  }

  function pump(): void {
    while (!isClosed && underWay < MOST_AT_ONCE) {
      const job = waiting.shift() ?? (patientUnderWay < MOST_PATIENT ? patient.shift() : undefined)
      if (!job) break
      underWay++
      if (job.canWait) patientUnderWay++
      void handOver(job).finally(() => {
        underWay--
        if (job.canWait) patientUnderWay--
        // It may be held anew by now, having been taken over from this very process.
        if (held.get(job.id) === job) held.delete(job.id)
        pump()
        if (held.size === 0) notifyIdle()
      })
    }
  }

  /** One hand-over, settled. What goes wrong here leaves the row leased; the sweep finds it when the lease has run out. */
  async function handOver(job: MessageJob): Promise<void> {
    try {
      const { outcome, provider } = await send(job)
      const name = provider?.name ?? 'none'
      const settlement = settlementOf(job, outcome, name, clock.now())
      const awaitsReceipt = settlement.state === 'accepted' && provider?.givesReceipts ? true : undefined
      if (settlement.state === 'accepted' && job.verificationId && !job.test)
        router.carried(job.verificationId, name, job.country)
      const written: Settlement = { id: job.id, tries: job.tries, ...settlement, awaitsReceipt }
      const isSettled = await settling.settle(written, job.notAfter)
      // Another process took it over while this one was slow; what that one writes stands.
      if (!isSettled) return telemetry.log.warn({ provider: name, tries: job.tries }, 'lease lost while sending')
      telemetry.report.messageSettled({
        channel: job.channel,
        provider: name,
        country: job.country,
        state: settlement.state,
        reason: settlement.reason ?? undefined,
        tries: job.tries,
        latencyMs: clock.now().getTime() - job.createdAt.getTime(),
        couldWait: job.canWait ?? false,
      })
      if (job.verificationId === undefined) return
      if (settlement.state === 'failed') await onFailed([job.verificationId])
      changes.tell(job.verificationId)
    } catch (cause) {
      telemetry.report.taskFailed({ task: 'hand over', error: cause })
    }
  }

  /** One signal for all hand-overs begun within a moment of each other: a timer and a signal for each would cost more than the rest. */
  function deadline(): AbortSignal {
    const now = performance.now()
    if (now - signalMadeAt > SHARED_SIGNAL_MS) {
      signal = AbortSignal.timeout(PROVIDER_TIMEOUT_MS + SHARED_SIGNAL_MS)
      signalMadeAt = now
    }
    return signal
  }

  async function sweep(): Promise<number> {
    if (isClosed) return 0
    await settling.tryAgain()
    const now = clock.now()
    const claimed = await claimMessages(db, now, owner, addSeconds(now, LEASE_SECONDS), SWEEP_SIZE)
    if (claimed.length === 0) return 0
    const { jobs, gone, failures } = await recoverMessages(claimed, recover, now)
    for (const job of jobs) submit(job)
    if (failures.length > 0) telemetry.report.taskFailed({ task: 'take over messages', error: failures[0] })
    await Promise.all(gone.map((message) => settling.settleNow(ended(message))))
    for (const { verificationId } of claimed) if (verificationId) changes.tell(verificationId)
    return claimed.length
  }

  async function renew(): Promise<void> {
    if (held.size > 0) await renewLeases(db, [...held.keys()], owner, addSeconds(clock.now(), LEASE_SECONDS))
  }

  function notifyIdle(): void {
    const told = whenIdle
    whenIdle = []
    for (const tell of told) tell()
  }

  function idle(): Promise<void> {
    if (held.size === 0) return Promise.resolve()
    return new Promise((resolve) => whenIdle.push(resolve))
  }

  async function close(milliseconds: number): Promise<void> {
    isClosed = true
    const unbegun = [...waiting.splice(0), ...patient.splice(0)].map((job) => job.id)
    if (unbegun.length > 0) await handBack(db, unbegun, owner, clock.now())
    for (const id of unbegun) held.delete(id)
    await settling.tryAgain().catch((error: unknown) => telemetry.report.taskFailed({ task: 'settle', error }))
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())
    await Promise.race([idle(), tooLong])
    await tryReceiptsAgain()
  }

  async function tryReceiptsAgain(): Promise<void> {
    await receipts.tryAgain()
  }

  return {
    owner,
    leaseUntil: (now) => addSeconds(now, LEASE_SECONDS),
    submit,
    confirmed: router.confirmed,
    sweep,
    renew,
    takeReceipt: receipts.take,
    tryReceiptsAgain,
    idle,
    close,
  }
}

/** The settlement of a message that nobody waits for any more. */
function ended(message: ClaimedMessage): Settlement {
  const { id, tries } = message
  return { id, tries, state: 'failed', provider: null, reference: null, reason: 'expired', dueAt: null }
}

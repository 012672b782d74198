// The dispatcher (D5): hands messages to providers and writes down what became of them. A message that this process wrote
// leaves at once after the commit, without a queue in the database between; what a dead process left behind, and what is to be
// tried again, is found by the sweep (R43). No transaction is open while a provider is called.
import type { Database, SharedTime } from '../db/index.ts'
import type { Changes } from '../events/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { createHandOver } from './hand-over.ts'
import type { Channel, OutgoingMessage, Receipt } from './providers/provider.ts'
import { type ClaimedMessage, claimMessages, handBack, renewLeases } from './queries.ts'
import { createReceipts } from './receipts.ts'
import type { Router } from './router.ts'
import { createSettling, type Held, throwFirst } from './settling.ts'

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
  /** What leases are written in. */
  readonly sharedTime: Pick<SharedTime, 'of'>
  readonly telemetry: Telemetry
  readonly router: Router
  readonly changes: Pick<Changes, 'tell'>
  /** This process, as the holder of leases. */
  readonly owner: Uuid
  /** Completes a message that was taken over; undefined where its verification ended or is gone. */
  readonly recover: (claimed: ClaimedMessage) => Promise<MessageJob | undefined>
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
  /** Takes over what is due; answers how many were taken. Rejects when some of them cannot be completed; the others leave all the same. */
  sweep(): Promise<number>
  /** Writes down what could not be written, and keeps the leases of the rest. */
  renew(): Promise<void>
  /** Writes down a receipt that came otherwise than over its provider's own link; ends like a ReceiptListener. */
  takeReceipt(provider: string, receipt: Receipt): Promise<void>
  /** Tries receipts once more that came before their message was known; to be called twice a second. */
  tryReceiptsAgain(): Promise<void>
  /** Resolves when nothing that was submitted waits or is under way any more. */
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
  const { db, clock, sharedTime, telemetry, router, changes, owner, recover, onFailed } = options
  const waiting: Held[] = []
  const patient: Held[] = []
  let patientUnderWay = 0
  const held = new Map<Uuid, Held>()
  let underWay = 0
  let signal = AbortSignal.timeout(PROVIDER_TIMEOUT_MS)
  let signalMadeAt = Number.NEGATIVE_INFINITY
  let isClosed = false
  let whenIdle: (() => void)[] = []

  const settling = createSettling({
    ...{ db, clock, sharedTime, telemetry, changes, owner, onFailed },
    onSettled: ({ job }) => held.delete(job.id),
  })

  const receipts = createReceipts({ db, clock, telemetry, changes, onFailed, learn: router.learn })
  router.onProvider((provider) => provider.onReceipt?.((receipt) => receipts.take(provider.name, receipt)))
  const send = createHandOver({ clock, telemetry, router, deadline })

  function submit(job: MessageJob): void {
    const one: Held = { job, tries: job.tries }
    held.set(job.id, one)
    ;(job.canWait ? patient : waiting).push(one)
    pump()
  }

  function pump(): void {
    while (!isClosed && underWay < MOST_AT_ONCE) {
      const one = waiting.shift() ?? (patientUnderWay < MOST_PATIENT ? patient.shift() : undefined)
      if (!one) break
      const { canWait } = one.job
      underWay++
      if (canWait) patientUnderWay++
      void handOver(one).finally(() => {
        underWay--
        if (canWait) patientUnderWay--
        pump()
        if (isIdle()) notifyIdle()
      })
    }
  }

  async function handOver(one: Held): Promise<void> {
    const { job } = one
    try {
      const handedOver = await send(job)
      const { outcome, provider } = handedOver
      if (outcome.kind === 'accepted' && job.verificationId && !job.test)
        router.carried(job.verificationId, provider?.name ?? 'none', job.country)
      await settling.settle(one, handedOver)
    } catch (cause) {
      telemetry.report.taskFailed({ task: 'hand over', error: cause })
    } finally {
      if (!one.unsettled) held.delete(job.id)
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
    const now = clock.now()
    const claimed = await claimMessages(db, sharedTime.of(now), owner, leaseUntil(now), SWEEP_SIZE)
    throwFirst(await Promise.allSettled(claimed.map(takeOver)))
    return claimed.length
  }

  /** One that cannot be completed keeps its lease, and comes again until its code is dead. */
  async function takeOver(message: ClaimedMessage): Promise<void> {
    const { id, tries, notAfter, verificationId } = message
    const one = held.get(id)
    if (one) {
      // It could not be renewed in time, and waits here or is on its way: it is not to leave twice.
      one.tries = tries
      return
    }
    const job = await recover(message).catch((cause: unknown) => {
      if (clock.now() < notAfter) throw cause
    })
    if (job) submit(job)
    else await settling.end(message)
    if (verificationId) changes.tell(verificationId)
  }

  async function renew(): Promise<void> {
    const leases = held.size > 0 && renewLeases(db, [...held.keys()], owner, leaseUntil(clock.now()))
    throwFirst(await Promise.allSettled([leases, settling.settleAgain(held.values())]))
  }

  function leaseUntil(now: Date): Date {
    return addSeconds(sharedTime.of(now), LEASE_SECONDS)
  }

  function isIdle(): boolean {
    return underWay === 0 && waiting.length === 0 && patient.length === 0
  }

  function notifyIdle(): void {
    const told = whenIdle
    whenIdle = []
    for (const tell of told) tell()
  }

  function idle(): Promise<void> {
    if (isIdle()) return Promise.resolve()
    return new Promise((resolve) => whenIdle.push(resolve))
  }

  async function close(milliseconds: number): Promise<void> {
    isClosed = true
    const unbegun = [...waiting.splice(0), ...patient.splice(0)].map(({ job }) => job.id)
    for (const id of unbegun) held.delete(id)
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())
    const ends = await Promise.allSettled([
      unbegun.length > 0 && handBack(db, unbegun, owner, sharedTime.of(clock.now())),
      Promise.race([idle(), tooLong]),
    ])
    throwFirst([...ends, ...(await Promise.allSettled([settling.settleAgain(held.values()), tryReceiptsAgain()]))])
  }

  async function tryReceiptsAgain(): Promise<void> {
    await receipts.tryAgain()
  }

  return {
    owner,
    leaseUntil,
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

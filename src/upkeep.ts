// What runs beside the traffic: taking over messages, falling back, renewing leases, live state, comparing clocks (D13), deleting what
// retention no longer covers. Each task runs by itself, never twice at once; one that fails is told and tried again at its next turn.
import { takeCensus } from './accounts/index.ts'
import type { Vault } from './contacts/index.ts'
import type { Database, SharedTime } from './db/index.ts'
import { type Dispatcher, outboxState, type Reloading, type RoutingExchange } from './delivery/index.ts'
import type { Changes } from './events/index.ts'
import type { EventStreams } from './http/index.ts'
import type { Clock } from './lib/clock.ts'
import { type Notices, sweepOldNotices } from './notices/index.ts'
import { sweepRegistrations } from './registration/index.ts'
import { sweepSupport } from './support/index.ts'
import { createTaskFailures } from './task-failures.ts'
import type { Telemetry } from './telemetry/index.ts'
import { type Fallbacks, sweepRetention, type Watching } from './verification/index.ts'

export type TaskName =
  | 'take over messages'
  | 'fall back'
  | 'renew leases'
  | 'try receipts again'
  | 'exchange about providers'
  | 'look at the providers file'
  | 'live state'
  | 'heartbeat of streams'
  | 'watch the outbox'
  | 'compare clocks'
  | 'retention'
  | 'count accounts'
  | 'remind'

export interface Upkeep {
  start(): void
  /** Runs one task now and waits for it; for tests, which have no timers, and for the start of the process. */
  run(task: TaskName): Promise<void>
  stop(): Promise<void>
}

const EVERY_MS: Readonly<Record<TaskName, number>> = {
  'take over messages': 1_000,
  'fall back': 1_000,
  'renew leases': 5_000,
  'try receipts again': 500,
  'exchange about providers': 5_000,
  'look at the providers file': 2_000,
  'live state': 1_000,
  'heartbeat of streams': 1_000,
  'watch the outbox': 10_000,
  'compare clocks': 60_000,
  retention: 3_600_000,
  'count accounts': 900_000,
  remind: 60_000,
}

export interface UpkeepParts {
  readonly db: Database
  readonly clock: Clock
  readonly sharedTime: Pick<SharedTime, 'compare'>
  readonly vault: Vault
  readonly telemetry: Telemetry
  readonly dispatcher: Dispatcher
  readonly fallbacks: Pick<Fallbacks, 'sweep'>
  readonly notices: Pick<Notices, 'remind'>
  readonly changes: Changes
  readonly watching: Watching
  readonly streams: EventStreams
  readonly exchange: RoutingExchange
  readonly reloading: Reloading
}

export function createUpkeep(parts: UpkeepParts): Upkeep {
  const {
    db,
    clock,
    sharedTime,
    vault,
    telemetry,
    dispatcher,
    fallbacks,
    notices,
    changes,
    watching,
    streams,
    exchange,
    reloading,
  } = parts
  const tasks: Readonly<Record<TaskName, () => Promise<void>>> = {
    'take over messages': async () => {
      const startedAt = performance.now()
      let claimed = 0
      for (let found = await dispatcher.sweep(); found > 0; found = await dispatcher.sweep()) claimed += found
      if (claimed === 0) return
      telemetry.report.sweepDone({ name: 'messages', counts: { claimed }, ms: performance.now() - startedAt })
    },
    'fall back': async () => {
      const startedAt = performance.now()
      const due = await fallbacks.sweep()
      if (due > 0) telemetry.report.sweepDone({ name: 'fallbacks', counts: { due }, ms: performance.now() - startedAt })
    },
    'renew leases': () => dispatcher.renew(),
    'try receipts again': () => dispatcher.tryReceiptsAgain(),
    'exchange about providers': () => exchange.run(),
    'look at the providers file': () => reloading.look(),
    'live state': async () => {
      await Promise.all([changes.renew(), watching.look()])
    },
    // By itself, since it must not wait for a database that is away.
    'heartbeat of streams': async () => streams.beat(),
    'watch the outbox': async () => telemetry.report.outboxSeen(await outboxState(db, clock.now())),
    'compare clocks': async () => telemetry.report.clockSkew({ seconds: await sharedTime.compare() }),
    retention: async () => {
      const startedAt = performance.now()
      const counts = {
        ...(await sweepRegistrations(db, clock, vault)),
        ...(await sweepRetention(db, clock, vault)),
        ...(await sweepOldNotices(db, clock)),
        support_actions: await sweepSupport(db, clock),
        provider_changes: await exchange.sweep(),
      }
      telemetry.report.sweepDone({ name: 'retention', counts, ms: performance.now() - startedAt })
    },
    'count accounts': async () => telemetry.report.accountsCounted(await takeCensus(db, clock.now())),
    // One batch a turn, and no more than the outbox has got rid of by the next: a thousand may be due at once.
    remind: async () => {
      const startedAt = performance.now()
      const accounts = await notices.remind()
      telemetry.report.sweepDone({ name: 'reminders', counts: { accounts }, ms: performance.now() - startedAt })
    },
  }
  const names = Object.keys(tasks) as TaskName[]
  const running = new Map<TaskName, Promise<void>>()
  const failures = createTaskFailures(telemetry.report, clock)
  let timers: NodeJS.Timeout[] = []

  function turn(name: TaskName): void {
    if (running.has(name)) return
    const done = tasks[name]()
      .then(
        () => failures.worked(name),
        (error: unknown) => failures.failed(name, error),
      )
      .finally(() => running.delete(name))
    running.set(name, done)
  }

  return {
    start() {
      for (const name of names) turn(name)
      timers = names.map((name) => setInterval(turn, EVERY_MS[name], name))
    },
    run: (name) => tasks[name](),
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

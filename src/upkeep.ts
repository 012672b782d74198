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

/** How often each task has its turn. */
const EVERY_MS = {
  'take over messages': 1_000,
  'fall back': 1_000,
  'renew leases': 5_000,
  'try receipts again': 500,
  'exchange about providers': 5_000,
  'look at the providers file': 2_000,
  'live state': 1_000,
  'heartbeat of streams': 1_000,
  'watch the outbox': 10_000,
  'try to write': 2_000,
  'compare clocks': 60_000,
  retention: 3_600_000,
  'count accounts': 900_000,
  remind: 60_000,
} as const

export type TaskName = keyof typeof EVERY_MS

export interface Upkeep {
  start(): void
  /** Runs one task now and waits for it: for tests and the simulation of arrival, which have no timers. */
  run(task: TaskName): Promise<void>
  stop(): Promise<void>
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
    'take over messages': () =>
      sweep('messages', async () => {
        let claimed = 0
        for (let found = await dispatcher.sweep(); found > 0; found = await dispatcher.sweep()) claimed += found
        return claimed > 0 ? { claimed } : undefined
      }),
    'fall back': () =>
      sweep('fallbacks', async () => {
        const due = await fallbacks.sweep()
        return due > 0 ? { due } : undefined
      }),
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
    // Only after a write was refused: nobody may be sent here any more whose writes would show that it is over.
    'try to write': async () => {
      if (!db.takesWrites()) await db.tryToWrite()
    },
    'compare clocks': async () => telemetry.report.clockSkew({ seconds: await sharedTime.compare() }),
    retention: () =>
      sweep('retention', async () => ({
        ...(await sweepRegistrations(db, clock, vault)),
        ...(await sweepRetention(db, clock, vault)),
        ...(await sweepOldNotices(db, clock)),
        support_actions: await sweepSupport(db, clock),
        provider_changes: await exchange.sweep(),
      })),
    'count accounts': async () => telemetry.report.accountsCounted(await takeCensus(db, clock.now())),
    // One batch a turn, and no more than the outbox has got rid of by the next: a thousand may be due at once.
    remind: () => sweep('reminders', async () => ({ accounts: await notices.remind() })),
  }
  const names = Object.keys(tasks) as TaskName[]
  const running = new Map<TaskName, Promise<void>>()
  const failures = createTaskFailures(telemetry.report, clock)
  let timers: NodeJS.Timeout[] = []

  /** Tells what was found, and how long it took; of what comes every second nothing where nothing was. */
  async function sweep(name: string, find: () => Promise<Readonly<Record<string, number>> | undefined>): Promise<void> {
    const startedAt = performance.now()
    const counts = await find()
    if (counts !== undefined) telemetry.report.sweepDone({ name, counts, ms: performance.now() - startedAt })
  }

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

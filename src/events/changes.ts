// Who wants to know that something about a verification changed, in whichever process it was changed. What is told is a hint to
// look, never the fact: hints may be lost, doubled or late, and whoever watches also looks by itself now and then. Telling costs
// two comparisons where nobody watches, since starts, checks and settlements tell thousands of times a second.
//
// Processes know of each other's watchers by what they say over NOTIFY (docs/decisions/0009): each says all that it watches when
// that grows and every five seconds, and what was not said again for fifteen is forgotten.
import type { Database } from '../db/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { type BucketReading, createBuckets, readBuckets } from './buckets.ts'

export interface Changes {
  /** Something about this verification changed, and is committed. Never throws, never waits. */
  tell(id: Uuid): void
  /** Calls `heard` after each change, in whichever process it was made, until the answer is called. */
  watch(id: Uuid, heard: () => void): () => void
  /** Begins to hear other processes, and asks them what they watch. */
  open(): Promise<void>
  /** Says again what is watched here, and forgets what others have not said again. To be called every second. */
  renew(): Promise<void>
  close(): Promise<void>
}

export interface ChangesOptions {
  readonly db: Database
  readonly clock: Clock
  readonly telemetry: Telemetry
  /** This process, as others know it. */
  readonly self: Uuid
}

const WATCHED = 'pinpost_watched'
const CHANGED = 'pinpost_changed'
/** What gathers meanwhile travels together. */
const GATHER_MS = 20
/** 200 UUIDs with a comma each are 7,400 bytes, and a notification takes 8,000. */
const MOST_IDS = 200
const SAID_EVERY_SECONDS = 5
const FORGOTTEN_AFTER_SECONDS = 15

interface Elsewhere {
  readonly watched: BucketReading
  readonly saidAt: Date
}

export function createChanges({ db, clock, telemetry, self }: ChangesOptions): Changes {
  const here = new Map<Uuid, Set<() => void>>()
  const buckets = createBuckets()
  const elsewhere = new Map<string, Elsewhere>()
  let saidAt = clock.now()
  let saidSomething = false
  let stopListening: (() => Promise<void>)[] = []

  const notifications = createBatcher<Uuid, undefined>({
    async run(ids) {
      await db.notify(CHANGED, `${self} ${[...new Set(ids)].join(',')}`)
      return ids.map(() => undefined)
    },
    lanes: 1,
    maxSize: MOST_IDS,
    gatherMs: GATHER_MS,
    onBatch: (size, ms) => telemetry.report.batchRun({ name: 'notify', size, ms }),
  })
  /** Each says everything, so those that gather are one. */
  const sayings = createBatcher<'say', undefined>({
    async run(asked) {
      saidAt = clock.now()
      saidSomething = !buckets.isEmpty
      await db.notify(WATCHED, `${self} ${buckets.toText()}`)
      return asked.map(() => undefined)
    },
    lanes: 1,
    maxSize: Number.POSITIVE_INFINITY,
    gatherMs: GATHER_MS,
  })

  const quietly = (work: Promise<unknown>, task: string): void => {
    work.catch((error: unknown) => telemetry.report.taskFailed({ task, error }))
  }

  function tell(id: Uuid): void {
    if (here.size > 0) wake(id)
    if (elsewhere.size === 0) return
    const isWatched = [...elsewhere.values()].some(({ watched }) => watched.has(id))
    if (isWatched) quietly(notifications.submit(id), 'notify')
  }

  function wake(id: Uuid): void {
    for (const heard of [...(here.get(id) ?? [])]) heard()
  }

  function watch(id: Uuid, heard: () => void): () => void {
    const known = here.get(id)
    if (known) known.add(heard)
    else {
      here.set(id, new Set([heard]))
      if (buckets.add(id)) quietly(sayings.submit('say'), 'say what is watched')
    }
    return () => {
      const left = here.get(id)
      if (!left?.delete(heard) || left.size > 0) return
      here.delete(id)
      buckets.remove(id)
    }
  }

  /** A process that watches nothing has just begun, or has just ceased: it is told what is watched here. */
  function hearWatched(from: string, text: string): void {
    const watched = readBuckets(text)
    if (watched) elsewhere.set(from, { watched, saidAt: clock.now() })
    else {
      elsewhere.delete(from)
      if (!buckets.isEmpty) quietly(sayings.submit('say'), 'say what is watched')
    }
  }

  const hear = (act: (from: string, text: string) => void) => (payload: string) => {
    const [from = '', text = ''] = payload.split(' ', 2)
    if (from !== self) act(from, text)
  }

  return {
    tell,
    watch,
    async open() {
      stopListening = [
        await db.listen(WATCHED, hear(hearWatched)),
        await db.listen(
          CHANGED,
          hear((_, text) => {
            if (here.size > 0) for (const id of text.split(',')) wake(id as Uuid)
          }),
        ),
      ]
      await sayings.submit('say')
    },
    async renew() {
      const now = clock.now()
      for (const [from, { saidAt: at }] of elsewhere) {
        if (addSeconds(at, FORGOTTEN_AFTER_SECONDS) <= now) elsewhere.delete(from)
      }
      const isDue = addSeconds(saidAt, SAID_EVERY_SECONDS) <= now
      if (isDue && (saidSomething || !buckets.isEmpty)) await sayings.submit('say')
    },
    async close() {
      for (const stop of stopListening) await stop()
      stopListening = []
      if (saidSomething) await db.notify(WATCHED, `${self} `)
    },
  }
}

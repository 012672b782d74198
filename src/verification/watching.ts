// Verifications that somebody watches: a hint that one changed leads to one read of it, whoever and however many watch it, and
// what was read is shown to all of them. Whoever hears of no change is shown one all the same within ten seconds, since hints
// may be lost; and what time alone changes, such as expiry, when it is due. Reads of one moment travel together (verifications.ts).
import type { Changes } from '../events/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Verification, Watch } from './verification.ts'

export interface Watching {
  /**
   * Answers the present state, and calls `seen` with later ones; undefined when there is no such verification.
   * @param partner the one that it stands together with: a change of that one shows in this one.
   */
  watch(id: Uuid, seen: Seen, partner?: Uuid): Promise<Watch | undefined>
  /** Reads what is due; to be called every second. */
  look(): Promise<void>
}

export interface WatchingOptions {
  readonly changes: Pick<Changes, 'watch'>
  readonly clock: Clock
  readonly read: (id: Uuid) => Promise<Verification | undefined>
}

type Seen = (verification: Verification) => void

interface Watched {
  readonly id: Uuid
  readonly seen: Set<Seen>
  /** Those who see, and those who wait for their first state. */
  watches: number
  readonly beganAt: Date
  /** When to look though nothing was heard. */
  dueAt: Date
  reading: Promise<unknown>
  /** The read that has not begun yet: whoever wants one meanwhile shares it. */
  next: Promise<Verification | undefined> | undefined
  readonly stop: () => void
}

/** The longest that a lost hint costs. */
const LOOK_EVERY_SECONDS = 10
/** Other processes hear of a new watcher within moments; what they changed in these was told to nobody. */
const SETTLED_AFTER_SECONDS = 1

export function createWatching({ changes, clock, read }: WatchingOptions): Watching {
  const watched = new Map<Uuid, Watched>()

  function begin(id: Uuid, partner: Uuid | undefined): Watched {
    const now = clock.now()
    const one: Watched = {
      id,
      seen: new Set(),
      watches: 0,
      beganAt: now,
      dueAt: addSeconds(now, SETTLED_AFTER_SECONDS),
      reading: Promise.resolve(),
      next: undefined,
      stop: () => {
        for (const stop of stops) stop()
      },
    }
    // A read that fails is tried again when the next one is due.
    const heard = () => refresh(one).catch(() => undefined)
    const stops = [id, ...(partner ? [partner] : [])].map((changed) => changes.watch(changed, heard))
    watched.set(id, one)
    return one
  }

  /** One read of a verification at a time, so that what is shown never goes back. */
  function refresh(one: Watched): Promise<Verification | undefined> {
    one.next ??= one.reading.then(() => {
      const reading = readNow(one)
      one.next = undefined
      one.reading = reading.catch(() => undefined)
      return reading
    })
    return one.next
  }

  async function readNow(one: Watched): Promise<Verification | undefined> {
    one.dueAt = addSeconds(clock.now(), SETTLED_AFTER_SECONDS)
    const verification = await read(one.id)
    one.dueAt = nextLook(one, verification, clock.now())
    if (verification) for (const seen of [...one.seen]) seen(verification)
    return verification
  }

  function leave(one: Watched): void {
    one.watches--
    if (one.watches > 0) return
    watched.delete(one.id)
    one.stop()
  }

  /** Later states are seen from the moment on at which the first is answered: no read can end in between. */
  async function watch(id: Uuid, seen: Seen, partner?: Uuid): Promise<Watch | undefined> {
    const one = watched.get(id) ?? begin(id, partner)
    one.watches++
    let first: Verification | undefined
    try {
      first = await refresh(one)
    } finally {
      if (first === undefined) leave(one)
    }
    if (first === undefined) return undefined
    one.seen.add(seen)
    return {
      first,
      stop() {
        if (one.seen.delete(seen)) leave(one)
      },
    }
  }

  return {
    watch,
    async look() {
      const now = clock.now()
      const due = [...watched.values()].filter(({ dueAt }) => dueAt <= now)
      const looks = await Promise.allSettled(due.map(refresh))
      const failed = looks.find((look) => look.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

function nextLook({ beganAt }: Watched, verification: Verification | undefined, now: Date): Date {
  const settledAt = addSeconds(beganAt, SETTLED_AFTER_SECONDS)
  const usual = settledAt > now ? settledAt : addSeconds(now, LOOK_EVERY_SECONDS)
  const changesAt = verification?.changesAt
  return changesAt !== undefined && changesAt < usual ? changesAt : usual
}

// Keeps what this process knows of the providers and what the others know the same: every few seconds, and at once when somebody says
// that something changed. Runs beside the traffic; while the database is away each process goes on with what it knows.
import type { Database } from '../db/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { News, Router } from './router.ts'
import {
  addCounts,
  type Breaker,
  type Bucket,
  type Change,
  type Counts,
  type Health,
  numbers,
  type Standing,
  standingOf,
  WHOLE,
  withStanding,
} from './routing/index.ts'
import {
  addSharedCounts,
  deleteOldRouting,
  type FoundState,
  type MovedShare,
  moveShares,
  type SharedStanding,
  selectSharedCounts,
  selectStandings,
  writeStates,
} from './routing-queries.ts'

export interface RoutingExchange {
  /** Begins to hear other processes, and takes over what they know. */
  open(): Promise<void>
  /** Judges, tells and hears; to be called every few seconds. */
  run(): Promise<void>
  /** Deletes what is not needed any more; answers how many changes of the history. */
  sweep(): Promise<number>
  /** Hears nothing more, and tells what is left. */
  close(): Promise<void>
}

export interface RoutingExchangeOptions {
  readonly db: Database
  readonly clock: Clock
  readonly uuids: NewUuid
  readonly telemetry: Telemetry
  readonly router: Router
  /** This process, as others know it. */
  readonly self: Uuid
  /** Somebody asks every process to read its file again. */
  readonly onReload: () => Promise<unknown>
}

/** What is said there is `SENDER changed` or `SENDER reload`. */
export const ROUTING_CHANNEL = 'pinpost_routing'
export const CHANGED = 'changed'
export const RELOAD = 'reload'

/** Before anybody tries a provider that is down, somebody looks whether it would take us, in time for its rest to end. */
const LOOK_AHEAD_SECONDS = 5
const PROBE_MS = 5_000
/** Of what ended longer ago nothing more is counted: no receipt is prompt, no code comes soon, and every process has told its sums. */
const CHANGING_SECONDS = 180
/** A process that was cut off may tell late: now and then all is read. */
const FULL_READ_SECONDS = 60
const KEPT_COUNT_SECONDS = 3_600
const KEPT_SHARE_SECONDS = 86_400
const KEPT_CHANGE_SECONDS = 90 * 86_400

export function createRoutingExchange(options: RoutingExchangeOptions): RoutingExchange {
  const { db, clock, uuids, telemetry, router, self, onReload } = options
  const versions = new Map<string, number>()
  /** The sums of all processes, and when they were last read whole. */
  let counts: Counts = {}
  let readAt = new Date(0)
  /** The breakers as other processes know them. */
  const written = new Map<string, Breaker>()
  let stopListening: (() => Promise<void>) | undefined

  // Two never run at once: one that is asked for while another runs comes after it, and several of them are one.
  const runs = createBatcher<'run', undefined>({
    async run(asked) {
      await exchange()
      return asked.map(() => undefined)
    },
    lanes: 1,
    maxSize: Number.POSITIVE_INFINITY,
  })

  async function exchange(): Promise<void> {
    router.learn({ kind: 'tick' })
    const news = router.takeNews()
    const found = foundStates(news)
    const breakers = found.map(({ provider }) => [provider, standingOf(router.health, provider).breaker] as const)
    try {
      await addSharedCounts(db, news.counts)
    } catch (error) {
      router.putBack(news)
      throw error
    }
    const changes = news.changes.flatMap((change) => moved(change))
    try {
      for (const round of rounds(changes)) await moveShares(db, round)
      for (const [name, version] of await writeStates(db, found)) versions.set(name, version)
    } catch (error) {
      router.putBack({ counts: {}, changes: news.changes })
      throw error
    }
    for (const [provider, breaker] of breakers) written.set(provider, breaker)
    if (changes.length > 0 || found.length > 0) await db.notify(ROUTING_CHANNEL, `${self} ${CHANGED}`)
    await hear()
    telemetry.report.providersSeen(seen(router))
  }

  function moved(change: Change): MovedShare[] {
    if (change.what !== 'weight') return []
    const { shares } = standingOf(router.health, change.provider)
    const evidence = shares[change.country ?? WHOLE]?.by ?? 'hand_overs'
    return [{ id: uuids(), change, evidence }]
  }

  /** The providers whose breaker is another than the last one that was written or heard of. */
  function foundStates({ changes }: News): FoundState[] {
    const now = clock.now()
    return Object.entries(router.health.standings).flatMap(([provider, { breaker, recovered }]) => {
      if (isSaid(breaker, written.get(provider))) return []
      const { why = 'down still' } =
        changes.findLast((change) => change.provider === provider && change.what !== 'weight') ?? {}
      const isDown = breaker.state !== 'closed'
      return [
        {
          provider,
          downUntil: isDown ? new Date(breaker.state === 'open' ? breaker.until : breaker.since) : null,
          downSince: isDown ? new Date(breaker.openedAt) : null,
          openings: isDown ? breaker.openings : (recovered?.openings ?? 0),
          recoveredAt: recovered ? new Date(recovered.at) : null,
          ...{ id: uuids(), why, at: now },
        },
      ]
    })
  }

  async function hear(): Promise<void> {
    const now = clock.now()
    const isFull = addSeconds(readAt, FULL_READ_SECONDS) <= now
    const since = addSeconds(now, -(isFull ? numbers.windowSeconds : CHANGING_SECONDS))
    const [latest, standings] = await Promise.all([selectSharedCounts(db, since), selectStandings(db)])
    counts = isFull ? latest : addCounts(before(counts, since.getTime()), latest, now.getTime())
    if (isFull) readAt = now
    router.adopt((health) => {
      let known = health
      for (const name of new Set([...Object.keys(health.standings), ...standings.keys()])) {
        known = adoptStanding(known, name, standings.get(name))
      }
      return known
    }, counts)
  }

  function adoptStanding(health: Health, name: string, shared: SharedStanding | undefined): Health {
    const { pause: _, ...standing } = standingOf(health, name)
    const pause = shared?.state?.pause
    const next: Standing = { ...standing, ...(pause && { pause }), shares: shared?.shares ?? {} }
    const known = { ...health, standings: { ...health.standings, [name]: next } }
    const { state } = shared ?? {}
    if (state === undefined || state.version <= (versions.get(name) ?? 0)) return known
    versions.set(name, state.version)
    // What was found here since is written at the next turn.
    if (!isSaid(standing.breaker, written.get(name))) return known
    const breaker = heardBreaker(standing.breaker, state)
    written.set(name, breaker)
    const recovered = state.recoveredAt && { recovered: { at: state.recoveredAt, openings: state.openings } }
    return withStanding(known, name, { breaker, ...recovered })
  }

  /** Whoever is down is looked at before a message tries it. One that would not take us rests on. */
  async function look(): Promise<void> {
    const soon = addSeconds(clock.now(), LOOK_AHEAD_SECONDS).getTime()
    const looks = router.lineup.providers.map(async (provider) => {
      const { breaker } = standingOf(router.health, provider.name)
      if (breaker.state !== 'open' || breaker.until > soon) return
      const isWell = (await provider.probe(AbortSignal.timeout(PROBE_MS))) === undefined
      router.learn({ kind: 'probed', provider: provider.name, isWell })
    })
    await Promise.all(looks)
  }

  function heard(payload: string): void {
    const [from, what] = payload.split(' ', 2)
    if (from !== self) quietly(what === RELOAD ? onReload() : runs.submit('run'))
  }

  function quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) => telemetry.report.taskFailed({ task: 'exchange what is known of providers', error }))
  }

  return {
    async open() {
      stopListening = await db.listen(ROUTING_CHANNEL, heard)
      await hear()
      router.onChange(() => quietly(runs.submit('run')))
    },
    async run() {
      await Promise.all([runs.submit('run'), look()])
    },
    async sweep() {
      const now = clock.now()
      return await deleteOldRouting(db, {
        counts: addSeconds(now, -KEPT_COUNT_SECONDS),
        fullShares: addSeconds(now, -KEPT_SHARE_SECONDS),
        changes: addSeconds(now, -KEPT_CHANGE_SECONDS),
      })
    },
    async close() {
      await stopListening?.()
      stopListening = undefined
      // What was counted last is not lost with this process.
      await runs.submit('run')
    },
  }
}

function before(counts: Counts, instant: number): Counts {
  const kept = (buckets: readonly Bucket[]): readonly Bucket[] => buckets.filter(({ at }) => at < instant)
  const places = (of: Counts[string]) => Object.fromEntries(Object.entries(of).map(([name, all]) => [name, kept(all)]))
  return Object.fromEntries(Object.entries(counts).map(([name, of]) => [name, places(of)]))
}

/** One after the other what moves the same share; it is twice there when the database was away meanwhile. */
function rounds(changes: readonly MovedShare[]): MovedShare[][] {
  const all: MovedShare[][] = []
  const seenBefore = new Map<string, number>()
  for (const one of changes) {
    const key = `${one.change.provider} ${one.change.country ?? WHOLE}`
    const round = seenBefore.get(key) ?? 0
    seenBefore.set(key, round + 1)
    all[round] = [...(all[round] ?? []), one]
  }
  return all
}

/** Whether others know it already. That a message tries it now concerns this process alone, as do single failures. */
function isSaid(breaker: Breaker, said: Breaker | undefined): boolean {
  if (breaker.state === 'trying') return true
  if (breaker.state === 'closed') return said === undefined || said.state === 'closed'
  return said?.state === 'open' && said.until === breaker.until
}

function heardBreaker(ours: Breaker, { down, openings }: NonNullable<SharedStanding['state']>): Breaker {
  if (down) return { state: 'open', until: down.until, openings, openedAt: down.since }
  return ours.state === 'closed' ? ours : { state: 'closed', failures: 0 }
}

function seen({ lineup, health }: Router) {
  return lineup.plan.providers.map(({ name }) => {
    const { breaker, pause, shares } = standingOf(health, name)
    return {
      provider: name,
      share: shares[WHOLE]?.factor ?? 1,
      isDown: breaker.state !== 'closed',
      isPaused: pause !== undefined,
    }
  })
}

// Which provider carries a message, and what is learned of it, in this process. Holds the state that the pure functions of routing/
// work on; what other processes know comes in by routing-exchange.ts. Choosing and learning cost microseconds and never wait.
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { LiveChannels } from '../policy/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { createCarriedCodes } from './carried.ts'
import { type Lineup, liveChannelsOf } from './lineup.ts'
import type { Channel, Provider } from './providers/provider.ts'
import {
  addCounts,
  at,
  type Change,
  type Counts,
  choose,
  count,
  eligible,
  findProvider,
  type Health,
  learn,
  noHealth,
  type Place,
  type RoutingEvent,
  waitMs,
} from './routing/index.ts'

export interface Asked extends Place {
  readonly channel: Channel
  readonly tried: readonly string[]
  readonly before: readonly string[]
}

export interface Chosen {
  readonly provider: Provider
  /** For its turn, where its throughput is limited. */
  readonly waitMs: number
  /** From whom a text message comes, where the operator says so for this provider. */
  readonly sender: string | undefined
}

export interface Router {
  /** What live messages can go by; it follows the operator's file. */
  readonly liveChannels: LiveChannels
  readonly inbox: Provider
  readonly lineup: Lineup
  /** Those that carry messages now, and the inbox. */
  readonly all: readonly Provider[]
  readonly health: Health
  /** Undefined when nobody is left. Whoever takes the answer hands over, and says how that ended. */
  choose(asked: Asked): Chosen | undefined
  /** Whether the plan has anybody for it, be they down, paused or tried. */
  isCarried(asked: Omit<Asked, 'tried' | 'before'>): boolean
  learn(event: RoutingEvent): void
  /** Remembers for a while who carried the code of a verification. */
  carried(verificationId: Uuid, provider: string, country: string | undefined): void
  /** The code of a verification was entered. */
  confirmed(verificationId: Uuid): void
  /** Calls `added` with each provider that there is and will be. */
  onProvider(added: (provider: Provider) => void): void
  /** Calls `changed` when one went down or came up again: others should know at once. */
  onChange(changed: () => void): void
  /** Goes on with other providers at once. What is under way ends with those that it began with, which are closed then. */
  replace(lineup: Lineup): void
  /** What was counted and changed here since it was last asked: for other processes. */
  takeNews(): News
  /** What could not be told to them. */
  putBack(news: News): void
  /** What all processes know, in place of what was known here. */
  adopt(change: (health: Health) => Health, counts: Counts): void
  close(): Promise<void>
}

export interface News {
  readonly counts: Counts
  readonly changes: readonly Change[]
}

export interface RouterOptions {
  readonly lineup: Lineup
  /** Carries every test message. */
  readonly inbox: Provider
  readonly clock: Clock
  readonly telemetry: Telemetry
  readonly random?: () => number
}

export function createRouter({ inbox, clock, telemetry, random = Math.random, ...options }: RouterOptions): Router {
  let lineup = options.lineup
  let byName = named(lineup)
  let health = noHealth
  let counts: Counts = {}
  let changes: Change[] = []
  const codes = createCarriedCodes()
  const listeners: ((provider: Provider) => void)[] = []
  const closing = new Set<Promise<void>>()
  let onChange = (): void => {}

  function learnNow(event: RoutingEvent): void {
    const now = clock.now()
    const learned = learn(lineup.plan, health, event, now)
    health = learned.health
    if (learned.counted) {
      const { what, ...where } = learned.counted
      counts = count(counts, { ...where, now: now.getTime() }, what)
    }
    for (const change of learned.changes) {
      changes.push(change)
      telemetry.report.providerChanged(change)
      if (change.what !== 'weight') onChange()
    }
  }

  function dismiss(provider: Provider): Promise<void> {
    const closed = provider
      .close()
      .catch((error: unknown) => telemetry.report.taskFailed({ task: 'close a provider', error }))
      .finally(() => closing.delete(closed))
    closing.add(closed)
    return closed
  }

  return {
    liveChannels: liveChannelsOf(() => lineup),
    inbox,
    get lineup() {
      return lineup
    },
    get all() {
      return [...lineup.providers, inbox]
    },
    get health() {
      return health
    },
    choose(asked) {
      const now = clock.now()
      const name = choose(lineup.plan, health, { ...asked, now, random: random() })
      const provider = name === undefined ? undefined : byName.get(name)
      if (provider === undefined) return undefined
      const sender = findProvider(lineup.plan, provider.name)?.sender
      return {
        provider,
        waitMs: waitMs(lineup.plan, health, provider.name, now),
        sender: sender && at(sender, asked),
      }
    },
    isCarried: (asked) => eligible(lineup.plan, asked.channel, asked).length > 0,
    learn: learnNow,
    carried: (verificationId, provider, country) =>
      codes.remember(verificationId, { provider, country, acceptedAt: clock.now() }),
    confirmed(verificationId) {
      const carried = codes.take(verificationId)
      if (carried !== undefined) learnNow({ kind: 'confirmed', ...carried })
    },
    onProvider(added) {
      listeners.push(added)
      for (const provider of lineup.providers) added(provider)
    },
    onChange(changed) {
      onChange = changed
    },
    replace(next) {
      const before = lineup
      lineup = next
      byName = named(next)
      const gone = before.providers.filter((provider) => !next.providers.includes(provider))
      const isNew = next.providers.filter((provider) => !before.providers.includes(provider))
      for (const provider of isNew) {
        for (const added of listeners) added(provider)
        learnNow({ kind: 'renewed', provider: provider.name })
      }
      for (const provider of gone) void dismiss(provider)
    },
    takeNews() {
      const news = { counts, changes }
      counts = {}
      changes = []
      return news
    },
    putBack(news) {
      counts = addCounts(news.counts, counts, clock.now().getTime())
      changes = [...news.changes, ...changes]
    },
    adopt(change, shared) {
      health = change({ ...health, counts: addCounts(shared, counts, clock.now().getTime()) })
    },
    async close() {
      for (const provider of [...lineup.providers, inbox]) void dismiss(provider)
      await Promise.all(closing)
    },
  }
}

function named({ providers }: Lineup): ReadonlyMap<string, Provider> {
  return new Map(providers.map((provider) => [provider.name, provider]))
}

// What is known of the providers: plain data, small and bounded, so that it can be kept in rows and told to other processes.
// `counts` are sums, which processes add up; `standings` are conclusions, which one process draws and the others take over.
import { numbers } from './numbers.ts'

/** Sums over messages whose hand-over ended in one span of time. */
export interface Bucket {
  /** Its beginning, in milliseconds since 1970: a multiple of its length. */
  readonly at: number
  /** Hand-overs that tell something of the provider, and those of them that failed or had no answer. */
  readonly handed: number
  readonly failed: number
  /** Messages that it took; those of them that it said were delivered, soon; those of whom the code was entered, soon. */
  readonly accepted: number
  readonly prompt: number
  readonly confirmed: number
}
export type Count = Exclude<keyof Bucket, 'at'>

/** By the provider's name, then by country; an e-mail's is the empty string. Buckets in the order of time. */
export type Counts = Readonly<Record<string, Readonly<Record<string, readonly Bucket[]>>>>

/** How much of its weight a provider has. */
export interface Share {
  /** From the floor to 1: the weight that the operator gave it is multiplied by this. */
  readonly factor: number
  readonly changedAt: number
  /** By what it was found worse than the others, so that the same must speak for it before it grows early. */
  readonly by: Evidence
}
/** What weights move by: hand-overs that fail, receipts that do not come soon, codes that nobody enters. */
export type Evidence = 'hand_overs' | 'receipts' | 'confirmations'

/** Whether a provider is tried at all. */
export type Breaker =
  | { readonly state: 'closed' /** In a row. */; readonly failures: number }
  /** Down: left alone until then. `openings` that followed soon upon each other. */
  | { readonly state: 'open'; readonly until: number; readonly openings: number; readonly openedAt: number }
  /** One message tries it. */
  | { readonly state: 'trying'; readonly since: number; readonly openings: number; readonly openedAt: number }

export interface Pause {
  readonly who: string
  readonly why: string
  readonly at: number
}

export interface Standing {
  readonly breaker: Breaker
  /** When it was last found to work again, and how many openings there had been. */
  readonly recovered?: { readonly at: number; readonly openings: number }
  readonly pause?: Pause
  /** As a whole, under the empty string, and by country. Absent: all of its weight. */
  readonly shares: Readonly<Record<string, Share>>
  /** When, at its throughput, the next message may go. */
  readonly nextAt: number
}

export interface Health {
  readonly counts: Counts
  readonly standings: Readonly<Record<string, Standing>>
}

/** The name of a provider as a whole, where a country could stand; also the country of an e-mail. */
export const WHOLE = ''

export const noHealth: Health = { counts: {}, standings: {} }

const WELL: Standing = { breaker: { state: 'closed', failures: 0 }, shares: {}, nextAt: 0 }

export function standingOf(health: Health, provider: string): Standing {
  return (Object.hasOwn(health.standings, provider) && health.standings[provider]) || WELL
}

export function withStanding(health: Health, provider: string, change: Partial<Standing>): Health {
  const standing = { ...standingOf(health, provider), ...change }
  return { ...health, standings: { ...health.standings, [provider]: standing } }
}

/** The share of its weight that a provider has for messages to a country: as a whole, or there, whichever is less. */
export function factorOf(health: Health, provider: string, country: string | undefined): number {
  const { shares } = standingOf(health, provider)
  const whole = shares[WHOLE]?.factor ?? 1
  const there = (country && shares[country]?.factor) || 1
  return Math.min(whole, there)
}

/** Adds to the bucket of an instant, and forgets buckets that have left the window. */
export function count(
  counts: Counts,
  { provider, country, at, now }: { provider: string; country: string | undefined; at: number; now: number },
  what: Partial<Record<Count, number>>,
): Counts {
  const start = bucketOf(at)
  const forgotten = bucketOf(now) - numbers.windowSeconds * 1000
  if (start <= forgotten) return counts
  const place = country ?? WHOLE
  const known = counts[provider]?.[place] ?? []
  const kept = (known[0]?.at ?? start) <= forgotten ? known.filter((bucket) => bucket.at > forgotten) : known
  return { ...counts, [provider]: { ...counts[provider], [place]: addTo(kept, start, what) } }
}

function addTo(buckets: readonly Bucket[], start: number, what: Partial<Record<Count, number>>): readonly Bucket[] {
  let index = buckets.length
  while (index > 0 && (buckets[index - 1] as Bucket).at >= start) index--
  const found = buckets[index]
  if (found?.at === start) return buckets.with(index, sum(found, what))
  return buckets.toSpliced(index, 0, sum({ ...EMPTY, at: start }, what))
}

const EMPTY: Omit<Bucket, 'at'> = { handed: 0, failed: 0, accepted: 0, prompt: 0, confirmed: 0 }

function sum(bucket: Bucket, what: Partial<Record<Count, number>>): Bucket {
  return {
    at: bucket.at,
    handed: bucket.handed + (what.handed ?? 0),
    failed: bucket.failed + (what.failed ?? 0),
    accepted: bucket.accepted + (what.accepted ?? 0),
    prompt: bucket.prompt + (what.prompt ?? 0),
    confirmed: bucket.confirmed + (what.confirmed ?? 0),
  }
}

/** What was counted by some, added to what was counted by others. */
export function addCounts(ours: Counts, theirs: Counts, now: number): Counts {
  let all = ours
  for (const [provider, places] of Object.entries(theirs)) {
    for (const [country, buckets] of Object.entries(places)) {
      for (const { at, ...what } of buckets) all = count(all, { provider, country, at, now }, what)
    }
  }
  return all
}

/** Without what has left the window, and without providers and countries of which nothing is left. */
export function forgetOld(health: Health, now: number): Health {
  const forgotten = bucketOf(now) - numbers.windowSeconds * 1000
  const counts: Record<string, Record<string, readonly Bucket[]>> = {}
  for (const [provider, places] of Object.entries(health.counts)) {
    for (const [country, buckets] of Object.entries(places)) {
      const kept = buckets.filter(({ at }) => at > forgotten)
      if (kept.length > 0) counts[provider] = { ...counts[provider], [country]: kept }
    }
  }
  return { ...health, counts }
}

export function bucketOf(at: number): number {
  const length = numbers.bucketSeconds * 1000
  return Math.floor(at / length) * length
}

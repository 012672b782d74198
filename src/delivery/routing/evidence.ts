// What speaks against a provider, compared with what speaks against the others that could have carried the same messages. Countries
// differ in how many receipts come back and how many people finish, so that each country is compared with itself.
import { type Bucket, bucketOf, type Counts, type Evidence } from './health.ts'
import { numbers } from './numbers.ts'

export interface Sample {
  readonly n: number
  readonly bad: number
}

interface Measure {
  /** How long after the end of a bucket its messages have had their time. */
  readonly ripeSeconds: number
  /** What is held of a provider of which too little is known; undefined: with such a one nothing is compared. */
  readonly assumed: number | undefined
  of(bucket: Bucket): Sample
}

const MEASURES: Readonly<Record<Evidence, Measure>> = {
  hand_overs: { ripeSeconds: 0, assumed: 0, of: ({ handed, failed }) => ({ n: handed, bad: failed }) },
  receipts: {
    ripeSeconds: numbers.promptSeconds,
    assumed: numbers.assumedUnheard,
    // What another process has not told yet may leave more receipts than messages.
    of: ({ accepted, prompt }) => ({ n: accepted, bad: Math.max(0, accepted - prompt) }),
  },
  confirmations: {
    ripeSeconds: numbers.confirmSeconds,
    assumed: undefined,
    of: ({ accepted, confirmed }) => ({ n: accepted, bad: Math.max(0, accepted - confirmed) }),
  },
}

/** Over the buckets that began at `since` or later and have had their time. */
export function sampleOf(
  buckets: readonly Bucket[] | undefined,
  evidence: Evidence,
  { since, now }: { since: number; now: number },
): Sample {
  const { ripeSeconds, of } = MEASURES[evidence]
  const begun = Math.max(since, bucketOf(now) - (numbers.windowSeconds - numbers.bucketSeconds) * 1000)
  const ripe = now - (numbers.bucketSeconds + ripeSeconds) * 1000
  let n = 0
  let bad = 0
  for (const bucket of buckets ?? []) {
    if (bucket.at < begun || (evidence !== 'hand_overs' && bucket.at > ripe)) continue
    const sample = of(bucket)
    n += sample.n
    bad += sample.bad
  }
  return { n, bad }
}

export interface Comparison extends Sample {
  /** The share that the best of the others would have lost of the same messages. */
  readonly expected: number
}

export interface Compared {
  readonly counts: Counts
  readonly provider: string
  readonly evidence: Evidence
  /** The others that could carry a message to that country, of which this evidence can be had. */
  readonly othersIn: (country: string) => readonly string[]
  readonly countries: readonly string[]
  readonly since: number
  readonly now: number
}

/** Undefined when there is nobody to be compared with. */
export function compare(compared: Compared): Comparison | undefined {
  const { counts, provider, evidence, countries, since, now } = compared
  let n = 0
  let bad = 0
  let expected = 0
  for (const country of countries) {
    const ours = sampleOf(counts[provider]?.[country], evidence, { since, now })
    const best = bestOfOthers(compared, country)
    if (ours.n === 0 || best === undefined) continue
    n += ours.n
    bad += ours.bad
    expected += ours.n * best
  }
  return n === 0 ? undefined : { n, bad, expected: expected / n }
}

function bestOfOthers({ counts, evidence, othersIn, now }: Compared, country: string): number | undefined {
  let best: number | undefined
  for (const other of othersIn(country)) {
    const { n, bad } = sampleOf(counts[other]?.[country], evidence, { since: 0, now })
    const share = n >= numbers.leastSample[evidence] ? bad / n : MEASURES[evidence].assumed
    if (share !== undefined && share < (best ?? Number.POSITIVE_INFINITY)) best = share
  }
  return best
}

/** How much worse than expected it is at least, with 99 % certainty (Wilson's interval); negative when it need not be. */
export function certainlyWorse({ n, bad, expected }: Comparison): number {
  return lowerBound(n, bad) - expected
}

export function lowerBound(n: number, bad: number): number {
  const { z } = numbers
  const p = bad / n
  const centre = p + z ** 2 / (2 * n)
  const spread = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))
  return (centre - spread) / (1 + z ** 2 / n)
}

/** The countries that a provider has carried messages to; of e-mail the empty string. */
export function countriesOf(counts: Counts, provider: string): readonly string[] {
  return Object.keys(counts[provider] ?? {})
}

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
  n(bucket: Bucket): number
  bad(bucket: Bucket): number
}

const MEASURES: Readonly<Record<Evidence, Measure>> = {
  hand_overs: { ripeSeconds: 0, assumed: 0, n: ({ handed }) => handed, bad: ({ failed }) => failed },
  receipts: {
    ripeSeconds: numbers.promptSeconds,
    assumed: numbers.assumedUnheard,
    n: ({ accepted }) => accepted,
    // What another process has not told yet may leave more receipts than messages.
    bad: ({ accepted, prompt }) => Math.max(0, accepted - prompt),
  },
  confirmations: {
    ripeSeconds: numbers.confirmSeconds,
    assumed: undefined,
    n: ({ accepted }) => accepted,
    bad: ({ accepted, confirmed }) => Math.max(0, accepted - confirmed),
  },
}

/** Over the buckets that began at `since` or later and have had their time. */
function sampleOf(
  buckets: readonly Bucket[] = [],
  evidence: Evidence,
  { since, now }: { since: number; now: number },
): Sample {
  const measure = MEASURES[evidence]
  const begun = Math.max(since, bucketOf(now) - (numbers.windowSeconds - numbers.bucketSeconds) * 1000)
  // A hand-over has ended when it is counted, so that the bucket of this very moment tells of it already.
  const ripe = evidence === 'hand_overs' ? now : now - (numbers.bucketSeconds + measure.ripeSeconds) * 1000
  let n = 0
  let bad = 0
  // From the latest backwards, since they stand in the order of time: this runs for every provider and country every few seconds.
  for (let index = buckets.length - 1; index >= 0; index--) {
    const bucket = buckets[index] as Bucket
    if (bucket.at < begun) break
    if (bucket.at > ripe) continue
    n += measure.n(bucket)
    bad += measure.bad(bucket)
  }
  return { n, bad }
}

/** What was found of a provider beside what was found of another that could have carried the same messages. */
export interface Comparison extends Sample {
  /** The share that was bad, and that of the other, both over the same mixture of countries. */
  readonly share: number
  readonly expected: number
  /** How much worse it is at least, with 99 % certainty; negative when it need not be worse. */
  readonly certainlyWorse: number
}

export interface Compared {
  readonly counts: Counts
  readonly provider: string
  readonly evidence: Evidence
  /** The others that could carry a message to that country, of which this evidence can be had. */
  readonly othersIn: (country: string) => readonly string[]
  readonly countries: readonly string[]
  /** The provider is judged by what was seen of it since then, within the span; the others by the whole span. */
  readonly since: number
  readonly spanSeconds: number
  readonly now: number
  /** With fewer messages than this it is not worth comparing. */
  readonly least: number
}

/** With the other that shows most clearly that it is worse. Undefined when there is too little, or nobody to be compared with. */
export function compare(compared: Compared): Comparison | undefined {
  const { counts, provider, evidence, countries, since, now, spanSeconds, othersIn, least } = compared
  const begun = now - spanSeconds * 1000
  const sampled = countries.map((country) => ({
    country,
    ours: sampleOf(counts[provider]?.[country], evidence, { since: Math.max(since, begun), now }),
  }))
  if (sampled.reduce((all, { ours }) => all + ours.n, 0) < least) return undefined
  const strata = sampled
    .filter(({ ours }) => ours.n > 0)
    .map(({ ours, country }) => ({ ours, country, others: othersIn(country) }))
  let worst: Comparison | undefined
  for (const other of new Set(strata.flatMap(({ others }) => others))) {
    const common = strata
      .filter(({ others }) => others.includes(other))
      .map(({ ours, country }) => ({
        ours,
        theirs: sampleOf(counts[other]?.[country], evidence, { since: begun, now }),
      }))
    const found = beside(common, evidence)
    if (found && found.certainlyWorse > (worst?.certainlyWorse ?? Number.NEGATIVE_INFINITY)) worst = found
  }
  return worst
}

/**
 * Compares country by country, each weighing as much as its messages can tell (Mantel and Haenszel's weights), so that who has more
 * messages to a difficult country loses nothing by it and small countries count together. Newcombe's interval of the difference: few
 * messages say little, of the one as of the other.
 */
function beside(
  strata: readonly { readonly ours: Sample; readonly theirs: Sample }[],
  evidence: Evidence,
): Comparison | undefined {
  const total = (read: (stratum: (typeof strata)[number]) => number): number =>
    strata.reduce((all, stratum) => all + read(stratum), 0)
  const { assumed } = MEASURES[evidence]
  if (total(({ theirs }) => theirs.n) < numbers.leastSample[evidence]) {
    if (assumed === undefined) return undefined
    const [n, bad] = [total(({ ours }) => ours.n), total(({ ours }) => ours.bad)]
    return { n, bad, share: bad / n, expected: assumed, certainlyWorse: bounds(n, bad / n).low - assumed }
  }
  const common = strata.filter(({ theirs }) => theirs.n > 0)
  const parts = common.map(({ ours, theirs }) => ({
    weight: (ours.n * theirs.n) / (ours.n + theirs.n),
    ours,
    theirs,
  }))
  const sum = (read: (part: (typeof parts)[number]) => number): number =>
    parts.reduce((all, part) => all + read(part), 0)
  const weight = sum((part) => part.weight)
  if (weight === 0) return undefined
  const share = sum((part) => (part.weight * part.ours.bad) / part.ours.n) / weight
  const expected = sum((part) => (part.weight * part.theirs.bad) / part.theirs.n) / weight
  // As many messages as would tell as much if all had gone to one country.
  const ours = weight ** 2 / sum((part) => part.weight ** 2 / part.ours.n)
  const theirs = weight ** 2 / sum((part) => part.weight ** 2 / part.theirs.n)
  return {
    n: sum((part) => part.ours.n),
    bad: sum((part) => part.ours.bad),
    share,
    expected,
    certainlyWorse:
      share - expected - Math.hypot(share - bounds(ours, share).low, bounds(theirs, expected).high - expected),
  }
}

/** Wilson's interval of a share that was found in `n`. */
export function bounds(n: number, share: number): { readonly low: number; readonly high: number } {
  const { z } = numbers
  const centre = share + z ** 2 / (2 * n)
  const spread = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return { low: (centre - spread) / scale, high: (centre + spread) / scale }
}

/** The countries that a provider has carried messages to; of e-mail the empty string. */
export function countriesOf(counts: Counts, provider: string): readonly string[] {
  return Object.keys(counts[provider] ?? {})
}

// How weights move. The share of a provider shrinks where it is certainly worse than the best of the others, and grows again when
// nothing more is held against it. First each country is judged by itself, since a carrier may be filtered in one; then the provider
// as a whole, without the countries that were found bad while the rest was not.
import { type Compared, type Comparison, compare, countriesOf } from './evidence.ts'
import { type Evidence, type Health, type Share, standingOf, WHOLE, withStanding } from './health.ts'
import { numbers } from './numbers.ts'
import { eligible, type PlannedProvider, type RoutingPlan } from './plan.ts'

export interface WeightChange {
  readonly provider: string
  /** Undefined: for all countries. */
  readonly country: string | undefined
  readonly from: number
  readonly to: number
  /** A sentence without its full stop, with the figures that decided. */
  readonly why: string
  readonly by: Evidence
}

const SHRINKING: readonly Evidence[] = ['hand_overs', 'receipts', 'confirmations']
const WORDS: Readonly<Record<Evidence, string>> = {
  hand_overs: 'hand-overs failed',
  receipts: `messages had no receipt of delivery within ${numbers.promptSeconds} s`,
  confirmations: `codes were not entered within ${numbers.confirmSeconds} s`,
}

/** Judges all shares at an instant. Answers the changes with what it leaves. */
export function moveWeights(
  plan: RoutingPlan,
  health: Health,
  now: number,
): { readonly health: Health; readonly changes: readonly WeightChange[] } {
  let moved = health
  const changes: WeightChange[] = []
  for (const provider of plan.providers) {
    for (const change of judge(plan, health, provider, now)) {
      changes.push(change)
      moved = withShare(moved, change, now)
    }
  }
  return { health: moved, changes }
}

function withShare(health: Health, { provider, country, to, by }: WeightChange, now: number): Health {
  const { shares } = standingOf(health, provider)
  const { [country ?? WHOLE]: _, ...others } = shares
  const share: Share = { factor: to, changedAt: now, by }
  return withStanding(health, provider, { shares: to === 1 ? others : { ...others, [country ?? WHOLE]: share } })
}

function judge(plan: RoutingPlan, health: Health, provider: PlannedProvider, now: number): readonly WeightChange[] {
  const countries = countriesOf(health.counts, provider.name)
  const named = new Set([...countries, ...Object.keys(standingOf(health, provider.name).shares)])
  named.delete(WHOLE)
  const parts = { plan, health, provider, now }
  const byCountry = [...named].flatMap((country) => judgeShare(parts, country, [country]) ?? [])
  const bad = new Set(byCountry.filter(({ from, to }) => to < from).map(({ country }) => country))
  for (const country of named) if (factorIn(health, provider.name, country) < 1) bad.add(country)
  const sound = countries.filter((country) => !bad.has(country))
  const whole = judgeShare(parts, WHOLE, isEnough(parts, sound) ? sound : countries)
  return whole === undefined ? byCountry : [...byCountry, whole]
}

interface Parts {
  readonly plan: RoutingPlan
  readonly health: Health
  readonly provider: PlannedProvider
  readonly now: number
}

function isEnough(parts: Parts, countries: readonly string[]): boolean {
  const spanSeconds = numbers.judgedSeconds
  return SHRINKING.some(
    (by) => comparison(parts, by, countries, { since: 0, spanSeconds, least: numbers.leastSample[by] }) !== undefined,
  )
}

function judgeShare(parts: Parts, place: string, countries: readonly string[]): WeightChange | undefined {
  const { health, provider, now } = parts
  const share = standingOf(health, provider.name).shares[place]
  const ageMs = share === undefined ? Number.POSITIVE_INFINITY : now - share.changedAt
  if (ageMs < numbers.betweenChangesSeconds * 1000) return undefined
  const from = share?.factor ?? 1
  const since = share?.changedAt ?? 0
  const change = { provider: provider.name, country: place === WHOLE ? undefined : place, from }
  for (const by of SHRINKING) {
    const found = worst(parts, by, countries, since)
    if (found === undefined) continue
    const to = shrink(from, found)
    // At the floor it stays there as long as it is worse.
    return to === from ? undefined : { ...change, to, by, why: describe(found, by) }
  }
  if (share === undefined || ageMs < numbers.provenSeconds * 1000) return undefined
  // By whatever it was found worse, all that can be known must speak for it: receipts that lie are good ones.
  const known = SHRINKING.flatMap((by) => {
    const found = comparison(parts, by, countries, { since, spanSeconds: numbers.windowSeconds, least: 1 })
    return found === undefined ? [] : [{ by, found }]
  })
  if (!known.every(({ found }) => isAsGood(found))) return undefined
  const proof = known.find(({ by }) => by === share.by)
  const isProven = proof !== undefined && known.every(({ by, found }) => found.n >= numbers.leastSample[by])
  if (!isProven && ageMs < numbers.quietSeconds * 1000) return undefined
  const why = isProven
    ? `${describe(proof.found, proof.by)}: as good as the others`
    : 'nothing more was held against it'
  return { ...change, to: Math.min(1, from * numbers.growBy), by: share.by, why }
}

/** What shows most clearly that it is worse, of the last minutes, of what is judged ordinarily, and of all that is remembered. */
function worst(parts: Parts, by: Evidence, countries: readonly string[], since: number): Comparison | undefined {
  const least = numbers.leastSample[by]
  return [numbers.recentSeconds, numbers.judgedSeconds, numbers.windowSeconds]
    .flatMap((spanSeconds) => comparison(parts, by, countries, { since, spanSeconds, least }) ?? [])
    .filter(({ certainlyWorse }) => certainlyWorse > numbers.margin)
    .sort((one, other) => other.certainlyWorse - one.certainlyWorse)[0]
}

function comparison(
  { plan, health, provider, now }: Parts,
  evidence: Evidence,
  countries: readonly string[],
  bounds: Pick<Compared, 'since' | 'spanSeconds' | 'least'>,
): Comparison | undefined {
  const canTell = (one: PlannedProvider): boolean => evidence !== 'receipts' || one.givesReceipts
  if (!canTell(provider)) return undefined
  const othersIn = (country: string): string[] =>
    provider.channels
      .flatMap((channel) => eligible(plan, channel, country === WHOLE ? {} : { country }))
      .filter((one) => one.name !== provider.name && canTell(one))
      .filter(({ name }) => isUsable(health, name))
      .map(({ name }) => name)
  return compare({ counts: health.counts, provider: provider.name, evidence, othersIn, countries, now, ...bounds })
}

/** A provider that takes nothing is no reason to give another one less. */
function isUsable(health: Health, name: string): boolean {
  const { pause, breaker } = standingOf(health, name)
  return pause === undefined && breaker.state === 'closed'
}

function shrink(from: number, found: Comparison): number {
  const isMuch = found.certainlyWorse >= numbers.muchWorse
  return Math.max(numbers.leastShare, isMuch ? 0 : from * numbers.shrinkBy)
}

/** However little is known: nothing of it speaks against the provider. */
function isAsGood({ share, expected }: Comparison): boolean {
  return share <= expected + numbers.margin / 2
}

function factorIn(health: Health, provider: string, country: string): number {
  return standingOf(health, provider).shares[country]?.factor ?? 1
}

function describe({ n, bad, expected }: Comparison, by: Evidence): string {
  return `${bad} of ${n} ${WORDS[by]}, of the best other ${Math.round(expected * 100)} %`
}

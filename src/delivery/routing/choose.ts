// Which provider carries a message: first those of which nothing speaks against, by their weights; then, sooner than not at all, those
// of which something does. Pure: what is known, the present and a random number come in, a name comes out.
import type { Channel } from '../providers/provider.ts'
import { mayTry } from './breaker.ts'
import { factorOf, type Health, standingOf } from './health.ts'
import { numbers } from './numbers.ts'
import { isFull } from './pace.ts'
import { at, eligible, type Place, type PlannedProvider, type RoutingPlan } from './plan.ts'

export interface Ask extends Place {
  readonly channel: Channel
  /** Providers that have refused this message already: never again. */
  readonly tried: readonly string[]
  /** Providers that carried earlier messages of the same verification, which did not bring the code: rather others. */
  readonly before?: readonly string[]
  readonly now: Date
  /** From 0 up to, not including, 1. */
  readonly random: number
}

/** The name of a provider; undefined when none is left that carries the channel there, has not been tried and is not paused. */
export function choose(plan: RoutingPlan, health: Health, ask: Ask): string | undefined {
  const left = eligible(plan, ask.channel, ask).filter(
    ({ name }) => !ask.tried.includes(name) && standingOf(health, name).pause === undefined,
  )
  if (left.length < 2) return left[0]?.name
  const reluctances = left.map((one) => reluctance(plan, health, one, ask))
  const least = Math.min(...reluctances)
  const best = left.filter((_, index) => reluctances[index] === least)
  return least >= DOWN ? leastBad(health, best) : byWeight(health, best, ask)
}

/** What the operator gave, by what was measured. A spare has none of its own: it shares what the others have lost. */
export function weightNow(health: Health, { name, weight }: PlannedProvider, place: Place): number {
  const given = at(weight, place)
  return given === 'never' ? 0 : given * factorOf(health, name, place.country)
}

/** What speaks against a provider, the worse the higher: what is worse outweighs all that is less bad. */
const DOWN = 2
const FULL = 1

function reluctance(plan: RoutingPlan, health: Health, { name }: PlannedProvider, ask: Ask): number {
  const isDown = !mayTry(standingOf(health, name).breaker, ask.now.getTime())
  return (isDown ? DOWN : 0) + (isFull(plan, health, name, ask.now) ? FULL : 0)
}

/** All are down: the one that was found so the fewest times, and of these the one whose rest ends first. */
function leastBad(health: Health, candidates: readonly PlannedProvider[]): string | undefined {
  const badness = ({ name }: PlannedProvider): readonly [number, number] => {
    const { breaker } = standingOf(health, name)
    if (breaker.state === 'closed') return [0, 0]
    return [breaker.openings, breaker.state === 'open' ? breaker.until : breaker.since]
  }
  return candidates.toSorted((a, b) => {
    const [first, second] = [badness(a), badness(b)]
    return first[0] - second[0] || first[1] - second[1]
  })[0]?.name
}

function byWeight(health: Health, candidates: readonly PlannedProvider[], ask: Ask): string | undefined {
  const weights = weightsOf(health, candidates, ask)
  let left = ask.random * sumOf(weights)
  for (const [index, one] of candidates.entries()) {
    left -= weights[index] ?? 0
    if (left < 0) return one.name
  }
  return cheapest(candidates, ask)
}

/** Those that are only used when no other can be share what the others have lost. */
function weightsOf(health: Health, candidates: readonly PlannedProvider[], ask: Ask): readonly number[] {
  const given = candidates.map(({ weight }) => Number(at(weight, ask)))
  const now = candidates.map(
    (one) => weightNow(health, one, ask) * (ask.before?.includes(one.name) ? numbers.carriedFactor : 1),
  )
  const lost = sumOf(given) - sumOf(now)
  const spares = given.filter((weight) => weight === 0).length
  return now.map((weight, index) => (given[index] === 0 ? lost / spares : weight))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Of those that are only used when no other can be. */
function cheapest(candidates: readonly PlannedProvider[], place: Place): string | undefined {
  const costOf = ({ cost }: PlannedProvider): number => (cost && at(cost, place)) ?? Number.POSITIVE_INFINITY
  let best = candidates[0]
  for (const one of candidates) if (best && costOf(one) < costOf(best)) best = one
  return best?.name
}

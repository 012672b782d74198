// One world, all strategies: the same people, the same fates, side by side.
import type { Rules } from './dispatch.ts'
import type { CarriersModel, PeopleModel, World } from './model.ts'
import { pinpost, planOf } from './pinpost.ts'
import { crowdOf, HORIZONS, type Horizon, type Journey, type Run, type RunParts, simulate } from './simulate.ts'
import { type Estimate, mean, share } from './statistics.ts'
import { FIXED, type Strategy } from './strategies.ts'

const STRATEGIES = ['pinpost', 'auto', 'one', 'two', 'timed'] as const
export type StrategyName = (typeof STRATEGIES)[number]

export interface Summary {
  readonly people: number
  readonly within: Readonly<Record<Horizon, Estimate>>
  /** All messages that a provider took, by the people who confirmed. */
  readonly messagesPerConfirmed: number
  /** Of all people: what strategies are compared by. */
  readonly messagesPerPerson: Estimate
  /** In cents, by the people who confirmed. */
  readonly costPerConfirmed: number
}

export interface StrategyResult {
  readonly name: StrategyName
  readonly title: string
  readonly all: Summary
  /** Of those who hold a phone in the hand that some carrier carried to. */
  readonly reachable: Summary
  /** Of the reachable, those who came after a carrier was first known to be down: hand-overs for each, refused ones included. */
  readonly handOversOnceDown: Estimate | undefined
}

export interface WorldResult {
  readonly name: string
  readonly title: string
  readonly seed: number
  readonly strategies: readonly StrategyResult[]
}

export interface Models {
  readonly people: PeopleModel
  readonly carriers: CarriersModel
}

export interface ExperimentOptions extends Models {
  readonly world: World
  readonly seed: number
  readonly rules: Rules
  /** Fewer people than the model has. */
  readonly count?: number | undefined
}

export async function experiment({
  world,
  seed,
  rules,
  people,
  carriers,
  count,
}: ExperimentOptions): Promise<WorldResult> {
  const plan = planOf(world, carriers)
  const makers: Readonly<Record<StrategyName, () => Strategy>> = {
    pinpost: () => pinpost('offered', plan, seed),
    auto: () => pinpost('auto', plan, seed),
    one: FIXED.one,
    two: FIXED.two,
    timed: () => FIXED.timed(rules.fallbackAfterSeconds),
  }
  const crowd = crowdOf(people, world, seed, count)
  const parts: RunParts = { world, carriers, crowd, seed, rules }
  const strategies: StrategyResult[] = []
  for (const name of STRATEGIES) {
    const strategy = makers[name]()
    strategies.push({ name, title: strategy.title, ...resultOf(await simulate(strategy, parts)) })
  }
  return { name: world.name, title: world.title, seed, strategies }
}

function resultOf({ journeys, firstDownAt }: Run): Pick<StrategyResult, 'all' | 'reachable' | 'handOversOnceDown'> {
  const reachable = journeys.filter(({ isReachable }) => isReachable)
  const later = firstDownAt === undefined ? undefined : reachable.filter(({ at }) => at > firstDownAt)
  return {
    all: summarize(journeys),
    reachable: summarize(reachable),
    handOversOnceDown: later && meanOf(later, ({ handOvers }) => handOvers),
  }
}

export function summarize(journeys: readonly Journey[]): Summary {
  const n = journeys.length
  const by = (seconds: number): number =>
    journeys.filter(({ confirmedAfter }) => confirmedAfter !== undefined && confirmedAfter <= seconds).length
  const confirmed = by(Number.POSITIVE_INFINITY)
  const sum = (read: (journey: Journey) => number): number => journeys.reduce((all, one) => all + read(one), 0)
  const [half, two, ten] = HORIZONS
  return {
    people: n,
    within: { [half]: share(by(half), n), [two]: share(by(two), n), [ten]: share(by(ten), n) } as Summary['within'],
    messagesPerConfirmed: sum(({ messages }) => messages) / confirmed,
    messagesPerPerson: meanOf(journeys, ({ messages }) => messages),
    costPerConfirmed: sum(({ cost }) => cost) / confirmed,
  }
}

function meanOf(journeys: readonly Journey[], read: (journey: Journey) => number): Estimate {
  const values = journeys.map(read)
  const sum = values.reduce((all, value) => all + value, 0)
  const squares = values.reduce((all, value) => all + value ** 2, 0)
  return mean(sum, squares, values.length)
}

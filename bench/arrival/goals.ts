// What the run is held against. A goal is judged on the measured value, not on the friendlier end of its interval; only "behind" is
// judged by the interval, as two strategies that do the same differ by chance.
import { type CrossCheck, disagreements } from './cross-check.ts'
import type { StrategyName, StrategyResult, WorldResult } from './experiment.ts'
import { HORIZONS, type Horizon } from './simulate.ts'
import { difference } from './statistics.ts'

export const GOALS = {
  /** The first carrier down: of the reachable, within 30 s; and hand-overs for each once that is known. */
  downWithin30: 0.995,
  downHandOvers: 1.05,
  /** Half lost without a word, with `fallback: auto`: of all people, within two minutes. */
  halfLostWithin120: 0.98,
} as const

export interface Goal {
  readonly text: string
  readonly limit: string
  readonly measured: string
  readonly isMet: boolean
}

export function goalsOf(results: readonly WorldResult[]): readonly Goal[] {
  return results.flatMap((result) => [...worldGoals(result), neverBehind(result)])
}

/** The server and the simulation agree. */
export function agreementGoal(check: CrossCheck): Goal {
  const found = disagreements(check)
  const strategy = check.fallback === 'auto' ? ', fallback: auto' : ''
  return {
    text: `${check.title}${strategy}: the running server differs from the simulation, beyond the interval`,
    limit: 'nowhere',
    measured: found.length === 0 ? 'nowhere' : found.join('; '),
    isMet: found.length === 0,
  }
}

/** The same world may have been run with several seeds. */
const named = ({ title, seed }: WorldResult): string => `${title} (seed ${seed})`
const percent = (value: number): string => `${(100 * value).toFixed(2)} %`

/** By the names of the worlds that the issue of arrival names. */
function worldGoals(result: WorldResult): readonly Goal[] {
  switch (result.name) {
    case '2-first-down': {
      const { reachable, handOversOnceDown } = strategy(result, 'pinpost')
      const within = reachable.within[30].value
      const handOvers = handOversOnceDown?.value ?? Number.NaN
      return [
        {
          text: `${named(result)}: of those whom some carrier can reach, confirmed within 30 s`,
          limit: `at least ${percent(GOALS.downWithin30)}`,
          measured: percent(within),
          isMet: within >= GOALS.downWithin30,
        },
        {
          text: `${named(result)}: hand-overs for each of them, once it is known`,
          limit: `at most ${GOALS.downHandOvers}`,
          measured: handOvers.toFixed(3),
          isMet: handOvers <= GOALS.downHandOvers,
        },
      ]
    }
    case '3-half-lost': {
      const within = strategy(result, 'auto').all.within[120].value
      const beside = strategy(result, 'pinpost').all.within[120].value
      return [
        {
          text: `${named(result)}, fallback: auto: of all people, confirmed within 2 min`,
          limit: `at least ${percent(GOALS.halfLostWithin120)}`,
          measured: `${percent(within)} (without auto ${percent(beside)})`,
          isMet: within >= GOALS.halfLostWithin120,
        },
      ]
    }
    default:
      return []
  }
}

const OURS: readonly StrategyName[] = ['pinpost', 'auto']
const THEIRS: readonly StrategyName[] = ['one', 'two', 'timed']

/** A fixed strategy that brings more people there in time than one of ours, by more than chance. */
export interface Ahead {
  readonly theirs: StrategyResult
  readonly ours: StrategyResult
  readonly horizon: Horizon
  readonly by: number
  /** It sends more messages for it, by more than chance. */
  readonly withMore: boolean
}

export function aheadIn(result: WorldResult): readonly Ahead[] {
  const found: Ahead[] = []
  for (const ours of OURS.map((name) => strategy(result, name))) {
    for (const theirs of THEIRS.map((name) => strategy(result, name))) {
      for (const horizon of HORIZONS) {
        const { value, low } = difference(theirs.all.within[horizon], ours.all.within[horizon])
        if (low <= 0) continue
        const messages = difference(theirs.all.messagesPerPerson, ours.all.messagesPerPerson)
        found.push({ theirs, ours, horizon, by: value, withMore: messages.low > 0 })
      }
    }
  }
  return found
}

function neverBehind(result: WorldResult): Goal {
  const behind = aheadIn(result).filter(({ withMore }) => !withMore)
  return {
    text: `${named(result)}: behind a fixed strategy that sends no more messages, beyond the interval`,
    limit: 'nowhere',
    measured: behind.length === 0 ? 'nowhere' : behind.map(inWords).join('; '),
    isMet: behind.length === 0,
  }
}

export function inWords({ theirs, ours, horizon, by }: Ahead): string {
  return `${ours.title} behind ${theirs.title} by ${(100 * by).toFixed(2)} points within ${horizon} s`
}

function strategy(result: WorldResult, name: StrategyName): StrategyResult {
  const found = result.strategies.find((one) => one.name === name)
  if (!found) throw new Error(`${result.name} was run without ${name}.`)
  return found
}

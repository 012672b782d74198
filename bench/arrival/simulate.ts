// One strategy in one world: lets everybody come, and counts what became of them.
import { createDispatch, instantOf, type Rules, type Tally } from './dispatch.ts'
import { createFates, type Fates } from './fates.ts'
import { CARRIERS, type CarriersModel, type PeopleModel, type World } from './model.ts'
import { arrivals, type Person, personAt } from './people.ts'
import type { Strategy } from './strategies.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import { createVisit, type Sending, type Visit } from './visit.ts'

/** Seconds since the beginning by which the shares are taken. */
export const HORIZONS = [30, 120, 600] as const
export type Horizon = (typeof HORIZONS)[number]

export interface Journey extends Tally {
  /** Seconds from the beginning; undefined: never confirmed. */
  confirmedAfter: number | undefined
  /** When this person came, in seconds of the world. */
  readonly at: number
  /** Holds a phone in the hand that some carrier carried to at that time. */
  readonly isReachable: boolean
}

export interface Crowd {
  readonly people: readonly Person[]
  /** When each comes. */
  readonly arrivals: Float64Array
}

export function crowdOf(people: PeopleModel, world: World, seed: number, count?: number): Crowd {
  const size = Math.min(count ?? Number.POSITIVE_INFINITY, world.count ?? people.count)
  return {
    people: Array.from({ length: size }, (_, index) => personAt(people, seed, index)),
    arrivals: arrivals(seed, size, world.perMinute ?? people.perMinute.value),
  }
}

export interface Run {
  readonly journeys: readonly Journey[]
  /** Seconds of the world at which a carrier was first known to be down. */
  readonly firstDownAt: number | undefined
}

export interface RunParts {
  readonly world: World
  readonly carriers: CarriersModel
  readonly crowd: Crowd
  readonly seed: number
  readonly rules: Rules
}

export async function simulate(strategy: Strategy, parts: RunParts): Promise<Run> {
  const { world, carriers, crowd, seed, rules } = parts
  const timeline = createTimeline()
  const fates = createFates(world, carriers, seed)
  const journeys = journeysOf(crowd, fates)
  const tallyOf = ({ person }: Visit): Tally => journeys[person.index] as Journey
  const sending = createDispatch({ timeline, fates, strategy, rules, tallyOf })
  invite(crowd, journeys, timeline, sending)
  if (strategy.learns) tick(strategy.learns, (crowd.arrivals.at(-1) ?? 0) + rules.codeSeconds)
  await timeline.run()
  const down = strategy.learns?.firstDownAt()
  return { journeys, firstDownAt: down && (down.getTime() - instantOf(0).getTime()) / 1000 }

  function tick({ tick: told, tickSeconds }: NonNullable<Strategy['learns']>, until: number): void {
    const turn = (): void => {
      told(instantOf(timeline.now()))
      if (timeline.now() < until) timeline.at(timeline.now() + tickSeconds, turn)
    }
    timeline.at(tickSeconds, turn)
  }
}

/** What will be counted of everybody, with nothing counted yet. */
export function journeysOf({ people, arrivals }: Crowd, fates: Fates): Journey[] {
  return people.map((person) => {
    const at = arrivals[person.index] ?? 0
    const isReachable =
      person.first === 'sms' && person.phoneIs === 'in hand' && CARRIERS.some((name) => fates.reaches(name, person, at))
    return { confirmedAfter: undefined, messages: 0, handOvers: 0, cost: 0, at, isReachable }
  })
}

/** Lets everybody come in their time. */
export function invite({ people }: Crowd, journeys: readonly Journey[], timeline: Timeline, sending: Sending): Visit[] {
  return people.map((person) => {
    const journey = journeys[person.index] as Journey
    const onConfirmed = (after: number): void => {
      journey.confirmedAfter = after
    }
    const visit = createVisit({ person, timeline, sending, onConfirmed })
    timeline.at(journey.at, () => visit.begin())
    return visit
  })
}

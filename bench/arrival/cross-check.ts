// Holds the simulation to the running server: the same people in the same world through both, and the shares must not differ by more
// than chance.
import { openEmbedded } from '../../src/db/index.ts'
import { type ExperimentOptions, type Summary, summarize } from './experiment.ts'
import { pinpost, planOf } from './pinpost.ts'
import { serve } from './serve.ts'
import { crowdOf, HORIZONS, simulate } from './simulate.ts'
import { difference, type Estimate } from './statistics.ts'

export interface CrossCheck {
  readonly title: string
  readonly fallback: 'offered' | 'auto'
  readonly simulated: Summary
  readonly served: Summary
}

/** People of each world who pass through the server. */
const SERVED_PEOPLE = 1_000
/** Servers at once: while one waits for its database, another has something to do. */
const AT_ONCE = 3

async function crossCheck(
  { world, carriers, people, seed, rules, count = SERVED_PEOPLE }: ExperimentOptions,
  fallback: CrossCheck['fallback'],
): Promise<CrossCheck> {
  const crowd = crowdOf(people, world, seed, count)
  const parts = { world, carriers, crowd, seed, rules }
  const { journeys } = await simulate(pinpost(fallback, planOf(world, carriers), seed), parts)
  const database = await openEmbedded('memory')
  try {
    const served = await serve({ ...parts, database, fallback })
    return { title: world.title, fallback, simulated: summarize(journeys), served: summarize(served) }
  } finally {
    await database.close()
  }
}

export async function crossCheckAll(
  experiments: readonly ExperimentOptions[],
  onDone: (check: CrossCheck) => void,
): Promise<readonly CrossCheck[]> {
  const wanted = experiments.flatMap((one) => (['offered', 'auto'] as const).map((fallback) => ({ one, fallback })))
  const done = new Array<CrossCheck>(wanted.length)
  let next = 0
  async function work(): Promise<void> {
    for (let index = next++; index < wanted.length; index = next++) {
      const { one, fallback } = wanted[index] as (typeof wanted)[number]
      const check = await crossCheck(one, fallback)
      done[index] = check
      onDone(check)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return done
}

/** By which time the shares of the server and of the simulation differ by more than chance. */
export function disagreements({ simulated, served }: CrossCheck): readonly string[] {
  const differs = (one: Estimate, other: Estimate): boolean => {
    const { low, high } = difference(one, other)
    return low > 0 || high < 0
  }
  return HORIZONS.filter((horizon) => differs(served.within[horizon], simulated.within[horizon])).map(
    (horizon) => `confirmed within ${horizon} s`,
  )
}

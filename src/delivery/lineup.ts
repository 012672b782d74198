// The providers that are in use, each with what the operator planned for it.
import type { Channel, Provider } from './providers/provider.ts'
import type { PlannedProvider, RoutingPlan } from './routing/index.ts'

export interface Lineup {
  readonly providers: readonly Provider[]
  readonly plan: RoutingPlan
  /** By name: what each was made of, so that one whose settings are the same goes on as it is. Absent: it is never replaced. */
  readonly madeOf?: ReadonlyMap<string, string>
}

const EQUAL_WEIGHT = 100

/** Providers of which nothing is planned: each carries as much as the next. */
export function lineupOf(providers: readonly Provider[], more: Partial<PlannedProvider> = {}): Lineup {
  const planned = providers.map(
    ({ name, channels, givesReceipts }): PlannedProvider => ({
      ...{ name, channels, givesReceipts },
      weight: { otherwise: EQUAL_WEIGHT },
      ...more,
    }),
  )
  return { providers, plan: { providers: planned } }
}

export function channelsOf({ plan }: Lineup): readonly Channel[] {
  return [...new Set(plan.providers.flatMap(({ channels }) => channels))]
}

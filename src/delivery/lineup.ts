// The providers that are in use, each with what the operator planned for it.
import type { LiveChannels } from '../policy/index.ts'
import type { Channel, Provider } from './providers/provider.ts'
import { carriesWithin, channelsIn, eligible, type PlannedProvider, type RoutingPlan } from './routing/index.ts'

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
  return channelsIn(plan)
}

/** What starts are judged by. @param now the lineup that is in use when it is asked. */
export function liveChannelsOf(now: () => Lineup): LiveChannels {
  return {
    hasProvider: (channel) => channelsOf(now()).includes(channel),
    carriesTo: ({ country, value }) => eligible(now().plan, 'sms', { country, number: value }).length > 0,
    carriesWithin: ({ country, value }) => carriesWithin(now().plan, { country, number: value }),
  }
}

// What the operator decided: which providers there are, and for whom each is to be used. The weights that a provider was given are
// relative to those of the others that may carry the same message; what was measured of them stands in health.ts.
import type { Channel } from '../providers/provider.ts'

/** 0: only when no other can. `never`: not at all. */
export type Weight = number | 'never'

/** A value by where a number leads: the longest prefix wins, then the country, then the rest. */
export interface ByPlace<T> {
  readonly otherwise: T
  /** By two letters. */
  readonly countries?: Readonly<Record<string, T>>
  /** E.164 with the plus sign, cut off anywhere. */
  readonly prefixes?: Readonly<Record<string, T>>
}

export interface PlannedProvider {
  /** As the operator calls it: in rows, metrics and logs. */
  readonly name: string
  readonly channels: readonly Channel[]
  readonly weight: ByPlace<Weight>
  /** Of one message, in a currency that is the same for all; undefined where nobody said. */
  readonly cost?: ByPlace<number | undefined>
  /** From whom text messages come; undefined: what the policy names for the country, or the provider's own. */
  readonly sender?: ByPlace<string | undefined>
  /** The most messages a second; undefined: as many as come. */
  readonly perSecond?: number
  /** Whether it says later what became of a message. */
  readonly givesReceipts: boolean
}

export interface RoutingPlan {
  readonly providers: readonly PlannedProvider[]
}

/** Where a message goes. An e-mail goes to no country. */
export interface Place {
  readonly country?: string | undefined
  /** E.164 with the plus sign. */
  readonly number?: string | undefined
}

export function at<T>(values: ByPlace<T>, { country, number }: Place): T {
  const prefix = number === undefined ? undefined : longestPrefix(values.prefixes, number)
  if (prefix !== undefined && values.prefixes) return values.prefixes[prefix] as T
  const byCountry = country === undefined ? undefined : values.countries?.[country]
  return byCountry === undefined ? values.otherwise : byCountry
}

function longestPrefix(values: Readonly<Record<string, unknown>> | undefined, number: string): string | undefined {
  let longest: string | undefined
  for (const prefix of Object.keys(values ?? {})) {
    if (number.startsWith(prefix) && prefix.length > (longest?.length ?? 0)) longest = prefix
  }
  return longest
}

/** The providers that may carry a message there, whatever is known of them. */
export function eligible(plan: RoutingPlan, channel: Channel, place: Place): readonly PlannedProvider[] {
  return plan.providers.filter((one) => one.channels.includes(channel) && at(one.weight, place) !== 'never')
}

/** May any provider carry text messages to some of the numbers that begin so? A prefix within them counts as they do. */
export function carriesWithin({ providers }: RoutingPlan, begin: Place & { readonly number: string }): boolean {
  return providers
    .filter(({ channels }) => channels.includes('sms'))
    .some(({ weight }) => {
      const within = Object.entries(weight.prefixes ?? {}).filter(([prefix]) => prefix.startsWith(begin.number))
      return [at(weight, begin), ...within.map(([, one]) => one)].some((one) => one !== 'never')
    })
}

/** The channels by which a provider carries anything at all, to somewhere. */
export function channelsIn(plan: RoutingPlan): readonly Channel[] {
  return [...new Set(plan.providers.flatMap((one) => one.channels.filter((channel) => isUsed(one, channel))))]
}

function isUsed({ weight: { otherwise, countries, prefixes } }: PlannedProvider, channel: Channel): boolean {
  const weights = channel === 'email' ? [otherwise] : Object.values({ otherwise, ...countries, ...prefixes })
  return weights.some((weight) => weight !== 'never')
}

export function findProvider(plan: RoutingPlan, name: string): PlannedProvider | undefined {
  return plan.providers.find((one) => one.name === name)
}

// Pinpost's own way: the routing of src/delivery/routing, by the plan that an operator with three carriers would write, and the
// fallback as it comes (offered) or as a service may ask for it (`auto`).
import {
  choose,
  type Health,
  learn,
  noHealth,
  type RoutingEvent,
  type RoutingPlan,
} from '../../src/delivery/routing/index.ts'
import { draw } from './draws.ts'
import { CARRIERS, type CarrierName, type CarriersModel, type ProviderName, type World } from './model.ts'
import type { Person } from './people.ts'
import type { Strategy } from './strategies.ts'

/**
 * Whom an operator prefers who would otherwise use the first carrier alone, or the first and then the second: it carries the most, and
 * each of the others enough that what is known of it is fresh.
 */
const WEIGHTS: Readonly<Record<CarrierName, number>> = { first: 80, second: 10, third: 10 }

export function planOf(world: World, { prices }: CarriersModel): RoutingPlan {
  return {
    providers: [
      ...CARRIERS.map((name) => ({
        name,
        channels: ['sms' as const],
        weight: { otherwise: WEIGHTS[name] },
        cost: { otherwise: undefined, countries: pricesOf(prices.sms, prices.factors[name]) },
        givesReceipts: world.givesReceipts ?? true,
      })),
      { name: 'relay', channels: ['email'], weight: { otherwise: 1 }, givesReceipts: false },
    ],
  }
}

function pricesOf(prices: Readonly<Record<string, number>>, factor: number): Record<string, number> {
  return Object.fromEntries(Object.entries(prices).map(([country, price]) => [country, price * factor]))
}

/** How often the server lets the routing see that time has passed. */
const TICK_SECONDS = 5

export function pinpost(fallback: 'offered' | 'auto', plan: RoutingPlan, seed: number): Strategy {
  let health: Health = noHealth
  let firstDownAt: Date | undefined

  function take(event: RoutingEvent, now: Date): void {
    const learned = learn(plan, health, event, now)
    health = learned.health
    firstDownAt ??= learned.changes.find(({ what }) => what === 'down')?.at
  }
  const countryOf = (provider: ProviderName, { country }: Person) => (provider === 'relay' ? undefined : country)

  return {
    title: fallback === 'auto' ? 'Pinpost, fallback: auto' : 'Pinpost',
    choose({ person, channel, refusals, before, nth }, now) {
      const place = channel === 'sms' ? { country: person.country, number: person.phone } : {}
      const tried = refusals.map(({ provider }) => provider)
      const random = draw(seed, 'route', person.index, nth)
      return choose(plan, health, { ...place, channel, tried, before, now, random }) as ProviderName | undefined
    },
    learns: {
      begun: (provider, now) => take({ kind: 'begun', provider }, now),
      handed: (provider, person, outcome, now) =>
        take({ kind: 'handed', provider, country: countryOf(provider, person), outcome }, now),
      receipt: (provider, person, state, acceptedAt, now) =>
        take({ kind: 'receipt', provider, country: countryOf(provider, person), state, acceptedAt }, now),
      confirmed: (provider, person, acceptedAt, now) =>
        take({ kind: 'confirmed', provider, country: countryOf(provider, person), acceptedAt }, now),
      tickSeconds: TICK_SECONDS,
      tick: (now) => take({ kind: 'tick' }, now),
      firstDownAt: () => firstDownAt,
    },
    retriesUnknown: false,
    heedsReceipts: true,
    fallback,
    givesReceipts: (provider) => plan.providers.find(({ name }) => name === provider)?.givesReceipts ?? false,
  }
}

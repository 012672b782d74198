// What becomes of one hand-over in a world: whether and when it is answered, whether and when the message arrives, what is said
// of it later, and what it costs. A function of the world, the seed, the person and how many messages of this person the same
// provider has had, so that the same act has the same fate under every strategy.
import type { SendOutcome } from '../../src/delivery/index.ts'
import { draw, type Purpose, within } from './draws.ts'
import { type Behaviour, type CarriersModel, type Change, PROVIDERS, type ProviderName, type World } from './model.ts'
import type { Person } from './people.ts'

export interface Fate {
  readonly outcome: SendOutcome
  /** Seconds from the hand-over to its answer. */
  readonly answersAfter: number
  /** Seconds from the hand-over to the arrival; undefined: it never does. */
  readonly arrivesAfter: number | undefined
  /** What is said later, and how many seconds after the hand-over. */
  readonly receipt: { readonly state: 'delivered' | 'failed'; readonly after: number } | undefined
  /** In cents. */
  readonly cost: number
}

export interface Fates {
  /** @param nth how many messages of this person it was given before. @param at seconds since the world began. */
  of(provider: ProviderName, person: Person, nth: number, at: number): Fate
  /** Whether it carries anything to this person just then, chance left aside. */
  reaches(provider: ProviderName, person: Person, at: number): boolean
}

/** A connection that is not taken is known not to be within a moment. */
const REFUSED_AFTER_SECONDS = 0.05

export function createFates(world: World, models: CarriersModel, seed: number): Fates {
  const { prices } = models
  const timeout = models.handOverTimeout.value
  const changes = new Map(PROVIDERS.map((name) => [name, world.changes.filter(({ of }) => of.includes(name))]))

  function behaviourOf(provider: ProviderName, person: Person, at: number): Behaviour {
    let behaviour: Behaviour = provider === 'relay' ? models.relay : models.carrier
    for (const change of changes.get(provider) ?? []) {
      if (!holds(change, person, at)) continue
      const { of: _of, countries: _countries, from: _from, until: _until, every: _every, receipts, ...rest } = change
      behaviour = { ...behaviour, ...rest, receipts: { ...behaviour.receipts, ...receipts } }
    }
    return behaviour
  }

  function misses(provider: ProviderName, person: Person, behaviour: Behaviour): boolean {
    return draw(seed, 'missed', person.index, PROVIDERS.indexOf(provider)) < behaviour.misses
  }

  function of(provider: ProviderName, person: Person, nth: number, at: number): Fate {
    const behaviour = behaviourOf(provider, person, at)
    const chance = (purpose: Purpose): number => draw(seed, purpose, person.index, PROVIDERS.indexOf(provider), nth)
    if (behaviour.down === 'refuses') return refused('unreachable', REFUSED_AFTER_SECONDS)
    if (behaviour.down === 'hangs') return { ...refused('unreachable', timeout), outcome: TIMED_OUT }
    const answersAfter = within(behaviour.answers, chance('answer'))
    if (chance('busy') < behaviour.busy) return refused('busy', Math.min(answersAfter, timeout))
    const isOff = provider !== 'relay' && person.phoneIs === 'off'
    const isLost = isOff || chance('lost') < behaviour.loses || misses(provider, person, behaviour)
    const arrivesAfter = isLost ? undefined : answersAfter + within(behaviour.delivers, chance('delivery'))
    const { receipts } = behaviour
    const told = isOff ? receipts.ofOff : isLost ? receipts.ofLost : receipts.ofDelivered
    const state = stateOf(chance('receipt'), told)
    const lag = within(state === 'failed' ? receipts.failureAfter : receipts.after, chance('receipt time'))
    return {
      outcome:
        answersAfter > timeout ? TIMED_OUT : { kind: 'accepted', reference: `${provider}-${person.index}-${nth}` },
      answersAfter: Math.min(answersAfter, timeout),
      arrivesAfter,
      receipt: state && { state, after: (arrivesAfter ?? answersAfter) + lag },
      cost: provider === 'relay' ? prices.email : prices.sms[person.country] * prices.factors[provider],
    }
  }

  return {
    of,
    reaches(provider, person, at) {
      const behaviour = behaviourOf(provider, person, at)
      return behaviour.down === 'no' && behaviour.loses < 1 && !misses(provider, person, behaviour)
    },
  }
}

const TIMED_OUT: SendOutcome = { kind: 'unknown', cause: 'timed out' }

function refused(reason: 'unreachable' | 'busy', answersAfter: number): Fate {
  const outcome: SendOutcome = { kind: 'refused', reason, final: false }
  return { outcome, answersAfter, arrivesAfter: undefined, receipt: undefined, cost: 0 }
}

function stateOf(chance: number, told: { readonly delivered: number; readonly failed: number }) {
  if (chance < told.failed) return 'failed'
  return chance < told.failed + told.delivered ? 'delivered' : undefined
}

function holds({ countries, from = 0, until = Number.POSITIVE_INFINITY, every }: Change, person: Person, at: number) {
  const minute = at / 60
  if (minute < from || minute >= until) return false
  if (every && (minute - from) % every.minutes >= every.for) return false
  return countries === undefined || countries.includes(person.country)
}

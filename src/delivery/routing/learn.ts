// What an event changes in what is known, and what of it an operator should hear of. Pure, like the choice: the running server and the
// simulation call the same.
import type { SendOutcome } from '../providers/provider.ts'
import { begun, ended, probed, signOf } from './breaker.ts'
import { type Breaker, type Count, count, forgetOld, type Health, standingOf, withStanding } from './health.ts'
import { numbers } from './numbers.ts'
import { nextTurn } from './pace.ts'
import { findProvider, type RoutingPlan } from './plan.ts'
import { moveWeights } from './weights.ts'

export type RoutingEvent =
  /** A hand-over begins: right after the choice, before anything else is chosen. */
  | { readonly kind: 'begun'; readonly provider: string }
  | {
      readonly kind: 'handed'
      readonly provider: string
      readonly country: string | undefined
      readonly outcome: SendOutcome
    }
  /** The first receipt of a message, whatever it says. */
  | {
      readonly kind: 'receipt'
      readonly provider: string
      readonly country: string | undefined
      readonly state: 'delivered' | 'failed'
      readonly acceptedAt: Date
    }
  /** The code of a message was entered, by the provider that carried the last one. */
  | {
      readonly kind: 'confirmed'
      readonly provider: string
      readonly country: string | undefined
      readonly acceptedAt: Date
    }
  /** Somebody looked, without a message, whether a provider that is down would take us again: if not, it rests on. */
  | { readonly kind: 'probed'; readonly provider: string; readonly isWell: boolean }
  /** Its settings are others now, a new password perhaps: what it could not do before says nothing. */
  | { readonly kind: 'renewed'; readonly provider: string }
  | { readonly kind: 'paused'; readonly provider: string; readonly who: string; readonly why: string }
  | { readonly kind: 'resumed'; readonly provider: string; readonly who: string; readonly why: string }
  /** Time has passed: silence is noticed, weights move. To be called every few seconds. */
  | { readonly kind: 'tick' }

/** What an operator may want to know later: who did what, when and why. */
export interface Change {
  readonly what: 'weight' | 'down' | 'up' | 'paused' | 'resumed'
  readonly provider: string
  /** Undefined: for all countries. */
  readonly country: string | undefined
  /** Of a weight: the part of what the operator gave it that it had and has. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** `automatic`, or the name of an operator. */
  readonly who: string
  readonly why: string
  readonly at: Date
}

export const AUTOMATIC = 'automatic'

export interface Learned {
  readonly health: Health
  readonly changes: readonly Change[]
  /** What was added to the counts, for whoever adds it up elsewhere too. */
  readonly counted?: Counted
}

/** One addition to the counts. */
export interface Counted {
  readonly provider: string
  readonly country: string | undefined
  /** In which bucket: any instant of it. */
  readonly at: number
  readonly what: Partial<Record<Count, number>>
}

export function learn(plan: RoutingPlan, health: Health, event: RoutingEvent, now: Date): Learned {
  const at = now.getTime()
  switch (event.kind) {
    case 'begun': {
      const standing = standingOf(health, event.provider)
      const perSecond = findProvider(plan, event.provider)?.perSecond
      const breaker = begun(standing, at)
      const nextAt = nextTurn(standing.nextAt, perSecond, at)
      if (breaker === standing.breaker && nextAt === standing.nextAt) return unchanged(health)
      return unchanged(withStanding(health, event.provider, { breaker, nextAt }))
    }
    case 'handed':
      return handed(health, event, now)
    case 'receipt':
    case 'confirmed':
      return heard(health, event, at)
    case 'probed': {
      const { breaker } = standingOf(health, event.provider)
      return unchanged(withStanding(health, event.provider, { breaker: probed(breaker, event.isWell, at) }))
    }
    case 'renewed':
      return renewed(health, event.provider, now)
    case 'paused':
    case 'resumed':
      return ordered(health, event, now)
    case 'tick': {
      const { health: moved, changes } = moveWeights(plan, forgetOld(health, at), at)
      return {
        health: moved,
        changes: changes.map((change) => ({ ...change, what: 'weight', who: AUTOMATIC, at: now })),
      }
    }
  }
}

function unchanged(health: Health): Learned {
  return { health, changes: [] }
}

function handed(health: Health, event: Extract<RoutingEvent, { kind: 'handed' }>, now: Date): Learned {
  const { provider, country, outcome } = event
  const at = now.getTime()
  const before = standingOf(health, provider)
  const sign = signOf(outcome)
  const after = ended(before, sign, at)
  // While it is down, failing is what the breaker knows already: it says nothing about how it will be afterwards.
  const isTelling = sign !== 'neither' && before.breaker.state === 'closed'
  const learned = counting(
    health,
    {
      ...{ provider, country, at },
      what: {
        handed: isTelling ? 1 : 0,
        failed: isTelling && sign !== 'works' ? 1 : 0,
        accepted: outcome.kind === 'accepted' ? 1 : 0,
      },
    },
    at,
  )
  const isSame = after.breaker === before.breaker && after.recovered === before.recovered
  return {
    ...learned,
    health: isSame ? learned.health : withStanding(learned.health, provider, after),
    changes: turns(provider, before.breaker, after.breaker, outcome, now),
  }
}

function counting(health: Health, counted: Counted, now: number): Learned {
  return {
    health: { ...health, counts: count(health.counts, { ...counted, now }, counted.what) },
    changes: [],
    counted,
  }
}

/** Goes down or comes up; that it is tried meanwhile is no news. */
function turns(provider: string, before: Breaker, after: Breaker, outcome: SendOutcome, now: Date): readonly Change[] {
  const isUp = after.state === 'closed'
  if (isUp === (before.state === 'closed')) return []
  const told = { provider, country: undefined, from: undefined, to: undefined, who: AUTOMATIC, at: now }
  if (isUp) return [{ ...told, what: 'up', why: 'a message got through again' }]
  const last = outcome.kind === 'refused' ? `refused, ${outcome.status ?? outcome.reason}` : 'no answer'
  return [{ ...told, what: 'down', why: `${numbers.failuresToOpen} hand-overs failed in a row (the last: ${last})` }]
}

function heard(health: Health, event: Extract<RoutingEvent, { kind: 'receipt' | 'confirmed' }>, now: number): Learned {
  const { provider, country } = event
  const at = event.acceptedAt.getTime()
  const isReceipt = event.kind === 'receipt'
  const inTime = now - at <= (isReceipt ? numbers.promptSeconds : numbers.confirmSeconds) * 1000
  // One that says that a message failed counts as silence does: what was accepted and not delivered is what weighs.
  if (!inTime || (isReceipt && event.state === 'failed')) return unchanged(health)
  return counting(health, { provider, country, at, what: isReceipt ? { prompt: 1 } : { confirmed: 1 } }, now)
}

function renewed(health: Health, provider: string, now: Date): Learned {
  if (standingOf(health, provider).breaker.state === 'closed') return unchanged(health)
  const told = { provider, country: undefined, from: undefined, to: undefined, who: AUTOMATIC, at: now }
  return {
    health: withStanding(health, provider, { breaker: { state: 'closed', failures: 0 } }),
    changes: [{ ...told, what: 'up', why: 'its settings have changed' }],
  }
}

function ordered(
  health: Health,
  { kind, provider, who, why }: Extract<RoutingEvent, { kind: 'paused' | 'resumed' }>,
  now: Date,
): Learned {
  const { pause: _, ...standing } = standingOf(health, provider)
  const next = kind === 'paused' ? { ...standing, pause: { who, why, at: now.getTime() } } : standing
  const change = { what: kind, provider, country: undefined, from: undefined, to: undefined, who, why, at: now }
  return { health: { ...health, standings: { ...health.standings, [provider]: next } }, changes: [change] }
}

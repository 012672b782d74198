// The throughput of a provider: messages leave it evenly, never in bursts, as carriers count by the second. A message waits a moment
// for its turn before it goes elsewhere, so that two that come together do not pass by the provider that was meant for them.
import { type Health, standingOf } from './health.ts'
import { numbers } from './numbers.ts'
import { findProvider, type RoutingPlan } from './plan.ts'

/** How many milliseconds a message that is handed to it now has to wait for its turn. */
export function waitMs(plan: RoutingPlan, health: Health, provider: string, now: Date): number {
  if (findProvider(plan, provider)?.perSecond === undefined) return 0
  return Math.max(0, Math.ceil(standingOf(health, provider).nextAt - now.getTime()))
}

/** Whether it has as many messages as it may take for now. */
export function isFull(plan: RoutingPlan, health: Health, provider: string, now: Date): boolean {
  return waitMs(plan, health, provider, now) > numbers.patienceMs
}

/** When the one after a message that begins now may go. */
export function nextTurn(nextAt: number, perSecond: number | undefined, now: number): number {
  return perSecond === undefined ? nextAt : Math.max(nextAt, now) + 1000 / perSecond
}

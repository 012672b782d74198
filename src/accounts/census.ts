// How many accounts there are, by state, and how many of the active ones have a spare contact confirmed (R20): for metrics.
import type { Queryable } from '../db/index.ts'
import { countAccounts } from './census-queries.ts'

export interface Census {
  /** Those of live keys, by state. */
  readonly states: Readonly<Record<'pending' | 'active' | 'expired' | 'closed', number>>
  /** The share of the active ones that have two confirmed contacts, from 0 to 1; 0 where none is active. */
  readonly twoContactsRatio: number
}

export async function takeCensus(db: Queryable, now: Date): Promise<Census> {
  const { spare, ...states } = await countAccounts(db, now)
  return { states, twoContactsRatio: states.active === 0 ? 0 : spare / states.active }
}

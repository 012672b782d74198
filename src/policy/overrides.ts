// What an operator does with the policy at run time. Nothing is changed in place: what held before is ended, with who and why,
// in the transaction that writes what holds now. Every process on the database is told to look again.
import type { Database } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid } from '../lib/ids.ts'
import { endOverride, insertOverride, lockOverrides, type Override, type Place } from './queries.ts'

/** Heard by every process when the policy has changed. */
export const POLICY_CHANNEL = 'pinpost_policy'

export interface PolicyAdmin {
  /** Replaces what was set in the same place; answers whether there was anything. */
  set(override: Omit<Override, 'setAt'>): Promise<{ readonly replaced: boolean }>
  /** Back to what the layers before say. */
  unset(place: Place, by: string, why: string): Promise<'unset' | 'was_not_set'>
}

export interface PolicyAdminParts {
  readonly db: Database
  readonly clock: Clock
  readonly uuids: NewUuid
}

export function createPolicyAdmin({ db, clock, uuids }: PolicyAdminParts): PolicyAdmin {
  return {
    async set(override) {
      const at = clock.now()
      const id = uuids()
      const replaced = await db.transaction(async (tx) => {
        await lockOverrides(tx)
        const ended = await endOverride(tx, override, { at, by: override.setBy, why: `replaced: ${override.why}` })
        await insertOverride(tx, id, { ...override, setAt: at })
        return ended
      })
      await db.notify(POLICY_CHANNEL, '')
      return { replaced }
    },
    async unset(place, by, why) {
      const wasSet = await endOverride(db, place, { at: clock.now(), by, why })
      if (wasSet) await db.notify(POLICY_CHANNEL, '')
      return wasSet ? 'unset' : 'was_not_set'
    },
  }
}

// Who carried the codes that may still be entered soon, in this process. Two generations of a minute each, so that nothing is searched
// for what is old: begun anew, a map costs less than one from whose front things are taken.
import type { Uuid } from '../lib/ids.ts'
import { numbers } from './routing/index.ts'

export interface Carried {
  readonly provider: string
  readonly country: string | undefined
  readonly acceptedAt: Date
}

export interface CarriedCodes {
  remember(verificationId: Uuid, carried: Carried): void
  /** Once. Undefined where it is not known, or was too long ago. */
  take(verificationId: Uuid): Carried | undefined
}

/** Of a generation. What comes on top begins the next one: all providers lose the same part. */
const MOST = 10_000

export function createCarriedCodes(): CarriedCodes {
  let young = new Map<Uuid, Carried>()
  let old = new Map<Uuid, Carried>()
  let begunAt = 0
  return {
    remember(verificationId, carried) {
      const now = carried.acceptedAt.getTime()
      if (now - begunAt > numbers.confirmSeconds * 1000 || young.size >= MOST) {
        old = young
        young = new Map()
        begunAt = now
      }
      young.set(verificationId, carried)
    },
    take(verificationId) {
      const known = young.get(verificationId) ?? old.get(verificationId)
      if (known !== undefined && !young.delete(verificationId)) old.delete(verificationId)
      return known
    },
  }
}

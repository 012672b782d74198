// Who carried the codes that may still be entered soon, in this process. Whether one was entered in time is judged elsewhere
// (routing/learn.ts).
import { createBoundedMap } from '../lib/bounded-map.ts'
import type { Uuid } from '../lib/ids.ts'

export interface Carried {
  readonly provider: string
  readonly country: string | undefined
  readonly acceptedAt: Date
}

export interface CarriedCodes {
  remember(verificationId: Uuid, carried: Carried): void
  /** Once. Undefined where it is not known. */
  take(verificationId: Uuid): Carried | undefined
}

/** What is forgotten beyond that is of all providers alike. */
const MOST_REMEMBERED = 20_000

export function createCarriedCodes(): CarriedCodes {
  const codes = createBoundedMap<Uuid, Carried>(MOST_REMEMBERED)
  return {
    remember: codes.set,
    take(verificationId) {
      const known = codes.get(verificationId)
      codes.delete(verificationId)
      return known
    },
  }
}

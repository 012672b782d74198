// Rewriting what is at rest after the ring of secrets has got a new first one (`pinpost secret rotate`). Codes stay derived by
// the secret their row names (R8), so an older secret must stay in the ring until the codes it derives are dead.
import { type OldSeals, type RewritingProgress, rewriteSeals, type Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { byteaText } from '../lib/bytea.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { budgetKey, laneOf } from '../limits/index.ts'
import { contactPlace } from './facts.ts'
import { dayOf } from './limits.ts'
import {
  countOldSeals,
  lastLifeUnderOtherKeys,
  type NewSeal,
  type OldSeal,
  replaceSeals,
  selectOldSeals,
} from './rotation-queries.ts'

export interface Rotated {
  /** Contacts that were sealed anew. */
  readonly contacts: number
  /** Until when the older secrets are still needed for codes; undefined when no longer. */
  readonly olderNeededUntil: Date | undefined
}

/** Seals and fingerprints the contact of every verification by the first secret. Safe to interrupt, to repeat, and to run beside the traffic. */
export async function rotateSecrets(
  options: { readonly db: Database; readonly clock: Clock; readonly ring: KeyRing; readonly vault: Vault },
  onProgress: RewritingProgress,
): Promise<Rotated> {
  const { db, clock, ring, vault } = options
  const seals: OldSeals<OldSeal> = {
    count: () => countOldSeals(db, ring.first.id),
    select: (after, most) => selectOldSeals(db, ring.first.id, after, most),
    rewrite: (rows) => {
      const anew = rows.map((row) => sealAnew(row, vault))
      return db.transaction((tx) => replaceSeals(tx, anew, ring.first.id, clock.now()))
    },
  }
  const contacts = await rewriteSeals(seals, onProgress)
  return { contacts, olderNeededUntil: await lastLifeUnderOtherKeys(db, ring.first.id, clock.now()) }
}

function sealAnew(row: OldSeal, vault: Vault): NewSeal {
  const place = contactPlace(row.id)
  const contact = vault.open(row.contact_sealed, row.contact_key, place)
  const sealed = vault.seal(contact, place).bytes
  const fingerprint = vault.fingerprint(contact)
  const day = dayOf(vault, contact, fingerprint)
  const subject = { serviceId: row.service_id, lane: laneOf(row.lane), isTest: row.lane >= 2, contact: day }
  return {
    id: row.id,
    old_contact: row.contact,
    new_contact: fingerprint,
    old_budget: row.budget,
    new_budget: budgetKey(subject),
    sealed: byteaText(sealed),
  }
}

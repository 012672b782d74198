// Sealing accounts anew after the ring of secrets has got a new first one: their subjects and the contacts on file. Beside the
// traffic: what was changed meanwhile is left to the change, which wrote by the first secret itself.
import { type OldSeals, type RewritingProgress, rewriteSeals, type Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import {
  countOldAccounts,
  type NewSeals,
  type OldAccountRow,
  replaceAccountSeals,
  selectOldAccounts,
} from './rotation-queries.ts'
import { openContactOnFile, openSubject, sealContact, sealSubject } from './sealing.ts'

/** Answers how many accounts were rewritten. Safe to interrupt, to repeat, and to run beside the traffic. */
export async function rotateAccounts(
  { db, ring, vault }: { readonly db: Database; readonly ring: KeyRing; readonly vault: Vault },
  onProgress: RewritingProgress,
): Promise<number> {
  const keyId = ring.first.id
  const seals: OldSeals<OldAccountRow> = {
    count: () => countOldAccounts(db, keyId),
    select: (after, most) => selectOldAccounts(db, keyId, after, most),
    rewrite: (rows) => {
      const anew = rows.map((row) => sealAnew(row, { ring, vault }))
      return db.transaction((tx) => replaceAccountSeals(tx, anew))
    },
  }
  return await rewriteSeals(seals, onProgress)
}

function sealAnew(row: OldAccountRow, sealer: { readonly ring: KeyRing; readonly vault: Vault }): NewSeals {
  const { vault } = sealer
  return {
    id: row.id,
    old_subject: row.subject,
    ...sealSubject(sealer, row.id, openSubject(vault, row)),
    contacts: (row.contacts ?? []).map((contact) => ({
      kind: contact.kind,
      old_contact: contact.contact,
      ...sealContact(vault, row.id, openContactOnFile(vault, row.id, contact)),
    })),
  }
}

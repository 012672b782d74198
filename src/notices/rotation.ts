// Sealing the contacts of notices anew after the ring of secrets has got a new first one. Links stay derived by the secret their row
// names; those that were sent are found by their hash, which needs no secret.
import { type OldSeals, type RewritingProgress, rewriteSeals, type Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { byteaText } from '../lib/bytea.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { openRecipient, recipientPlace } from './message.ts'
import { countOldRecipients, type OldRecipient, replaceRecipients, selectOldRecipients } from './rotation-queries.ts'

export async function rotateNotices(
  { db, ring, vault }: { readonly db: Database; readonly ring: KeyRing; readonly vault: Vault },
  onProgress: RewritingProgress,
): Promise<number> {
  const keyId = ring.first.id
  const seals: OldSeals<OldRecipient> = {
    count: () => countOldRecipients(db, keyId),
    select: (after, most) => selectOldRecipients(db, keyId, after, most),
    rewrite: (rows) =>
      replaceRecipients(
        db,
        rows.map((row) => {
          const contact = openRecipient(vault, row)
          const { bytes } = vault.seal(contact, recipientPlace(row.id))
          return { id: row.id, contact: vault.fingerprint(contact), sealed: byteaText(bytes), key: keyId }
        }),
      ),
  }
  return await rewriteSeals(seals, onProgress)
}

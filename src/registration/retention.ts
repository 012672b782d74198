// What becomes of registrations afterwards: they are deleted 24 hours after their end and leave a masked story for 90 days; they are
// erased with the person; and sealed anew when secrets are rotated. Several processes may do it at once: each row goes once.
import type { Eraser } from '../accounts/index.ts'
import { type OldSeals, type RewritingProgress, rewriteSeals, type Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { ENDED_KEPT_SECONDS, STORY_DAYS } from '../verification/index.ts'
import type { RegistrationRow } from './queries.ts'
import { changingColumns, contactRow, readRecord, type Sealing } from './record.ts'
import {
  countOld,
  deleteStories,
  deleteTraces,
  lastEndUnderOtherKeys,
  type NewSeals,
  replaceByStories,
  replaceSeals,
  selectEnded,
  selectOld,
} from './retention-queries.ts'
import { storyOf } from './stories.ts'

const DAY_SECONDS = 86_400
const BATCH = 500

/** Deletes what retention no longer covers; answers how much of each. Safe to interrupt and to repeat. */
export async function sweepRegistrations(
  db: Database,
  clock: Clock,
  vault: Vault,
): Promise<Readonly<Record<string, number>>> {
  const now = clock.now()
  let registrations = 0
  for (;;) {
    const ended = await selectEnded(db, addSeconds(now, -ENDED_KEPT_SECONDS), BATCH)
    const stories = ended.map((row) => storyOf(row, vault, now))
    if (stories.length > 0) registrations += await replaceByStories(db, stories)
    if (ended.length < BATCH) break
  }
  return { registrations, registration_stories: await deleteStories(db, addSeconds(now, -STORY_DAYS * DAY_SECONDS)) }
}

export const eraseRegistrations: Eraser = (tx, { owner, ...traces }) =>
  deleteTraces(tx, { serviceId: owner.service.id, isTest: owner.kind === 'test' }, traces)

/** Answers how many registrations were rewritten. Safe to interrupt, to repeat, and to run beside the traffic. */
export async function rotateRegistrations(
  { db, ring, vault }: { readonly db: Database; readonly ring: KeyRing; readonly vault: Vault },
  onProgress: RewritingProgress,
): Promise<number> {
  const keyId = ring.first.id
  const seals: OldSeals<RegistrationRow> = {
    count: () => countOld(db, keyId),
    select: (after, most) => selectOld(db, keyId, after, most),
    rewrite: (rows) => {
      const anew = rows.map((row) => sealAnew(row, { ring, vault }))
      return db.transaction((tx) => replaceSeals(tx, anew))
    },
  }
  return await rewriteSeals(seals, onProgress)
}

/** The session of a registration is derived by the secret it began with. */
export async function olderSecretsNeededUntil({
  db,
  ring,
  clock,
}: {
  readonly db: Database
  readonly ring: KeyRing
  readonly clock: Clock
}): Promise<Date | undefined> {
  return await lastEndUnderOtherKeys(db, ring.first.id, clock.now())
}

function sealAnew(row: RegistrationRow, sealing: Sealing): NewSeals {
  const record = readRecord(row, sealing, row.created_at)
  const { subject, subject_sealed, subject_key } = changingColumns(record, sealing)
  const contacts = record.contacts.map((kept) => {
    const old = (row.contacts ?? []).find(({ kind }) => kind === kept.kind)
    const { kind, contact, contact_sealed, contact_key } = contactRow(kept, record.id, sealing)
    return { kind, old_contact: old?.contact ?? contact, contact, contact_sealed, contact_key }
  })
  return { id: row.id, old_subject: row.subject, subject, subject_sealed, subject_key, contacts }
}

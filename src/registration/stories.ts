// The masked story of a registration (R33): what happened to it, step by step, for the person's call to support. While it exists it
// is told from its row; after that from what retention kept of it for 90 days.
import { type Contact, maskContact, unlessUnreadable, type Vault } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { idRangesOf, referenceOf } from '../lib/reference.ts'
import { dayOf, STORY_DAYS, type StorySearch } from '../verification/index.ts'
import { type ContactRow, type RegistrationRow, selectRegistration } from './queries.ts'
import { openKept, statusOf } from './record.ts'
import { findRegistrations, type Search, type StoryContact, type StoryRow, selectStories } from './retention-queries.ts'

export interface RegistrationStory {
  readonly reference: string
  readonly registrationId: Uuid
  readonly serviceId: Uuid
  readonly isTest: boolean
  readonly purpose: string
  readonly status: string
  readonly reason: string | undefined
  readonly method: string | undefined
  readonly contacts: readonly StoryContact[]
  readonly createdAt: Date
  readonly endedAt: Date | undefined
  readonly steps: readonly {
    readonly at: Date
    readonly what: string
    readonly detail?: string
    /** Of a verification, whose story tells more. */
    readonly reference?: string
  }[]
  /** The verification whose code is live or was last, while the registration exists. */
  readonly verificationId: Uuid | undefined
}

const MOST_FOUND = 50

/** The stories that a reference names: one as a rule, none when it is older than 90 days or was mistyped. */
export async function findRegistrationsByReference(
  parts: StorySearch,
  reference: string,
): Promise<RegistrationStory[]> {
  const found = await find(parts, { ranges: idRangesOf(reference, parts.clock.now(), STORY_DAYS) })
  return found.filter((story) => story.reference === reference)
}

/** The latest stories of a contact, under every secret of the ring; newest first. */
export async function findRegistrationsByContact(parts: StorySearch, contact: Contact): Promise<RegistrationStory[]> {
  return await find(parts, { contacts: parts.vault.fingerprints(contact) })
}

/** By which the days of its contacts are counted; none once it is gone. */
export async function daysOfRegistration({ db, vault }: Pick<StorySearch, 'db' | 'vault'>, id: Uuid): Promise<Uuid[]> {
  const contacts = (await selectRegistration(db, id))?.contacts ?? []
  return contacts.flatMap((kept) => {
    const contact = readIfPossible(kept, id, vault)
    return contact ? [dayOf(vault, contact)] : []
  })
}

function readIfPossible(kept: ContactRow, id: Uuid, vault: Vault): Contact | undefined {
  return unlessUnreadable(
    () => openKept(kept, id, vault),
    () => undefined,
  )
}

async function find({ db, clock, vault }: StorySearch, search: Search): Promise<RegistrationStory[]> {
  const [live, kept] = await Promise.all([
    findRegistrations(db, search, MOST_FOUND),
    selectStories(db, search, MOST_FOUND),
  ])
  return [...live.map((row) => toldNow(row, vault, clock.now())), ...kept.map(readStory)]
}

function toldNow(row: RegistrationRow, vault: Vault, now: Date): RegistrationStory {
  const { endedAt } = statusOf(row, now)
  return { ...readStory(storyOf(row, vault, now)), endedAt, verificationId: row.verification_id ?? undefined }
}

/** What is kept of a registration, also of one whose contacts cannot be read: it is to be deleted all the same. */
export function storyOf(row: RegistrationRow, vault: Vault, now: Date): StoryRow {
  const { status, reason, endedAt = row.expires_at } = statusOf(row, now)
  const expired = { at: endedAt.toISOString(), what: 'expired', detail: reason ?? '' }
  const contacts = (row.contacts ?? []).map((kept) => ({
    ...kept,
    read: readIfPossible(kept, row.id, vault),
  }))
  return {
    registration_id: row.id,
    service_id: row.service_id,
    test: row.test,
    purpose: row.purpose,
    status,
    reason: reason ?? null,
    method: row.method,
    contacts: contacts.map(({ read, source, confirmed_at }) => ({
      masked: maskContact(read),
      source,
      isConfirmed: confirmed_at !== null,
    })),
    fingerprints: contacts.map(({ read, contact }) => (read ? vault.fingerprint(read) : contact)),
    steps: status === 'expired' ? [...row.steps, expired] : row.steps,
    created_at: row.created_at,
    ended_at: endedAt,
  }
}

function readStory(row: StoryRow): RegistrationStory {
  return {
    reference: referenceOf(row.registration_id),
    registrationId: row.registration_id,
    serviceId: row.service_id,
    isTest: row.test,
    purpose: row.purpose,
    status: row.status,
    reason: row.reason ?? undefined,
    method: row.method ?? undefined,
    contacts: row.contacts,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    steps: row.steps.map(({ at, ...step }) => ({ at: new Date(at), ...step })),
    verificationId: undefined,
  }
}

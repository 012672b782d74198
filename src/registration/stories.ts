// The masked story of a registration (R33): what happened to it, step by step, for the person's call to support. While it exists it
// is told from its row; after that from what retention kept of it for 90 days.
import { type Contact, maskContact, unlessUnreadable, type Vault } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { idRangesOf, referenceOf } from '../lib/reference.ts'
import { dayOf, STORY_DAYS, type StorySearch } from '../verification/index.ts'
import { type RegistrationRow, selectRegistration } from './queries.ts'
import { type RegistrationRecord, readRecord } from './record.ts'
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
export async function daysOfRegistration({ db, clock, vault }: StorySearch, id: Uuid): Promise<Uuid[]> {
  const row = await selectRegistration(db, id)
  const contacts = row ? recordOf(row, vault, clock.now()).contacts : []
  return contacts.map(({ contact }) => dayOf(vault, contact))
}

async function find({ db, clock, vault }: StorySearch, search: Search): Promise<RegistrationStory[]> {
  const [live, kept] = await Promise.all([
    findRegistrations(db, search, MOST_FOUND),
    selectStories(db, search, MOST_FOUND),
  ])
  return [...live.map((row) => toldNow(row, vault, clock.now())), ...kept.map(readStory)]
}

function toldNow(row: RegistrationRow, vault: Vault, now: Date): RegistrationStory {
  const record = recordOf(row, vault, now)
  return { ...readStory(storyOf(record, vault)), endedAt: record.endedAt, verificationId: record.verificationId }
}

/** One that cannot be opened is told without what is sealed in it. */
function recordOf(row: RegistrationRow, vault: Vault, now: Date): RegistrationRecord {
  return unlessUnreadable(
    () => readRecord(row, { vault }, now),
    () => readRecord({ ...row, contacts: null, subject_sealed: null }, { vault }, now),
  )
}

/** What is kept of a registration; of one that cannot be opened too, so that it is found and erased by its contacts. */
export function storyOfRow(row: RegistrationRow, vault: Vault, now: Date): StoryRow {
  const story = storyOf(recordOf(row, vault, now), vault)
  const filed = (row.contacts ?? []).map(({ contact }) => contact)
  return filed.length > story.fingerprints.length ? { ...story, fingerprints: filed } : story
}

function storyOf(record: RegistrationRecord, vault: Vault): StoryRow {
  const endedAt = record.endedAt ?? record.expiresAt
  const expired = { at: endedAt.toISOString(), what: 'expired', detail: record.reason ?? '' }
  return {
    registration_id: record.id,
    service_id: record.serviceId,
    test: record.isTest,
    purpose: record.purpose,
    status: record.status,
    reason: record.reason ?? null,
    method: record.method ?? null,
    contacts: record.contacts.map((kept) => ({
      masked: maskContact(kept.contact),
      source: kept.source,
      isConfirmed: kept.confirmed !== undefined,
    })),
    fingerprints: record.contacts.map((kept) => vault.fingerprint(kept.contact)),
    steps: record.status === 'expired' ? [...record.steps, expired] : record.steps,
    created_at: record.createdAt,
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

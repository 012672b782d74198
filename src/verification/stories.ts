// The masked story behind a reference (R33): what happened to a verification, step by step, for the person's call to support.
// While the verification exists it is told from its rows; after that from what retention kept of them for 90 days.
import { type Contact, maskContact, unlessUnreadable, type Vault } from '../contacts/index.ts'
import type { Queryable } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import { idRangesOf, referenceOf } from '../lib/reference.ts'
import { contactPlace } from './facts.ts'
import {
  type StoryFallback,
  type StoryMessage,
  type StoryRow,
  type StorySource,
  type StoryStep,
  selectStories,
  selectStorySources,
} from './retention-queries.ts'

export interface Story {
  readonly reference: string
  readonly verificationId: Uuid
  readonly serviceId: Uuid
  readonly maskedContact: string
  readonly channel: 'sms' | 'email'
  readonly country: string | undefined
  readonly purpose: string
  readonly isTest: boolean
  readonly status: string
  readonly createdAt: Date
  readonly endedAt: Date | undefined
  readonly steps: readonly {
    readonly at: Date
    readonly what: string
    readonly detail?: string
    /** Of another verification, whose story tells more. */
    readonly reference?: string
  }[]
}

export const STORY_DAYS = 90
const MOST_FOUND = 50

export interface StorySearch {
  readonly db: Queryable
  readonly clock: Clock
  readonly vault: Vault
}

/** The stories that a reference names: one as a rule, none when it is older than 90 days or was mistyped. Newest first. */
export async function findByReference({ db, clock, vault }: StorySearch, reference: string): Promise<Story[]> {
  const search = { ranges: idRangesOf(reference, clock.now(), STORY_DAYS) }
  const [live, kept] = await Promise.all([
    selectStorySources(db, search, MOST_FOUND),
    selectStories(db, search, MOST_FOUND),
  ])
  const isMeant = (id: Uuid) => referenceOf(id) === reference
  return [
    ...live.filter((row) => isMeant(row.id)).map((row) => readStory(storyOf(row, vault, clock.now()))),
    ...kept.filter((row) => isMeant(row.verification_id)).map(readStory),
  ]
}

/** The latest stories of a contact, under every secret of the ring; newest first. */
export async function findByContact({ db, clock, vault }: StorySearch, contact: Contact): Promise<Story[]> {
  const search = { contacts: vault.fingerprints(contact) }
  const [live, kept] = await Promise.all([
    selectStorySources(db, search, MOST_FOUND),
    selectStories(db, search, MOST_FOUND),
  ])
  return [...live.map((row) => storyOf(row, vault, clock.now())), ...kept].map(readStory)
}

/** What is kept of a verification. */
export function storyOf(row: StorySource, vault: Vault, now: Date): StoryRow {
  const status = row.status === 'pending' && row.expires_at <= now ? 'expired' : row.status
  return {
    verification_id: row.id,
    service_id: row.service_id,
    masked_contact: maskContact(
      unlessUnreadable(
        () => vault.open(row.contact_sealed, row.contact_key, contactPlace(row.id)),
        () => undefined,
      ),
    ),
    contact: row.contact,
    channel: row.channel,
    country: row.country,
    purpose: row.purpose,
    test: row.test,
    status,
    created_at: row.created_at,
    ended_at: row.ended_at ?? row.expires_at,
    steps: stepsOf(row, status),
  }
}

function stepsOf(row: StorySource, status: string): StoryRow['steps'] {
  const steps: StoryStep[] = [
    startStep(row),
    ...(row.messages ?? []).flatMap(messageSteps),
    ...(row.fallback ? fallbackSteps(row.fallback) : []),
    ...row.wrong_at.map((at) => ({ at: new Date(at).toISOString(), what: 'wrong_answer' })),
  ]
  const end = { at: (row.ended_at ?? row.expires_at).toISOString(), what: status }
  const isByFallback = row.fallback?.status === 'confirmed'
  if (status !== 'pending') steps.push(isByFallback ? { ...end, detail: 'fallback_confirmed' } : end)
  return steps.sort((one, other) => one.at.localeCompare(other.at))
}

/** A fallback begins with its first message. */
function startStep({ created_at, fallback_of, messages }: StorySource): StoryStep {
  if (fallback_of === null) return { at: created_at.toISOString(), what: 'started' }
  const at = new Date(messages?.[0]?.created_at ?? created_at).toISOString()
  return { at, what: 'begun_as_fallback', reference: referenceOf(fallback_of) }
}

function fallbackSteps({ id, why, begun_at, held_back_at }: StoryFallback): StoryStep[] {
  if (begun_at !== null) {
    return [{ at: new Date(begun_at).toISOString(), what: 'fallback_begun', detail: why, reference: referenceOf(id) }]
  }
  return held_back_at === null
    ? []
    : [{ at: new Date(held_back_at).toISOString(), what: 'fallback_held_back', detail: why }]
}

function messageSteps(message: StoryMessage, index: number): StoryStep[] {
  const asked = {
    at: new Date(message.created_at).toISOString(),
    what: index === 0 ? 'message_written' : 'resend_asked',
  }
  const detail = [message.provider, message.reason, message.tries > 1 ? `${message.tries} tries` : null]
    .filter((part) => part !== null)
    .join(', ')
  const now = { at: new Date(message.updated_at).toISOString(), what: `message_${message.state}` }
  return [asked, detail ? { ...now, detail } : now]
}

function readStory(row: StoryRow): Story {
  return {
    reference: referenceOf(row.verification_id),
    verificationId: row.verification_id,
    serviceId: row.service_id,
    maskedContact: row.masked_contact,
    channel: row.channel,
    country: row.country ?? undefined,
    purpose: row.purpose,
    isTest: row.test,
    status: row.status,
    createdAt: row.created_at,
    endedAt: row.status === 'pending' ? undefined : row.ended_at,
    steps: row.steps.map(({ at, ...step }) => ({ at: new Date(at), ...step })),
  }
}

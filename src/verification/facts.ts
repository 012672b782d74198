// What of a verification never changes: above all the nonce its code is derived from. A process keeps the facts of the latest
// verifications in memory, so that a check seldom reads before it writes (D2). What is judged is never judged on these: status,
// guesses and sends live in the row alone.
import { hash } from 'node:crypto'
import { type Contact, maskContact, type Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Channel } from '../delivery/index.ts'
import { type Locale, pickLocale } from '../i18n/index.ts'
import { createBatchedReads } from '../lib/batched-reads.ts'
import { createBoundedMap } from '../lib/bounded-map.ts'
import type { Uuid } from '../lib/ids.ts'
import { type Lane, laneOf } from '../limits/index.ts'
import { type FactsRow, selectFacts } from './queries.ts'
import type { Life } from './schedule.ts'
import type { Owner, SessionRequest } from './verification.ts'

export interface Facts extends Life {
  readonly id: Uuid
  readonly serviceId: Uuid
  readonly sealed: { readonly bytes: Uint8Array; readonly keyId: number }
  readonly maskedTo: string
  /** Undefined where the id is the binding. */
  readonly session: Buffer | undefined
  readonly purpose: string
  readonly channel: Channel
  readonly country: string | undefined
  readonly locale: Locale
  readonly lane: Lane
  readonly isTest: boolean
  readonly metadata: Readonly<Record<string, string>> | undefined
  readonly nonce: Uint8Array
  readonly codeKeyId: number
  readonly digits: number
  readonly maxAttempts: number
  /** The verification of the other contact that this one falls back on. */
  readonly fallbackId: Uuid | undefined
  /** The verification that falls back on this one. */
  readonly fallbackOf: Uuid | undefined
}

export interface FactsStore {
  /** Undefined when there is no such verification. */
  get(id: Uuid): Promise<Facts | undefined>
  /** Keeps what was just written, so that its check need not read it. */
  remember(facts: Facts): void
}

/** Some 700 bytes each. */
const MOST_REMEMBERED = 20_000

export function createFactsStore(db: Database, vault: Vault): FactsStore {
  const remembered = createBoundedMap<Uuid, Facts>(MOST_REMEMBERED)
  const reads = createBatchedReads((ids) => selectFacts(db, ids), 2)

  function remember(facts: Facts): void {
    remembered.set(facts.id, facts)
  }

  async function get(id: Uuid): Promise<Facts | undefined> {
    const known = remembered.get(id)
    if (known) return known
    const row = await reads.submit(id)
    // Opened by whoever asked: one that cannot be read is no error of those that were read with it.
    const facts = row && readFacts(row, vault)
    if (facts) remember(facts)
    return facts
  }

  return { get, remember }
}

/** The other one of a pair. */
export function partnerOf(facts: Facts): Uuid | undefined {
  return facts.fallbackId ?? facts.fallbackOf
}

/** Where the contact of a verification is sealed: it opens nowhere else. */
export function contactPlace(id: Uuid): { table: string; column: string; rowId: Uuid } {
  return { table: 'verification', column: 'contact_sealed', rowId: id }
}

export function openContact(vault: Vault, facts: Pick<Facts, 'id' | 'sealed'>): Contact {
  return vault.open(facts.sealed.bytes, facts.sealed.keyId, contactPlace(facts.id))
}

/** How a session is kept: hashed together with its service, so that the row does not let anyone in. */
export function hashSession(serviceId: Uuid, session: string): Buffer {
  return hash('sha256', `${serviceId}\n${session}`, 'buffer')
}

/** By what the sends of a session are counted: at hand wherever the facts are, which the session itself is not. */
export function sessionName({ session }: Pick<Facts, 'session'>): string | undefined {
  return session?.toString('hex')
}

/** Does it belong to them? The answer for what belongs to others is the answer for what does not exist. */
export function belongsTo(facts: Facts, caller: Owner): boolean {
  return facts.serviceId === caller.service.id && facts.isTest === (caller.kind === 'test')
}

/** May this request act on the session's behalf? */
export function actsFor(facts: Facts, request: Pick<SessionRequest, 'session' | 'isSupport'>): boolean {
  return request.isSupport === true || isSameSession(facts, request.session)
}

/** Is this the session that started it? A session that was not named at the start must not be named later either. */
export function isSameSession(facts: Facts, session: string | undefined): boolean {
  if (session === undefined || facts.session === undefined) return session === undefined && facts.session === undefined
  return facts.session.equals(hashSession(facts.serviceId, session))
}

function readFacts(row: FactsRow, vault: Vault): Facts {
  const sealed = { bytes: row.contact_sealed, keyId: row.contact_key }
  return {
    id: row.id,
    serviceId: row.service_id,
    sealed,
    maskedTo: maskContact(openContact(vault, { id: row.id, sealed })),
    session: row.session ?? undefined,
    purpose: row.purpose,
    channel: row.channel,
    country: row.country ?? undefined,
    locale: pickLocale(row.locale, 'en'),
    lane: laneOf(row.lane),
    isTest: row.test,
    metadata: row.metadata ?? undefined,
    nonce: row.nonce,
    codeKeyId: row.code_key,
    digits: row.digits,
    maxAttempts: row.max_attempts,
    fallbackId: row.fallback_id ?? undefined,
    fallbackOf: row.fallback_of ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

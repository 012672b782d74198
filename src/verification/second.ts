// The verification that another one falls back on (docs/decisions/0017): made with its first, so that its code, its place and its end
// are settled from the beginning; it waits, and whether it is ever begun is judged in fallbacks.ts.
import { maskContact, type Vault } from '../contacts/index.ts'
import { byteaText } from '../lib/bytea.ts'
import { addSeconds } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import { budgetKey, laneNumber } from '../limits/index.ts'
import { channelOf } from '../policy/index.ts'
import { deriveCode, NONCE_BYTES } from './code.ts'
import { contactPlace, type Facts } from './facts.ts'
import { dayOf, limitSubject } from './limits.ts'
import { pendingKeys } from './pending-keys.ts'
import type { SecondMembers } from './second-queries.ts'
import type { StartRequest } from './verification.ts'

export interface SecondParts {
  readonly random: Random
  readonly ring: KeyRing
  readonly vault: Vault
  readonly smsPerDay: number
}

/** Undefined where the request names no other contact. */
export function prepareSecond(
  request: StartRequest,
  first: Facts,
  parts: SecondParts,
): { readonly members: SecondMembers; readonly facts: Facts } | undefined {
  const { caller, fallback } = request
  if (!fallback || first.fallbackId === undefined) return undefined
  const { contact, lane } = fallback
  const facts = secondFacts(first, first.fallbackId, fallback, parts)
  const fingerprint = parts.vault.fingerprint(contact)
  const subject = limitSubject(
    { caller, lane, ip: undefined, session: undefined, contact, day: dayOf(parts.vault, contact, fingerprint) },
    parts.smsPerDay,
  )
  const members = {
    id: facts.id,
    contact: fingerprint,
    sealed: byteaText(facts.sealed.bytes),
    budget: budgetKey(subject),
    channel: facts.channel,
    country: facts.country,
    lane: laneNumber(lane, facts.isTest),
    nonce: byteaText(facts.nonce),
    pkey: pendingKeys(request, [fingerprint])[0],
    due_at: addSeconds(first.createdAt, caller.service.settings.fallbackAfterSeconds),
  }
  return { members, facts }
}

function secondFacts(
  first: Facts,
  id: Uuid,
  { contact, lane }: NonNullable<StartRequest['fallback']>,
  { random, ring, vault }: SecondParts,
): Facts {
  return {
    ...first,
    id,
    sealed: vault.seal(contact, contactPlace(id)),
    maskedTo: maskContact(contact),
    channel: channelOf(contact),
    country: contact.kind === 'phone' ? contact.country : undefined,
    lane,
    nonce: otherNonce(first, id, ring.first, random),
    fallbackId: undefined,
    fallbackOf: first.id,
  }
}

/** One that gives another code than the first has, so that an answer says whose code it was. */
function otherNonce({ id: firstId, nonce, digits }: Facts, id: Uuid, key: RingKey, random: Random): Uint8Array {
  const taken = deriveCode(key, firstId, nonce, digits)
  for (;;) {
    const drawn = random(NONCE_BYTES)
    if (deriveCode(key, id, drawn, digits) !== taken) return drawn
  }
}

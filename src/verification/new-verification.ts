// A new verification: what is settled when somebody asks for a code, before the database has judged whether it may begin.
import { maskContact, type Vault } from '../contacts/index.ts'
import { pickLocale } from '../i18n/index.ts'
import { byteaText } from '../lib/bytea.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import { budgetKey, laneNumber, sendLimits, stageColumns, startLimits } from '../limits/index.ts'
import { channelOf } from '../policy/index.ts'
import { NONCE_BYTES } from './code.ts'
import { contactPlace, type Facts, hashSession, sessionName } from './facts.ts'
import { dayOf, limitSubject } from './limits.ts'
import { pendingKeys } from './pending-keys.ts'
import { firstResendAt, messageNotAfter } from './schedule.ts'
import { prepareSecond } from './second.ts'
import type { StartRow } from './start-batch.ts'
import type { StartRequest } from './verification.ts'

export interface NewVerificationParts {
  readonly clock: Clock
  readonly random: Random
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  readonly smsPerDay: number
}

/** Wrong answers that lock a verification (R6). */
const MAX_ATTEMPTS = 5

/** A verification, and the one that it falls back on. */
export interface Pair {
  readonly facts: Facts
  readonly second: Facts | undefined
}

/** @returns its row and its facts, and those of what it falls back on. */
export function newVerification(
  request: StartRequest,
  options: NewVerificationParts,
): { readonly row: StartRow } & Pair {
  const { clock, random, uuids, ring, vault } = options
  const { contact, lane } = request
  const { service } = request.caller
  // A first has the smaller id: whoever locks the two in the order of their ids locks it before its fallback.
  const [id, fallbackId] = request.fallback ? [uuids(), uuids()].toSorted() : [uuids()]
  const ids = { id: id as Uuid, fallbackId }
  const contacts = vault.fingerprints(contact)
  const facts = newFacts(request, ids, clock.now(), random(NONCE_BYTES), ring.first.id, vault)
  const subject = limitSubject(
    {
      ...{ caller: request.caller, lane, ip: request.ip, contact, day: dayOf(vault, contact, contacts[0]) },
      session: sessionName(facts),
    },
    options.smsPerDay,
  )
  const second = prepareSecond(request, facts, options)
  const [pkey, ...older] = pendingKeys(request, contacts)
  const limits = { before: startLimits(ring.first, subject), sending: sendLimits(ring.first, subject) }
  const { idempotency } = request
  const members = {
    id: facts.id,
    msg: uuids(),
    service: service.id,
    contact: contacts[0] as Uuid,
    sealed: byteaText(facts.sealed.bytes),
    budget: budgetKey(subject),
    session: facts.session && byteaText(facts.session),
    purpose: facts.purpose,
    channel: facts.channel,
    country: facts.country,
    locale: facts.locale,
    lane: laneNumber(lane, facts.isTest),
    metadata: facts.metadata,
    nonce: byteaText(facts.nonce),
    secret: facts.codeKeyId,
    digits: facts.digits,
    max_attempts: facts.maxAttempts,
    resend_at: firstResendAt(facts, service.settings.resendAfterSeconds),
    created_at: facts.createdAt,
    expires_at: facts.expiresAt,
    not_after: messageNotAfter(facts),
    idem: idempotency?.key,
    body: idempotency?.body,
    older_bodies: idempotency && idempotency.olderBodies.length > 0 ? idempotency.olderBodies : undefined,
    pkey,
    older: older.length > 0 ? older : undefined,
    second: second?.members,
  }
  const row = { members: Object.assign(members, stageColumns(limits.before), stageColumns(limits.sending)), limits }
  return { row, facts, second: second?.facts }
}

function newFacts(
  request: StartRequest,
  { id, fallbackId }: { readonly id: Uuid; readonly fallbackId: Uuid | undefined },
  createdAt: Date,
  nonce: Uint8Array,
  codeKeyId: number,
  vault: Vault,
): Facts {
  const { contact, session, caller } = request
  const { settings } = caller.service
  const channel = channelOf(contact)
  const diesAt = addSeconds(createdAt, lifeSecondsOf(request))
  return {
    id,
    serviceId: caller.service.id,
    sealed: vault.seal(contact, contactPlace(id)),
    maskedTo: maskContact(contact),
    session: session === undefined ? undefined : hashSession(caller.service.id, session),
    purpose: request.purpose,
    channel,
    country: contact.kind === 'phone' ? contact.country : undefined,
    locale: pickLocale(request.locale, settings.locale),
    lane: request.lane,
    isTest: caller.kind === 'test',
    metadata: request.metadata,
    nonce,
    codeKeyId,
    digits: settings.codeDigits,
    maxAttempts: MAX_ATTEMPTS,
    fallbackId,
    fallbackOf: undefined,
    createdAt,
    expiresAt: request.notAfter !== undefined && request.notAfter < diesAt ? request.notAfter : diesAt,
  }
}

/** Two that stand for one another live equally long: no longer than either could by itself (R5). */
function lifeSecondsOf({ contact, lane, fallback, caller }: StartRequest): number {
  const { codeSeconds } = caller.service.settings
  const lives = [{ contact, lane }, ...(fallback ? [fallback] : [])].map((one) => {
    const seconds = codeSeconds[channelOf(one.contact)]
    // Never longer than ten minutes for contacts on file, where the code works as evidence of identity (R5).
    return one.lane === 'known' ? Math.min(seconds, 600) : seconds
  })
  return Math.min(...lives)
}

// Starting: a code goes out to a contact (R2, R10). Everything that is judged is judged by the one statement of
// start-queries.ts; here its rows are made, and its outcomes are turned into what the faces show.
import type { Vault } from '../contacts/index.ts'
import { maskContact } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { Dispatcher } from '../delivery/index.ts'
import { pickLocale } from '../i18n/index.ts'
import { byteaText } from '../lib/bytea.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import { budgetKey, laneNumber, sendLimits, stageColumns, startLimits } from '../limits/index.ts'
import { channelOf, type Policy } from '../policy/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { NONCE_BYTES } from './code.ts'
import { contactPlace, type Facts, type FactsStore, hashSession, sessionName } from './facts.ts'
import { attemptsLeft, limitedBy, limitSubject, reportObserved } from './limits.ts'
import { messageJob } from './message.ts'
import { pendingKeys } from './pending-keys.ts'
import { firstResendAt, messageNotAfter } from './schedule.ts'
import { prepareSecond } from './second.ts'
import { createSendBatcher } from './send-batcher.ts'
import { forgetPointer, type StartResult, type StartRow, startBatch } from './start-queries.ts'
import type { StartOutcome, StartRequest, Verification } from './verification.ts'
import { showVerification } from './view.ts'

export interface StartOptions {
  readonly db: Database
  readonly clock: Clock
  readonly random: Random
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  readonly telemetry: Telemetry
  readonly dispatcher: Dispatcher
  readonly facts: FactsStore
  readonly smsPerDay: number
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  /** Shows one that exists, as it is now. */
  readonly read: (id: Uuid) => Promise<Verification | undefined>
  /** Sends again if that is due; answers whether it did (R10: a repeated start sends only what R27 allows). */
  readonly resendIfDue: (request: StartRequest, id: Uuid) => Promise<boolean>
}

type Replayed = Extract<StartResult, { outcome: 'replayed' }>

/** Wrong answers that lock a verification (R6). */
const MAX_ATTEMPTS = 5

export function createStart(options: StartOptions): (request: StartRequest) => Promise<StartOutcome> {
  const { db, telemetry, dispatcher, facts: store } = options
  const batcher = createSendBatcher<StartRow, StartResult>(options, {
    name: 'start',
    statement: startBatch,
    keysOf: ({ members }) => [members.idem, members.pkey].filter((key) => key !== undefined),
    // The embedded engine has one connection. On PostgreSQL a second lane works while the first one waits for its commit.
    lanes: db.engine === 'embedded' ? 1 : 2,
  })

  async function start(request: StartRequest): Promise<StartOutcome> {
    const policy = await options.policyOf(request.caller.service.id)
    const { row, facts, second } = prepare(request, options)
    const result = await batcher.submit(row)
    switch (result.outcome) {
      case 'started':
        return started(request, row, { facts, second }, result, policy)
      case 'pending':
        return await pending(request, row, result.target)
      case 'replayed':
        return await replayed(request, result)
      case 'key_reused':
        return { kind: 'key_reused' }
      case 'limited':
        return limitedBy(telemetry, result.stage, result.retryAt)
    }
  }

  function started(
    request: StartRequest,
    row: StartRow,
    { facts, second }: Pair,
    { over, wrongs }: { readonly over: number; readonly wrongs: number },
    policy: Policy,
  ): StartOutcome {
    const { settings } = request.caller.service
    store.remember(facts)
    if (second) store.remember(second)
    const message = {
      id: row.members.msg,
      tries: 1,
      notAfter: row.members.not_after,
      createdAt: row.members.created_at,
    }
    dispatcher.submit(messageJob(options.ring, options.vault, facts, message, { settings, policy }, request.contact))
    reportObserved(telemetry, over)
    telemetry.report.verificationStarted(eventOf(request, facts))
    return { kind: 'started', verification: showStarted({ facts, second }, row.members.msg, wrongs, settings) }
  }

  async function pending(request: StartRequest, row: StartRow, target: Uuid): Promise<StartOutcome> {
    await options.resendIfDue(request, target)
    const verification = await options.read(target)
    if (!verification) {
      // Its writer lost an idempotency key to another body at that very moment, so it was never written: start anew.
      const { pkey, older = [] } = row.members
      if (pkey) await forgetPointer(db, [pkey, ...older], target)
      return await start(request)
    }
    const facts = await store.get(target)
    if (facts) telemetry.report.verificationReused(eventOf(request, facts))
    return { kind: 'pending', verification }
  }

  /** What was answered 201 is shown as it was then; what was answered 200, as it is now. */
  async function replayed(request: StartRequest, { target, status, wrongs }: Replayed): Promise<StartOutcome> {
    const [facts, now] = await Promise.all([store.get(target), options.read(target)])
    if (!facts || !now) return { kind: 'key_reused' }
    if (status !== 201) return { kind: 'pending', verification: now }
    const first = now.messages[0]?.id ?? target
    const second = facts.fallbackId === undefined ? undefined : await store.get(facts.fallbackId)
    const { settings } = request.caller.service
    return { kind: 'replayed', verification: showStarted({ facts, second }, first, wrongs, settings) }
  }

  return start
}

/**
 * A verification as it is when it has just been started: computed from its facts and from what was counted then, so that a replay
 * shows the same.
 * @param wrongs the wrong answers that the contact's day had by then.
 */
function showStarted(
  { facts, second }: Pair,
  messageId: Uuid,
  wrongs: number,
  settings: ServiceSettings,
): Verification {
  const at = facts.createdAt.toISOString()
  const state = {
    status: 'pending',
    attemptsLeft: attemptsLeft(facts, settings, { attempts: 0, wrongs }),
    sends: 1,
    resendAt: firstResendAt(facts, settings.resendAfterSeconds),
    endedAt: undefined,
    messages: [{ id: messageId, state: 'sending' as const, at, receipts: null }],
    fallbackWhy: undefined,
  }
  const waiting = { ...state, status: 'waiting', messages: [] }
  return showVerification(facts, state, settings, facts.createdAt, second && { facts: second, state: waiting })
}

function eventOf(request: StartRequest, facts: Facts) {
  const { caller } = request
  return { channel: facts.channel, country: facts.country, serviceId: caller.service.id, kind: caller.kind }
}

/** A verification, and the one that it falls back on. */
interface Pair {
  readonly facts: Facts
  readonly second: Facts | undefined
}

/** The row and the facts of a new verification. */
function prepare(request: StartRequest, options: StartOptions): { row: StartRow } & Pair {
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
      ...{ caller: request.caller, lane, ip: request.ip, contact, fingerprint: contacts[0] as Uuid },
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

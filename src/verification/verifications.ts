// What one may do with verifications, put together from start, check, resend and cancel.
import { createHmac } from 'node:crypto'
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { ClaimedMessage, Dispatcher, MessageJob, OutgoingMessage } from '../delivery/index.ts'
import type { Changes } from '../events/index.ts'
import { createBatcher } from '../lib/batcher.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Policy } from '../policy/index.ts'
import type { Service } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { createCheck } from './check.ts'
import { isSameCode } from './code.ts'
import { actsFor, belongsTo, createFactsStore, type Facts, partnerOf } from './facts.ts'
import { withdraw } from './fallback-queries.ts'
import { createFallbacks, type Fallbacks } from './fallbacks.ts'
import { attemptsLeft } from './limits.ts'
import { codeOf, composeMessage, messageJob } from './message.ts'
import { cancelPending, openResend, type StateRow, selectStates, selectTestMessages } from './queries.ts'
import { createResend } from './resend.ts'
import { resendPair } from './resend-pair.ts'
import { createStart } from './start.ts'
import type {
  CancelOutcome,
  Owner,
  ResendOutcome,
  SessionRequest,
  TestMessage,
  Verification,
  Verifications,
} from './verification.ts'
import { type Shown, type ShownState, showVerification, statusAt } from './view.ts'
import { createWatching, type Watching } from './watching.ts'

export interface VerificationsOptions {
  readonly db: Database
  readonly clock: Clock
  readonly random: Random
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  readonly telemetry: Telemetry
  readonly changes: Changes
  /** Text messages a day for services that have no number of their own. */
  readonly smsPerDay: number
  readonly serviceById: (id: Uuid) => Promise<Service | undefined>
  /** By which sender messages leave, and how they end. */
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  /** Made with the two callbacks that the dispatcher needs from here. */
  readonly createDispatcher: (callbacks: {
    recover: (claimed: ClaimedMessage) => Promise<MessageJob | undefined>
    onFailed: (verificationIds: readonly Uuid[]) => Promise<void>
  }) => Dispatcher
}

/** The outcomes of checks, resends and cancels that leave a verification otherwise than it was. */
const CHANGING: ReadonlySet<string> = new Set(['confirmed', 'wrong', 'sent', 'cancelled'])

export function createVerifications(
  options: VerificationsOptions,
): Verifications & { readonly dispatcher: Dispatcher; readonly watching: Watching; readonly fallbacks: Fallbacks } {
  const { db, clock, ring, vault, changes, serviceById, policyOf } = options
  const facts = createFactsStore(db, vault)
  const dispatcher = options.createDispatcher({
    recover,
    onFailed: async (ids) => {
      await openResend(db, ids, clock.now())
      // Whoever waits is told of the failure all the same; what is due stands in the database.
      await fallbacks
        .consider(ids)
        .catch((error: unknown) => options.telemetry.report.taskFailed({ task: 'fall back', error }))
    },
  })
  const fallbacks = createFallbacks({ ...options, facts, dispatcher, tell: changes.tell })
  const states = createBatcher<Uuid, StateRow | undefined>({
    run: async (ids) => {
      const rows = await selectStates(db, [...new Set(ids)], clock.now())
      const found = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => found.get(id))
    },
    lanes: 2,
    maxSize: 256,
  })
  const check = createCheck({ ...options, facts })
  const watching = createWatching({ changes, clock, read: readById })
  const resendOne = createResend({ ...options, facts, dispatcher, read: readById })
  const resend = telling(resendEither)
  const start = createStart({
    ...options,
    facts,
    dispatcher,
    read: readById,
    resendIfDue: async ({ caller, session }, id) => (await resend({ caller, id, session })).kind === 'sent',
  })

  /** Tells whoever watches what an act has changed. */
  function telling<Request extends { readonly id: Uuid }, Outcome extends { readonly kind: string }>(
    act: (request: Request) => Promise<Outcome>,
  ): (request: Request) => Promise<Outcome> {
    return async (request) => {
      const outcome = await act(request)
      if (CHANGING.has(outcome.kind)) changes.tell(request.id)
      return outcome
    }
  }

  async function readById(id: Uuid): Promise<Verification | undefined> {
    const [known, state] = await Promise.all([facts.get(id), states.submit(id)])
    const service = known && (await serviceById(known.serviceId))
    if (!known || !state || state.status === 'waiting' || !service) return undefined
    const partnerId = partnerOf(known)
    const partner = partnerId && (await facts.get(partnerId))
    if (!partner) return showVerification(known, shownState(known, state, service), service.settings, clock.now())
    // Both at one instant: how many answers are left, and who was confirmed, is the same for the two.
    const [own, other] = await Promise.all([states.submit(id), states.submit(partner.id)])
    if (!own || !other) return undefined
    const [shown, second] = shownPair({ facts: known, state: own }, { facts: partner, state: other }, service)
    const fallback = known.fallbackId === undefined ? undefined : second
    return showVerification(known, shown.state, service.settings, clock.now(), fallback)
  }

  async function resendEither(request: SessionRequest): Promise<ResendOutcome> {
    const fallbackId = (await facts.get(request.id))?.fallbackId
    if (fallbackId === undefined) return await resendOne(request)
    const before = await Promise.all([states.submit(request.id), states.submit(fallbackId)])
    const outcome = await resendPair(request, fallbackId, before, resendOne)
    if (outcome.kind !== 'sent') return outcome
    const verification = await readById(request.id)
    return verification ? { kind: 'sent', verification } : { kind: 'not_found' }
  }

  async function read(caller: Owner, id: Uuid): Promise<Verification | undefined> {
    const known = await facts.get(id)
    return known && belongsTo(known, caller) ? await readById(id) : undefined
  }

  async function cancel(request: SessionRequest): Promise<CancelOutcome> {
    const outcome = await judgeCancel(request)
    options.telemetry.report.cancelJudged({ outcome: outcome.kind })
    return outcome
  }

  async function judgeCancel(request: SessionRequest): Promise<CancelOutcome> {
    const { caller, id } = request
    const known = await facts.get(id)
    if (!known || !belongsTo(known, caller) || !actsFor(known, request)) return { kind: 'not_found' }
    const now = clock.now()
    const status = await cancelPending(db, { id, partner: partnerOf(known) }, now)
    const verification = status === 'cancelled' ? await readById(id) : undefined
    if (verification) return { kind: 'cancelled', verification }
    if (status === undefined || status === 'cancelled' || status === 'waiting') return { kind: 'not_found' }
    const reference = referenceOf(id)
    if (status === 'confirmed') return { kind: 'already_confirmed', reference }
    return { kind: statusAt(known, status, now) === 'expired' ? 'expired' : 'locked', reference }
  }

  async function withdrawFallback(request: SessionRequest): Promise<void> {
    const known = await facts.get(request.id)
    if (!known?.fallbackId || !belongsTo(known, request.caller) || !actsFor(known, request)) return
    await withdraw(db, known.fallbackId, clock.now())
    changes.tell(known.id)
  }

  /** What a dead process left: sent on while somebody waits for it, with the code it always had. */
  async function recover(message: ClaimedMessage): Promise<MessageJob | undefined> {
    const known = message.verificationId && (await facts.get(message.verificationId))
    const service = known && (await serviceById(known.serviceId))
    const verification = service && (await readById(known.id))
    if (verification?.status !== 'pending') return undefined
    const { settings } = service as Service
    const policy = await policyOf((service as Service).id)
    return messageJob(ring, vault, known as Facts, message, { settings, policy })
  }

  async function testMessages(
    filter: { serviceId?: Uuid | undefined; verificationId?: Uuid | undefined },
    most: number,
  ): Promise<TestMessage[]> {
    const { serviceId, verificationId: id } = filter
    const asked = id && (await facts.get(id))
    const verificationIds = id && [id, asked?.fallbackId ?? id]
    const rows = await selectTestMessages(db, { serviceId, verificationIds }, most)
    const messages = rows.map(async (row): Promise<TestMessage | undefined> => {
      const [known, service, policy] = await Promise.all([
        facts.get(row.verification_id),
        serviceById(row.service_id),
        policyOf(row.service_id),
      ])
      if (!known || !service || !ring.byId(known.codeKeyId)) return undefined
      const envelope = { id: row.id, notAfter: known.expiresAt, createdAt: row.created_at }
      const manner = { settings: service.settings, policy }
      const content: OutgoingMessage = composeMessage(ring, vault, known, envelope, manner)
      return {
        id: row.id,
        verificationId: known.id,
        reference: referenceOf(known.id),
        serviceName: service.settings.name,
        state: row.state,
        provider: row.provider ?? undefined,
        reason: row.reason ?? undefined,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        status: statusAt(known, row.status, clock.now()),
        expiresAt: known.expiresAt,
        code: codeOf(ring, known),
        content,
      }
    })
    return (await Promise.all(messages)).filter((message) => message !== undefined)
  }

  return {
    start,
    check: telling(async (request) => {
      const outcome = await check(request)
      if (outcome.kind === 'confirmed') dispatcher.confirmed(request.id)
      return outcome
    }),
    resend,
    cancel: telling(cancel),
    withdrawFallback,
    read,
    watch: async (caller, id, seen) => {
      const known = await facts.get(id)
      return known && belongsTo(known, caller) ? await watching.watch(id, seen, partnerOf(known)) : undefined
    },
    testMessages,
    ownerOf: async (id) => {
      const known = await facts.get(id)
      const service = known && (await serviceById(known.serviceId))
      return service && { service, kind: known.isTest ? 'test' : 'live' }
    },
    clientToken: (id) => clientToken(ring.first, id),
    isClientToken: (token, id) => ring.keys.some((key) => isSameCode(token, clientToken(key, id))),
    dispatcher,
    watching,
    fallbacks,
  }
}

interface Read {
  readonly facts: Facts
  readonly state: StateRow
}

/** Two that stand for one another: what the contact of either still lets be answered, the other need not forbid. */
function shownPair(one: Read, other: Read, service: Service): readonly [Shown, Shown] {
  const [own, others] = [shownState(one.facts, one.state, service), shownState(other.facts, other.state, service)]
  const pending = [own, others].filter(({ status }) => status === 'pending')
  const attemptsLeft = Math.max(0, ...pending.map((state) => state.attemptsLeft))
  return [
    { facts: one.facts, state: { ...own, attemptsLeft } },
    { facts: other.facts, state: { ...others, attemptsLeft } },
  ]
}

function shownState(facts: Facts, state: StateRow, service: Service): ShownState {
  return {
    status: state.status,
    attemptsLeft: attemptsLeft(facts, service.settings, state),
    fallbackWhy: state.fallback_why ?? undefined,
    sends: state.sends,
    resendAt: state.resend_at ?? undefined,
    endedAt: state.ended_at ?? undefined,
    messages: state.messages ?? [],
  }
}

/** The secret of the person's side, good for one verification: computed, so that nothing has to be stored. */
function clientToken(key: RingKey, id: Uuid): string {
  return `pc_${createHmac('sha256', key.subKey('tokens')).update(`verification\n${id}`).digest('base64url')}`
}

// What one may do with verifications, put together from start, check, resend, cancel and read.
import { createHmac } from 'node:crypto'
import type { Vault } from '../contacts/index.ts'
import type { Database } from '../db/index.ts'
import type { ClaimedMessage, Dispatcher, MessageJob } from '../delivery/index.ts'
import type { Changes } from '../events/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import { isSameText } from '../lib/same-text.ts'
import type { Policy } from '../policy/index.ts'
import type { Service } from '../services/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { createCancel } from './cancel.ts'
import { createCheck } from './check.ts'
import { actsFor, belongsTo, createFactsStore, partnerOf } from './facts.ts'
import { withdraw } from './fallback-queries.ts'
import { createFallbacks, type Fallbacks } from './fallbacks.ts'
import { messageJob } from './message.ts'
import { openResend } from './queries.ts'
import { createRead, createStates } from './read.ts'
import { createResend } from './resend.ts'
import { resendPair } from './resend-pair.ts'
import { createStart } from './start.ts'
import { createTestMessages } from './test-messages.ts'
import type { Owner, ResendOutcome, SessionRequest, Verification, Verifications } from './verification.ts'
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
  const states = createStates(db, clock)
  const readById = createRead({ clock, facts, states, serviceById })
  const check = createCheck({ ...options, facts })
  const watching = createWatching({ changes, clock, read: readById })
  const resendOne = createResend({ ...options, facts, dispatcher, read: readById })
  const resend = telling(resendEither)
  const cancel = createCancel({ ...options, facts, read: readById })
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
    if (!known || !service || verification?.status !== 'pending') return undefined
    const policy = await policyOf(service.id)
    return messageJob(ring, vault, known, message, { settings: service.settings, policy })
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
    testMessages: createTestMessages({ ...options, facts }),
    ownerOf: async (id) => {
      const known = await facts.get(id)
      const service = known && (await serviceById(known.serviceId))
      return service && { service, kind: known.isTest ? 'test' : 'live' }
    },
    clientToken: (id) => clientToken(ring.first, id),
    isClientToken: (token, id) => ring.keys.some((key) => isSameText(token, clientToken(key, id))),
    dispatcher,
    watching,
    fallbacks,
  }
}

/** The secret of the person's side, good for one verification: computed, so that nothing has to be stored. */
function clientToken(key: RingKey, id: Uuid): string {
  return `pc_${createHmac('sha256', key.subKey('tokens')).update(`verification\n${id}`).digest('base64url')}`
}

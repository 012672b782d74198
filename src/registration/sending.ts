// The code of a registration: one is live at a time. It goes to an option that the person chose, in the lane of who may have
// started it (R40), and never lives longer than the registration (R5).
import { secondsUntil } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Owner, CheckOutcome as VerificationCheck } from '../verification/index.ts'
import { endAfter } from './flow.ts'
import { fallbackOf, keptOf, laneOf, optionsOf } from './options.ts'
import { sessionOf } from './parties.ts'
import type { KeptContact, RegistrationRecord } from './record.ts'
import type {
  CheckOutcome,
  ContactOption,
  Registrations,
  ResendOutcome,
  SendOutcome,
  StepRequest,
} from './registration.ts'
import { tellBegun } from './telling.ts'
import type { Decision, Workbench } from './workbench.ts'

/** Below this a code would arrive dead (R29). */
const SHORTEST_LIFE_SECONDS = 60

export function createSending(bench: Workbench): Pick<Registrations, 'send' | 'resend' | 'check'> {
  const { clock, ring, verifications } = bench

  async function send(request: StepRequest, option: string, ip: string | undefined): Promise<SendOutcome> {
    const started = new Set<Uuid>()
    const outcome = await take(request, option, ip, started)
    // What was begun here and did not become the live one, since something else was done meanwhile, is worth nothing.
    const live = outcome.kind === 'done' ? outcome.registration.verification?.id : undefined
    for (const id of started) if (id !== live) await bench.cancelVerification(request.caller, request.id, id)
    return outcome
  }

  /** Taken anew where another change came first: the start then finds the verification that it began before. */
  async function take(
    request: StepRequest,
    option: string,
    ip: string | undefined,
    started: Set<Uuid>,
  ): Promise<SendOutcome> {
    return await bench.take<SendOutcome>(request, 'send', async (record) => {
      const reference = referenceOf(record.id)
      const options = await optionsOf(bench, request.caller, record)
      const chosen = options.find((one) => one.option === option)
      const kept = chosen && keptOf(record, chosen.option)
      if (!chosen || !kept) {
        return { outcome: { kind: 'unknown_option', options: options.map((one) => one.option), reference } }
      }
      if (kept.confirmed) return { outcome: { kind: 'contact_confirmed', option: kept.kind, reference } }
      if (!chosen.isAvailable) {
        return { outcome: { kind: 'option_unavailable', option: chosen, reference } }
      }
      return await start(request, record, { chosen, kept, fallback: fallbackOf(record, options, option) }, ip, started)
    })
  }

  async function start(
    { caller }: StepRequest,
    record: RegistrationRecord,
    { chosen: { channel }, kept, fallback }: Sending,
    ip: string | undefined,
    started: Set<Uuid>,
  ): Promise<Decision<SendOutcome>> {
    const reference = referenceOf(record.id)
    const notAfter = endAfter(record.createdAt, clock.now())
    if (secondsUntil(notAfter, clock.now()) < SHORTEST_LIFE_SECONDS) return { outcome: { kind: 'too_late', reference } }
    const outcome = await verifications.start({
      caller,
      contact: kept.contact,
      purpose: record.purpose,
      session: sessionOf(ring, record),
      locale: record.locale,
      lane: laneOf(kept),
      fallback: fallback && { contact: fallback.contact, lane: laneOf(fallback) },
      notAfter,
      ip,
      metadata: undefined,
      idempotency: undefined,
    })
    if (outcome.kind === 'limited') return { outcome }
    if (outcome.kind === 'key_reused') throw new Error('A start without an idempotency key met one.')
    const { verification } = outcome
    if (outcome.kind === 'started') started.add(verification.id)
    const alongside = await tellBegun(bench, caller, record, kept.contact)
    const { verificationId: former } = record
    // A code went there by itself meanwhile: both are live, and stay so.
    const isFallback = former !== undefined && former === verification.fallbackOf
    const isAnother = former !== undefined && former !== verification.id && !isFallback
    return {
      event: 'sent',
      change: isFallback
        ? {}
        : { verificationId: verification.id, option: kept.kind, fallbackId: verification.fallback?.id },
      told: {
        what: started.has(verification.id) ? 'code_sent' : 'code_live_already',
        detail: channel,
        reference: verification.reference,
      },
      alongside,
      after: async () => isAnother && (await bench.cancelCode(caller, record)),
      outcome: async (written) => ({ kind: 'done', registration: await bench.show(caller, written) }),
    }
  }

  async function resend(request: StepRequest): Promise<ResendOutcome> {
    const { caller } = request
    let sent: Uuid | undefined
    return await bench.take<ResendOutcome>(request, 'resend', async (record) => {
      const { verificationId: id } = record
      if (id === undefined) return { outcome: outOfOrder(record, 'resend') }
      // Where another change came first, the message has left all the same and is not asked for twice.
      if (id !== sent) {
        const outcome = await verifications.resend({ caller, id, session: sessionOf(ring, record) })
        if (outcome.kind === 'not_found') return { outcome: outOfOrder(record, 'resend') }
        if (outcome.kind !== 'sent') return { outcome }
        sent = id
      }
      return {
        event: 'resent',
        told: { what: 'code_sent_again' },
        outcome: async (written) => ({ kind: 'done', registration: await bench.show(caller, written) }),
      }
    })
  }

  async function check(request: StepRequest, typed: string, ip: string | undefined): Promise<CheckOutcome> {
    const { caller } = request
    return await bench.take<CheckOutcome>(request, 'check', async (record) => {
      const { verificationId: id } = record
      if (id === undefined) return { outcome: outOfOrder(record, 'check') }
      const outcome = await verifications.check({ caller, id, session: sessionOf(ring, record), typed, ip })
      return await judged(caller, record, outcome)
    })
  }

  async function judged(
    caller: Owner,
    record: RegistrationRecord,
    outcome: VerificationCheck,
  ): Promise<Decision<CheckOutcome>> {
    switch (outcome.kind) {
      case 'confirmed':
        return await confirmed(caller, record, outcome.verification.id)
      case 'wrong':
        // What was judged is told with the verification; the registration stays as it is.
        return { outcome: { kind: 'wrong', registration: await bench.show(caller, record) } }
      case 'not_found':
        return { outcome: outOfOrder(record, 'check') }
      case 'malformed':
      case 'locked':
      case 'cancelled':
      case 'expired':
      case 'already_confirmed':
      case 'contact_locked':
      case 'limited':
        return { outcome }
    }
  }

  /** Marks the contact; whoever does is the first. Whoever finds it marked repeats: so does the loser of two at once. */
  async function confirmed(
    caller: Owner,
    record: RegistrationRecord,
    verificationId: Uuid,
  ): Promise<Decision<CheckOutcome>> {
    const kept = contactOf(record, verificationId)
    if (!kept) return { outcome: outOfOrder(record, 'check') }
    if (kept.confirmed?.verificationId === verificationId) {
      return { outcome: { kind: 'right', registration: await bench.show(caller, record), repeated: true } }
    }
    const contacts = record.contacts.map((one) =>
      one === kept ? { ...one, confirmed: { at: clock.now(), verificationId } } : one,
    )
    const isEnough = record.status === 'confirmed' || (await isAllThatIsNeeded(bench, caller, { ...record, contacts }))
    return {
      event: isEnough ? 'right' : 'more',
      change: { contacts },
      told: { what: 'contact_confirmed', detail: kept.kind },
      outcome: async (written) => ({
        kind: 'right',
        registration: await bench.show(caller, written),
        repeated: false,
      }),
    }
  }

  return { send, resend, check }
}

interface Sending {
  readonly chosen: ContactOption
  readonly kept: KeptContact
  /** What it falls back on by itself. */
  readonly fallback: KeptContact | undefined
}

/** Whose code a verification was: the chosen contact's, or the one's that it fell back on. */
function contactOf(record: RegistrationRecord, verificationId: Uuid): KeptContact | undefined {
  if (verificationId === record.verificationId) return record.option && keptOf(record, record.option)
  if (verificationId === record.fallbackId) return record.contacts.find(({ kind }) => kind !== record.option)
  return undefined
}

/** One is enough, unless the service wants every one that can be reached (R19). */
async function isAllThatIsNeeded(bench: Workbench, caller: Owner, record: RegistrationRecord): Promise<boolean> {
  if (caller.service.settings.contactsNeeded === 'any') return true
  const options = await optionsOf(bench, caller, record)
  return options.every(({ isAvailable, isConfirmed }) => isConfirmed || !isAvailable)
}

/** No code is live. */
function outOfOrder(record: RegistrationRecord, action: 'resend' | 'check') {
  const { status, reason, id } = record
  return { kind: 'out_of_order', action, status, reason, reference: referenceOf(id) } as const
}

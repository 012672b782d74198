// How a registration ends: completed, through the gate; left by the person, the host or support; or because none of the contacts
// can be reached (R22, R23).
import { firstEnd, isRenewable, type NewContact, renewedEnd } from '../accounts/index.ts'
import type { Queryable } from '../db/index.ts'
import { byteaText } from '../lib/bytea.ts'
import type { Uuid } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import { hashSession, type Owner } from '../verification/index.ts'
import { advance } from './advance.ts'
import { claim, sessionOf } from './parties.ts'
import { completeRegistration, type GateRow, selectOpenFor } from './queries.ts'
import type { KeptContact, RegistrationRecord } from './record.ts'
import type {
  CompleteOutcome,
  EndOutcome,
  Registrations,
  ResultingAccount,
  StepRequest,
  UnreachableOutcome,
} from './registration.ts'
import { tellFinished } from './telling.ts'
import type { Workbench } from './workbench.ts'

/** Rolls the account back with the gate that did not open. */
class GateClosed extends Error {
  override readonly name = 'GateClosed'
}

export function createFinishing(
  bench: Workbench,
): Pick<Registrations, 'unreachable' | 'complete' | 'end' | 'endForAccount'> {
  const { db, clock, ring, vault, accountWriter } = bench

  async function unreachable(request: StepRequest): Promise<UnreachableOutcome> {
    return await bench.take<UnreachableOutcome>(request, 'unreachable', (record) => ({
      event: 'left',
      change: {
        reason: 'unreachable',
        refused: record.method === undefined ? record.refused : [...record.refused, record.method],
      },
      told: { what: 'unreachable', ...(record.method === undefined ? {} : { detail: record.method }) },
      after: () => bench.cancelCode(request.caller, record),
      outcome: async (written) => ({ kind: 'done', registration: await bench.show(request.caller, written) }),
    }))
  }

  async function end(request: StepRequest, reason: string): Promise<EndOutcome> {
    return await bench.take<EndOutcome>(request, 'end', (record) => ({
      event: 'ended',
      change: { reason },
      told: { what: 'abandoned', detail: reason },
      after: () => bench.cancelCode(request.caller, record),
      outcome: async (written) => ({ kind: 'done', registration: await bench.show(request.caller, written) }),
    }))
  }

  async function endForAccount(caller: Owner, accountId: Uuid, reason: string): Promise<void> {
    for (const id of await selectOpenFor(db, accountId, clock.now())) {
      await end({ caller, id, party: { by: 'support' } }, reason)
    }
  }

  /** Asking again is answered again. What came in between, such as a spare contact, is looked at once more. */
  async function complete(request: StepRequest): Promise<CompleteOutcome> {
    const { caller, id, party } = request
    const record = await bench.find(caller, id)
    if (!record) return { kind: 'not_found' }
    const reference = referenceOf(record.id)
    if (claim(record, party, 'complete').kind === 'stranger') return { kind: 'owned_elsewhere', reference }
    if (record.status === 'completed') {
      return { kind: 'completed', registration: await bench.show(caller, record), repeated: true }
    }
    const { status, reason } = record
    if (status !== 'confirmed') return { kind: 'not_confirmed', status, reason, reference }
    const completed = await passGate(caller, record)
    if (completed) {
      // A spare contact's code that is still live is worth nothing any more.
      const last = [record.verificationId, record.fallbackId]
      const isSpareLive = !record.contacts.some((one) => one.confirmed && last.includes(one.confirmed.verificationId))
      if (isSpareLive) await bench.cancelCode(caller, record)
      bench.telemetry.report.registrationEnded({ purpose: record.purpose, status: 'completed', kind: caller.kind })
      return {
        kind: 'completed',
        registration: await bench.show(caller, completed.record, completed.account),
        repeated: false,
      }
    }
    const after = await bench.find(caller, id)
    if (!after) return { kind: 'not_found' }
    if (after.revision !== record.revision) return await complete(request)
    return { kind: 'not_confirmed', status: after.status, reason: after.reason, reference }
  }

  /** The account and the end of the registration are written together or not at all. Undefined when the gate stays closed. */
  async function passGate(
    caller: Owner,
    record: RegistrationRecord,
  ): Promise<{ record: RegistrationRecord; account: ResultingAccount } | undefined> {
    const now = clock.now()
    const plan = planAccount(caller, record, now)
    if (plan === undefined) return undefined
    const tell = await tellFinished(bench, caller, record)
    const next = advance(record, 'complete', { event: 'completed', told: { what: 'completed' } }, now, undefined)
    try {
      const accountId = await db.transaction(async (tx) => {
        const written = await plan.write(tx)
        const isOpen =
          written !== undefined && (await completeRegistration(tx, gateOf(record, written, next.steps, now)))
        if (!isOpen) throw new GateClosed('The gate stays closed.')
        await tell(tx)
        return written
      })
      return { record: { ...next, accountId }, account: { ...plan.account, id: accountId } }
    } catch (cause) {
      if (cause instanceof GateClosed) return undefined
      throw cause
    }
  }

  function gateOf(record: RegistrationRecord, accountId: Uuid, steps: RegistrationRecord['steps'], now: Date): GateRow {
    return {
      id: record.id,
      revision: record.revision,
      session: byteaText(hashSession(record.serviceId, sessionOf(ring, record))),
      accountId,
      contacts: record.contacts
        .filter((kept) => kept.confirmed)
        .map(({ kind, contact }) => ({ kind, fingerprints: vault.fingerprints(contact) })),
      steps,
      now,
    }
  }

  /** What becomes of the account, and how it will look. Undefined where there is none to renew any more. */
  function planAccount(caller: Owner, record: RegistrationRecord, now: Date) {
    const { identity, method = '', locale, id, accountId, accountEndsAt, contacts } = record
    const { settings } = caller.service
    if (record.purpose === 'renewal') {
      if (accountId === undefined || accountEndsAt === undefined) return undefined
      // Renewed meanwhile by another one, which was begun beside this: once is enough.
      const isDue = isRenewable({ state: 'active', endsAt: accountEndsAt }, settings, now)
      const endsAt = isDue ? renewedEnd({ endsAt: accountEndsAt }, settings, now) : accountEndsAt
      const changed = contacts.filter(isToBeFiled).map((kept) => contactToFile(kept, record))
      return {
        account: { state: 'active' as const, endsAt },
        write: async (tx: Queryable) => {
          const isRenewed = await accountWriter.renewIn(tx, caller, accountId, { method, endsAt, contacts: changed })
          return isRenewed ? accountId : undefined
        },
      }
    }
    if (identity === undefined) return undefined
    const state = settings.accountsOpenAs
    const endsAt = state === 'active' ? firstEnd(settings, now) : undefined
    const filed = contacts.map((kept) => contactToFile(kept, record))
    const account = { subject: identity.subject, state, locale, method, contacts: filed, endsAt, openedBy: id }
    return { account: { state, endsAt }, write: (tx: Queryable) => accountWriter.openIn(tx, caller, account) }
  }

  return { unreachable, complete, end, endForAccount }
}

/**
 * In a renewal what is on file stays as it is, byte for byte (R18); what was entered takes its place once it is confirmed, and an
 * unconfirmed one goes where nothing confirmed is (R24).
 */
function isToBeFiled({ source, filed, confirmed }: KeptContact): boolean {
  return source === 'entered' && (confirmed !== undefined || filed?.confirmedAt === undefined)
}

/** What was on file and not confirmed anew keeps its own date and method. */
function contactToFile({ contact, source, filed, confirmed }: KeptContact, { method }: RegistrationRecord): NewContact {
  if (confirmed) return { contact, confirmedAt: confirmed.at, method }
  if (source === 'on_file') return { contact, confirmedAt: filed?.confirmedAt, method: filed?.method }
  return { contact, confirmedAt: undefined, method: undefined }
}

// How a step is taken, whichever it is: the registration is read, who asks and whether the step is in order is judged, the step
// says what becomes of it, and that is written if nothing else was written meanwhile; otherwise all of it is done anew.
import type { Accounts, AccountWriter } from '../accounts/index.ts'
import type { Vault } from '../contacts/index.ts'
import type { Database, Queryable } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Notices } from '../notices/index.ts'
import type { LiveChannels, Policy } from '../policy/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { Owner, Verifications } from '../verification/index.ts'
import { advance, type Change, type Told } from './advance.ts'
import { type Action, isEnd, isInOrder } from './flow.ts'
import type { Methods } from './methods.ts'
import { claim, sessionOf } from './parties.ts'
import { selectRegistration, updateRegistration } from './queries.ts'
import { changingColumns, contactRow, type RegistrationRecord, readRecord } from './record.ts'
import type { Refusal, Registration, ResultingAccount, StepRequest } from './registration.ts'
import { createTurns } from './turns.ts'
import { showRegistration } from './view.ts'

export interface RegistrationsParts {
  readonly db: Database
  readonly clock: Clock
  readonly uuids: NewUuid
  readonly ring: KeyRing
  readonly vault: Vault
  readonly telemetry: Telemetry
  readonly verifications: Verifications
  readonly accounts: Pick<Accounts, 'find' | 'read' | 'open'>
  readonly accountWriter: AccountWriter
  readonly notices: Pick<Notices, 'prepare'>
  readonly methods: Methods
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
  /** Where text messages may go (R31). */
  readonly deployment: { readonly smsCountries: readonly string[] | '*' }
  /** What live keys can send by; test keys can send by all. */
  readonly liveChannels: LiveChannels
}

/** What a step decides: a change with its event in the flow, or an answer that changes nothing. */
export type Decision<Outcome> =
  | {
      readonly event: string
      readonly change?: Change
      /** For the story; not told when the step leaves no trace. */
      readonly told?: Told
      /** Made from what was written. */
      readonly outcome: (written: RegistrationRecord) => Promise<Outcome> | Outcome
      /** Written in the same transaction as the change. */
      readonly alongside?: (tx: Queryable) => Promise<void>
      /** Done once the change is written. */
      readonly after?: () => Promise<unknown>
    }
  | { readonly outcome: Outcome }

type Decide<Outcome> = (record: RegistrationRecord) => Promise<Decision<Outcome>> | Decision<Outcome>

export interface Workbench extends RegistrationsParts {
  find(owner: Owner, id: Uuid): Promise<RegistrationRecord | undefined>
  take<Outcome>(request: StepRequest, action: Action, decide: Decide<Outcome>): Promise<Outcome | Refusal>
  show(owner: Owner, record: RegistrationRecord, account?: ResultingAccount): Promise<Registration>
  /** Cancels the code that is live, if one is. */
  cancelCode(owner: Owner, record: RegistrationRecord): Promise<void>
  /** Ends what the live code falls back on, and leaves the code itself. */
  withdrawFallback(owner: Owner, record: RegistrationRecord): Promise<void>
  /** Cancels a verification that was begun for a registration. */
  cancelVerification(owner: Owner, registrationId: Uuid, id: Uuid): Promise<void>
}

/** Each time another process was first. */
const MOST_TRIES = 20

export function createWorkbench(parts: RegistrationsParts): Workbench {
  const { db, clock } = parts
  const inTurn = createTurns()

  async function find(owner: Owner, id: Uuid): Promise<RegistrationRecord | undefined> {
    const row = await selectRegistration(db, id)
    if (!row || row.service_id !== owner.service.id || row.test !== (owner.kind === 'test')) return undefined
    return readRecord(row, parts, clock.now())
  }

  function take<Outcome>(request: StepRequest, action: Action, decide: Decide<Outcome>): Promise<Outcome | Refusal> {
    return inTurn(request.id, () => takeNow(request, action, decide))
  }

  async function takeNow<Outcome>(
    request: StepRequest,
    action: Action,
    decide: Decide<Outcome>,
  ): Promise<Outcome | Refusal> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const record = await find(request.caller, request.id)
      if (!record) return { kind: 'not_found' }
      const claimed = claim(record, request.party, action)
      const reference = referenceOf(record.id)
      if (claimed.kind === 'stranger') return { kind: 'owned_elsewhere', reference }
      if (!isInOrder(record.status, action)) {
        return { kind: 'out_of_order', action, status: record.status, reason: record.reason, reference }
      }
      const decision = await decide(record)
      if (!('event' in decision)) return decision.outcome
      const next = advance(record, action, decision, clock.now(), claimed.kind === 'claims' ? claimed.owner : undefined)
      if (!(await write(record, next, decision.alongside))) continue
      await decision.after?.()
      if (isEnd(next.status)) parts.telemetry.report.registrationEnded(eventOf(next))
      return await decision.outcome(next)
    }
    throw new Error('A registration was changed again and again while a step of it was taken.')
  }

  async function write(
    before: RegistrationRecord,
    next: RegistrationRecord,
    alongside: ((tx: Queryable) => Promise<void>) | undefined,
  ): Promise<boolean> {
    const contacts = next.contacts.map((one) => contactRow(one, next.id, parts))
    const update = (tx: Queryable) =>
      updateRegistration(tx, before.id, before.revision, changingColumns(next, parts), contacts)
    if (!alongside) return await update(db)
    return await db.transaction(async (tx) => {
      const isWritten = await update(tx)
      if (isWritten) await alongside(tx)
      return isWritten
    })
  }

  async function cancelCode(caller: Owner, record: RegistrationRecord): Promise<void> {
    const { verificationId: id } = record
    if (id !== undefined) await parts.verifications.cancel({ caller, id, session: sessionOf(parts.ring, record) })
  }

  async function withdrawFallback(caller: Owner, record: RegistrationRecord): Promise<void> {
    const { verificationId: id } = record
    if (id !== undefined) {
      await parts.verifications.withdrawFallback({ caller, id, session: sessionOf(parts.ring, record) })
    }
  }

  async function cancelVerification(caller: Owner, registrationId: Uuid, id: Uuid): Promise<void> {
    const record = await find(caller, registrationId)
    if (record) await cancelCode(caller, { ...record, verificationId: id })
  }

  return {
    ...parts,
    cancelVerification,
    find,
    take,
    cancelCode,
    withdrawFallback,
    show: (owner, record, account) => showRegistration(parts, owner, record, account),
  }
}

function eventOf({ purpose, status, isTest }: RegistrationRecord) {
  return { purpose, status, kind: isTest ? 'test' : 'live' }
}

// Beginning: creating a registration, choosing a method, and proving who the person is. Until identity is proved nothing here
// looks at accounts; when it is, the same look-up is made for everybody (R41), and eligibility is judged on it (R17).
import type { Account, Subject } from '../accounts/index.ts'
import { pickLocale } from '../i18n/index.ts'
import { referenceOf } from '../lib/reference.ts'
import type { Owner } from '../verification/index.ts'
import type { Change } from './advance.ts'
import { accountToRenew, accountWithContacts, eligibleMethods, judgeEligibility } from './eligibility.ts'
import { endAfter } from './flow.ts'
import { type Method, offeredMethods, proofOf, type RegistrationPurpose } from './methods.ts'
import { insertRegistration } from './queries.ts'
import { changingColumns, contactRow, fixedColumns, type KeptContact, type RegistrationRecord } from './record.ts'
import type {
  CreateOutcome,
  CreateRequest,
  IdentityOutcome,
  IdentityProof,
  MethodOutcome,
  MethodRefusal,
  NotEligible,
  ProofRefusal,
  Registrations,
  StepRequest,
} from './registration.ts'
import { inventPerson, isTrialPerson } from './trial-people.ts'
import type { Decision, Workbench } from './workbench.ts'

export function createBeginning(bench: Workbench): Pick<Registrations, 'create' | 'chooseMethod' | 'proveIdentity'> {
  const { db, clock, uuids, ring, methods } = bench

  async function create(request: CreateRequest): Promise<CreateOutcome> {
    const { caller, returnUrl } = request
    if (returnUrl !== undefined && !caller.service.settings.returnUrls.includes(returnUrl)) {
      return { kind: 'return_url_not_registered' }
    }
    const method = request.method === undefined ? undefined : findMethod(request.method, request.purpose, [])
    if (method && 'kind' in method) return method
    const record = newRecord(request, method)
    const identified = request.subject === undefined ? record : await identifyNew(caller, record, request.subject)
    if ('kind' in identified) return identified
    const contacts = identified.contacts.map((one) => contactRow(one, identified.id, bench))
    await insertRegistration(db, { ...fixedColumns(identified), ...changingColumns(identified, bench) }, contacts)
    bench.telemetry.report.registrationCreated({ purpose: record.purpose, kind: caller.kind })
    return { kind: 'done', registration: await bench.show(caller, identified) }
  }

  function newRecord(request: CreateRequest, method: Method | undefined): RegistrationRecord {
    const now = clock.now()
    const { caller, purpose } = request
    return {
      id: uuids(),
      serviceId: caller.service.id,
      isTest: caller.kind === 'test',
      purpose,
      revision: 0,
      status: 'created',
      reason: undefined,
      method: method?.name,
      refused: [],
      identity: undefined,
      country: request.country,
      locale: pickLocale(request.locale, caller.service.settings.locale),
      location: request.location,
      isLeaked: false,
      returnUrl: request.returnUrl,
      state: request.state,
      owner: undefined,
      sessionKeyId: ring.first.id,
      accountId: undefined,
      toldAccountId: undefined,
      accountEndsAt: undefined,
      verificationId: undefined,
      option: undefined,
      fallback: request.fallback ?? caller.service.settings.fallback,
      fallbackId: undefined,
      leg: undefined,
      contacts: [],
      steps: [{ at: now.toISOString(), what: 'created', ...(method ? { detail: method.name } : {}) }],
      createdAt: now,
      expiresAt: endAfter(now, now),
      endedAt: undefined,
    }
  }

  /** Of a subject that came with the creation: a method that is not for the person leaves no registration behind. */
  async function identifyNew(
    caller: Owner,
    record: RegistrationRecord,
    subject: Subject,
  ): Promise<RegistrationRecord | ProofRefusal | NotEligible> {
    const judged = await judgeProof(caller, record, { by: 'host', subject })
    if ('kind' in judged) return judged
    const { method, accounts } = judged
    const person = { purpose: record.purpose, accounts, settings: caller.service.settings, now: clock.now() }
    const reason = judgeEligibility(method, person)
    if (reason !== undefined) {
      const remaining = eligibleMethods(methods, person, [method.name])
      return { kind: 'not_eligible', method: method.name, reason, methods: remaining, reference: undefined }
    }
    const at = clock.now()
    return {
      ...record,
      ...identified(record, method, subject, accounts, at, caller),
      status: 'identified',
      steps: [...record.steps, { at: at.toISOString(), what: 'identified', detail: method.name }],
    }
  }

  function findMethod(name: string, purpose: RegistrationPurpose, refused: readonly string[]): Method | MethodRefusal {
    const offered = offeredMethods(methods, purpose, refused)
    const found = offered.includes(name) ? methods.get(name) : undefined
    return found ?? { kind: 'unknown_method', methods: offered }
  }

  async function chooseMethod(request: StepRequest, name: string): Promise<MethodOutcome> {
    return await bench.take<MethodOutcome>(request, 'choose_method', (record) => {
      const method = findMethod(name, record.purpose, record.refused)
      if ('kind' in method) return { outcome: method }
      return {
        event: 'chosen',
        change: { ...unidentified(record), method: method.name },
        told: { what: 'method_chosen', detail: method.name },
        after: () => bench.cancelCode(request.caller, record),
        outcome: async (written) => ({ kind: 'done', registration: await bench.show(request.caller, written) }),
      }
    })
  }

  async function proveIdentity(request: StepRequest, proof: IdentityProof): Promise<IdentityOutcome> {
    const { caller } = request
    return await bench.take<IdentityOutcome>(request, 'prove_identity', async (record) => {
      const judged = await judgeProof(caller, record, proof)
      if ('kind' in judged) return { outcome: judged }
      const { method, subject, accounts } = judged
      const at = clock.now()
      const person = { purpose: record.purpose, accounts, settings: caller.service.settings, now: at }
      const reason = judgeEligibility(method, person)
      if (reason === undefined) {
        return {
          event: 'eligible',
          change: identified(record, method, subject, accounts, at, caller),
          told: { what: 'identified', detail: method.name },
          outcome: async (written) => ({ kind: 'done', registration: await bench.show(caller, written) }),
        }
      }
      const remaining = eligibleMethods(methods, person, [...record.refused, method.name])
      const refused = offeredMethods(methods, record.purpose, remaining)
      const outcome = {
        kind: 'not_eligible',
        method: method.name,
        reason,
        methods: remaining,
        reference: referenceOf(record.id),
      } as const
      return {
        event: remaining.length > 0 ? 'not_eligible' : 'none_left',
        change: { method: undefined, refused, ...(remaining.length > 0 ? {} : { reason: 'no_method_left' }) },
        told: { what: 'method_refused', detail: `${method.name}: ${reason}` },
        outcome: () => outcome,
      } satisfies Decision<IdentityOutcome>
    })
  }

  /** Is this how the method proves identity? Then the person's accounts are looked up, whoever they are. */
  async function judgeProof(
    caller: Owner,
    record: RegistrationRecord,
    proof: IdentityProof,
  ): Promise<{ method: Method; subject: Subject; accounts: Account[] } | ProofRefusal> {
    const method = record.method === undefined ? undefined : methods.get(record.method)
    if (!method) {
      return { kind: 'method_missing', methods: offeredMethods(methods, record.purpose, record.refused) }
    }
    const wanted = proofOf(method, caller.kind)
    const isWanted = proof.by === wanted || (proof.by === 'host' && wanted === 'trial')
    if (!isWanted || (proof.by === 'oidc' && proof.method !== method.name)) {
      return { kind: 'wrong_proof', method: method.name, proof: wanted }
    }
    if (proof.by === 'trial' && !isTrialPerson(proof.person)) return { kind: 'unknown_person' }
    const subject = proof.by === 'trial' ? await inventPerson(bench, caller, record.id, proof.person) : proof.subject
    return { method, subject, accounts: await bench.accounts.find(caller, { subject }) }
  }

  function identified(
    record: RegistrationRecord,
    method: Method,
    subject: Subject,
    accounts: readonly Account[],
    at: Date,
    caller: Owner,
  ): Change {
    const renewed = record.purpose === 'renewal' ? accountToRenew(accounts) : undefined
    const isLeaked = record.isLeaked || accounts.some((one) => one.isLeaked && one.state !== 'closed')
    return {
      identity: { subject, proof: proofOf(method, caller.kind), provedAt: at },
      accountId: renewed?.id,
      toldAccountId: accountToTell(record, accounts)?.id,
      accountEndsAt: renewed?.endsAt,
      isLeaked,
      contacts: contactsAfterProof(record, method, accounts),
    }
  }

  return { create, chooseMethod, proveIdentity }
}

/** What another method takes away: the proof, what was on file for it, and the code. What was typed stays. */
function unidentified(record: RegistrationRecord): Change {
  return {
    identity: undefined,
    accountId: undefined,
    toldAccountId: undefined,
    accountEndsAt: undefined,
    verificationId: undefined,
    option: undefined,
    leg: undefined,
    contacts: record.contacts
      .filter(({ source }) => source === 'entered')
      .map((kept) => ({ ...kept, filed: undefined, confirmed: undefined })),
  }
}

/**
 * On file are the contacts of the account to be renewed, or of the latest that was ever active where the method says so. What the
 * person typed before goes first where the method lets contacts be changed, and is dropped where it does not (R18).
 */
function contactsAfterProof(
  record: RegistrationRecord,
  method: Method,
  accounts: readonly Account[],
): readonly KeptContact[] {
  const isRenewal = record.purpose === 'renewal'
  const source = isRenewal ? accountToRenew(accounts) : accountWithContacts(accounts)
  const isOffered = isRenewal || method.contacts === 'on_file'
  const onFile = (isOffered ? (source?.contacts ?? []) : []).map(
    ({ kind, contact, confirmedAt, method: filedBy }): KeptContact => ({
      kind,
      contact,
      source: 'on_file',
      filed: { accountId: (source as Account).id, confirmedAt, method: filedBy },
      confirmed: undefined,
    }),
  )
  if (!method.mayChangeContacts) return onFile
  const typed = record.contacts.filter((kept) => kept.source === 'entered')
  const kinds = [...new Set([...typed, ...onFile].map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const [own, filed] = [typed.find((one) => one.kind === kind), onFile.find((one) => one.kind === kind)]
    return own ? { ...own, filed: filed?.filed } : (filed as KeptContact)
  })
}

/** Undefined where it has nobody to be told. */
function accountToTell({ purpose }: RegistrationRecord, accounts: readonly Account[]): Account | undefined {
  const account = purpose === 'renewal' ? accountToRenew(accounts) : accountWithContacts(accounts)
  return account?.contacts.some(({ confirmedAt }) => confirmedAt !== undefined) ? account : undefined
}

// Creating a registration. One whose subject comes along is judged at once (R17): a method that is not for the person leaves nothing
// behind.
import type { Subject } from '../accounts/index.ts'
import { pickLocale } from '../i18n/index.ts'
import type { Owner } from '../verification/index.ts'
import { eligibleMethods, judgeEligibility } from './eligibility.ts'
import { endAfter } from './flow.ts'
import { findMethod, type Method } from './methods.ts'
import { identified, judgeProof } from './proof.ts'
import { insertRegistration } from './queries.ts'
import { changingColumns, contactRow, fixedColumns, type RegistrationRecord } from './record.ts'
import type { CreateOutcome, CreateRequest, NotEligible, ProofRefusal, Registrations } from './registration.ts'
import type { Workbench } from './workbench.ts'

export function createCreation(bench: Workbench): Pick<Registrations, 'create'> {
  const { db, clock, uuids, ring, methods } = bench

  async function create(request: CreateRequest): Promise<CreateOutcome> {
    const { caller, returnUrl } = request
    if (returnUrl !== undefined && !caller.service.settings.returnUrls.includes(returnUrl)) {
      return { kind: 'return_url_not_registered' }
    }
    const method = request.method === undefined ? undefined : findMethod(methods, request.method, request.purpose, [])
    if (method && 'kind' in method) return method
    const record = newRecord(request, method)
    const begun = request.subject === undefined ? record : await identifyNew(caller, record, request.subject)
    if ('kind' in begun) return begun
    const contacts = begun.contacts.map((one) => contactRow(one, begun.id, bench))
    await insertRegistration(db, { ...fixedColumns(begun), ...changingColumns(begun, bench) }, contacts)
    bench.telemetry.report.registrationCreated({ purpose: record.purpose, kind: caller.kind })
    return { kind: 'done', registration: await bench.show(caller, begun) }
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
    const judged = await judgeProof(bench, caller, record, { by: 'host', subject })
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
      ...identified(caller, record, judged, at),
      status: 'identified',
      steps: [...record.steps, { at: at.toISOString(), what: 'identified', detail: method.name }],
    }
  }

  return { create }
}

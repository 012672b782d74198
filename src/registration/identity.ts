// Choosing a method, and proving who the person is by it. Whether the method is for them is judged once they have (R17), never before.
import { referenceOf } from '../lib/reference.ts'
import type { Change } from './advance.ts'
import { eligibleMethods, judgeEligibility } from './eligibility.ts'
import { findMethod, offeredMethods } from './methods.ts'
import { identified, judgeProof } from './proof.ts'
import type { RegistrationRecord } from './record.ts'
import type { IdentityOutcome, IdentityProof, MethodOutcome, Registrations, StepRequest } from './registration.ts'
import type { Decision, Workbench } from './workbench.ts'

export function createIdentity(bench: Workbench): Pick<Registrations, 'chooseMethod' | 'proveIdentity'> {
  const { clock, methods } = bench

  async function chooseMethod(request: StepRequest, name: string): Promise<MethodOutcome> {
    return await bench.take<MethodOutcome>(request, 'choose_method', (record) => {
      const method = findMethod(methods, name, record.purpose, record.refused)
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
      const judged = await judgeProof(bench, caller, record, proof)
      if ('kind' in judged) return { outcome: judged }
      const { method, accounts } = judged
      const at = clock.now()
      const person = { purpose: record.purpose, accounts, settings: caller.service.settings, now: at }
      const reason = judgeEligibility(method, person)
      if (reason === undefined) {
        return {
          event: 'eligible',
          change: identified(caller, record, judged, at),
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

  return { chooseMethod, proveIdentity }
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

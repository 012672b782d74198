// The steps that the calls about registrations share: who asks for which registration, and what their refusals are as problems.
import type { FastifyRequest } from 'fastify'
import { parseId } from '../../lib/ids.ts'
import {
  isEnd,
  type MethodRefusal,
  type NotEligible,
  type ProofRefusal,
  type Refusal,
  type Registration,
  type StepRequest,
  TRIAL_PEOPLE,
} from '../../registration/index.ts'
import type { Answer } from '../answers.ts'
import type { Access } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { type Problem, problem } from '../problems.ts'
import { viewRegistration } from './registration-view.ts'

export const REGISTER: Access = { scope: 'register', isOpenToTokens: false }
export const REGISTER_OR_TOKEN: Access = { scope: 'register', isOpenToTokens: true }

/** Undefined for what cannot be the id of a registration. */
export function stepRequest(request: FastifyRequest<{ Params: { id: string } }>): StepRequest | undefined {
  const asker = askerOf(request)
  const id = parseId('reg', request.params.id)
  return id && { caller: asker, id, party: { by: asker.by === 'key' ? 'host' : 'app' } }
}

export function answerDone(registration: Registration, asker: Asker, status: 200 | 202 = 200): Answer {
  return { status, body: viewRegistration(registration, asker), reference: registration.reference }
}

const PEOPLE = TRIAL_PEOPLE.map(({ name }) => name).join(', ')

export function refused(outcome: Refusal): Problem {
  switch (outcome.kind) {
    case 'not_found':
      return problem('not_found')
    case 'owned_elsewhere':
      return problem('owned_elsewhere', { reference: outcome.reference })
    case 'out_of_order': {
      const { status, reason, reference } = outcome
      const code = isEnd(status) ? 'registration_ended' : 'out_of_order'
      return problem(code, { registration_status: status, ...(reason === undefined ? {} : { reason }), reference })
    }
  }
}

export function refusedMethod(outcome: MethodRefusal | ProofRefusal | NotEligible): Problem {
  switch (outcome.kind) {
    case 'unknown_method':
      return problem('unknown_method', { field: 'method', methods: outcome.methods })
    case 'method_missing':
      return problem('method_missing', { field: 'method', methods: outcome.methods })
    case 'wrong_proof':
      return problem('wrong_proof', { proof: outcome.proof })
    case 'unknown_person':
      return problem('unknown_person', { field: 'person', detail: `Choose one of ${PEOPLE}.` })
    case 'not_eligible': {
      const { reason, methods, reference } = outcome
      return problem('not_eligible', { reason, methods, reference })
    }
  }
}

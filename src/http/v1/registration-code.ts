// POST /v1/registrations/{id}/send, /resend, /check, /complete: the code goes out, comes back, and opens the gate.
import type { FastifyRequest } from 'fastify'
import type { CheckOutcome, CompleteOutcome, ResendOutcome, SendOutcome } from '../../registration/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { acceptEmptyBody } from '../bodies.ts'
import { isProblem, problem } from '../problems.ts'
import { limited, personIp, refusedCheck, refusedResend, type V1Parts } from './parts.ts'
import { unavailableChannel } from './refused-contacts.ts'
import { answerDone, REGISTER_OR_TOKEN, refused, stepRequest } from './registration-parts.ts'
import {
  CompleteAnswer,
  NothingBody,
  RegistrationAnswer,
  RegistrationCheckAnswer,
  RegistrationCheckBody,
  RegistrationParams,
  SendBody,
} from './registration-schemas.ts'
import { viewRegistration } from './registration-view.ts'
import { answers } from './schemas.ts'

const shared = { tags: ['Registrations'], params: RegistrationParams }
const sendSchema = {
  ...shared,
  operationId: 'sendRegistrationCode',
  summary: 'Send the code to an option',
  description: 'One code is live at a time: choosing another option cancels the former.',
  body: SendBody,
  response: answers({ 200: ['On its way.', RegistrationAnswer] }),
}
const resendSchema = {
  ...shared,
  operationId: 'resendRegistrationCode',
  summary: 'Send the code again',
  description: 'The same code; its life is not extended.',
  body: NothingBody,
  response: answers({ 202: ['On its way.', RegistrationAnswer] }),
}
const checkSchema = {
  ...shared,
  operationId: 'checkRegistrationCode',
  summary: 'Check the code',
  description: '200 with `valid`; a wrong answer is no error. What cannot be a code is refused and not counted.',
  body: RegistrationCheckBody,
  response: answers({ 200: ['Judged.', RegistrationCheckAnswer] }),
}
const completeSchema = {
  ...shared,
  operationId: 'completeRegistration',
  summary: 'Complete the registration',
  description: 'Opens or renews the account. Asking again is answered again.',
  body: NothingBody,
  response: answers({ 200: ['Completed.', CompleteAnswer] }),
}
const config = { access: REGISTER_OR_TOKEN }

export function serveRegistrationCode(app: App, parts: V1Parts): void {
  const { registrations, idempotency } = parts
  app.post('/v1/registrations/:id/send', { schema: sendSchema, config }, async (request, reply) =>
    reply.answer(
      await idempotency.once(request, async () => {
        const [step, person] = [stepRequest(request), personIp(request, request.body)]
        if (isProblem(person)) return person
        if (!step) return problem('not_found')
        return answerSend(await registrations.send(step, request.body.option, person.ip), askerOf(request), parts)
      }),
    ),
  )
  const resending = { schema: resendSchema, config, preValidation: acceptEmptyBody }
  app.post('/v1/registrations/:id/resend', resending, async (request, reply) =>
    reply.answer(
      await idempotency.once(request, async () => {
        const step = stepRequest(request)
        if (!step) return problem('not_found')
        return answerResend(await registrations.resend(step), askerOf(request), parts)
      }),
    ),
  )
  app.post('/v1/registrations/:id/check', { schema: checkSchema, config }, async (request, reply) =>
    reply.answer(
      await idempotency.once(request, async () => {
        const [step, person] = [stepRequest(request), personIp(request, request.body)]
        if (isProblem(person)) return person
        if (!step) return problem('not_found')
        return answerCheck(await registrations.check(step, request.body.code, person.ip), askerOf(request), parts)
      }),
    ),
  )
  const completing = { schema: completeSchema, config, preValidation: acceptEmptyBody }
  app.post('/v1/registrations/:id/complete', completing, async (request, reply) =>
    reply.answer(await idempotency.once(request, () => complete(request, parts))),
  )
}

async function complete(
  request: FastifyRequest<{ Params: { id: string } }>,
  { registrations }: V1Parts,
): Promise<Answer> {
  const step = stepRequest(request)
  return step ? answerComplete(await registrations.complete(step), askerOf(request)) : problem('not_found')
}

function answerSend(outcome: SendOutcome, asker: Asker, { clock }: V1Parts): Answer {
  switch (outcome.kind) {
    case 'done':
      return answerDone(outcome.registration, asker)
    case 'unknown_option':
      return problem('unknown_option', { field: 'option', options: outcome.options, reference: outcome.reference })
    case 'option_unavailable':
      return unavailableChannel('option', outcome.option, outcome.reference)
    case 'contact_confirmed':
      return problem('contact_confirmed', { field: 'option', reference: outcome.reference })
    case 'too_late':
      return problem('too_late', { reference: outcome.reference })
    case 'limited':
      return limited(outcome, clock)
    default:
      return refused(outcome)
  }
}

function answerResend(outcome: ResendOutcome, asker: Asker, { clock }: V1Parts): Answer {
  switch (outcome.kind) {
    case 'done':
      return answerDone(outcome.registration, asker, 202)
    case 'not_found':
    case 'owned_elsewhere':
    case 'out_of_order':
      return refused(outcome)
    default:
      return refusedResend(outcome, clock)
  }
}

function answerCheck(outcome: CheckOutcome, asker: Asker, { clock }: V1Parts): Answer {
  switch (outcome.kind) {
    case 'right':
    case 'wrong': {
      const { registration } = outcome
      const isRepeated = outcome.kind === 'right' && outcome.repeated
      const judged = { valid: outcome.kind === 'right', ...(isRepeated ? { repeated: true } : {}) }
      const body = { ...viewRegistration(registration, asker), ...judged }
      return { status: 200, body, reference: registration.reference }
    }
    case 'not_found':
    case 'owned_elsewhere':
    case 'out_of_order':
      return refused(outcome)
    default:
      return refusedCheck(outcome, clock)
  }
}

function answerComplete(outcome: CompleteOutcome, asker: Asker): Answer {
  switch (outcome.kind) {
    case 'completed': {
      const { registration, repeated } = outcome
      const body = { ...viewRegistration(registration, asker), ...(repeated ? { repeated } : {}) }
      return { status: 200, body, reference: registration.reference }
    }
    case 'not_confirmed': {
      const { status, reason, reference } = outcome
      return problem('not_confirmed', {
        registration_status: status,
        ...(reason === undefined ? {} : { reason }),
        reference,
      })
    }
    case 'not_found':
      return problem('not_found')
    case 'owned_elsewhere':
      return problem('owned_elsewhere', { reference: outcome.reference })
  }
}

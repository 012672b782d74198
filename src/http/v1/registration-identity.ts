// POST /v1/registrations/{id}/method, /identity, /settings: how the person proves who they are, that they did, and what is known
// of where they are.
import type { Static } from 'typebox'
import type { StepRequest } from '../../registration/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { acceptEmptyBody } from '../bodies.ts'
import { isProblem, problem } from '../problems.ts'
import { readSubject } from './account-refusals.ts'
import { readPlaces, type V1Parts } from './parts.ts'
import { answerDone, REGISTER_OR_TOKEN, refused, refusedMethod, stepRequest } from './registration-parts.ts'
import {
  IdentityAnswer,
  IdentityBody,
  MethodBody,
  RegistrationAnswer,
  RegistrationParams,
  SettingsBody,
} from './registration-schemas.ts'
import { viewRegistration } from './registration-view.ts'
import { answers } from './schemas.ts'

const shared = {
  tags: ['Registrations'],
  params: RegistrationParams,
  response: answers({ 200: ['As it is now.', RegistrationAnswer] }),
}
const methodSchema = {
  ...shared,
  operationId: 'chooseMethod',
  summary: 'Choose or change the method',
  description:
    'Identity is then to be proved anew; a code that is live is cancelled; contacts that were typed are kept.',
  body: MethodBody,
}
const identitySchema = {
  ...shared,
  response: answers({ 200: ['As it is now.', IdentityAnswer] }),
  operationId: 'proveIdentity',
  summary: 'Say who the person is',
  description:
    'An application asserts the `subject`, with a method whose proof is `host`, and with test keys in a trial. With a test key in a trial, `person` names an invented one. With nothing, and a method whose proof is `oidc`, the answer has the `identity_url` to send the browser to.',
  body: IdentityBody,
}
const settingsSchema = {
  ...shared,
  operationId: 'changeSettings',
  summary: 'Change language, country, location, leaked',
  body: SettingsBody,
}
const config = { access: REGISTER_OR_TOKEN }

const BY_APPLICATIONS = 'A subject is asserted by an application, with its key: a client token does not do.'

export function serveRegistrationIdentity(app: App, parts: V1Parts): void {
  app.post('/v1/registrations/:id/method', { schema: methodSchema, config }, async (request, reply) =>
    reply.answer(
      await parts.idempotency.once(request, async () => {
        const step = stepRequest(request)
        return step ? await choose(step, request.body.method, askerOf(request), parts) : problem('not_found')
      }),
    ),
  )
  const proving = { schema: identitySchema, config, preValidation: acceptEmptyBody }
  app.post('/v1/registrations/:id/identity', proving, async (request, reply) => {
    const [step, body, asker] = [stepRequest(request), request.body, askerOf(request)]
    if (!step) return reply.answer(problem('not_found'))
    // A link is a secret that is good once: it is kept with no Idempotency-Key, and asking again makes another.
    if (body.subject === undefined && body.person === undefined) return reply.answer(await visit(step, asker, parts))
    return reply.answer(await parts.idempotency.once(request, () => prove(step, body, asker, parts)))
  })
  app.post('/v1/registrations/:id/settings', { schema: settingsSchema, config }, async (request, reply) =>
    reply.answer(
      await parts.idempotency.once(request, async () => {
        const step = stepRequest(request)
        return step ? await change(step, request.body, askerOf(request), parts) : problem('not_found')
      }),
    ),
  )
}

async function choose(step: StepRequest, method: string, asker: Asker, { registrations }: V1Parts): Promise<Answer> {
  const outcome = await registrations.chooseMethod(step, method)
  switch (outcome.kind) {
    case 'done':
      return answerDone(outcome.registration, asker)
    case 'unknown_method':
      return refusedMethod(outcome)
    default:
      return refused(outcome)
  }
}

async function prove(
  step: StepRequest,
  body: Static<typeof IdentityBody>,
  asker: Asker,
  { registrations }: V1Parts,
): Promise<Answer> {
  // Only an application may assert: what the person's own side says of itself proves nothing.
  if (body.subject && asker.by === 'token') return problem('unauthorized', { detail: BY_APPLICATIONS })
  const subject = body.subject && readSubject(body.subject)
  if (subject && isProblem(subject)) return subject
  const outcome = await registrations.proveIdentity(
    step,
    subject ? { by: 'host', subject } : { by: 'trial', person: body.person ?? '' },
  )
  switch (outcome.kind) {
    case 'done':
      return answerDone(outcome.registration, asker)
    case 'not_found':
    case 'owned_elsewhere':
    case 'out_of_order':
      return refused(outcome)
    default:
      return refusedMethod(outcome)
  }
}

async function visit(step: StepRequest, asker: Asker, { registrations }: V1Parts): Promise<Answer> {
  const { visits } = registrations
  const outcome = visits ? await visits.begin(step) : ({ kind: 'no_provider' } as const)
  switch (outcome.kind) {
    case 'begun': {
      const { registration, url } = outcome
      const body = { ...viewRegistration(registration, asker), identity_url: url }
      return { status: 200, body, reference: registration.reference }
    }
    case 'no_provider':
      return problem('invalid_body', { detail: 'Say who the person is: subject, or person in a trial.' })
    default:
      return refused(outcome)
  }
}

async function change(
  step: StepRequest,
  body: Static<typeof SettingsBody>,
  asker: Asker,
  { registrations }: V1Parts,
): Promise<Answer> {
  const places = readPlaces(body)
  if (isProblem(places)) return places
  const outcome = await registrations.changeSettings(step, { ...places, locale: body.locale, isLeaked: body.leaked })
  return outcome.kind === 'done' ? answerDone(outcome.registration, asker) : refused(outcome)
}

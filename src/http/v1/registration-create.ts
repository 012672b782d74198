// POST /v1/registrations: the beginning. GET /v1/registrations/{id}: how it stands.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { type IdPrefix, parseId, type Uuid } from '../../lib/ids.ts'
import type { CreateOutcome } from '../../registration/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { isProblem, problem } from '../problems.ts'
import { readSubject } from './account-refusals.ts'
import { readPlaces, type V1Parts } from './parts.ts'
import { REGISTER, REGISTER_OR_TOKEN, refused, refusedMethod, stepRequest } from './registration-parts.ts'
import {
  CreateRegistrationAnswer,
  CreateRegistrationBody,
  RegistrationAnswer,
  RegistrationParams,
} from './registration-schemas.ts'
import { viewRegistration } from './registration-view.ts'
import { answers } from './schemas.ts'

const createSchema = {
  operationId: 'createRegistration',
  summary: 'Create a registration',
  description:
    'With `subject` and a method whose proof is `host`, identity is asserted at once; a method that is not for the person is refused and leaves nothing behind.',
  tags: ['Registrations'],
  body: CreateRegistrationBody,
  response: answers({ 201: ['Created.', CreateRegistrationAnswer] }),
}

const readSchema = {
  operationId: 'readRegistration',
  summary: 'Read a registration',
  description: 'To an application it also tells who the person is, once identity is proved.',
  tags: ['Registrations'],
  params: RegistrationParams,
  response: answers({ 200: ['As it is now.', RegistrationAnswer] }),
}

export function serveCreateRegistration(app: App, parts: V1Parts): void {
  app.post('/v1/registrations', { schema: createSchema, config: { access: REGISTER } }, async (request, reply) => {
    const answer = await parts.idempotency.once(request, () => create(request, request.body, parts))
    return reply.answer(isProblem(answer) ? answer : withToken(answer, parts))
  })
}

async function create(
  request: FastifyRequest,
  body: Static<typeof CreateRegistrationBody>,
  { registrations }: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const places = readPlaces(body)
  if (isProblem(places)) return places
  const subject = body.subject && readSubject(body.subject)
  if (subject && isProblem(subject)) return subject
  const outcome = await registrations.create({
    caller: asker,
    purpose: body.purpose,
    method: body.method,
    subject,
    country: places.country,
    locale: body.locale,
    location: places.location,
    returnUrl: body.return_url,
    state: body.state,
    fallback: body.fallback,
  })
  return answerCreate(outcome, asker)
}

function answerCreate(outcome: CreateOutcome, asker: Asker): Answer {
  switch (outcome.kind) {
    case 'done': {
      const { registration } = outcome
      return { status: 201, body: viewRegistration(registration, asker), reference: registration.reference }
    }
    case 'return_url_not_registered':
      return problem('return_url_not_registered', { field: 'return_url' })
    default:
      return refusedMethod(outcome)
  }
}

/** Put in last, so that no secret is kept with the answers of idempotency keys. */
function withToken(answer: Exclude<Answer, { problem: unknown }>, { registrations, config }: V1Parts): Answer {
  const { id } = answer.body as RegistrationAnswer
  const token = registrations.clientToken(parseId('reg' satisfies IdPrefix, id) as Uuid)
  return { ...answer, body: { ...answer.body, url: `${config.baseUrl}/registrations/${id}`, client_token: token } }
}

export function serveReadRegistration(app: App, { registrations }: V1Parts): void {
  const options = { schema: readSchema, config: { access: REGISTER_OR_TOKEN } }
  app.get('/v1/registrations/:id', options, async (request, reply) => {
    const step = stepRequest(request)
    const outcome = step && (await registrations.read(step))
    if (outcome?.kind !== 'done') return reply.answer(outcome ? refused(outcome) : problem('not_found'))
    const { registration } = outcome
    const body = viewRegistration(registration, askerOf(request), { withSubject: true })
    return reply.answer({ status: 200, body, reference: registration.reference })
  })
}

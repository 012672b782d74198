// GET /v1/registrations/{id}/contact-options; POST …/contacts and …/unreachable: where the code may go.
import type { Static } from 'typebox'
import { readTypedContacts, type StepRequest } from '../../registration/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { acceptEmptyBody } from '../bodies.ts'
import { problem } from '../problems.ts'
import type { V1Parts } from './parts.ts'
import { invalidContact } from './refused-contacts.ts'
import { answerDone, REGISTER_OR_TOKEN, refused, stepRequest } from './registration-parts.ts'
import {
  ContactsBody,
  NothingBody,
  OptionsAnswer,
  RegistrationAnswer,
  RegistrationParams,
} from './registration-schemas.ts'
import { viewOption } from './registration-view.ts'
import { answers } from './schemas.ts'

const shared = { tags: ['Registrations'], params: RegistrationParams }
const optionsSchema = {
  ...shared,
  operationId: 'listContactOptions',
  summary: 'List the contacts that may get the code',
  description: 'Only after identity is proved. Masked; each with whether a message would arrive, and why not.',
  response: answers({ 200: ['The options, the best first.', OptionsAnswer] }),
}
const contactsSchema = {
  ...shared,
  operationId: 'enterContacts',
  summary: 'Enter or change contacts',
  description: 'What is not given stays as it is. Nothing is sent.',
  body: ContactsBody,
  response: answers({ 200: ['Kept.', RegistrationAnswer] }),
}
const unreachableSchema = {
  ...shared,
  operationId: 'declareUnreachable',
  summary: 'Say that none of the options can be reached',
  description: 'Ends the registration; `methods` are those that remain for another one.',
  body: NothingBody,
  response: answers({ 200: ['Ended.', RegistrationAnswer] }),
}
const config = { access: REGISTER_OR_TOKEN }

export function serveRegistrationContacts(app: App, parts: V1Parts): void {
  const { registrations, idempotency } = parts
  app.get('/v1/registrations/:id/contact-options', { schema: optionsSchema, config }, async (request, reply) => {
    const step = stepRequest(request)
    const outcome = step && (await registrations.contactOptions(step))
    if (outcome?.kind !== 'options') return reply.answer(outcome ? refused(outcome) : problem('not_found'))
    const { options, methods, reference } = outcome
    return reply.answer({ status: 200, body: { reference, options: options.map(viewOption), methods }, reference })
  })
  app.post('/v1/registrations/:id/contacts', { schema: contactsSchema, config }, async (request, reply) =>
    reply.answer(
      await idempotency.once(request, async () => {
        const step = stepRequest(request)
        return step ? await enter(step, request.body, askerOf(request), parts) : problem('not_found')
      }),
    ),
  )
  const nothing = { schema: unreachableSchema, config, preValidation: acceptEmptyBody }
  app.post('/v1/registrations/:id/unreachable', nothing, async (request, reply) =>
    reply.answer(
      await idempotency.once(request, async () => {
        const step = stepRequest(request)
        const outcome = step && (await registrations.unreachable(step))
        if (outcome?.kind !== 'done') return outcome ? refused(outcome) : problem('not_found')
        return answerDone(outcome.registration, askerOf(request))
      }),
    ),
  )
}

async function enter(
  step: StepRequest,
  body: Static<typeof ContactsBody>,
  asker: Asker,
  { registrations, mailService }: V1Parts,
): Promise<Answer> {
  const found = await registrations.read(step)
  if (found.kind !== 'done') return refused(found)
  const reading = await readTypedContacts(body, asker, found.registration, mailService)
  if (!reading.ok) return invalidContact(reading.field, reading.reason, reading.suggestion)
  const outcome = await registrations.enterContacts(step, reading.contacts)
  switch (outcome.kind) {
    case 'done':
      return answerDone(outcome.registration, asker)
    case 'contacts_fixed':
      return problem('contacts_fixed', { reference: outcome.reference })
    case 'contact_confirmed':
      return problem('contact_confirmed', { field: outcome.option, reference: outcome.reference })
    default:
      return refused(outcome)
  }
}

// POST /v1/erasures: forgets a subject or a contact. The answer is the same for the unknown, with zeros.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { Forgotten } from '../../accounts/index.ts'
import { parseContact } from '../../contacts/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { isProblem, type Problem } from '../problems.ts'
import { readSubject } from './account-refusals.ts'
import { EraseBody, ErasureAnswer } from './account-schemas.ts'
import { FOR_ACCOUNTS, type V1Parts } from './parts.ts'
import { invalidContact } from './refused-contacts.ts'
import { answers } from './schemas.ts'

const schema = {
  operationId: 'erase',
  summary: 'Erase what is known of a person or of a contact',
  description:
    'Of a subject: its accounts, their contacts on file, and the verifications and stories of those contacts. Of a contact: the same, except that accounts stay, without it. What limits have counted stays counted.',
  tags: ['Accounts'],
  body: EraseBody,
  response: answers({ 200: ['Erased.', ErasureAnswer] }),
}

export function serveErasures(app: App, parts: V1Parts): void {
  app.post('/v1/erasures', { schema, config: { access: FOR_ACCOUNTS } }, async (request, reply) =>
    reply.answer(await parts.idempotency.once(request, () => erase(request, request.body, parts))),
  )
}

async function erase(request: FastifyRequest, body: Static<typeof EraseBody>, { erasures }: V1Parts): Promise<Answer> {
  const who = readForgotten(body)
  if (isProblem(who)) return who
  return { status: 200, body: { erased: await erasures.erase(askerOf(request), who) } }
}

function readForgotten(body: Static<typeof EraseBody>): Forgotten | Problem {
  if ('subject' in body) {
    const subject = readSubject(body.subject)
    return isProblem(subject) ? subject : { subject }
  }
  const reading = parseContact(body.contact)
  if (reading.ok) return { contact: reading.contact }
  return invalidContact('contact', reading.reason, reading.suggestion)
}

// POST /v1/verifications/{id}/resend: the same code goes out once more.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { parseId } from '../../lib/ids.ts'
import type { ResendOutcome } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { acceptEmptyBody } from '../bodies.ts'
import { isProblem, problem } from '../problems.ts'
import { OPEN_TO_TOKENS, personIp, refusedResend, type V1Parts } from './parts.ts'
import { answers, ResendBody, VerificationAnswer, VerificationParams } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
  operationId: 'resendVerification',
  summary: 'Send the code again',
  description: 'The same code; its life is not extended.',
  tags: ['Verifications'],
  params: VerificationParams,
  body: ResendBody,
  response: answers({ 202: ['On its way.', VerificationAnswer] }),
}

export function serveResend(app: App, parts: V1Parts): void {
  const options = { schema, config: { access: OPEN_TO_TOKENS }, preValidation: acceptEmptyBody }
  app.post('/v1/verifications/:id/resend', options, async (request, reply) =>
    reply.answer(await parts.idempotency.once(request, () => resend(request, request.params.id, request.body, parts))),
  )
}

async function resend(
  request: FastifyRequest,
  said: string,
  body: Static<typeof ResendBody>,
  parts: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const person = personIp(request, body)
  if (isProblem(person)) return person
  const id = parseId('ver', said)
  if (id === undefined) return problem('not_found')
  const outcome = await parts.verifications.resend({ caller: asker, id, session: body.session })
  return answerResend(outcome, asker, parts)
}

function answerResend(outcome: ResendOutcome, asker: Asker, { clock }: V1Parts): Answer {
  switch (outcome.kind) {
    case 'sent': {
      const { verification } = outcome
      return { status: 202, body: viewVerification(verification, asker), reference: verification.reference }
    }
    case 'not_found':
      return problem('not_found')
    default:
      return refusedResend(outcome, clock)
  }
}

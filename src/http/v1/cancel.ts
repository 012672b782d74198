// POST /v1/verifications/{id}/cancel: its code is worth nothing from now on. Asking twice is the same as once.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { parseId } from '../../lib/ids.ts'
import type { CancelOutcome } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { acceptEmptyBody } from '../bodies.ts'
import { problem } from '../problems.ts'
import { ended, OPEN_TO_TOKENS, type V1Parts } from './parts.ts'
import { answers, CancelBody, VerificationAnswer, VerificationParams } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
  operationId: 'cancelVerification',
  summary: 'Cancel a verification',
  tags: ['Verifications'],
  params: VerificationParams,
  body: CancelBody,
  response: answers({ 200: ['Cancelled.', VerificationAnswer] }),
}

export function serveCancel(app: App, parts: V1Parts): void {
  const options = { schema, config: { access: OPEN_TO_TOKENS }, preValidation: acceptEmptyBody }
  app.post('/v1/verifications/:id/cancel', options, async (request, reply) =>
    reply.answer(await parts.idempotency.once(request, () => cancel(request, request.params.id, request.body, parts))),
  )
}

async function cancel(
  request: FastifyRequest,
  said: string,
  body: Static<typeof CancelBody>,
  parts: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const id = parseId('ver', said)
  if (id === undefined) return problem('not_found')
  return answerCancel(await parts.verifications.cancel({ caller: asker, id, session: body.session }), asker)
}

function answerCancel(outcome: CancelOutcome, asker: Asker): Answer {
  switch (outcome.kind) {
    case 'cancelled': {
      const { verification } = outcome
      return { status: 200, body: viewVerification(verification, asker), reference: verification.reference }
    }
    case 'locked':
    case 'expired':
    case 'already_confirmed':
      return ended(outcome)
    case 'not_found':
      return problem('not_found')
  }
}

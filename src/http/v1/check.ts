// POST /v1/verifications/{id}/check: a code comes back.
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import { parseId } from '../../lib/ids.ts'
import type { CheckOutcome } from '../../verification/index.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { isProblem, problem } from '../problems.ts'
import { OPEN_TO_TOKENS, personIp, refusedCheck, type V1Parts } from './parts.ts'
import { answers, CheckAnswer, CheckBody, VerificationParams } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
  operationId: 'checkVerification',
  summary: 'Check a code',
  description: '200 with `valid`; a wrong answer is no error. What cannot be a code is refused and not counted.',
  tags: ['Verifications'],
  params: VerificationParams,
  body: CheckBody,
  response: answers({ 200: ['Judged.', CheckAnswer] }),
}

export function serveCheck(app: App, parts: V1Parts): void {
  app.post('/v1/verifications/:id/check', { schema, config: { access: OPEN_TO_TOKENS } }, async (request, reply) =>
    reply.answer(await parts.idempotency.once(request, () => check(request, request.params.id, request.body, parts))),
  )
}

async function check(
  request: FastifyRequest,
  said: string,
  body: Static<typeof CheckBody>,
  parts: V1Parts,
): Promise<Answer> {
  const asker = askerOf(request)
  const person = personIp(request, body)
  if (isProblem(person)) return person
  const id = parseId('ver', said)
  if (id === undefined) return problem('not_found')
  const { session, code: typed } = body
  const outcome = await parts.verifications.check({ caller: asker, id, session, typed, ip: person.ip })
  return answerCheck(outcome, asker, parts)
}

function answerCheck(outcome: CheckOutcome, asker: Asker, { clock }: V1Parts): Answer {
  switch (outcome.kind) {
    case 'confirmed':
    case 'wrong': {
      const { verification } = outcome
      const view = viewVerification(verification, asker)
      const isRepeated = outcome.kind === 'confirmed' && outcome.repeated
      const judged = { ...view, valid: outcome.kind === 'confirmed', ...(isRepeated ? { repeated: true } : {}) }
      return { status: 200, body: judged, reference: verification.reference }
    }
    case 'not_found':
      return problem('not_found')
    default:
      return refusedCheck(outcome, clock)
  }
}

// GET /v1/verifications/{id}: how it stands.
import type { FastifyRequest } from 'fastify'
import { parseId } from '../../lib/ids.ts'
import type { Answer } from '../answers.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { problem } from '../problems.ts'
import { OPEN_TO_TOKENS, type V1Parts } from './parts.ts'
import { answers, VerificationAnswer, VerificationParams } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
  operationId: 'readVerification',
  summary: 'Read a verification',
  tags: ['Verifications'],
  params: VerificationParams,
  response: answers({ 200: ['As it is now.', VerificationAnswer] }),
}

export function serveRead(app: App, parts: V1Parts): void {
  app.get('/v1/verifications/:id', { schema, config: { access: OPEN_TO_TOKENS } }, async (request, reply) =>
    reply.answer(await read(request, request.params.id, parts)),
  )
}

async function read(request: FastifyRequest, said: string, { verifications }: V1Parts): Promise<Answer> {
  const asker = askerOf(request)
  const id = parseId('ver', said)
  const verification = id && (await verifications.read(asker, id))
  if (!verification) return problem('not_found')
  return { status: 200, body: viewVerification(verification, asker), reference: verification.reference }
}

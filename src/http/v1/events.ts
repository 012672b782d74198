// GET /v1/verifications/{id}/events: how it stands, and again whenever that changes, until it ends (R30). Server-sent events:
// each brings the whole of it, as GET /v1/verifications/{id} would, so that nothing is missed by whoever connects again.
import { Type } from 'typebox'
import { parseId } from '../../lib/ids.ts'
import type { Verification } from '../../verification/index.ts'
import type { App } from '../app.ts'
import { askerOf } from '../asker.ts'
import { problem } from '../problems.ts'
import { OPEN_TO_TOKENS, type V1Parts } from './parts.ts'
import { answers, eventsAnswer, VerificationParams } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const schema = {
  operationId: 'followVerification',
  summary: 'Follow a verification',
  description:
    'Server-sent events: `verification` with the whole object, first as it is now and then with each change of status or ' +
    'message; `end` once it is confirmed, locked, cancelled or expired, and the answer is over. Whoever connects again ' +
    'gets the present state again; with the id of the last event in `Last-Event-ID`, 204 when there is nothing more to come.',
  tags: ['Verifications'],
  params: VerificationParams,
  headers: Type.Object({
    'last-event-id': Type.Optional(Type.String({ description: 'The id of the last event that was seen.' })),
  }),
  response: { ...answers({}), ...eventsAnswer },
}

export function serveEvents(app: App, { follow }: V1Parts): void {
  const options = { schema, config: { access: OPEN_TO_TOKENS }, exposeHeadRoute: false }
  app.get('/v1/verifications/:id/events', options, async (request, reply) => {
    const asker = askerOf(request)
    const id = parseId('ver', request.params.id)
    if (id === undefined) return reply.answer(problem('not_found'))
    const dataOf = (verification: Verification): string => JSON.stringify(viewVerification(verification, asker))
    return await follow(request, reply, { owner: asker, id, dataOf })
  })
}

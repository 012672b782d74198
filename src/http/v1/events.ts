// GET /v1/verifications/{id}/events: how it stands, and again whenever that changes, until it ends (R30). Server-sent events:
// each brings the whole of it, as GET /v1/verifications/{id} would, so that nothing is missed by whoever connects again.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../lib/ids.ts'
import type { Verification } from '../../verification/index.ts'
import type { App } from '../app.ts'
import { type Asker, askerOf } from '../asker.ts'
import { type EventStream, eventId } from '../event-stream.ts'
import type { StreamPlace } from '../event-streams.ts'
import { isProblem, problem } from '../problems.ts'
import { OPEN_TO_TOKENS, type V1Parts } from './parts.ts'
import { answers, eventsAnswer, VerificationParams } from './schemas.ts'
import { viewVerification } from './verification-view.ts'

const RETRY_AFTER_SECONDS = 2

const schema = {
  summary: 'Follow a verification',
  description:
    'Server-sent events: `verification` with the whole object, first as it is now and then with each change of status or ' +
    'message; `end` once it is confirmed, locked, cancelled or expired, and the answer is over. Whoever connects again ' +
    'gets the present state again; with the id of the last event in `Last-Event-ID`, 204 when there is nothing more to come.',
  tags: ['Verifications'],
  params: VerificationParams,
  response: { ...answers({}), ...eventsAnswer },
}

export function serveEvents(app: App, parts: V1Parts): void {
  app.get('/v1/verifications/:id/events', { schema, config: { access: OPEN_TO_TOKENS } }, (request, reply) =>
    follow(request, reply, request.params.id, parts),
  )
}

async function follow(
  request: FastifyRequest,
  reply: FastifyReply,
  said: string,
  { verifications, streams }: V1Parts,
): Promise<FastifyReply> {
  const asker = askerOf(request)
  const id = parseId('ver', said)
  if (id === undefined) return reply.answer(problem('not_found'))
  const place = streams.enter(reply, asker, id)
  if (isProblem(place)) return reply.answer(place)
  let stream: EventStream | undefined
  try {
    const watch = await verifications.watch(asker, id, (now) => stream && show(now, asker, stream, place))
    if (!watch) return reply.answer(problem('not_found'))
    place.onEnd(watch.stop)
    if (!place.isHeld) return reply.answer(problem('unavailable', { retryAfter: RETRY_AFTER_SECONDS }))
    if (isSeenToTheEnd(watch.first, asker, request)) return reply.code(204).send()
    request.answeredReference = watch.first.reference
    request.answeredAfterMs = reply.elapsedTime
    stream = place.open()
    show(watch.first, asker, stream, place)
    return reply
  } finally {
    if (!stream) place.end('refused')
  }
}

function show(verification: Verification, asker: Asker, stream: EventStream, place: StreamPlace): void {
  stream.state(dataOf(verification, asker))
  if (verification.status === 'pending') return
  const isByFallback = verification.fallback?.status === 'confirmed'
  stream.last(JSON.stringify({ status: verification.status, ...(isByFallback ? { fallback: 'confirmed' } : {}) }))
  place.end('done')
}

function dataOf(verification: Verification, asker: Asker): string {
  return JSON.stringify(viewVerification(verification, asker))
}

/** A browser that lost the end connects again for ever unless it is told that there is nothing more. */
function isSeenToTheEnd(verification: Verification, asker: Asker, { headers }: FastifyRequest): boolean {
  return verification.status !== 'pending' && headers['last-event-id'] === eventId(dataOf(verification, asker))
}

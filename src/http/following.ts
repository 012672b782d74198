// Following a verification live (R30): a place for the stream, the state as it is, each later one, the end. For the endpoint of the
// API and for the pages, which say what of it they show.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Uuid } from '../lib/ids.ts'
import type { Owner, Verification, Verifications } from '../verification/index.ts'
import { type EventStream, eventId } from './event-stream.ts'
import type { EventStreams, StreamPlace } from './event-streams.ts'
import { isProblem, problem } from './problems.ts'

export interface FollowingParts {
  readonly verifications: Pick<Verifications, 'watch'>
  readonly streams: EventStreams
}

export interface Followed {
  readonly owner: Owner
  readonly id: Uuid
  /** A state as the reader gets it: the same text for the same state. */
  readonly dataOf: (verification: Verification) => string
}

/** Answers with the stream, or with a problem; with 204 where the reader has seen the end. */
export type Follow = (request: FastifyRequest, reply: FastifyReply, followed: Followed) => Promise<FastifyReply>

const RETRY_AFTER_SECONDS = 2

export function createFollowing({ verifications, streams }: FollowingParts): Follow {
  return async (request, reply, followed) => {
    const { owner, id, dataOf } = followed
    const place = streams.enter(reply, owner, id)
    if (isProblem(place)) return reply.answer(place)
    let stream: EventStream | undefined
    try {
      const watch = await verifications.watch(owner, id, (now) => stream && show(now, dataOf, stream, place))
      if (!watch) return reply.answer(problem('not_found'))
      place.onEnd(watch.stop)
      if (!place.isHeld) return reply.answer(problem('unavailable', { retryAfter: RETRY_AFTER_SECONDS }))
      if (isSeenToTheEnd(watch.first, dataOf, request)) return reply.code(204).send()
      request.answeredReference = watch.first.reference
      request.answeredAfterMs = reply.elapsedTime
      stream = place.open()
      show(watch.first, dataOf, stream, place)
      return reply
    } finally {
      if (!stream) place.end('refused')
    }
  }
}

function show(verification: Verification, dataOf: Followed['dataOf'], stream: EventStream, place: StreamPlace): void {
  stream.state(dataOf(verification))
  if (verification.status === 'pending') return
  const isByFallback = verification.fallback?.status === 'confirmed'
  stream.last(JSON.stringify({ status: verification.status, ...(isByFallback ? { fallback: 'confirmed' } : {}) }))
  place.end('done')
}

/** A browser that lost the end connects again for ever unless it is told that there is nothing more. */
function isSeenToTheEnd(
  verification: Verification,
  dataOf: Followed['dataOf'],
  { headers }: Pick<FastifyRequest, 'headers'>,
): boolean {
  return verification.status !== 'pending' && headers['last-event-id'] === eventId(dataOf(verification))
}

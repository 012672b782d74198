// The streams of events that this process holds open: how many of whose, how long, and their heartbeat. A stream costs memory
// and a connection for minutes, which a request does not; so each has a place first, and gives it back however it ends.
import type { FastifyReply } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { Owner } from '../verification/index.ts'
import { type EventStream, openEventStream } from './event-stream.ts'
import { type Problem, problem } from './problems.ts'

export type StreamEnd =
  /** The verification ended. */
  | 'done'
  /** The reader went away. */
  | 'left'
  /** It did not read. */
  | 'slow'
  /** It was open for long: to come again, and be let in again. */
  | 'renewed'
  /** The server is being stopped. */
  | 'stopped'
  /** It never began. */
  | 'refused'

export interface StreamPlace {
  /** Begins to answer. */
  open(): EventStream
  /** False once it was given back: the reader has gone, or the server is being stopped. */
  readonly isHeld: boolean
  end(why: StreamEnd): void
  /** What is to be stopped when the stream ends; at once when it has. */
  onEnd(stop: () => void): void
}

export interface EventStreams {
  /** A place for the stream of a verification, or the limit that is met. */
  enter(reply: FastifyReply, owner: Owner, verificationId: Uuid): StreamPlace | Problem
  /** Heartbeats, and the end of what has been open for long; to be called every second. */
  beat(): void
  /** Ends all of them, so that the server can stop. */
  close(): void
}

export interface EventStreamsOptions {
  readonly clock: Clock
  readonly telemetry: Telemetry
  /** The most that this process keeps open. */
  readonly most: number
}

/** A phone and a computer, some tabs each. */
export const MOST_PER_VERIFICATION = 5
/** Proxies cut what is silent for 30 or 60 seconds. */
const BEAT_SECONDS = 15
/** A key that was revoked, or an origin that was taken off the list, ends no later than this. */
const LONGEST_SECONDS = 900
const RETRY_AFTER_SECONDS = 5

interface Held {
  readonly place: StreamPlace
  readonly stream: EventStream
  readonly openedAt: number
  wroteAt: number
}

export function createEventStreams({ clock, telemetry, most }: EventStreamsOptions): EventStreams {
  const counts = new Map<string, number>()
  const places = new Set<StreamPlace>()
  const open = new Set<Held>()

  function refuse(limit: string): Problem {
    telemetry.report.limitHit({ limit, enforced: true })
    return problem('too_many_streams', { limit, retryAfter: RETRY_AFTER_SECONDS })
  }

  function count(names: readonly string[], by: 1 | -1): void {
    for (const name of names) {
      const now = (counts.get(name) ?? 0) + by
      if (now === 0) counts.delete(name)
      else counts.set(name, now)
    }
    telemetry.report.streamsSeen({ open: places.size })
  }

  function enter(reply: FastifyReply, { service, kind }: Owner, verificationId: Uuid): StreamPlace | Problem {
    const [ofOne, ofService] = [`verification ${verificationId}`, `service ${service.id} ${kind}`] as const
    if ((counts.get(ofOne) ?? 0) >= MOST_PER_VERIFICATION) return refuse('streams_per_verification')
    if ((counts.get(ofService) ?? 0) >= service.settings.eventStreams) return refuse('streams_per_service')
    if (places.size >= most) {
      telemetry.report.limitHit({ limit: 'streams_per_process', enforced: true })
      return problem('streams_full', { retryAfter: RETRY_AFTER_SECONDS })
    }
    const place = makePlace(reply, [ofOne, ofService])
    places.add(place)
    count([ofOne, ofService], 1)
    return place
  }

  function makePlace(reply: FastifyReply, names: readonly string[]): StreamPlace {
    let held: Held | undefined
    let stops: (() => void)[] = []
    const place: StreamPlace = {
      open() {
        const now = clock.now().getTime()
        held = { place, stream: openEventStream(reply, () => place.end('slow')), openedAt: now, wroteAt: now }
        open.add(held)
        return held.stream
      },
      get isHeld() {
        return places.has(place)
      },
      end(why) {
        if (!places.delete(place)) return
        count(names, -1)
        for (const stop of stops) stop()
        stops = []
        if (held === undefined) return
        open.delete(held)
        telemetry.report.streamEnded({ why, seconds: (clock.now().getTime() - held.openedAt) / 1000 })
        if (why === 'slow') reply.raw.destroy()
        else held.stream.end()
      },
      onEnd(stop) {
        if (places.has(place)) stops.push(stop)
        else stop()
      },
    }
    reply.raw.once('close', () => place.end('left'))
    return place
  }

  return {
    enter,
    beat() {
      const now = clock.now().getTime()
      for (const held of open) {
        if (now - held.openedAt >= LONGEST_SECONDS * 1000) held.place.end('renewed')
        else if (now - held.wroteAt >= BEAT_SECONDS * 1000) {
          held.wroteAt = now
          held.stream.beat()
        }
      }
    },
    close() {
      for (const place of places) place.end('stopped')
    },
  }
}

// One stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) on one answer. Each event is
// the whole state, so a reader that does not keep up loses nothing by being cut off: nothing is ever held for it.
import { hash } from 'node:crypto'
import type { FastifyReply } from 'fastify'

export interface EventStream {
  /** Writes a state; nothing when it is the one that was written last. */
  state(data: string): void
  /** Says that no more will come. Without an id, so that readers keep that of the last state. */
  last(data: string): void
  /** Something that readers skip, so that nobody on the way takes the connection for dead. */
  beat(): void
  end(): void
}

/** Bytes that the reader has not taken: some twenty events. */
const MOST_UNREAD_BYTES = 16_384
/** When a browser by itself connects again after an end. */
const RETRY_MS = 2_000

/** The name of a state: the same for the same data from any process, so that a reader knows what it has seen. */
export function eventId(data: string): string {
  return hash('sha256', data, 'base64url').slice(0, 16)
}

/** Sends the head, and is from then on the only one that writes. The headers are those that the hooks have set. */
export function openEventStream(reply: FastifyReply, onSlow: () => void): EventStream {
  const { raw } = reply
  reply.hijack()
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    // nginx would otherwise collect events until a page is full.
    'x-accel-buffering': 'no',
  })
  let lastId: string | undefined
  let isSlow = false

  function write(text: string): void {
    if (raw.destroyed || raw.writableEnded || isSlow) return
    isSlow = raw.writableLength > MOST_UNREAD_BYTES
    if (isSlow) onSlow()
    else raw.write(text)
  }

  write(`retry: ${RETRY_MS}\n\n`)
  return {
    state(data) {
      const id = eventId(data)
      if (id === lastId) return
      lastId = id
      write(`event: verification\nid: ${id}\ndata: ${data}\n\n`)
    },
    last: (data) => write(`event: end\ndata: ${data}\n\n`),
    beat: () => write(':\n\n'),
    end: () => void (raw.destroyed || raw.writableEnded || raw.end()),
  }
}

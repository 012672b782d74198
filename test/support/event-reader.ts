// Reads a stream of server-sent events as an application would: over a real socket, event by event.
import { Agent, request } from 'undici'

export interface StreamEvent {
  readonly event: string
  readonly id: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: data is judged by the test that reads it
  readonly data: any
}

export interface EventReader {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The answer's text so far: events and comments as they came. */
  readonly text: string
  readonly events: readonly StreamEvent[]
  /** The first event, of those that came and those to come, that is meant; rejects when the stream ends without it. */
  find(isMeant: (event: StreamEvent) => boolean): Promise<StreamEvent>
  /** Resolves when the server ends the stream, rejects when it cuts it off. */
  readonly ended: Promise<void>
  /** Goes away, as a browser does whose page is closed. */
  leave(): void
}

const agent = new Agent({ connections: null, bodyTimeout: 0 })

export async function readEvents(
  url: string,
  id: string,
  secret: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventReader> {
  const aborted = new AbortController()
  const answer = await request(`${url}/v1/verifications/${id}/events`, {
    dispatcher: agent,
    signal: aborted.signal,
    headers: { authorization: `Bearer ${secret}`, ...headers },
  })
  const events: StreamEvent[] = []
  const waiting = new Set<() => void>()
  let text = ''
  let isOver = false

  async function read(): Promise<void> {
    let rest = ''
    try {
      for await (const chunk of answer.body) {
        text += chunk
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        events.push(...blocks.map(readBlock).filter((event) => event !== undefined))
        for (const look of waiting) look()
      }
    } finally {
      isOver = true
      for (const look of waiting) look()
    }
  }
  const ended = read()
  ended.catch(() => undefined)

  return {
    status: answer.statusCode,
    headers: answer.headers,
    get text() {
      return text
    },
    events,
    find: (isMeant) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events.find(isMeant)
          if (found === undefined && !isOver) return
          waiting.delete(look)
          if (found) resolve(found)
          else reject(new Error(`The stream ended without it:\n${text}`))
        }
        waiting.add(look)
        look()
      }),
    ended,
    leave: () => aborted.abort(),
  }
}

function readBlock(block: string): StreamEvent | undefined {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
  const data = field('data')
  return data === undefined
    ? undefined
    : { event: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) }
}

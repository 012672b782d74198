// Calls /v1 over real sockets, as an application would.
import { Agent, request } from 'undici'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The parsed body. Tests say what they expect of it, so it is not typed further. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer is judged by the test that reads it
  readonly body: any
  /** The body as it came, byte by byte. */
  readonly text: string
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'OPTIONS' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface Client {
  call(path: string, call?: Call): Promise<Answer>
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  get(path: string): Promise<Answer>
  /** Opens that many connections, so that what follows in parallel arrives in parallel. */
  warm(connections: number): Promise<void>
  close(): Promise<void>
}

/** @param key sent with every call that names none of its own. */
export function createClient(url: string, key: string, connections = 64): Client {
  const agent = new Agent({ connections, pipelining: 1, keepAliveTimeout: 60_000 })

  async function call(
    path: string,
    { method = 'GET', body, key: ownKey = key, headers = {} }: Call = {},
  ): Promise<Answer> {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    const answer = await request(`${url}${path}`, {
      method,
      dispatcher: agent,
      headers: {
        ...(ownKey === '' ? {} : { authorization: `Bearer ${ownKey}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : isText ? (body as string) : JSON.stringify(body),
    })
    const text = await answer.body.text()
    const isJson = /json/.test(String(answer.headers['content-type'] ?? ''))
    const parsed = isJson && text !== '' ? JSON.parse(text) : text
    return { status: answer.statusCode, headers: answer.headers, body: parsed, text }
  }

  return {
    call,
    post: (path, body = {}, headers = {}) => call(path, { method: 'POST', body, headers }),
    get: (path) => call(path),
    warm: async (count) => {
      await Promise.all(Array.from({ length: count }, () => call('/healthz', { key: '' })))
    },
    close: () => agent.close(),
  }
}

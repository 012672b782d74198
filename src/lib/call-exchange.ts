// One request and its answer, for call-out.ts: watches when octets may leave, how long it takes, and how much comes back.
import type { ClientRequest, IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import type { Socket } from 'node:net'
import type { CallResult, OutgoingCall } from './call-out.ts'

/** Shorter than the lease of a message (15 s). */
const TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000
const MAX_BYTES = 65_536

/** How requests of one scheme are made. */
export interface Way {
  readonly open: typeof plainRequest
  readonly agent: PlainAgent
  /** The event of a socket after which octets of a request may leave. */
  readonly ready: 'connect' | 'secureConnect'
  /** Those for which it has come. */
  readonly connected: WeakSet<Socket>
}

export function exchange(call: OutgoingCall, url: URL, { open, agent, ready, connected }: Way): Promise<CallResult> {
  const { method, headers, body, signal, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = call
  const { promise, resolve } = Promise.withResolvers<CallResult>()
  let request: ClientRequest
  try {
    request = open(url, { agent, method, headers: { 'user-agent': 'Pinpost', ...headers } })
  } catch (error) {
    // A header with what no header may hold: a line break, a letter beyond Latin-1.
    return Promise.resolve({ kind: 'unsent', code: codeOf(error) })
  }
  let mayHaveLeft = false
  let answer: IncomingMessage | undefined

  const fail = (code: string): void => {
    if (answer) resolve(answeredBy(answer, undefined))
    else resolve({ kind: mayHaveLeft ? 'lost' : 'unsent', code })
    request.destroy()
  }
  const stop = (): void => fail('ETIMEDOUT')
  const connecting = setTimeout(() => mayHaveLeft || stop(), Math.min(CONNECT_TIMEOUT_MS, timeoutMs))
  const whole = setTimeout(stop, timeoutMs)
  signal.addEventListener('abort', stop, { once: true })

  request.on('socket', (socket: Socket) => {
    if (connected.has(socket)) mayHaveLeft = true
    else socket.once(ready, leave)
    function leave(): void {
      connected.add(socket)
      mayHaveLeft = true
    }
  })
  request.on('error', (error) => fail(codeOf(error)))
  request.on('response', (response: IncomingMessage) => {
    answer = response
    readBody(response, maxBytes, (text) => {
      resolve(answeredBy(response, text))
      if (text === undefined) request.destroy()
    })
  })
  request.end(body)

  return promise.finally(() => {
    clearTimeout(connecting)
    clearTimeout(whole)
    signal.removeEventListener('abort', stop)
  })
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'ESOCKET'
}

function answeredBy({ statusCode = 0, headers }: IncomingMessage, body: string | undefined): CallResult {
  return { kind: 'answered', status: statusCode, headers, body }
}

/** Tells once. @param tell with undefined when the body did not come whole. */
function readBody(response: IncomingMessage, maxBytes: number, tell: (text: string | undefined) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  let isTold = false
  function end(text: string | undefined): void {
    if (!isTold) tell(text)
    isTold = true
  }
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) return end(undefined)
    chunks.push(chunk)
  })
  response.on('end', () => end(response.complete ? Buffer.concat(chunks).toString('utf8') : undefined))
  response.on('error', () => end(undefined))
  response.on('close', () => end(undefined))
}

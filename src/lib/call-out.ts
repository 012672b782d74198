// The one way by which Pinpost calls another machine by HTTP of its own accord. Follows no redirect, waits for nothing for long, reads
// no more than it was told to, and tells apart what certainly was not handed over from what may have been. Never logs: neither
// address nor header nor body of a call leaves this file in an error.
import { type IncomingHttpHeaders, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { request as secureRequest, Agent as TlsAgent } from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import { isPublicAddress, lookupPublic, type Resolve, resolveBySystem } from './public-address.ts'

export interface OutgoingCall {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /**
   * `public`: an address that is not the operator's, or one that is known to be on the Internet; the machine must not be led by it
   * to itself or into its own network. `anywhere`: the operator named it, and it may be in the next rack.
   */
  readonly reach: 'public' | 'anywhere'
  readonly signal: AbortSignal
  /** For everything, from here to the end of the answer. */
  readonly timeoutMs?: number
  /** Of the answer's body. */
  readonly maxBytes?: number
}

export type CallResult =
  /** `body` is undefined when it was cut, too slow or larger than was wanted; what the status says holds all the same. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly body: string | undefined
    }
  /** Not one octet of the request left. `code` is the system's, that of TLS, or EPRIVATE. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** It was being written, or waited for its answer. */
  | { readonly kind: 'lost'; readonly code: string }

/** Never rejects. */
export type CallOut = (call: OutgoingCall) => Promise<CallResult>

export interface CallOutOptions {
  /** Whom to trust beside the machine's own list, for tests. */
  readonly ca?: string
  /** In place of the machine's resolver, for tests. */
  readonly resolve?: Resolve
}

/** Shorter than the lease of a message (15 s). */
const TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000
const MAX_BYTES = 65_536
/** More wait for one of these to be free. */
const MOST_CONNECTIONS = 64
/** Shorter than what usual servers wait, so that hardly a request meets a connection that is being closed; a server that names a shorter time has it. */
const IDLE_MS = 15_000

interface Way {
  readonly open: typeof plainRequest
  readonly agent: PlainAgent
  /** The event of a socket after which octets of a request may leave. */
  readonly ready: 'connect' | 'secureConnect'
}

/** With connections that stay open for the next call. */
export function createCallOut({ ca, resolve = resolveBySystem }: CallOutOptions = {}): CallOut {
  const ways = { public: waysBy(lookupPublic(resolve), ca), anywhere: waysBy(resolve, ca) }
  return (call) => {
    const url = URL.canParse(call.url) ? new URL(call.url) : undefined
    const way = url && ways[call.reach][url.protocol]
    if (!url || !way) return Promise.resolve({ kind: 'unsent', code: 'EURL' })
    // An address that is written in figures is not looked up.
    if (call.reach === 'public' && isPublicAddress(url.hostname) === false) {
      return Promise.resolve({ kind: 'unsent', code: 'EPRIVATE' })
    }
    if (call.signal.aborted) return Promise.resolve({ kind: 'unsent', code: 'ETIMEDOUT' })
    return exchange(call, url, way)
  }
}

/** By the scheme of the address. */
function waysBy(lookup: LookupFunction, ca: string | undefined): Readonly<Record<string, Way>> {
  const pool = { keepAlive: true, maxSockets: MOST_CONNECTIONS, timeout: IDLE_MS, lookup }
  return {
    'http:': { open: plainRequest, agent: new PlainAgent(pool), ready: 'connect' },
    'https:': {
      open: secureRequest,
      agent: new TlsAgent(ca === undefined ? pool : { ...pool, ca }),
      ready: 'secureConnect',
    },
  }
}

function exchange(call: OutgoingCall, url: URL, { open, agent, ready }: Way): Promise<CallResult> {
  const { method, headers, body, signal, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = call
  const { promise, resolve } = Promise.withResolvers<CallResult>()
  const request = open(url, { agent, method, headers: { 'user-agent': 'Pinpost', ...headers } })
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
    if (request.reusedSocket) mayHaveLeft = true
    else socket.once(ready, () => (mayHaveLeft = true))
  })
  request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'ESOCKET'))
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

function answeredBy({ statusCode = 0, headers }: IncomingMessage, body: string | undefined): CallResult {
  return { kind: 'answered', status: statusCode, headers, body }
}

/** @param tell with undefined when the body did not come whole. */
function readBody(response: IncomingMessage, maxBytes: number, tell: (text: string | undefined) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) return tell(undefined)
    chunks.push(chunk)
  })
  response.on('end', () => tell(response.complete ? Buffer.concat(chunks).toString('utf8') : undefined))
  response.on('error', () => tell(undefined))
  response.on('close', () => tell(undefined))
}

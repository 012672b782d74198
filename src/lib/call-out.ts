// The one way by which Pinpost calls another machine by HTTP of its own accord. Follows no redirect, waits for nothing for long, reads
// no more than it was told to, and tells apart what certainly was not handed over from what may have been. Never logs: neither
// address nor header nor body of a call leaves this file in an error.
import { type IncomingHttpHeaders, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { request as secureRequest, Agent as TlsAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { exchange, type Way } from './call-exchange.ts'
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
  /** Whom to trust instead of the machine's own list, for tests. */
  readonly ca?: string
  /** In place of the machine's resolver, for tests. */
  readonly resolve?: Resolve
}

/** More wait for one of these to be free. */
const MOST_CONNECTIONS = 64
/** Shorter than what usual servers wait, so that hardly a request meets a connection that is being closed; a server that names a shorter time has it. */
const IDLE_MS = 15_000

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
    'http:': { open: plainRequest, agent: new PlainAgent(pool), ready: 'connect', connected: new WeakSet() },
    'https:': {
      open: secureRequest,
      agent: new TlsAgent(ca === undefined ? pool : { ...pool, ca }),
      ready: 'secureConnect',
      connected: new WeakSet(),
    },
  }
}

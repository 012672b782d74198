// HTTP as the load speaks it: kept-alive connections, one request at a time on each, and as little work per request as can be,
// since the load shares the processors with what it measures.
import { type Dispatcher, Pool } from 'undici'

export interface Answer {
  readonly status: number
  /** The parsed body; undefined when it is not JSON. */
  readonly body: unknown
}

export interface HttpClient {
  /** Posts JSON. Rejects when the connection fails. */
  post(path: string, body: object): Promise<Answer>
  /** Also ends what is still under way. */
  close(): Promise<void>
}

export function createHttpClient(
  url: string,
  headers: Readonly<Record<string, string>>,
  connections: number,
): HttpClient {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const all = { 'content-type': 'application/json', ...headers }
  return {
    post(path, body) {
      return new Promise((resolve, reject) => {
        pool.dispatch({ method: 'POST', path, headers: all, body: JSON.stringify(body) }, reader(resolve, reject))
      })
    },
    close: () => pool.destroy(),
  }
}

function reader(resolve: (answer: Answer) => void, reject: (error: Error) => void): Dispatcher.DispatchHandler {
  let status = 0
  let text = ''
  return {
    onRequestStart() {},
    onResponseStart(_controller, statusCode) {
      status = statusCode
    },
    onResponseData(_controller, chunk) {
      text += chunk.toString('latin1') // what is read of it is ASCII
    },
    onResponseEnd() {
      resolve({ status, body: parsed(text) })
    },
    onResponseError(_controller, error) {
      reject(error)
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

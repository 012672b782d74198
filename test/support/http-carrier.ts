// The other side of a provider that is called by HTTP, on loopback: answers as its maker wrote, or once as a test says, also in ways
// in which no server should. What is started here is ended by closeHttpCarriers.
import { createServer as createPlainServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { testCertificate, testCertificateKey } from './smtp-certificate.ts'

export interface SeenRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** Of a body that is a form. */
  readonly form: URLSearchParams
}

export interface CarrierAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What happens to one request instead of its answer. */
export type Fate =
  | CarrierAnswer
  /** The connection is cut when the request has come. */
  | 'cut'
  /** No answer ever comes. */
  | 'silence'
  /** Status and half of the body, then the connection is cut. */
  | 'half'
  /** Status and half of the body, then nothing. */
  | 'stall'
  /** A body without end. */
  | 'flood'

export interface HttpCarrier {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly requests: readonly SeenRequest[]
  /** Connections that were opened so far. */
  connections(): number
  /** What becomes of the next requests, one each. */
  next(...fates: Fate[]): void
  /** How far a flood has come, in bytes. */
  flooded(): number
  close(): Promise<void>
}

export type Answering = (request: SeenRequest) => CarrierAnswer

const closing: (() => Promise<void>)[] = []

export async function closeHttpCarriers(): Promise<void> {
  await Promise.all(closing.splice(0).map((close) => close()))
}

export async function httpCarrier(answering: Answering, { tls = false } = {}): Promise<HttpCarrier> {
  const requests: SeenRequest[] = []
  const fates: Fate[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  let flooded = 0

  const listen: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => {})
    response.on('error', () => {})
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const path = request.url ?? ''
      const seen: SeenRequest = {
        method: request.method ?? '',
        path,
        url: new URL(path, 'http://carrier'),
        headers: request.headers as SeenRequest['headers'],
        body,
        form: new URLSearchParams(body),
      }
      requests.push(seen)
      const fate = fates.shift() ?? answering(seen)
      if (fate === 'cut') return void request.socket.destroy()
      if (fate === 'silence') return
      if (typeof fate === 'object') return void response.writeHead(fate.status, fate.headers).end(fate.body ?? '')
      response.writeHead(200, {
        'content-type': 'application/json',
        ...(fate !== 'flood' && { 'content-length': '1000' }),
      })
      if (fate === 'flood') return flood()
      response.write('{"half":', () => fate === 'half' && request.socket.destroy())
    })

    function flood(): void {
      const chunk = Buffer.alloc(16_384, 'x')
      const write = (): void => {
        if (response.destroyed) return
        flooded += chunk.length
        response.write(chunk, (error) => error || setImmediate(write))
      }
      write()
    }
  }

  const server = tls
    ? createTlsServer({ cert: testCertificate, key: testCertificateKey }, listen)
    : createPlainServer(listen)
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  closing.push(close)
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    next: (...given) => void fates.push(...given),
    flooded: () => flooded,
    close,
  }
}

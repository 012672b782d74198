// A connection to a carrier, plain or by TLS, opened within a time.
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'

export interface Place {
  readonly host: string
  readonly port: number
  readonly isEncrypted: boolean
  /** Whom to trust beside the machine's own list. */
  readonly tls?: Pick<ConnectionOptions, 'ca'> | undefined
}

/** Rejects with the system's or TLS's error, or with one of `ETIMEDOUT`; when `signal` aborts, with `ECLOSED`. */
export function openSocket(
  { host, port, isEncrypted, tls }: Place,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = isEncrypted ? connectTls({ host, port, ...serverName(host), ...tls }) : connectPlain({ host, port })
  const fail = (error: Error): void => {
    socket.destroy()
    reject(error)
  }
  const failBy = (code: string) => (): void => fail(Object.assign(new Error('no connection'), { code }))
  const stop = failBy('ECLOSED')
  const hangUp = failBy('ECONNRESET')
  const timer = setTimeout(failBy('ETIMEDOUT'), timeoutMs)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  socket.on('error', fail) // for the whole life of the socket: an error without a listener ends the process
  socket.once('close', hangUp)
  socket.once(isEncrypted ? 'secureConnect' : 'connect', () => {
    socket.off('close', hangUp)
    socket.setNoDelay(true)
    resolve(socket)
  })
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  })
}

/** By it a machine with several certificates chooses one. Node says it only when it is told to; an address in figures is no name (RFC 6066, 3). */
function serverName(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {}
}

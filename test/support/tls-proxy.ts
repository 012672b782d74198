// A PostgreSQL server that speaks TLS, for tests: a proxy on loopback that answers the driver's request for TLS and passes the
// rest on in clear.
import { connect, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { testCertificate, testCertificateKey } from './smtp-certificate.ts'

export interface TlsProxy {
  readonly port: number
  close(): Promise<void>
}

export async function startTlsProxy(serverPort: number): Promise<TlsProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    // The first message of a driver that wants TLS has eight bytes and no other meaning.
    socket.once('data', (request) => {
      if (request.length !== 8) return socket.destroy()
      socket.write('S')
      const secure = new TLSSocket(socket, { isServer: true, cert: testCertificate, key: testCertificateKey })
      const upstream = connect(serverPort, '127.0.0.1')
      sockets.add(upstream)
      secure.on('error', () => upstream.destroy())
      upstream.on('error', () => secure.destroy())
      secure.pipe(upstream).pipe(secure)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

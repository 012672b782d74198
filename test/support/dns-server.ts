// A DNS server on loopback, by UDP and TCP, for what domains say of themselves in tests.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import dnsPacket, { type Answer, type Packet } from 'dns-packet'

/** Records by name and type, as dns-packet takes their data; `SERVFAIL` for a server that will not say. */
export type Zone = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>> | 'SERVFAIL'>>

export interface DnsServer {
  /** For Resolver.setServers and PINPOST_DNS_SERVERS. */
  readonly address: string
  /** What was asked: `example.com TXT`. */
  readonly questions: readonly string[]
  close(): Promise<void>
}

const CODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 }

/** @param zone may be changed while it runs. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const questions: string[] = []
  const udp = createSocket('udp4')
  const sockets = new Set<Socket>()
  const tcp = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', (message) => socket.write(dnsPacket.streamEncode(answerTo(dnsPacket.streamDecode(message)))))
  })
  udp.on('message', (message, { port, address }) => {
    udp.send(dnsPacket.encode(answerTo(dnsPacket.decode(message))), port, address)
  })

  function answerTo({ id, questions: asked = [] }: Packet) {
    const [question] = asked
    const { name = '', type = 'TXT' } = question ?? {}
    questions.push(`${name} ${type}`)
    const known = zone[name.toLowerCase()]
    const answers = known === undefined || known === 'SERVFAIL' ? [] : (known[type] ?? [])
    const code = known === 'SERVFAIL' ? 'SERVFAIL' : known === undefined ? 'NXDOMAIN' : 'NOERROR'
    return {
      type: 'response' as const,
      id: id ?? 0,
      flags: dnsPacket.RECURSION_DESIRED | dnsPacket.RECURSION_AVAILABLE | CODES[code],
      questions: asked,
      answers: answers.map((data) => ({ name, type, ttl: 60, data }) as Answer),
    }
  }

  udp.bind(0, '127.0.0.1')
  await once(udp, 'listening')
  const { port } = udp.address()
  tcp.listen(port, '127.0.0.1')
  await once(tcp, 'listening')
  return {
    address: `127.0.0.1:${(tcp.address() as AddressInfo).port}`,
    questions,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([
        new Promise<void>((resolve) => udp.close(() => resolve())),
        new Promise<void>((resolve) => void tcp.close(() => resolve())),
      ])
    },
  }
}

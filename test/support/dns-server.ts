// A real DNS server on loopback, over UDP and TCP on one port, that answers from a table in the test's hand. For everything that
// asks the resolver of PINPOST_DNS_SERVERS: the mail service of a domain, and what is checked of one's own.
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, streamDecode, streamEncode } from 'dns-packet'

/** What a name has. A name that has none of what is asked for is answered "no data". */
export interface Records {
  /** Exchanges in the order of preference; `.` alone is the null MX of RFC 7505. */
  readonly MX?: readonly string[]
  readonly A?: readonly string[]
  readonly AAAA?: readonly string[]
  /** A text longer than 255 octets in its parts. */
  readonly TXT?: readonly (string | string[])[]
}
/** Instead of records: how the server (mis)behaves when it is asked for the name. */
export type Behaviour =
  | 'nxdomain'
  | 'servfail'
  | 'refused'
  /** Never answers. */
  | 'silent'
  /** Answers when `release()` is called, as a name with an MX. */
  | 'held'
/** By name in small letters; `*` is for every name that is not here, which otherwise does not exist. */
export type Zone = Readonly<Record<string, Records | Behaviour>>

export interface DnsQuestion {
  readonly name: string
  readonly type: string
  readonly via: 'udp' | 'tcp'
}

export interface DnsServer {
  /** For PINPOST_DNS_SERVERS: `127.0.0.1:40123`. */
  readonly address: string
  /** Everything that was asked, in the order it came. */
  readonly questions: readonly DnsQuestion[]
  /** Replaces the table. */
  serve(zone: Zone): void
  /** Answers what was held, and holds nothing from now on. */
  release(): void
  /** Resolves when so many questions have come since the start. */
  asked(count: number): Promise<void>
  close(): Promise<void>
}

export interface DnsServerOptions {
  /** Answers over UDP are cut off, so that the resolver has to come again over TCP. */
  readonly truncatesUdp?: boolean
}

interface Asked extends DnsQuestion {
  readonly id: number
  reply(answer: Buffer): void
}

const CODES = { nxdomain: 3, servfail: 2, refused: 5 } as const
const TRUNCATED = 1 << 9
const HELD: Records = { MX: ['mx.held.test'] }

export async function startDnsServer(first: Zone = {}, options: DnsServerOptions = {}): Promise<DnsServer> {
  let zone = first
  let isReleased = false
  const questions: DnsQuestion[] = []
  const held: Asked[] = []
  const watchers = new Set<() => void>()
  const sockets = new Set<Socket>()

  function take(asked: Asked): void {
    const { name, type, via } = asked
    questions.push({ name, type, via })
    for (const watcher of watchers) watcher()
    const found = zone[name] ?? zone['*'] ?? 'nxdomain'
    if (found === 'silent') return
    if (found === 'held' && !isReleased) held.push(asked)
    else asked.reply(encoded(asked, found === 'held' ? HELD : found, options))
  }

  const { udp, tcp } = await listenOnOnePort()
  udp.on('message', (message, { port, address }) => {
    const { id = 0, questions: [question] = [] } = decode(message)
    if (!question) return
    take({ id, name: nameOf(question.name), type: question.type, via: 'udp', reply: (a) => udp.send(a, port, address) })
  })
  tcp.on('connection', (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy()))
    let read = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk])
      while (read.length >= 2 && read.length >= 2 + read.readUInt16BE(0)) {
        const { id = 0, questions: [question] = [] } = streamDecode(read)
        read = read.subarray(2 + read.readUInt16BE(0))
        if (question) {
          take({ id, name: nameOf(question.name), type: question.type, via: 'tcp', reply: (a) => socket.write(a) })
        }
      }
    })
  })

  return {
    address: `127.0.0.1:${(tcp.address() as AddressInfo).port}`,
    questions,
    serve(next) {
      zone = next
    },
    release() {
      isReleased = true
      for (const asked of held.splice(0)) asked.reply(encoded(asked, HELD, options))
    },
    asked: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (questions.length < count) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([once(tcp.close(), 'close'), once(udp.close(), 'close')])
    },
  }
}

function encoded(
  asked: Asked,
  found: Records | Exclude<Behaviour, 'held' | 'silent'>,
  options: DnsServerOptions,
): Buffer {
  const isCut = asked.via === 'udp' && options.truncatesUdp === true
  const code = typeof found === 'string' ? CODES[found] : 0
  const packet = {
    type: 'response' as const,
    id: asked.id,
    flags: AUTHORITATIVE_ANSWER | code | (isCut ? TRUNCATED : 0),
    questions: [{ name: asked.name, type: asked.type as 'MX' }],
    answers: typeof found === 'string' || isCut ? [] : answersTo(asked, found),
  }
  return asked.via === 'tcp' ? streamEncode(packet) : encode(packet)
}

function answersTo({ name, type }: DnsQuestion, records: Records): Answer[] {
  const head = { name, ttl: 60, class: 'IN' as const }
  switch (type) {
    case 'MX':
      return (records.MX ?? []).map((exchange, index) => ({
        ...head,
        type: 'MX',
        data: { exchange, preference: index * 10 },
      }))
    case 'A':
    case 'AAAA':
      return (records[type] ?? []).map((data) => ({ ...head, type, data }))
    case 'TXT':
      return (records.TXT ?? []).map((data) => ({ ...head, type, data }))
    default:
      return []
  }
}

function nameOf(asked: string): string {
  return asked.toLowerCase() // resolvers may mix the case of what they ask, to be harder to deceive
}

/** The kernel picks a port for TCP; should UDP have it taken already, another one. */
async function listenOnOnePort(): Promise<{ udp: UdpSocket; tcp: Server }> {
  for (;;) {
    const tcp = createServer()
    await once(tcp.listen(0, '127.0.0.1'), 'listening')
    const udp = createSocket('udp4')
    try {
      udp.bind((tcp.address() as AddressInfo).port, '127.0.0.1')
      await once(udp, 'listening')
      return { udp, tcp }
    } catch (cause) {
      tcp.close()
      if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    }
  }
}

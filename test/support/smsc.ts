// Carriers of text messages on loopback for tests: the scripted one, with what it was given kept; and one that says, octet for
// octet, what a test writes. What is started here is ended by closeCarriers.
import { createServer, type Socket } from 'node:net'
import type { Provider, Receipt } from '../../src/delivery/providers/provider.ts'
import { createSmppProvider, type SmppSettings } from '../../src/delivery/providers/smpp.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createPduReader, encodeAnswer, type Pdu } from '../../src/lib/smpp-pdu.ts'
import { parseRule, type Smsc, type SmscMessage, type SmscOptions, startSmsc } from '../../src/simulator/index.ts'

export interface KeptSmsc extends Smsc {
  /** For PINPOST_SMPP_URL, with the credentials that are demanded. */
  readonly url: string
  /** In the order of arrival. */
  readonly messages: readonly SmscMessage[]
}

const closing: (() => Promise<void>)[] = []

export async function closeCarriers(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close()
}

/** @param lines rules. */
export async function carrier(options: Partial<SmscOptions> = {}, ...lines: string[]): Promise<KeptSmsc> {
  const messages: SmscMessage[] = []
  const rules = lines.map((line) => {
    const reading = parseRule(line, () => true)
    if (!reading.ok) throw new Error(`${line} ${reading.problem}`)
    return reading.rule
  })
  const smsc = await startSmsc({
    port: 0,
    clock: systemClock,
    rules,
    receiptAfterMs: 0,
    ...options,
    onMessage: (message) => {
      messages.push(message)
      options.onMessage?.(message)
    },
  })
  closing.push(smsc.close)
  const { systemId, password } = options.login ?? { systemId: 'pinpost', password: 'secret' }
  const scheme = options.tls ? 'smpps' : 'smpp'
  const login = `${encodeURIComponent(systemId)}:${encodeURIComponent(password)}`
  return { ...smsc, messages, url: `${scheme}://${login}@127.0.0.1:${smsc.port}` }
}

export interface RawCarrier {
  readonly url: string
  /** What came, of all connections. */
  readonly requests: readonly Pdu[]
  connections(): number
  /** Resolves with the first request, come or to come, that satisfies the predicate. */
  request(predicate: (pdu: Pdu) => boolean): Promise<Pdu>
  /** Octets to the newest connection. */
  say(octets: Buffer): void
  cut(): void
}

/** @param answer what to do with a request that comes over a socket; without it, all but bind and unbind is left unanswered. */
export async function rawCarrier(
  answer: (pdu: Pdu, socket: Socket) => void = (pdu, socket) => {
    if (pdu.command === 'bind_transceiver' || pdu.command === 'unbind') socket.write(encodeAnswer(pdu, 0))
  },
): Promise<RawCarrier> {
  const sockets: Socket[] = []
  const requests: Pdu[] = []
  const waiting = new Set<(pdu: Pdu) => void>()
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    const read = createPduReader()
    socket.on('data', (chunk: Buffer) => {
      for (const pdu of read(chunk).pdus) {
        requests.push(pdu)
        for (const tell of [...waiting]) tell(pdu)
        answer(pdu, socket)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The carrier has no port.')
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  closing.push(() => {
    cut()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  return {
    url: `smpp://pinpost:secret@127.0.0.1:${address.port}`,
    requests,
    connections: () => sockets.length,
    request(predicate) {
      const come = requests.find(predicate)
      if (come) return Promise.resolve(come)
      return new Promise((resolve) => {
        const tell = (pdu: Pdu): void => {
          if (!predicate(pdu)) return
          waiting.delete(tell)
          resolve(pdu)
        }
        waiting.add(tell)
      })
    },
    say: (octets) => void sockets.at(-1)?.write(octets),
    cut,
  }
}

/** Times in which tests do not wait; reconnecting is quick. */
const QUICK = { connectMs: 2_000, enquireMs: 5_000, unbindMs: 100, firstMs: 5, lastMs: 20 }

export function smpp(url: string, settings: Partial<SmppSettings> = {}): Provider {
  const provider = createSmppProvider({ url, sender: 'Pinpost', ...settings, times: { ...QUICK, ...settings.times } })
  closing.push(provider.close)
  return provider
}

export interface KeptReceipts {
  readonly receipts: readonly Receipt[]
  /** Resolves when so many have come. */
  count(wanted: number): Promise<readonly Receipt[]>
}

/** Listens to a provider's receipts. @param judge rejects to have one said again. */
export function receiptsOf(
  provider: Provider,
  judge: (receipt: Receipt) => Promise<void> = async () => {},
): KeptReceipts {
  const receipts: Receipt[] = []
  let check = (): void => {}
  provider.onReceipt?.(async (receipt) => {
    await judge(receipt)
    receipts.push(receipt)
    check()
  })
  return {
    receipts,
    count: (wanted) =>
      new Promise((resolve) => {
        check = () => {
          if (receipts.length >= wanted) resolve(receipts)
        }
        check()
      }),
  }
}

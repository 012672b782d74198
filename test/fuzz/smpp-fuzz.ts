// Mutated PDUs against both ends of SMPP over TCP: the provider, which is sent them by a carrier in the middle of its messages,
// and the scripted carrier. Neither may throw, and neither may stand still: after each lot come zeros, by which a reader that
// kept its place sees at once that it lost it and one that waits for the rest of something gets it; both must hang up.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createSmppProvider } from '../../src/delivery/providers/smpp.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createPduReader, encodeAnswer } from '../../src/lib/smpp-pdu.ts'
import { startSmsc } from '../../src/simulator/index.ts'
import { sms } from '../support/mail-fixtures.ts'
import { createDraw, mutatedPdu } from './mutations.ts'

export interface FuzzResult {
  /** PDUs that were read, up to the one by which each connection ended. */
  readonly pdus: number
  readonly connections: number
}

const MOST_IN_A_LOT = 200
const ZEROS = Buffer.alloc(16_384 + 16)
const HANG_MS = 10_000

/** Octets for one connection and how many PDUs a reader finds in them. */
function nextLot(draw: () => number): { octets: Buffer; pdus: number } {
  const read = createPduReader()
  const parts: Buffer[] = []
  let pdus = 0
  for (let isBroken = false; !isBroken && parts.length < MOST_IN_A_LOT; ) {
    const part = mutatedPdu(draw)
    parts.push(part)
    const reading = read(part)
    isBroken = reading.isBroken
    pdus += reading.pdus.length + (isBroken ? 1 : 0)
  }
  return { octets: Buffer.concat([...parts, ZEROS]), pdus }
}

/** The provider, with messages under way all the time. */
export async function fuzzProvider(wanted: number, seed: number, onLot = (_: number): void => {}): Promise<FuzzResult> {
  const draw = createDraw(seed)
  let pdus = 0
  let connections = 0
  let isOver = false
  const over = Promise.withResolvers<void>()

  const server = createServer((socket) => {
    socket.on('error', () => {})
    if (pdus >= wanted) {
      isOver = true
      behave(socket)
      return over.resolve()
    }
    connections++
    const read = createPduReader()
    socket.on('data', (chunk: Buffer) => {
      for (const pdu of read(chunk).pdus) {
        if (pdu.command !== 'bind_transceiver') continue
        const lot = nextLot(draw)
        pdus += lot.pdus
        onLot(pdus)
        socket.write(encodeAnswer(pdu, 0))
        socket.write(lot.octets)
      }
    })
    const timer = setTimeout(() => over.reject(new Error(`The provider stands still after ${pdus} PDUs.`)), HANG_MS)
    socket.once('close', () => clearTimeout(timer))
  })
  const port = await listen(server)
  const provider = createSmppProvider({
    url: `smpp://pinpost:secret@127.0.0.1:${port}?window=50`,
    sender: 'Pinpost',
    times: { firstMs: 0, lastMs: 0, unbindMs: 100 },
  })
  provider.onReceipt?.(async ({ reference }) => {
    if (reference.length % 5 === 0) throw new Error('not now')
  })
  const senders = Array.from({ length: 20 }, async () => {
    while (!isOver) {
      await provider.send(sms(), AbortSignal.timeout(2_000))
      await nextTurn() // refused at once, it would leave nobody else a turn
    }
  })
  try {
    await over.promise
    const outcome = await provider.send(sms(), AbortSignal.timeout(HANG_MS))
    if (outcome.kind !== 'accepted') throw new Error(`Afterwards a message was ${JSON.stringify(outcome)}.`)
    await Promise.all(senders)
  } finally {
    isOver = true
    await provider.close()
    server.close()
  }
  return { pdus, connections }
}

/** The scripted carrier. */
export async function fuzzSimulator(
  wanted: number,
  seed: number,
  onLot = (_: number): void => {},
): Promise<FuzzResult> {
  const draw = createDraw(seed)
  const smsc = await startSmsc({ port: 0, clock: systemClock, receiptAfterMs: 0 })
  let pdus = 0
  let connections = 0
  try {
    while (pdus < wanted) {
      const lot = nextLot(draw)
      const socket = connect(smsc.port, '127.0.0.1')
      socket.on('error', () => {})
      socket.on('data', () => {})
      socket.write(lot.octets)
      const timer = setTimeout(() => socket.destroy(new Error('hang')), HANG_MS)
      await once(socket, 'close').finally(() => clearTimeout(timer))
      if (socket.errored?.message === 'hang') throw new Error(`The carrier stands still after ${pdus} PDUs.`)
      pdus += lot.pdus
      connections++
      onLot(pdus)
    }
  } finally {
    await smsc.close()
  }
  return { pdus, connections }
}

/** A carrier that takes everything. */
function behave(socket: Socket): void {
  const read = createPduReader()
  socket.on('data', (chunk: Buffer) => {
    for (const pdu of read(chunk).pdus) {
      if (!pdu.command.endsWith('_resp')) socket.write(encodeAnswer(pdu, 0, { message_id: '1' }))
    }
  })
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The carrier has no port.')
  return address.port
}

// A scripted SMSC: a carrier of text messages on loopback that does what its rules say. For trying an integration, for tests and
// for the benchmark. It carries nothing anywhere.
import { createServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import type { Clock } from '../lib/clock.ts'
import { createJudge, type Fate, type ReceiptWord, type Rule } from './rules.ts'
import { createReceipts, type ReceiptForm } from './smsc-receipts.ts'
import { createSession, type Session } from './smsc-session.ts'

export interface SmscOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly clock: Clock
  /** Tried in order, before those that numbers with fixed outcomes have. */
  readonly rules?: readonly Rule[] | undefined
  readonly seed?: string | undefined
  /** Who may bind; without it, everybody. */
  readonly login?: { readonly systemId: string; readonly password: string } | undefined
  /** What it takes a second, over all connections; beyond it, it answers ESME_RTHROTTLED. */
  readonly rate?: number | undefined
  readonly receipts?: ReceiptForm | undefined
  /** Of a message without a rule of its own. */
  readonly receiptAfterMs?: number | undefined
  /** PEM; with it, TLS is spoken. */
  readonly tls?: TlsOptions | undefined
  readonly onMessage?: (message: SmscMessage) => void
  /** Connections that come, bind and go, in words. */
  readonly onEvent?: (words: string) => void
}

/** A message as it arrived, and what is done with it. */
export interface SmscMessage {
  readonly at: Date
  readonly messageId: string
  /** With the plus sign where the sender said that it is international. */
  readonly to: string
  readonly from: string
  /** Undefined when the octets are no text. */
  readonly text: string | undefined
  readonly dataCoding: number
  readonly validityPeriod: string
  /** `accepted`, `silence`, `disconnect` or the status. */
  readonly outcome: string
  readonly receipt: ReceiptWord
}

export interface Smsc {
  readonly port: number
  /** Who is bound now. */
  sessions(): number
  /** The most messages without an answer that a connection has had at once. */
  mostUnanswered(): number
  /** Cuts all connections, without a word. */
  cut(): void
  /** Says goodbye on all connections. */
  unbind(): void
  close(): Promise<void>
}

/** What always becomes of numbers that end so: the first four as with a test key (docs/guides/testing.md). */
export const numbersWithOutcomes: readonly {
  readonly ending: string
  readonly fate: Partial<Fate>
  readonly meaning: string
}[] = [
  { ending: '0001', fate: { answer: { status: 'RINVDSTADR' } }, meaning: 'refused: no such number' },
  { ending: '0002', fate: { receipt: 'undelivered' }, meaning: 'taken, then a receipt that it was not delivered' },
  { ending: '0003', fate: { answer: { status: 'RTHROTTLED' } }, meaning: 'refused for now: throttled' },
  { ending: '0004', fate: { answer: 'silence' }, meaning: 'no answer' },
  { ending: '0005', fate: { answer: 'disconnect' }, meaning: 'hangs up instead of answering' },
  { ending: '0006', fate: { answer: { status: 'RMSGQFUL' } }, meaning: 'refused for now: queue full' },
  { ending: '0007', fate: { receipt: 'none' }, meaning: 'taken, and no receipt' },
  { ending: '0008', fate: { receipt: 'expired' }, meaning: 'taken, then a receipt that it expired' },
  { ending: '0009', fate: { isEarly: true }, meaning: 'the receipt comes before the answer' },
  { ending: '0010', fate: { receipt: 'false' }, meaning: 'the receipt names a message that was never taken' },
  { ending: '0011', fate: { latency: [3_000, 3_000] }, meaning: 'answered after three seconds' },
]

const SECOND_MS = 1_000

/** Listens on 127.0.0.1 and nowhere else. */
export async function startSmsc(options: SmscOptions): Promise<Smsc> {
  const { clock, login, onEvent = () => {} } = options
  const fixed = numbersWithOutcomes.map(({ ending, fate }) => ({ pattern: `*${ending}`, chance: 1, fate }))
  const judge = createJudge([...(options.rules ?? []), ...fixed], usual(options.receiptAfterMs), options.seed ?? '1')
  const sessions = new Set<Session>()
  const sockets = new Set<Socket>()
  const receipts = createReceipts({
    clock,
    form: options.receipts ?? 'both',
    receivers: () => [...sessions].filter((one) => one.isReceiver()),
  })
  const isThrottled = createThrottle(options.rate)
  // Unlike those of another run, so that a receipt never names a message that an earlier run took.
  const run = Math.floor(clock.now().getTime() / SECOND_MS).toString(16)
  let taken = 0
  let mostUnanswered = 0

  function welcome(socket: Socket): void {
    sockets.add(socket)
    const session = createSession(socket, {
      clock,
      login,
      judge,
      isThrottled,
      receipts,
      newMessageId: () => `${run}${(++taken).toString(16).padStart(7, '0')}`,
      onMessage: options.onMessage ?? (() => {}),
      onEvent,
      onUnanswered: (count) => {
        mostUnanswered = Math.max(mostUnanswered, count)
      },
      onBound: () => {
        sessions.add(session)
        receipts.deliver()
      },
    })
    socket.once('close', () => {
      sockets.delete(socket)
      if (sessions.delete(session)) onEvent('a connection ended')
    })
  }

  const server = options.tls ? createTlsServer(options.tls, welcome) : createServer(welcome)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    sessions: () => sessions.size,
    mostUnanswered: () => mostUnanswered,
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    unbind() {
      for (const session of sessions) session.unbind()
    },
    close() {
      receipts.stop()
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function usual(receiptAfterMs = 500): Fate {
  return {
    answer: 'ok',
    latency: [0, 0],
    receipt: 'delivered',
    receiptAfter: [receiptAfterMs, receiptAfterMs],
    isEarly: false,
  }
}

/** Whether one more is more than so many in this second. */
function createThrottle(perSecond: number | undefined): () => boolean {
  let second = 0
  let count = 0
  return () => {
    if (perSecond === undefined) return false
    const now = Math.floor(performance.now() / SECOND_MS)
    if (now !== second) count = 0
    second = now
    return ++count > perSecond
  }
}

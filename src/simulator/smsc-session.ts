// One connection to the scripted SMSC: binds, takes messages, and does with each what was judged.
import type { Socket } from 'node:net'
import type { Clock } from '../lib/clock.ts'
import {
  createPduReader,
  encodeAnswer,
  encodePdu,
  type Fields,
  isAnswer,
  numberOf,
  octetsOf,
  type Pdu,
  statuses,
  statusName,
  statusNumber,
  textOf,
} from '../lib/smpp-pdu.ts'
import { decodeText } from '../lib/smpp-text.ts'
import type { Fate, Judge } from './rules.ts'
import type { SmscMessage, SmscOptions } from './smsc.ts'
import type { Receipts } from './smsc-receipts.ts'

export interface Session {
  isReceiver(): boolean
  /** Hands a receipt over; answers whether the other side took it. */
  deliver(fields: Fields): Promise<boolean>
  unbind(): void
}

export interface SessionOptions {
  readonly clock: Clock
  readonly login: SmscOptions['login']
  readonly judge: Judge
  readonly isThrottled: () => boolean
  readonly receipts: Receipts
  readonly newMessageId: () => string
  readonly onMessage: (message: SmscMessage) => void
  readonly onEvent: (words: string) => void
  readonly onUnanswered: (count: number) => void
  readonly onBound: () => void
}

const OK = 0
const INTERNATIONAL = 1
const RECEIPT_MASK = 0b11
const [NOT_BOUND = 4, WRONG_LOGIN = 14, UNKNOWN_COMMAND = 3, THROTTLED = 88] = [
  'RINVBNDSTS',
  'RINVPASWD',
  'RINVCMDID',
  'RTHROTTLED',
].map((name) => statuses.get(name))

export function createSession(socket: Socket, options: SessionOptions): Session {
  const { judge, receipts } = options
  const read = createPduReader()
  const delivering = new Map<number, (isTaken: boolean) => void>()
  let boundAs: string | undefined
  let unanswered = 0
  let sequence = 0

  socket.setNoDelay(true)
  socket.on('error', () => {}) // whoever hangs up in the middle is part of the play
  socket.once('close', () => {
    for (const settle of delivering.values()) settle(false)
  })
  socket.on('data', (chunk: Buffer) => {
    const { pdus, isBroken } = read(chunk)
    for (const pdu of pdus) take(pdu)
    if (!isBroken) return
    options.onEvent('what came was no SMPP: hung up')
    socket.destroy()
  })

  function take(pdu: Pdu): void {
    if (isAnswer(pdu)) takeAnswer(pdu)
    else if (pdu.command.startsWith('bind_')) bind(pdu)
    else if (pdu.command === 'enquire_link') write(encodeAnswer(pdu, OK))
    else if (pdu.command === 'unbind') socket.end(encodeAnswer(pdu, OK))
    else if (pdu.command !== 'submit_sm') write(encodeAnswer(pdu, UNKNOWN_COMMAND))
    else if (boundAs === undefined || boundAs === 'bind_receiver') write(encodeAnswer(pdu, NOT_BOUND))
    else submit(pdu)
  }

  function bind(pdu: Pdu): void {
    const systemId = textOf(pdu.fields, 'system_id') ?? ''
    const { login } = options
    const isWelcome = !login || (systemId === login.systemId && textOf(pdu.fields, 'password') === login.password)
    options.onEvent(`${systemId} ${isWelcome ? 'bound' : 'was refused: wrong system id or password'} (${pdu.command})`)
    write(encodeAnswer(pdu, isWelcome ? OK : WRONG_LOGIN, { system_id: 'pinpost' }))
    if (!isWelcome) return
    boundAs = pdu.command
    options.onBound()
  }

  function takeAnswer(pdu: Pdu): void {
    if (pdu.command === 'unbind_resp') return void socket.end()
    delivering.get(pdu.sequence)?.(pdu.status === OK)
    delivering.delete(pdu.sequence)
  }

  function submit(pdu: Pdu): void {
    options.onUnanswered(++unanswered)
    const messageId = options.newMessageId()
    const to = addressOf(pdu.fields, 'dest_addr_ton', 'destination_addr')
    const fate = options.isThrottled() ? THROTTLED_FATE : judge.judge(to)
    const message = messageOf(pdu, { messageId, to, fate, at: options.clock.now() })
    options.onMessage(message)
    if (fate.answer === 'ok' && fate.isEarly) receipts.submit(message, 0)
    const latencyMs = judge.within(fate.latency, to)
    const answer = (): void => act(pdu, message, fate)
    if (latencyMs > 0) setTimeout(answer, latencyMs).unref()
    else answer()
  }

  function act(pdu: Pdu, message: SmscMessage, fate: Fate): void {
    const { answer } = fate
    if (answer === 'silence') return
    unanswered--
    if (answer === 'disconnect') socket.destroy()
    else if (answer === 'ok') accept(pdu, message, fate)
    else write(encodeAnswer(pdu, statusNumber(answer.status) ?? UNKNOWN_COMMAND))
  }

  function accept(pdu: Pdu, message: SmscMessage, fate: Fate): void {
    write(encodeAnswer(pdu, OK, { message_id: message.messageId }))
    const isWanted = ((numberOf(pdu.fields, 'registered_delivery') ?? 0) & RECEIPT_MASK) !== 0
    if (isWanted && !fate.isEarly) receipts.submit(message, judge.within(fate.receiptAfter, message.to))
  }

  function request(command: string, fields?: Fields): number {
    sequence = (sequence % 0x7fff_ffff) + 1
    write(encodePdu(command, sequence, fields))
    return sequence
  }

  function write(octets: Buffer): void {
    if (socket.writable) socket.write(octets)
  }

  return {
    isReceiver: () => socket.writable && boundAs !== undefined && boundAs !== 'bind_transmitter',
    deliver(fields) {
      return new Promise((settle) => delivering.set(request('deliver_sm', fields), settle))
    },
    unbind: () => void request('unbind'),
  }
}

const THROTTLED_FATE: Fate = {
  answer: { status: statusName(THROTTLED) },
  latency: [0, 0],
  receipt: 'none',
  receiptAfter: [0, 0],
  isEarly: false,
}

function messageOf(
  { fields }: Pdu,
  { fate, ...known }: Pick<SmscMessage, 'messageId' | 'to' | 'at'> & { readonly fate: Fate },
): SmscMessage {
  const { answer, receipt } = fate
  const dataCoding = numberOf(fields, 'data_coding') ?? 0
  const short = octetsOf(fields, 'short_message') ?? Buffer.alloc(0)
  const octets = short.length > 0 ? short : (octetsOf(fields, 'message_payload') ?? short)
  return {
    ...known,
    from: addressOf(fields, 'source_addr_ton', 'source_addr'),
    text: decodeText(octets, dataCoding),
    dataCoding,
    validityPeriod: textOf(fields, 'validity_period') ?? '',
    outcome: answer === 'ok' ? 'accepted' : typeof answer === 'string' ? answer : nameOf(answer.status),
    receipt: answer === 'ok' ? receipt : 'none',
  }
}

function nameOf(status: string): string {
  return statusName(statusNumber(status) ?? UNKNOWN_COMMAND)
}

function addressOf(fields: Fields, ton: string, address: string): string {
  return `${numberOf(fields, ton) === INTERNATIONAL ? '+' : ''}${textOf(fields, address) ?? ''}`
}

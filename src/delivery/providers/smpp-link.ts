// One connection to a carrier, bound as a transceiver: messages with their answers, requests of the carrier with ours, and the
// question whether the other side is still there. What cannot be read ends the link, and never the process.
import { type Fields, isAnswer, type Pdu, statuses, statusName } from '../../lib/smpp-pdu.ts'
import { openSocket, type Place } from './smpp-socket.ts'
import { type Answer, answerIn, createUnanswered } from './smpp-unanswered.ts'
import { createWire } from './smpp-wire.ts'

export interface LinkOptions extends Place {
  readonly systemId: string
  readonly password: string
  readonly systemType: string
  readonly window: number
  readonly times: LinkTimes
  /** A message of the carrier; answers the status to give. Does not throw. */
  readonly onRequest: (request: Pdu) => Promise<number>
}

export interface LinkTimes {
  /** For the connection, and again for the answer to the bind. */
  readonly connectMs: number
  /** Between two questions whether the other side is there; one without an answer by the next ends the link. */
  readonly enquireMs: number
  /** A place whose answer has not come by then is free again. */
  readonly forgetMs: number
  /** For an orderly end. */
  readonly unbindMs: number
}

export interface Link {
  /** How many messages may be written now. */
  room(): number
  /** Writes a message; the caller has asked for room. */
  submit(fields: Fields): Promise<Answer>
  /** Resolves when the link is no more, with what ended it. */
  readonly ended: Promise<Error>
  /** Waits for answers under way, says goodbye, and hangs up. */
  unbind(): Promise<void>
}

/** The carrier refused the bind. */
export class BindRefused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`The carrier refused the bind (${statusName(status)}).`)
    this.status = status
  }
}

const SMPP_3_4 = 0x34
const OK = 0
const UNKNOWN_COMMAND = statuses.get('RINVCMDID') ?? 3
const WITHOUT_ANSWER: ReadonlySet<string> = new Set(['alert_notification', 'outbind'])

/** Connects and binds. Rejects with BindRefused or what kept it from connecting; when `signal` aborts before, with that. */
export async function openLink(options: LinkOptions, signal: AbortSignal): Promise<Link> {
  const { times, window, onRequest } = options
  const wire = createWire(await openSocket(options, times.connectMs, signal), { onPdu: take, onEnd: finish })
  const unanswered = createUnanswered(tellQuiet)
  const bound = Promise.withResolvers<void>()
  const ending = Promise.withResolvers<Error>()
  const whenQuiet: (() => void)[] = []
  let isBound = false
  /** No more messages: one side has said goodbye. */
  let isLeaving = false
  let isAsked = false
  let answering = 0
  let enquiry: NodeJS.Timeout | undefined
  const bindTimer = setTimeout(() => wire.end(new Error('no answer to the bind')), times.connectMs)

  function take(pdu: Pdu): void {
    isAsked = false
    if (isAnswer(pdu)) takeAnswer(pdu)
    else takeRequest(pdu)
  }

  function takeAnswer(pdu: Pdu): void {
    if (!isBound) takeBind(pdu)
    else if (pdu.command === 'unbind_resp') hangUp()
    else if (pdu.command === 'generic_nack' && pdu.sequence === 0) wire.end(new Error('the carrier could not read us'))
    // Where there is no such message it is an answer to enquire_link, or one that comes too late.
    else unanswered.settle(pdu.sequence, answerIn(pdu))
  }

  function takeBind(pdu: Pdu): void {
    clearTimeout(bindTimer)
    isBound = pdu.status === OK && pdu.command === 'bind_transceiver_resp'
    if (isBound) {
      enquiry = setInterval(ask, times.enquireMs)
      bound.resolve()
    } else wire.end(new BindRefused(pdu.status))
  }

  function takeRequest(pdu: Pdu): void {
    if (pdu.command === 'deliver_sm' || pdu.command === 'data_sm') void takeMessage(pdu)
    else if (pdu.command === 'unbind') takeLeave(pdu)
    else if (!WITHOUT_ANSWER.has(pdu.command)) {
      wire.answer(pdu, pdu.command === 'enquire_link' ? OK : UNKNOWN_COMMAND)
    }
  }

  async function takeMessage(pdu: Pdu): Promise<void> {
    answering++
    const status = await onRequest(pdu)
    answering--
    wire.answer(pdu, status)
    tellQuiet()
  }

  /** The carrier says goodbye: what it has not answered yet, it may still. */
  function takeLeave(pdu: Pdu): void {
    isLeaving = true
    wire.answer(pdu, OK)
    setTimeout(hangUp, times.unbindMs).unref()
    void quiet().then(hangUp)
  }

  function submit(fields: Fields): Promise<Answer> {
    const number = wire.request('submit_sm', fields)
    const answer = unanswered.waitFor(number)
    const cause = wire.endedBy()
    if (cause) unanswered.settle(number, { kind: 'lost', cause })
    return answer
  }

  function ask(): void {
    unanswered.forget(times.forgetMs)
    if (isAsked) wire.end(new Error('the carrier answers no more'))
    else wire.request('enquire_link')
    isAsked = true
  }

  function tellQuiet(): void {
    if (!wire.endedBy() && unanswered.size + answering > 0) return
    for (const tell of whenQuiet.splice(0)) tell()
  }

  /** Resolves when nothing waits for an answer, of theirs or of ours. */
  function quiet(): Promise<void> {
    return new Promise((resolve) => {
      whenQuiet.push(resolve)
      tellQuiet()
    })
  }

  function hangUp(): void {
    wire.end(new Error('said goodbye'))
  }

  function stop(): void {
    if (!isBound) hangUp()
  }

  function finish(cause: Error): void {
    clearTimeout(bindTimer)
    clearInterval(enquiry)
    signal.removeEventListener('abort', stop)
    unanswered.lose(cause)
    tellQuiet()
    bound.reject(cause)
    ending.resolve(cause)
  }

  async function unbind(): Promise<void> {
    if (wire.endedBy()) return
    isLeaving = true
    const timer = setTimeout(hangUp, times.unbindMs)
    await quiet()
    wire.request('unbind')
    await ending.promise
    clearTimeout(timer)
  }

  signal.addEventListener('abort', stop, { once: true })
  const { systemId, password, systemType } = options
  wire.request('bind_transceiver', {
    system_id: systemId,
    password,
    system_type: systemType,
    interface_version: SMPP_3_4,
  })
  await bound.promise
  return {
    room: () => (wire.endedBy() || isLeaving ? 0 : window - unanswered.size),
    submit,
    ended: ending.promise,
    unbind,
  }
}

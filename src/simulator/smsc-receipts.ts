// The receipts of the scripted SMSC: said after their time on whichever connection comes next, and again when the other side did
// not take them or nobody was bound.
import type { Clock } from '../lib/clock.ts'
import type { Fields } from '../lib/smpp-pdu.ts'
import type { ReceiptWord } from './rules.ts'
import type { SmscMessage } from './smsc.ts'
import type { Session } from './smsc-session.ts'

/** Which forms of receipts carriers have: in the text, in TLVs or both, or with the message's number in another base. */
export const RECEIPT_FORMS = ['both', 'text', 'tlv', 'decimal'] as const
export type ReceiptForm = (typeof RECEIPT_FORMS)[number]

export interface Receipts {
  submit(message: SmscMessage, afterMs: number): void
  /** Says those that waited for somebody to be bound. */
  deliver(): void
  stop(): void
}

interface Options {
  readonly clock: Clock
  readonly form: ReceiptForm
  readonly receivers: () => readonly Session[]
}

/** The state's name in the text, its number (SMPP 3.4, 5.2.28), and whether it counts as delivered. */
const STATES: Readonly<Record<Exclude<ReceiptWord, 'none'>, readonly [name: string, number: number]>> = {
  delivered: ['DELIVRD', 2],
  undelivered: ['UNDELIV', 5],
  expired: ['EXPIRED', 3],
  rejected: ['REJECTD', 8],
  unknown: ['UNKNOWN', 7],
  false: ['DELIVRD', 2],
}
const RECEIPT_CLASS = 4
const AGAIN_MS = 500
const MOST_TIMES = 20

export function createReceipts({ clock, form, receivers }: Options): Receipts {
  const waiting: Fields[] = []
  const timers = new Set<NodeJS.Timeout>()
  let turn = 0
  let isStopped = false

  function submit(message: SmscMessage, afterMs: number): void {
    if (message.receipt === 'none') return
    const { receipt } = message
    later(afterMs, () => void say(fieldsOf(message, receipt, form, clock.now()), 1))
  }

  async function say(fields: Fields, times: number): Promise<void> {
    const bound = receivers()
    const session = bound[turn++ % Math.max(1, bound.length)]
    if (session === undefined) return void waiting.push(fields)
    if ((await session.deliver(fields)) || times >= MOST_TIMES) return
    later(AGAIN_MS * times, () => void say(fields, times + 1))
  }

  function later(milliseconds: number, act: () => void): void {
    if (isStopped) return
    if (milliseconds === 0) {
      act()
      return
    }
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, milliseconds)
    timers.add(timer)
  }

  return {
    submit,
    deliver() {
      for (const fields of waiting.splice(0)) void say(fields, 1)
    },
    stop() {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function fieldsOf(message: SmscMessage, receipt: Exclude<ReceiptWord, 'none'>, form: ReceiptForm, now: Date): Fields {
  const [name, number] = STATES[receipt]
  const id = receipt === 'false' ? `f${message.messageId}` : message.messageId
  const tlvs = { receipted_message_id: id, message_state: number }
  return {
    source_addr_ton: 1,
    source_addr_npi: 1,
    source_addr: message.to.replace('+', ''),
    destination_addr: message.from.replace('+', ''),
    esm_class: RECEIPT_CLASS,
    data_coding: 0,
    short_message:
      form === 'tlv'
        ? Buffer.alloc(0)
        : Buffer.from(wordsOf(message, name, form === 'decimal' ? BigInt(`0x${id}`).toString() : id, now), 'latin1'),
    ...(form === 'tlv' || form === 'both' ? tlvs : {}),
  }
}

/** As most carriers say it (SMPP 3.4, Appendix B), with the beginning of the text. */
function wordsOf({ at, text = '' }: SmscMessage, state: string, id: string, now: Date): string {
  const delivered = state === 'DELIVRD' ? '001' : '000'
  const error = state === 'DELIVRD' ? '000' : '001'
  return (
    `id:${id} sub:001 dlvrd:${delivered} submit date:${minuteOf(at)} done date:${minuteOf(now)} ` +
    `stat:${state} err:${error} text:${text.slice(0, 20)}`
  )
}

/** YYMMDDhhmm */
function minuteOf(at: Date): string {
  return at.toISOString().replaceAll(/\D/g, '').slice(2, 12)
}

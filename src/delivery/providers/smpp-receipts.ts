// Reads what a carrier says of a message later: a deliver_sm or data_sm that is a receipt, by its TLVs (SMPP 3.4, 5.3.2) or, as
// most say it, in a text whose form SMPP leaves to them (Appendix B): `id:7b1 sub:001 dlvrd:001 … stat:DELIVRD err:000 text:…`.
import { type Fields, numberOf, octetsOf, type Pdu, textOf } from '../../lib/smpp-pdu.ts'
import type { Receipt, RefusalReason } from './provider.ts'
import type { ReceiptIds } from './smpp-url.ts'

type State = 'delivered' | RefusalReason | 'nothing'

/** Message states (5.2.28) by their number and by the first letters of their names, since carriers cut them differently. */
const STATES: readonly (readonly [number: number, letters: string, State])[] = [
  [1, 'ENROU', 'nothing'],
  [2, 'DELIV', 'delivered'],
  [3, 'EXPIR', 'expired'],
  [4, 'DELET', 'content_rejected'],
  [5, 'UNDEL', 'contact_blocked'],
  [6, 'ACCEP', 'nothing'],
  [7, 'UNKNO', 'nothing'],
  [8, 'REJEC', 'content_rejected'],
]
const byNumber = new Map(STATES.map(([number, , state]) => [number, state]))
const byLetters = new Map(STATES.map(([, letters, state]) => [letters, state]))

/** Why a network did not deliver: errors of GSM's MAP (3GPP TS 29.002), where the TLV says that it is one. The text's `err:` is each carrier's own. */
const GSM_ERRORS: Readonly<Record<number, RefusalReason>> = {
  1: 'contact_unknown', // unknown subscriber
  5: 'contact_unknown', // unidentified subscriber
  9: 'contact_blocked', // illegal subscriber
  11: 'contact_blocked', // no text messages in the subscription
  12: 'contact_blocked', // illegal equipment
  13: 'contact_blocked', // barred
  27: 'contact_blocked', // absent: switched off, out of reach
  31: 'busy', // busy with another text message
  32: 'contact_blocked', // memory full
  34: 'busy', // system failure
}
const GSM_NETWORK = 3

const KIND_MASK = 0b0011_1100
const RECEIPT_KIND = 0b0000_0100

/** Undefined when it is none, names no message, or tells nothing that is final. */
export function readReceipt({ fields }: Pdu, ids: ReceiptIds): Receipt | undefined {
  const isReceipt = ((numberOf(fields, 'esm_class') ?? 0) & KIND_MASK) === RECEIPT_KIND
  const named = textOf(fields, 'receipted_message_id')
  if (!isReceipt && named === undefined) return undefined
  const words = wordsOf(fields)
  const reference = named ? referenceOf(named) : referenceInText(words, ids)
  const state = byNumber.get(numberOf(fields, 'message_state') ?? 0) ?? byLetters.get(stateInText(words)) ?? 'nothing'
  if (!reference || state === 'nothing') return undefined
  if (state === 'delivered') return { reference, state }
  return { reference, state: 'failed', reason: gsmErrorOf(fields) ?? state }
}

/**
 * One way to write a carrier's name for a message. Carriers write the same number with and without zeros before it, in small
 * letters and in capitals, and may do one in the answer and the other in the receipt.
 */
export function referenceOf(messageId: string): string {
  const id = messageId.trim()
  if (/^[0-9a-f]+$/i.test(id)) return id.toLowerCase().replace(/^0+(?=.)/, '')
  return /^[0-9a-f-]+$/i.test(id) ? id.toLowerCase() : id
}

/** The TLV repeats what the answer said; the text may say it in another base. */
function referenceInText(words: string, ids: ReceiptIds): string | undefined {
  const id = /\bid:\s*([!-9;-~]{1,65})/i.exec(words)?.[1] // printable, and no colon
  if (id === undefined) return undefined
  if (ids === 'decimal' && /^\d+$/.test(id)) return referenceOf(BigInt(id).toString(16))
  if (ids === 'hex' && /^[0-9a-f]+$/i.test(id)) return referenceOf(BigInt(`0x${id}`).toString())
  return referenceOf(id)
}

function stateInText(words: string): string {
  return /\bstat(?:us)?:\s*([a-z]{5})/i.exec(words)?.[1]?.toUpperCase() ?? ''
}

/** Without the beginning of the message itself, in which anything may stand. */
function wordsOf(fields: Fields): string {
  const short = octetsOf(fields, 'short_message')
  const octets = short && short.length > 0 ? short : octetsOf(fields, 'message_payload')
  const text = octets?.toString('latin1') ?? ''
  return text.replace(/\btext:.*$/is, '')
}

function gsmErrorOf(fields: Fields): RefusalReason | undefined {
  const octets = octetsOf(fields, 'network_error_code')
  return octets?.length === 3 && octets[0] === GSM_NETWORK ? GSM_ERRORS[octets.readUInt16BE(1)] : undefined
}

// Reads Twilio's status callbacks: a form, signed by the account's auth token over the address that was called and the fields in the
// order of their names (Twilio, "Validating requests are coming from Twilio"). The address is the one that we gave with the message.
import { createHmac } from 'node:crypto'
import { isSameText } from '../../lib/same-text.ts'
import type { Receipt, ReceiptReading, ReceiptRequest } from './provider.ts'
import { readTwilioCode, UNDELIVERED } from './twilio-statuses.ts'

const STATES: Readonly<Record<string, Receipt['state']>> = {
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}
const PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' }

export function readTwilioReceipt(request: ReceiptRequest, authToken: string): ReceiptReading {
  const fields = new URLSearchParams(Buffer.from(request.body).toString('utf8'))
  const given = request.headers['x-twilio-signature'] ?? ''
  const isSigned = writingsOf(request.url).some((url) => isSameText(given, signatureOf(url, fields, authToken)))
  if (!isSigned) return { kind: 'refused' }
  const receipt = receiptOf(fields)
  return { kind: 'read', receipts: receipt ? [receipt] : [] }
}

/** @param fields of the form; none for GET. */
export function signatureOf(url: string, fields: URLSearchParams, authToken: string): string {
  const inOrder = new URLSearchParams(fields)
  inOrder.sort()
  const pairs = [...inOrder].map(([name, value]) => `${name}${value}`)
  return createHmac('sha1', authToken)
    .update(`${url}${pairs.join('')}`)
    .digest('base64')
}

/** The address, and the same with its port written out, or left out: which of them is signed has changed over time and by scheme. */
function writingsOf(url: string): readonly string[] {
  const { protocol, hostname, port } = new URL(url)
  const rest = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  return [url, `${protocol}//${hostname}${rest}`, `${protocol}//${hostname}:${port || PORTS[protocol]}${rest}`]
}

function receiptOf(fields: URLSearchParams): Receipt | undefined {
  const reference = fields.get('MessageSid') ?? fields.get('SmsSid')
  const state = STATES[fields.get('MessageStatus') ?? fields.get('SmsStatus') ?? '']
  if (!reference || state === undefined) return undefined
  if (state === 'delivered') return { reference, state }
  const [reason] = readTwilioCode(fields.get('ErrorCode') ?? undefined) ?? [UNDELIVERED]
  return { reference, state, reason }
}

// Reads Vonage's delivery receipts (Vonage, "Delivery receipts"). What they say is believed by the address that they come to; of an
// account whose receipts are signed, by the signature as well.
import { membersOf, wordOf } from './answer-members.ts'
import type { ReceiptReading, ReceiptRequest } from './provider.ts'
import { isSigned, type Signing } from './vonage-signature.ts'
import { readVonageState } from './vonage-statuses.ts'

/** @param reference of the message whose address it is; undefined for an address that is not ours. @param signing where it is demanded. */
export function readVonageReceipt(
  request: ReceiptRequest,
  reference: string | undefined,
  signing: Signing | undefined,
): ReceiptReading {
  if (reference === undefined) return { kind: 'refused' }
  const said = parametersOf(request)
  if (signing && !isSigned(said, signing)) return { kind: 'refused' }
  // The receipt of another message is no less signed.
  if (signing && said['client-ref'] !== reference) return { kind: 'refused' }
  const state = readVonageState(said.status, said['err-code'])
  return { kind: 'read', receipts: state ? [{ reference, ...state }] : [] }
}

/** By the account's settings they come in the query, as a form or as JSON. */
function parametersOf({ method, query, body }: ReceiptRequest): Readonly<Record<string, string>> {
  const text = Buffer.from(body).toString('utf8')
  if (method === 'GET') return Object.fromEntries(query)
  if (!text.trimStart().startsWith('{')) return Object.fromEntries(new URLSearchParams(text))
  return Object.fromEntries(Object.entries(membersOf(text)).map(([name, value]) => [name, wordOf(value) ?? '']))
}

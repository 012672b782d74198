// The address of one message's receipts, for a provider that signs nothing: below the provider's own, our id of the message and what
// only Pinpost can make of it. Short, since providers bound the length of such addresses without saying at what.
import { formatId, parseId, type Uuid, uuidFromBytes } from '../../lib/ids.ts'
import type { ReceiptTokens } from './receipt-tokens.ts'

const UUID_BYTES = 16

/** `AZsO…4Q.f3k…_w`: 45 characters. */
export function receiptPath(tokens: ReceiptTokens, provider: string, id: Uuid): string {
  const octets = Buffer.from(id.replaceAll('-', ''), 'hex')
  return `${octets.toString('base64url')}.${tokens.seal(provider, formatId('msg', id))}`
}

/** The reference of the message, as `formatId('msg', id)` makes it; undefined when it was not made here for this provider. */
export function referenceInPath(tokens: ReceiptTokens, provider: string, path: string): string | undefined {
  const [name = '', token = '', ...rest] = path.split('.')
  const octets = Buffer.from(name, 'base64url')
  if (rest.length > 0 || octets.length !== UUID_BYTES || octets.toString('base64url') !== name) return undefined
  const reference = formatId('msg', uuidFromBytes(octets))
  return parseId('msg', reference) && tokens.isSealed(provider, reference, token) ? reference : undefined
}

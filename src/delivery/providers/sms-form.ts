// How a text message goes out: to a number in E.164, in one part. What is neither no provider takes, wherever it is called.
import { type Alphabet, type EncodedText, encodeText } from '../../lib/smpp-text.ts'
import type { Refused, SmsMessage } from './provider.ts'

const NO_NUMBER: Refused = { kind: 'refused', reason: 'contact_unknown', final: true, status: 'ENUMBER' }
/** A carrier would take it apart, or cut it. */
const NOT_ONE_PART: Refused = { kind: 'refused', reason: 'content_rejected', final: true, status: 'EPARTS' }

export interface SmsForm {
  readonly kind: 'form'
  readonly text: EncodedText
}

/** The octets of its text, or why it cannot go out. */
export function formOf({ to, text }: Pick<SmsMessage, 'to' | 'text'>, alphabet?: Alphabet): SmsForm | Refused {
  if (!/^\+\d{7,15}$/.test(to)) return NO_NUMBER
  const encoded = encodeText(text, alphabet)
  return encoded.isOnePart ? { kind: 'form', text: encoded } : NOT_ONE_PART
}

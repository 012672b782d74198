// What the providers that take e-mail by HTTP have in common: a sender that they know, and addresses in ASCII alone, since none of
// them takes others.
import { Type } from 'typebox'
import type { SendOutcome } from './provider.ts'
import { isWritable, needsUtf8, type Sender } from './smtp-message.ts'

/** What may stand in a header. */
export const PRINTABLE = '^[\\x21-\\x7e]+$'

export const senderSettings = {
  from: Type.String({
    maxLength: 320,
    description: "The sender's address; the provider knows it, or its domain, as yours",
  }),
  from_name: Type.Optional(
    Type.String({ maxLength: 200, description: "Stands beside the address instead of the service's name" }),
  ),
}

const NO_ADDRESS: SendOutcome = { kind: 'refused', reason: 'contact_unknown', final: true }
/** Another provider may take it. */
const NO_UTF8: SendOutcome = { kind: 'refused', reason: 'content_rejected', final: false, status: 'SMTPUTF8' }

/** @throws Error, in words for the operator. */
export function senderOf({ from, from_name: fromName }: { from: string; from_name?: string }): Sender {
  if (!isWritable(from) || needsUtf8(from)) throw new Error('from must be an e-mail address, and in ASCII.')
  return { from, fromName }
}

/** Undefined when the address can be written to. */
export function refuseAddress(to: string): SendOutcome | undefined {
  if (!isWritable(to)) return NO_ADDRESS
  return needsUtf8(to) ? NO_UTF8 : undefined
}

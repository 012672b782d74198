// What the providers that take e-mail by HTTP have in common: a sender that they know, and addresses in ASCII alone, since none of
// them takes others.
import { Type } from 'typebox'
import type { CallResult } from '../../lib/call-out.ts'
import { createHttpProvider, type HttpProvider } from './http-provider.ts'
import type { EmailMessage, Provider, Refused } from './provider.ts'
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

const NO_ADDRESS: Refused = { kind: 'refused', reason: 'contact_unknown', final: true }
/** Another provider may take it. */
const NO_UTF8: Refused = { kind: 'refused', reason: 'content_rejected', final: false, status: 'SMTPUTF8' }

/** @throws Error, in words for the operator. */
export function senderOf({ from, from_name: fromName }: { from: string; from_name?: string }): Sender {
  if (!isWritable(from) || needsUtf8(from)) throw new Error('from must be an e-mail address, and in ASCII.')
  return { from, fromName }
}

export interface HttpMailProvider extends Omit<HttpProvider<'email'>, 'channel' | 'mailSender' | 'handOver'> {
  readonly sender: Sender
  /** Calls the provider. */
  handOver(message: EmailMessage, signal: AbortSignal): Promise<CallResult>
}

export function createHttpMailProvider({ sender, handOver, ...wire }: HttpMailProvider): Provider {
  return createHttpProvider({
    ...wire,
    channel: 'email',
    mailSender: { from: sender.from },
    handOver: async (message, _, signal) => refuseAddress(message.to) ?? (await handOver(message, signal)),
  })
}

/** Undefined when the address can be written to. */
function refuseAddress(to: string): Refused | undefined {
  if (!isWritable(to)) return NO_ADDRESS
  return needsUtf8(to) ? NO_UTF8 : undefined
}

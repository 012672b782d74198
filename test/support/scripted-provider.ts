// A provider whose answers a test writes: per contact, and as slow as it likes. Keeps what it was given, in the order it came.
import type { OutgoingMessage, Provider, Receipt, ReceiptListener, SendOutcome } from '../../src/delivery/index.ts'

export type Fate = (message: OutgoingMessage) => SendOutcome | Promise<SendOutcome>

export interface ScriptedProvider {
  readonly provider: Provider
  readonly messages: OutgoingMessage[]
  /** By contact; what has none is accepted. */
  readonly fates: Map<string, Fate>
  /** The messages to a contact. */
  to(contact: string): OutgoingMessage[]
}

export const accepted: Fate = ({ id }) => ({ kind: 'accepted', reference: id })
export const busy: Fate = () => ({ kind: 'refused', reason: 'busy', final: false })
export const refusedForGood: Fate = () => ({ kind: 'refused', reason: 'contact_unknown', final: true })
export const lost: Fate = () => ({ kind: 'unknown', cause: new Error('timed out') })

export function scriptedProvider(
  channels: Provider['channels'] = ['sms', 'email'],
  name = 'scripted',
): ScriptedProvider {
  const messages: OutgoingMessage[] = []
  const fates = new Map<string, Fate>()
  const provider: Provider = {
    name,
    channels,
    givesReceipts: false,
    async send(message) {
      messages.push(message)
      return await (fates.get(message.to) ?? accepted)(message)
    },
    probe: async () => undefined,
    close: async () => {},
  }
  return { provider, messages, fates, to: (contact) => messages.filter((message) => message.to === contact) }
}

/** A fate that waits until it is told how it ends. */
export function pendingFate(): { readonly fate: Fate; readonly end: (how: Fate) => void } {
  const { promise, resolve } = Promise.withResolvers<Fate>()
  return { fate: async (message) => await (await promise)(message), end: resolve }
}

export interface ReceiptingProvider extends ScriptedProvider {
  /** Says what became of a message, as its carrier would; resolves when Pinpost has acknowledged it. */
  say(receipt: Receipt): Promise<void>
}

/** The same, with receipts over its own link. */
export function receiptingProvider(name = 'carrier'): ReceiptingProvider {
  const scripted = scriptedProvider()
  let listener: ReceiptListener | undefined
  const provider: Provider = {
    ...scripted.provider,
    name,
    givesReceipts: true,
    onReceipt(given) {
      listener = given
    },
  }
  return {
    ...scripted,
    provider,
    async say(receipt) {
      if (!listener) throw new Error('Nobody listens to receipts.')
      await listener(receipt)
    },
  }
}

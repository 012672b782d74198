// What carries messages (D6). A provider is one file: the wire call, its table of status words, its receipts. It neither
// retries nor chooses; timing, choice and retries belong to the dispatcher. It never logs a text, a code or a contact.
import type { KeyObject } from 'node:crypto'
import type { Uuid } from '../../lib/ids.ts'
import type { Channel } from '../../policy/index.ts'

export type { Channel }

interface Envelope {
  /** Pinpost's own id of the message: the provider's reference where the wire has room for one. */
  readonly id: Uuid
  /** After this instant the message must not be delivered: the code would arrive dead (R29). */
  readonly notAfter: Date
  /** BCP 47: of the text. */
  readonly language: string
}

export interface SmsMessage extends Envelope {
  readonly channel: 'sms'
  /** E.164, with the plus sign. */
  readonly to: string
  readonly text: string
  /** The sender that the policy names for the country; undefined: the provider's own. */
  readonly sender?: string
}

export interface EmailMessage extends Envelope {
  readonly channel: 'email'
  /** The address, its domain in A-labels. */
  readonly to: string
  /** The name beside the sender's address: the service's. */
  readonly fromName: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type OutgoingMessage = SmsMessage | EmailMessage

/** Why a message was refused, in words that any provider's statuses map to. */
export type RefusalReason =
  | 'contact_unknown' // no such mailbox or number
  | 'contact_blocked' // the recipient or its network does not want it
  | 'content_rejected' // spam filters, size, encoding
  | 'sender_rejected' // our identity, our authentication, our account with the provider
  | 'busy' // throttled, queue full, greylisted: later
  | 'unreachable' // no connection, no greeting: nothing was handed over
  | 'expired' // too late for this code
  | 'no_provider' // nothing is configured for the channel

/** What a provider's word for a refusal means. `final`: neither later nor by another provider will it do better. */
export type Verdict = readonly [reason: RefusalReason, final: boolean]

export type SendOutcome =
  /** The provider took custody; `reference` is its name for the message. */
  | { readonly kind: 'accepted'; readonly reference: string }
  /** It certainly did not go. `final`: neither later nor by another provider will do better. */
  | {
      readonly kind: 'refused'
      readonly reason: RefusalReason
      readonly final: boolean
      readonly status?: string
      /** It wants to be left alone for so long. */
      readonly retryAfterSeconds?: number
    }
  /** It may have gone: timed out, or the connection broke after the text was handed over. */
  | { readonly kind: 'unknown'; readonly cause: unknown }

export type Refused = Extract<SendOutcome, { kind: 'refused' }>

/** @param status in the provider's own words. */
export function refusedBy([reason, final]: Verdict, status: string): Refused {
  return { kind: 'refused', reason, final, status }
}

/** What a provider says later about a message that it took. It informs; it never confirms a contact (R30). */
export interface Receipt {
  /** The provider's name for the message, as `accepted` gave it. */
  readonly reference: string
  readonly state: 'delivered' | 'failed'
  readonly reason?: RefusalReason
}

/**
 * Resolves when the receipt is written down, or when no message has that reference yet and it is kept for some seconds to be
 * tried again; a rejection asks the provider to say it again. Never waits for a message, so that a stranger's receipt does not
 * hold up those behind it.
 */
export type ReceiptListener = (receipt: Receipt) => Promise<void>

/** What came to `/receipts/NAME…`, as it came: nothing of it is believed yet. */
export interface ReceiptRequest {
  readonly method: 'GET' | 'POST'
  /**
   * The address that the provider called, as it knows it: from PINPOST_BASE_URL, whatever proxies stand before it, with the query
   * as it was written. What signatures cover.
   */
  readonly url: string
  /** What follows the provider's name, without its slash; empty where nothing does. */
  readonly path: string
  readonly query: URLSearchParams
  /** By names in small letters; of a header that came twice, the values with a comma between. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Octet for octet; empty for GET. */
  readonly body: Uint8Array
}

export type ReceiptReading =
  /** Not from the provider, or nobody can say: answered 403, and nothing changes. */
  | { readonly kind: 'refused' }
  /** Nobody can say now, for want of what it would be judged by: answered 503, so that it is said again. */
  | { readonly kind: 'later' }
  /** From the provider. It may tell nothing that is final, or of messages that are not ours. */
  | { readonly kind: 'read'; readonly receipts: readonly Receipt[] }

/** From whom e-mail comes: of its domain, receivers ask DNS whether it may be believed. */
export interface MailSender {
  /** The address alone. */
  readonly from: string
  /** Absent where Pinpost does not sign: the other side does, or nobody. */
  readonly dkim?: {
    readonly domain: string
    readonly selector: string
    /** @throws Error when the private half cannot be read. */
    publicKey(): KeyObject
  }
}

export interface Provider {
  /** A short name for logs, metrics and the message's row: `smtp`, `inbox`, or as the operator calls one of several of a kind. */
  readonly name: string
  readonly channels: readonly Channel[]
  /** Does it say later what became of a message? */
  readonly givesReceipts: boolean
  /** Of a provider of e-mail whose sender Pinpost says. */
  readonly mailSender?: MailSender
  /** Hands one message over. Never throws for what a provider can do; aborting `signal` ends in `unknown` or `refused`. */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>
  /** Can it be reached, and would it take us? Nothing is sent. Answers undefined when all is well, else what is wrong, in words. */
  probe(signal: AbortSignal): Promise<string | undefined>
  /** Of a provider whose receipts come over its own link: called once, before the first send. */
  onReceipt?(listener: ReceiptListener): void
  /** Of a provider whose receipts come over HTTP: tells whether a request is from it, and reads it. Never throws for what came. */
  readReceipts?(request: ReceiptRequest): ReceiptReading | Promise<ReceiptReading>
  /** Finishes what is on its way and closes connections. */
  close(): Promise<void>
}

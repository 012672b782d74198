// What Postmark says of a message later, by its webhooks for delivery, bounces and spam complaints.
// https://postmarkapp.com/developer/webhooks/bounce-webhook and the bounce types of the bounce API
import { membersOf, referenceAt, textAt } from './answer-members.ts'
import type { Receipt, RefusalReason } from './provider.ts'

type State = 'delivered' | RefusalReason | 'nothing'

/** By `Type`. Postmark has given up on all of them but those that tell nothing. */
const BOUNCES: Readonly<Record<string, State>> = {
  HardBounce: 'contact_unknown',
  Transient: 'nothing', // Postmark goes on trying
  Unsubscribe: 'nothing',
  Subscribe: 'nothing',
  AutoResponder: 'nothing', // somebody is away; the message is there
  AddressChange: 'nothing',
  DnsError: 'contact_unknown',
  SpamNotification: 'content_rejected',
  OpenRelayTest: 'nothing',
  Unknown: 'contact_blocked',
  SoftBounce: 'contact_blocked', // full, disabled, slow
  VirusNotification: 'content_rejected',
  ChallengeVerification: 'nothing', // waits for the sender to prove that it is human
  BadEmailAddress: 'contact_unknown',
  SpamComplaint: 'delivered', // who complains has it
  ManuallyDeactivated: 'contact_blocked',
  Unconfirmed: 'contact_blocked',
  Blocked: 'content_rejected', // the recipient's server takes nothing from where we send
  SMTPApiError: 'contact_blocked',
  InboundError: 'nothing', // of mail to us
  DMARCPolicy: 'sender_rejected',
  TemplateRenderingFailed: 'content_rejected',
}

/** Every other record (Open, Click, SubscriptionChange) tells nothing that is final. */
const RECORDS: Readonly<Record<string, (record: unknown) => State>> = {
  Delivery: () => 'delivered',
  Bounce: bounceOf,
  SpamComplaint: () => 'delivered',
}

/** Undefined when it names no message, or tells nothing that is final. */
export function readPostmarkRecord(body: Uint8Array): Receipt | undefined {
  const record = membersOf(body)
  const reference = referenceAt(record, 'MessageID')
  const name = textAt(record, 'RecordType') ?? ''
  const state = Object.hasOwn(RECORDS, name) ? (RECORDS[name]?.(record) ?? 'nothing') : 'nothing'
  if (reference === undefined || state === 'nothing') return undefined
  return state === 'delivered' ? { reference, state } : { reference, state: 'failed', reason: state }
}

/** One that is not in the table is a bounce all the same. */
function bounceOf(record: unknown): State {
  const type = textAt(record, 'Type') ?? ''
  return (Object.hasOwn(BOUNCES, type) ? BOUNCES[type] : undefined) ?? 'contact_blocked'
}

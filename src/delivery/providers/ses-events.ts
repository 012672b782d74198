// What Amazon SES says of a message later, in the words of its notifications and of its event publishing, which differ only in how they
// name the event. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
import { membersOf, referenceAt, textAt } from './answer-members.ts'
import type { Receipt, RefusalReason } from './provider.ts'
import { readRefusal } from './smtp-refusals.ts'

type State = 'delivered' | RefusalReason | 'nothing'

/** Bounces by type and subtype, or by type alone; for the rest nobody could tell why. SES has given up on the temporary ones as well. */
const BOUNCES: Readonly<Record<string, RefusalReason>> = {
  Permanent: 'contact_unknown',
  'Permanent/NoEmail': 'contact_unknown',
  'Permanent/Suppressed': 'contact_blocked', // bounced before, for somebody
  'Permanent/OnAccountSuppressionList': 'contact_blocked', // bounced or complained before, for this account
  'Permanent/UnsubscribedRecipient': 'contact_blocked',
  Transient: 'busy',
  'Transient/MailboxFull': 'contact_blocked',
  'Transient/MessageTooLarge': 'content_rejected',
  'Transient/ContentRejected': 'content_rejected',
  'Transient/AttachmentRejected': 'content_rejected',
  'Transient/CustomTimeoutExceeded': 'expired',
}

/** Every other event tells nothing that is final: Send, DeliveryDelay, Open, Click, Subscription. */
const EVENTS: Readonly<Record<string, (event: unknown) => State>> = {
  Delivery: () => 'delivered',
  Bounce: bounceOf,
  // Who complains has it; unless it was never sent, since they had complained before.
  Complaint: (event) =>
    textAt(event, 'complaint', 'complaintSubType') === 'OnAccountSuppressionList' ? 'contact_blocked' : 'delivered',
  Reject: () => 'content_rejected',
  'Rendering Failure': () => 'content_rejected',
}

/** Undefined when it names no message, or tells nothing that is final. @param text the message of SNS. */
export function readSesEvent(text: string): Receipt | undefined {
  const event = membersOf(text)
  const reference = referenceAt(event, 'mail', 'messageId')
  const name = textAt(event, 'eventType') ?? textAt(event, 'notificationType') ?? ''
  const state = Object.hasOwn(EVENTS, name) ? (EVENTS[name]?.(event) ?? 'nothing') : 'nothing'
  if (reference === undefined || state === 'nothing') return undefined
  return state === 'delivered' ? { reference, state } : { reference, state: 'failed', reason: state }
}

function bounceOf(event: unknown): State {
  const type = textAt(event, 'bounce', 'bounceType') ?? ''
  const subtype = textAt(event, 'bounce', 'bounceSubType') ?? ''
  const known = tableAt(`${type}/${subtype}`)
  return known ?? (subtype === 'General' ? diagnosisOf(event) : undefined) ?? tableAt(type) ?? 'contact_blocked'
}

function tableAt(key: string): RefusalReason | undefined {
  return Object.hasOwn(BOUNCES, key) ? BOUNCES[key] : undefined
}

/** What the recipient's server said, `smtp; 550 5.1.1 user unknown`, read as if it had been said to us. */
function diagnosisOf(event: unknown): RefusalReason | undefined {
  const diagnosis = textAt(event, 'bounce', 'bouncedRecipients', 0, 'diagnosticCode')
  if (diagnosis === undefined) return undefined
  return readRefusal(diagnosis.replace(/^\s*smtp\s*;\s*/i, ''), 'recipient')?.reason
}

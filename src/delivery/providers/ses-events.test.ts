// Samples as Amazon documents them ("Contents of event data", "Amazon SNS notification examples for Amazon SES"), shortened to what
// may matter.
import { describe, expect, test } from 'vitest'
import { readSesEvent } from './ses-events.ts'

const reference = '010001921a2b3c4d-5e6f7081-92a3-44b5-86c7-d8e9f0a1b2c3-000000'
const mail = { timestamp: '2026-03-01T10:00:00.000Z', source: 'codes@sender.example', messageId: reference }

function event(name: string, details: object = {}): string {
  return JSON.stringify({ eventType: name, mail, ...details })
}

function bounce(bounceType: string, bounceSubType: string, diagnosticCode?: string): string {
  const recipient = { emailAddress: 'ann@example.com', action: 'failed', status: '5.0.0', diagnosticCode }
  return event('Bounce', { bounce: { bounceType, bounceSubType, bouncedRecipients: [recipient] } })
}

describe('what SES says later', () => {
  test.each([
    [event('Delivery', { delivery: { smtpResponse: '250 ok', recipients: ['ann@example.com'] } }), undefined],
    [JSON.stringify({ notificationType: 'Delivery', mail, delivery: {} }), undefined],
    [event('Complaint', { complaint: { complaintFeedbackType: 'abuse', complaintSubType: null } }), undefined],
    [event('Complaint', { complaint: { complaintSubType: 'OnAccountSuppressionList' } }), 'contact_blocked'],
    [event('Reject', { reject: { reason: 'Bad content' } }), 'content_rejected'],
    [event('Rendering Failure', { failure: {} }), 'content_rejected'],
    [bounce('Permanent', 'General', 'smtp; 550 5.1.1 user unknown'), 'contact_unknown'],
    [bounce('Permanent', 'General', 'smtp; 550 5.2.1 mailbox disabled'), 'contact_blocked'],
    [bounce('Permanent', 'General', 'smtp;554 5.7.1 spam'), 'sender_rejected'],
    [bounce('Permanent', 'General'), 'contact_unknown'],
    [bounce('Permanent', 'NoEmail'), 'contact_unknown'],
    [bounce('Permanent', 'Suppressed'), 'contact_blocked'],
    [bounce('Permanent', 'OnAccountSuppressionList'), 'contact_blocked'],
    [bounce('Permanent', 'UnsubscribedRecipient'), 'contact_blocked'],
    [bounce('Transient', 'General'), 'busy'],
    [bounce('Transient', 'General', 'smtp; 452 4.2.2 mailbox full'), 'busy'],
    [bounce('Transient', 'MailboxFull'), 'contact_blocked'],
    [bounce('Transient', 'MessageTooLarge'), 'content_rejected'],
    [bounce('Transient', 'ContentRejected'), 'content_rejected'],
    [bounce('Transient', 'AttachmentRejected'), 'content_rejected'],
    [bounce('Transient', 'CustomTimeoutExceeded'), 'expired'],
    [bounce('Undetermined', 'Undetermined'), 'contact_blocked'],
    [bounce('Other', 'General'), 'contact_blocked'],
    [event('Bounce'), 'contact_blocked'],
  ])('%s', (text, reason) => {
    expect(readSesEvent(text)).toEqual(
      reason === undefined ? { reference, state: 'delivered' } : { reference, state: 'failed', reason },
    )
  })

  test.each([
    ...['Send', 'DeliveryDelay', 'Open', 'Click', 'Subscription', 'toString', '__proto__'].map((name) => event(name)),
    JSON.stringify({ eventType: 'Delivery' }),
    JSON.stringify({ eventType: 'Delivery', mail: { messageId: 7 } }),
    JSON.stringify({ eventType: 'Delivery', mail: { messageId: 'with a blank' } }),
    'Successfully validated SNS topic for Amazon SES event publishing.',
    '',
    'null',
    '[]',
    '{"eventType":"Bounce","mail":null,"bounce":[]}',
  ])('%j tells nothing that is final, or of no message', (text) => {
    expect(readSesEvent(text)).toBeUndefined()
  })
})

// Samples as Postmark documents them (its webhooks for delivery, bounces and spam complaints), shortened to what may matter.
import { describe, expect, test } from 'vitest'
import { readPostmarkRecord } from './postmark-receipts.ts'

const reference = '883953f4-6105-42a2-a16a-77a8eac79483'

function read(record: unknown): unknown {
  return readPostmarkRecord(Buffer.from(typeof record === 'string' ? record : JSON.stringify(record)))
}

function bounce(type: string, typeCode: number): object {
  const { length } = type
  return {
    RecordType: 'Bounce',
    MessageID: reference,
    Type: type,
    TypeCode: typeCode,
    ID: length,
    Email: 'ann@example.com',
  }
}

describe('what Postmark says later', () => {
  test.each([
    { RecordType: 'Delivery', MessageID: reference, Recipient: 'ann@example.com', DeliveredAt: '2026-03-01T10:00:02Z' },
    {
      RecordType: 'SpamComplaint',
      MessageID: reference,
      Type: 'SpamComplaint',
      TypeCode: 512,
      Email: 'ann@example.com',
    },
    bounce('SpamComplaint', 100001),
  ])('$RecordType means that it arrived', (record) => {
    expect(read(record)).toEqual({ reference, state: 'delivered' })
  })

  test.each([
    ['HardBounce', 1, 'contact_unknown'],
    ['DnsError', 256, 'contact_unknown'],
    ['BadEmailAddress', 100000, 'contact_unknown'],
    ['SpamNotification', 512, 'content_rejected'],
    ['VirusNotification', 8192, 'content_rejected'],
    ['Blocked', 100006, 'content_rejected'],
    ['TemplateRenderingFailed', 100010, 'content_rejected'],
    ['Unknown', 2048, 'contact_blocked'],
    ['SoftBounce', 4096, 'contact_blocked'],
    ['ManuallyDeactivated', 100002, 'contact_blocked'],
    ['Unconfirmed', 100003, 'contact_blocked'],
    ['SMTPApiError', 100007, 'contact_blocked'],
    ['DMARCPolicy', 100009, 'sender_rejected'],
    ['NewKindOfBounce', 999999, 'contact_blocked'],
  ])('the bounce %s (%i) means that it did not', (type, typeCode, reason) => {
    expect(read(bounce(type, typeCode))).toEqual({ reference, state: 'failed', reason })
  })

  test.each([
    bounce('Transient', 2),
    bounce('Unsubscribe', 16),
    bounce('Subscribe', 32),
    bounce('AutoResponder', 64),
    bounce('AddressChange', 128),
    bounce('OpenRelayTest', 1024),
    bounce('ChallengeVerification', 16384),
    bounce('InboundError', 100008),
    { RecordType: 'Open', MessageID: reference },
    { RecordType: 'Click', MessageID: reference },
    { RecordType: 'SubscriptionChange', MessageID: reference },
    { RecordType: 'toString', MessageID: reference },
    { RecordType: 'Delivery' },
    { RecordType: 'Delivery', MessageID: 7 },
    { RecordType: 'Delivery', MessageID: 'with a blank' },
    '',
    'null',
    '[]',
    '\xff',
  ])('%j tells nothing that is final, or of no message', (record) => {
    expect(read(record)).toBeUndefined()
  })
})

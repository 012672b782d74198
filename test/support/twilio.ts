// Twilio's Messages resource on loopback, as documented, and what it says of messages afterwards.
import { createHmac } from 'node:crypto'
import { type TwilioSettings, twilio } from '../../src/delivery/providers/twilio.ts'
import type { CarrierAnswer } from './http-carrier.ts'
import type { HttpProviderFixture, ReceiptCall, SentMessage } from './http-provider-suite.ts'

export const ACCOUNT = 'AC0123456789abcdef0123456789abcdef'
export const AUTH_TOKEN = 'fedcba98765432100123456789abcdef'

let named = 0

function error(code: number, status = 400): CarrierAnswer {
  const body = {
    code,
    message: `An error about +37251234567.`,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  }
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** A status callback with the fields that Twilio's have. */
export function statusCallback(sent: SentMessage, status: string, errorCode?: number, token = AUTH_TOKEN): ReceiptCall {
  const form = new URLSearchParams({
    SmsSid: sent.reference,
    SmsStatus: status,
    MessageStatus: status,
    To: '+37251234567',
    MessageSid: sent.reference,
    AccountSid: ACCOUNT,
    From: '+3725550100',
    ApiVersion: '2010-04-01',
    ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
  })
  const url = sent.request.form.get('StatusCallback') ?? ''
  return signed({ method: 'POST', url, body: `${form}` }, token)
}

/** Signs as Twilio documents it: the address, then each field's name and value in the order of the names. */
export function signed(call: ReceiptCall, token = AUTH_TOKEN): ReceiptCall {
  let text = call.url
  const fields = new URLSearchParams(call.body)
  fields.sort()
  for (const [name, value] of fields) text += name + value
  const signature = createHmac('sha1', token).update(text, 'utf8').digest('base64')
  return {
    ...call,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'x-twilio-signature': signature },
  }
}

const refusals = (
  [
    [20003, 'sender_rejected', false, 401],
    [20005, 'sender_rejected', false, 403],
    [20404, 'sender_rejected', false, 404],
    [20429, 'busy', false, 429],
    [20500, 'busy', false, 500],
    [21211, 'contact_unknown', true],
    [21212, 'sender_rejected', false],
    [21408, 'sender_rejected', false],
    [21606, 'sender_rejected', false],
    [21608, 'sender_rejected', false],
    [21610, 'contact_blocked', true],
    [21611, 'busy', false],
    [21612, 'contact_unknown', false],
    [21614, 'contact_unknown', true],
    [21617, 'content_rejected', true],
    [21635, 'contact_unknown', true],
    [21703, 'sender_rejected', false],
    [30001, 'busy', false],
    [30002, 'sender_rejected', false],
    [30450, 'contact_blocked', false],
  ] as const
).map(([code, reason, final, status]) => ({
  says: `${code} ${reason}`,
  answer: error(code, status),
  outcome: { reason, final, status: `Twilio ${code}` },
}))

const failures = (
  [
    [30003, 'contact_blocked'],
    [30004, 'contact_blocked'],
    [30005, 'contact_unknown'],
    [30006, 'contact_unknown'],
    [30007, 'content_rejected'],
    [30008, 'contact_blocked'],
    [30017, 'busy'],
    [30018, 'sender_rejected'],
    [30022, 'busy'],
    [30034, 'sender_rejected'],
    [30036, 'expired'],
    [39999, 'contact_blocked'],
  ] as const
).map(([code, reason]) => ({
  says: `undelivered, ${code}`,
  make: (sent: SentMessage) => statusCallback(sent, 'undelivered', code),
  reads: { state: 'failed', reason } as const,
}))

export const twilioFixture: HttpProviderFixture<TwilioSettings> = {
  kind: twilio,
  settings: (url) => ({ account_sid: ACCOUNT, auth_token: AUTH_TOKEN, from: '+3725550100', url }),
  secrets: [AUTH_TOKEN],
  channel: 'sms',
  serve({ method, url, headers, form }) {
    const login = `Basic ${Buffer.from(`${ACCOUNT}:${AUTH_TOKEN}`).toString('base64')}`
    if (headers.authorization !== login) return error(20003, 401)
    if (method === 'GET' && url.pathname === `/2010-04-01/Accounts/${ACCOUNT}/IncomingPhoneNumbers.json`) {
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"incoming_phone_numbers":[]}' }
    }
    if (method !== 'POST' || url.pathname !== `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`) return error(20404, 404)
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') return error(20001)
    if (!/^\+\d{7,15}$/.test(form.get('To') ?? '')) return error(21211)
    if (!form.get('From') && !form.get('MessagingServiceSid')) return error(21603)
    if (!form.get('Body')) return error(21602)
    const validity = Number(form.get('ValidityPeriod') ?? 36_000)
    if (!Number.isInteger(validity) || validity < 1 || validity > 36_000) return error(21624)
    if (!/^https?:\/\/(?!localhost|127\.)/.test(form.get('StatusCallback') ?? 'http://none')) return error(21609)
    const sid = `SM${(++named).toString(16).padStart(32, '0')}`
    const body = {
      sid,
      status: 'queued',
      error_code: null,
      error_message: null,
      num_segments: '1',
      account_sid: ACCOUNT,
    }
    return { status: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  },
  read: ({ form }) => ({ to: form.get('To') ?? '', texts: [form.get('Body') ?? ''] }),
  refusals,
  stranger: { answer: error(20003, 401), says: /^127\.0\.0\.1:\d+ refuses the account.*\(20003\)$/ },
  receipts: [
    ...['queued', 'sending', 'sent'].map((status) => ({
      says: status,
      make: (sent: SentMessage) => statusCallback(sent, status),
      reads: undefined,
    })),
    { says: 'delivered', make: (sent) => statusCallback(sent, 'delivered'), reads: { state: 'delivered' } },
    {
      says: 'failed',
      make: (sent) => statusCallback(sent, 'failed', 30_002),
      reads: { state: 'failed', reason: 'sender_rejected' },
    },
    {
      says: 'undelivered',
      make: (sent) => statusCallback(sent, 'undelivered'),
      reads: { state: 'failed', reason: 'contact_blocked' },
    },
    ...failures,
  ],
  forgeries: [
    {
      says: 'without a signature',
      forge: (real) => ({ ...real, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    },
    {
      says: 'with an empty signature',
      forge: (real) => ({ ...real, headers: { ...real.headers, 'x-twilio-signature': '' } }),
    },
    { says: 'signed by another', forge: (real) => signed(real, 'another token') },
    { says: 'with a field more', forge: (real) => ({ ...real, body: `${real.body}&ErrorCode=30008` }) },
    {
      says: 'of another message',
      forge: (real) => ({ ...real, body: (real.body ?? '').replaceAll(/SM[0-9a-f]{32}/g, `SM${'f'.repeat(32)}`) }),
    },
    { says: 'to another address', forge: (real) => ({ ...real, url: `${real.url}/elsewhere` }) },
    { says: 'with a query more', forge: (real) => ({ ...real, url: `${real.url}?a=b` }) },
  ],
}

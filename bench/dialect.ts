// How a server under measurement is spoken to: its two requests, and which answers are right. Everything else is a failure of
// the benchmark, said in full: a server that refuses quickly must not look fast.
import type { Answer } from './http-client.ts'
import type { Person } from './people.ts'

export interface Call {
  readonly path: string
  readonly body: object
}

export interface Dialect {
  start(person: Person): Call
  /** What the check needs from the answer; undefined when the answer is not the right one. */
  started(answer: Answer): string | undefined
  check(person: Person, started: string, code: string): Call
  isConfirmed(answer: Answer): boolean
}

/** The API of Pinpost, with all that its limits count; the control speaks it too. */
export const pinpostDialect: Dialect = {
  start: ({ to, session, ip }) => ({
    path: '/v1/verifications',
    body: { to, purpose: 'registration', session, locale: 'en', client: { ip } },
  }),
  started: ({ status, body }) => (status === 201 && member(body, 'status') === 'pending' ? id(body) : undefined),
  check: ({ session }, started, code) => ({ path: `/v1/verifications/${started}/check`, body: { code, session } }),
  isConfirmed: ({ status, body }) =>
    status === 200 &&
    member(body, 'valid') === true &&
    member(body, 'status') === 'confirmed' &&
    member(body, 'repeated') === undefined,
}

/** The e-mail OTP and phone number plugins of better-auth; no session is made, since Pinpost makes none. */
export const betterAuthDialect: Dialect = {
  start: ({ channel, to }) =>
    channel === 'email'
      ? { path: '/api/auth/email-otp/send-verification-otp', body: { email: to, type: 'email-verification' } }
      : { path: '/api/auth/phone-number/send-otp', body: { phoneNumber: to } },
  started: ({ status, body }) =>
    status === 200 && (member(body, 'success') === true || member(body, 'message') === 'code sent')
      ? 'sent'
      : undefined,
  check: ({ channel, to }, _started, code) =>
    channel === 'email'
      ? { path: '/api/auth/email-otp/verify-email', body: { email: to, otp: code } }
      : { path: '/api/auth/phone-number/verify', body: { phoneNumber: to, code, disableSession: true } },
  isConfirmed: ({ status, body }) => status === 200 && member(body, 'status') === true,
}

function id(body: unknown): string | undefined {
  const value = member(body, 'id')
  return typeof value === 'string' ? value : undefined
}

function member(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
}

// The calls of /v1, one file each.
import type { App } from '../app.ts'
import { serveAccountChanges } from './account-changes.ts'
import { serveAccountOpen } from './account-open.ts'
import { serveAccountRead } from './account-read.ts'
import { serveAccountSearch } from './account-search.ts'
import { serveCancel } from './cancel.ts'
import { serveCheck } from './check.ts'
import { serveErasures } from './erasures.ts'
import { serveEvents } from './events.ts'
import { serveInspect } from './inspect.ts'
import type { V1Parts } from './parts.ts'
import { serveRead } from './read.ts'
import { serveRegistrationCode } from './registration-code.ts'
import { serveRegistrationContacts } from './registration-contacts.ts'
import { serveCreateRegistration, serveReadRegistration } from './registration-create.ts'
import { serveRegistrationIdentity } from './registration-identity.ts'
import { serveResend } from './resend.ts'
import { serveStart } from './start.ts'
import { serveTestMessages } from './test-messages.ts'

export type { V1Parts } from './parts.ts'

const REGISTRATION_STEPS = [
  'method',
  'identity',
  'settings',
  'contacts',
  'send',
  'resend',
  'check',
  'unreachable',
  'complete',
] as const

/** Where browsers of other origins may call, and how. */
export const CROSS_ORIGIN_ROUTES = [
  { url: '/v1/verifications/:id', methods: ['GET'] },
  { url: '/v1/verifications/:id/events', methods: ['GET'] },
  { url: '/v1/verifications/:id/check', methods: ['POST'] },
  { url: '/v1/verifications/:id/resend', methods: ['POST'] },
  { url: '/v1/verifications/:id/cancel', methods: ['POST'] },
  { url: '/v1/registrations/:id', methods: ['GET'] },
  { url: '/v1/registrations/:id/contact-options', methods: ['GET'] },
  ...REGISTRATION_STEPS.map((step) => ({ url: `/v1/registrations/:id/${step}`, methods: ['POST'] as const })),
] as const

export function serveV1(app: App, parts: V1Parts): void {
  const calls = [
    serveStart,
    serveRead,
    serveEvents,
    serveCheck,
    serveResend,
    serveCancel,
    serveTestMessages,
    serveAccountOpen,
    serveAccountSearch,
    serveAccountRead,
    serveAccountChanges,
    serveErasures,
    serveCreateRegistration,
    serveReadRegistration,
    serveRegistrationIdentity,
    serveRegistrationContacts,
    serveRegistrationCode,
    serveInspect,
  ]
  for (const serve of calls) serve(app, parts)
}

// Verifications put together without HTTP, on a given database, with a clock and a provider in the test's hand. Several of
// them on one database stand for several processes.
import { type Contact, createVault, parseContact } from '../../src/contacts/index.ts'
import type { Database } from '../../src/db/index.ts'
import {
  createDispatcher,
  createRouter,
  lineupOf,
  type OutgoingMessage,
  type Provider,
  type SendOutcome,
} from '../../src/delivery/index.ts'
import { createChanges } from '../../src/events/index.ts'
import { createUuids, type Uuid } from '../../src/lib/ids.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { budgetKey } from '../../src/limits/index.ts'
import { type Policy, shippedPolicy } from '../../src/policy/index.ts'
import type { Service, ServiceSettings } from '../../src/services/index.ts'
import { silentTelemetry } from '../../src/telemetry/index.ts'
import { createVerifications, type StartRequest } from '../../src/verification/index.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'

export const testSecrets = [Buffer.alloc(32, 'pinpost test secret, first one..')]

export const testService: Service = {
  id: '01890000-0000-7000-8000-000000000001' as Uuid,
  slug: 'default',
  settings: {
    name: 'Example',
    locale: 'en',
    smsOriginHost: undefined,
    codeDigits: 6,
    codeSeconds: { sms: 600, email: 600 },
    resendAfterSeconds: [120, 300],
    fallback: 'offer',
    fallbackAfterSeconds: 20,
    smsCountries: undefined,
    refusesVoip: false,
    smsPerDay: undefined,
    smsPerCountryHour: 500,
    eventStreams: 2_000,
    throwAwayMailboxes: 'refuse',
    observedLimits: [],
    allowedOrigins: [],
    returnUrls: [],
    accountYears: 3,
    renewalDays: 60,
    contactsNeeded: 'any',
    accountsOpenAs: 'active',
    reminderDays: [60, 14, 3],
    support: undefined,
    supportHours: undefined,
    brandColor: undefined,
    logo: undefined,
    controller: 'Example',
    privacyUrl: undefined,
  },
}

/** A provider that keeps what it took, in the order it came; `answer` decides what it says. */
export function recordingProvider(
  answer: (message: OutgoingMessage) => SendOutcome = accepted,
  { givesReceipts = false } = {},
) {
  const messages: OutgoingMessage[] = []
  const provider: Provider = {
    name: 'recording',
    channels: ['sms', 'email'],
    givesReceipts: false,
    async send(message) {
      messages.push(message)
      return answer(message)
    },
    probe: async () => undefined,
    ...(givesReceipts ? { onReceipt: () => {} } : {}),
    close: async () => {},
  }
  return { provider, messages }
}

function accepted(message: OutgoingMessage): SendOutcome {
  return { kind: 'accepted', reference: message.id }
}

/** The code in a message: the first run of digits of that length in its text. */
export function codeIn(message: OutgoingMessage, digits = 6): string {
  return new RegExp(`\\b\\d{${digits}}\\b`).exec(message.text)?.[0] ?? 'no code'
}

export function contactOf(text: string): Contact {
  const reading = parseContact(text)
  if (!reading.ok) throw new Error(`${text}: ${reading.reason}`)
  return reading.contact
}

export interface TestVerificationsOptions {
  readonly db: Database
  readonly clock?: FakeClock
  readonly settings?: Partial<ServiceSettings>
  readonly secrets?: readonly Uint8Array[]
  readonly provider?: ReturnType<typeof recordingProvider>
  readonly policy?: Policy
}

export function testVerifications(options: TestVerificationsOptions) {
  const { db, clock = fakeClock(), secrets = testSecrets } = options
  const recording = options.provider ?? recordingProvider()
  const ring = createKeyRing(secrets)
  const vault = createVault(ring, systemRandom)
  const uuids = createUuids(clock, systemRandom)
  const telemetry = silentTelemetry()
  const service: Service = { ...testService, settings: { ...testService.settings, ...options.settings } }
  const owner = { kind: 'live' as const, service }
  const router = createRouter({
    ...{ clock, telemetry },
    lineup: lineupOf([recording.provider]),
    inbox: recording.provider,
  })
  const changes = createChanges({ db, clock, telemetry, self: uuids() })
  const verifications = createVerifications({
    db,
    clock,
    random: systemRandom,
    uuids,
    ring,
    vault,
    telemetry,
    changes,
    smsPerDay: 1_000_000,
    serviceById: async () => service,
    policyOf: async () => options.policy ?? shippedPolicy,
    createDispatcher: (callbacks) =>
      createDispatcher({
        ...{ db, clock, telemetry, router, changes, owner: uuids(), ...callbacks },
        sharedTime: { of: (instant) => instant },
      }),
  })
  const { dispatcher } = verifications

  return {
    ...verifications,
    clock,
    owner,
    ring,
    vault,
    telemetry,
    messages: recording.messages,
    /** Starts for a contact given as text. */
    begin: (to: string, request: Partial<StartRequest> = {}) =>
      verifications.start({
        caller: owner,
        contact: contactOf(to),
        purpose: 'registration',
        session: undefined,
        locale: undefined,
        lane: 'open',
        ip: undefined,
        metadata: undefined,
        idempotency: undefined,
        ...request,
      }),
    /** What a contact's day has counted. */
    budgetOf: async (contact: Contact) => {
      const whose = { serviceId: service.id, lane: 'open', isTest: false, contact: vault.fingerprint(contact) } as const
      const [row] = await db.query<{ sends: number; wrongs: number }>(
        'select sends, wrongs from contact_budget where key = $1',
        [budgetKey(whose)],
      )
      return row
    },
    /** The code of the latest message to a contact, once everything that was submitted is handed over. */
    async codeFor(to: string): Promise<string> {
      await dispatcher.idle()
      const contact = contactOf(to)
      const message = recording.messages.findLast((one) => one.to === contact.value)
      return message ? codeIn(message, service.settings.codeDigits) : 'no message'
    },
  }
}

export type TestVerifications = ReturnType<typeof testVerifications>

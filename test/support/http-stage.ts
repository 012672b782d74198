// The HTTP face on its own: the real server in front of verifications that do as they are told. What verifications themselves
// do is the matter of other journeys.
import type { InjectOptions } from 'fastify'
import { createAccounts, createAccountWriter } from '../../src/accounts/index.ts'
import { createVault } from '../../src/contacts/index.ts'
import type { Database } from '../../src/db/index.ts'
import { createEventStreams, createServer, type ServerParts } from '../../src/http/index.ts'
import type { Clock } from '../../src/lib/clock.ts'
import { createUuids, parseId, type Uuid, uuidFromBytes } from '../../src/lib/ids.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { type LiveChannels, shippedPolicy } from '../../src/policy/index.ts'
import { createRegistrations, shippedMethods } from '../../src/registration/index.ts'
import type { Caller, Service } from '../../src/services/index.ts'
import { silentTelemetry } from '../../src/telemetry/index.ts'
import type { CheckRequest, StartRequest, Verification, Verifications } from '../../src/verification/index.ts'

import { testService } from './verifications.ts'

export const LIVE_KEY = 'pp_live_abc'
export const TEST_KEY = 'pp_test_abc'
export const POOR_KEY = 'pp_live_without_scope'
export const ID = 'ver_01jdcg8e5zf4k9t2m6q7r8s9v0'
export const TOKEN = 'pc_of_the_one'
export const NOW = new Date('2026-11-23T17:10:00.000Z')

export const SERVICE: Service = {
  id: uuidFromBytes(Buffer.alloc(16, 1)),
  slug: 'default',
  settings: { ...testService.settings, name: 'Shop', allowedOrigins: ['https://shop.example'] },
}

const CALLERS: Readonly<Record<string, Caller>> = {
  [LIVE_KEY]: { keyId: 'k1' as Uuid, kind: 'live', scopes: ['verify'], service: SERVICE },
  [TEST_KEY]: { keyId: 'k2' as Uuid, kind: 'test', scopes: ['verify'], service: SERVICE },
  [POOR_KEY]: { keyId: 'k3' as Uuid, kind: 'live', scopes: ['accounts'], service: SERVICE },
}

/** A pending one, as it is shown. */
export function verification(id: Uuid, changes: Partial<Verification> = {}): Verification {
  return {
    id,
    reference: 'K7QF-2M9D',
    status: 'pending',
    channel: 'sms',
    maskedTo: '+372 •••• ••67',
    purpose: 'registration',
    createdAt: NOW,
    expiresAt: new Date('2026-11-23T17:20:00.000Z'),
    confirmedAt: undefined,
    attemptsLeft: 5,
    resend: { availableAt: new Date('2026-11-23T17:12:00.000Z'), left: 2 },
    messages: [{ id, state: 'accepted', at: NOW }],
    tips: ['wait_two_minutes'],
    metadata: undefined,
    stalled: undefined,
    fallback: undefined,
    fallbackOf: undefined,
    changesAt: undefined,
    ...changes,
  }
}

type Fake = { -readonly [Name in keyof Verifications]: Verifications[Name] }

/** Verifications of which one is known; any method can be replaced. */
function fakeVerifications(known: Uuid): Fake & { starts: StartRequest[]; checks: CheckRequest[] } {
  const starts: StartRequest[] = []
  const checks: CheckRequest[] = []
  return {
    starts,
    checks,
    start: async (request) => {
      starts.push(request)
      return { kind: 'started', verification: verification(known, { metadata: request.metadata }) }
    },
    check: async (request) => {
      checks.push(request)
      if (request.id !== known) return { kind: 'not_found' }
      return request.typed === '123456'
        ? {
            kind: 'confirmed',
            verification: verification(known, { status: 'confirmed', confirmedAt: NOW }),
            repeated: false,
          }
        : { kind: 'wrong', verification: verification(known, { attemptsLeft: 4 }) }
    },
    resend: async () => ({ kind: 'sent', verification: verification(known) }),
    cancel: async () => ({ kind: 'cancelled', verification: verification(known, { status: 'cancelled' }) }),
    withdrawFallback: async () => {},
    watch: async () => undefined,
    read: async (_owner, id) => (id === known ? verification(id, { metadata: { order: '17' } }) : undefined),
    ownerOf: async (id) => (id === known ? { service: SERVICE, kind: 'live' } : undefined),
    testMessages: async () => [],
    clientToken: () => TOKEN,
    isClientToken: (token, id) => token === TOKEN && id === known,
  }
}

/** A database that nothing may ask. */
const NO_DATABASE: Database = {
  engine: 'embedded',
  query: () => Promise.reject(new Error('The database was asked.')),
  transaction: () => Promise.reject(new Error('The database was asked.')),
  listen: async () => async () => {},
  notify: async () => {},
  now: async () => NOW,
  takesWrites: () => true,
  tryToWrite: async () => {},
  close: async () => {},
}

/** Live keys can send by every channel, everywhere. */
const EVERYTHING: LiveChannels = { hasProvider: () => true, carriesTo: () => true, carriesWithin: () => true }

export async function setStage(changes: Partial<ServerParts> = {}) {
  const verifications = fakeVerifications(parseId('ver', ID) as Uuid)
  const telemetry = silentTelemetry()
  const time = { now: NOW }
  const clock: Clock = { now: () => time.now }
  const ring = createKeyRing([Buffer.alloc(32, 7)])
  const vault = createVault(ring, systemRandom)
  const uuids = createUuids(clock, systemRandom)
  const accounts = createAccounts({ db: NO_DATABASE, clock, uuids, ring, vault })
  const streams = createEventStreams({ clock, telemetry, most: 8 })
  const app = await createServer({
    config: {
      mode: 'trial',
      baseUrl: 'http://localhost:3000',
      isPublicTrial: false,
      trustedProxies: [],
      smsCountries: ['EE', 'LV', 'US'],
    },
    services: { findCaller: async (key) => CALLERS[key], list: async () => [{ ...SERVICE, set: {} }] },
    verifications,
    accounts,
    registrations: createRegistrations({
      db: NO_DATABASE,
      clock,
      uuids,
      ring,
      vault,
      telemetry,
      verifications,
      accounts,
      accountWriter: createAccountWriter({ clock, uuids, ring, vault }),
      notices: { prepare: async () => async () => {} },
      policyOf: async () => shippedPolicy,
      methods: shippedMethods('trial'),
      deployment: { smsCountries: '*' },
      liveChannels: EVERYTHING,
      serviceById: async () => SERVICE,
    }),
    erasures: { erase: async () => ({}) },
    notices: { testNotices: async () => [] },
    streams,
    mailService: { judge: () => 'unknown' },
    liveChannels: EVERYTHING,
    policies: { of: async () => shippedPolicy },
    receipts: { find: () => undefined, take: async () => {} },
    db: NO_DATABASE,
    isMigrated: async () => true,
    ring,
    clock,
    telemetry,
    ...changes,
  })
  await app.ready()

  async function call(method: InjectOptions['method'] & string, url: string, options: CallOptions = {}) {
    const { key = LIVE_KEY, body, headers = {} } = options
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { host: 'localhost:3000', ...(key === '' ? {} : { authorization: `Bearer ${key}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: readJson(answer.body) }
  }
  const start = (body: object, options: CallOptions = {}) => call('POST', '/v1/verifications', { ...options, body })

  return { app, call, start, verifications, streams, telemetry, time, close: () => app.close() }
}

interface CallOptions {
  /** Empty for none. */
  readonly key?: string
  /** An object goes out as JSON, a text as it is. */
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export type Stage = Awaited<ReturnType<typeof setStage>>

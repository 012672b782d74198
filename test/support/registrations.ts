// Registrations put together without HTTP, on a given database, with the clock and the provider in the test's hand. Several of them
// on one database stand for several processes.
import {
  type Account,
  createAccounts,
  createAccountWriter,
  type NewAccount,
  parseSubject,
  type Subject,
} from '../../src/accounts/index.ts'
import type { Contact } from '../../src/contacts/index.ts'
import type { Database } from '../../src/db/index.ts'
import { createUuids, type Uuid } from '../../src/lib/ids.ts'
import { systemRandom } from '../../src/lib/random.ts'
import { type LiveChannels, shippedPolicy } from '../../src/policy/index.ts'
import {
  type CreateRequest,
  createRegistrations,
  type Methods,
  type Party,
  type Registration,
  shippedMethods,
} from '../../src/registration/index.ts'
import type { Service } from '../../src/services/index.ts'
import type { Owner } from '../../src/verification/index.ts'
import { newSubject as newPerson } from './people.ts'
import { contactOf, type TestVerificationsOptions, testVerifications } from './verifications.ts'

export interface TestRegistrationsOptions extends TestVerificationsOptions {
  /** Of the key; `test` without it. */
  readonly kind?: 'live' | 'test'
  readonly methods?: Methods
  readonly smsCountries?: readonly string[] | '*'
  /** What live keys can send by. */
  readonly liveChannels?: LiveChannels
}

export const APP: Party = { by: 'app' }
export const HOST: Party = { by: 'host' }
export const browser = (secret: string): Party => ({ by: 'browser', secret })

export async function testRegistrations(options: TestRegistrationsOptions) {
  const verifications = testVerifications(options)
  const { db, kind = 'test', methods = shippedMethods('trial') } = options
  const { clock, ring, vault, telemetry } = verifications
  await keepService(db, verifications.owner.service, clock.now())
  const uuids = createUuids(clock, systemRandom)
  const parts = { db, clock, uuids, ring, vault }
  const accounts = createAccounts(parts)
  const owner: Owner = { kind, service: verifications.owner.service }
  const registrations = createRegistrations({
    ...parts,
    telemetry,
    verifications,
    accounts,
    accountWriter: createAccountWriter(parts),
    notices: { prepare: async () => async () => {} },
    methods,
    policyOf: async () => options.policy ?? shippedPolicy,
    deployment: { smsCountries: options.smsCountries ?? '*' },
    liveChannels: options.liveChannels ?? { hasProvider: () => true, carriesTo: () => true, carriesWithin: () => true },
    serviceById: async () => owner.service,
  })
  const about = (registration: Pick<Registration, 'id'>, party: Party = APP) => ({
    caller: owner,
    id: registration.id,
    party,
  })

  return {
    ...verifications,
    registrations,
    accounts,
    owner,
    db: db as Database,
    about,
    /** Creates, and wants it done. */
    async create(request: Partial<CreateRequest> = {}): Promise<Registration> {
      const outcome = await registrations.create({
        caller: owner,
        purpose: 'registration',
        method: undefined,
        subject: undefined,
        country: undefined,
        locale: undefined,
        location: undefined,
        returnUrl: undefined,
        state: undefined,
        ...request,
      })
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome.registration
    },
    async read(registration: Pick<Registration, 'id'>): Promise<Registration> {
      const outcome = await registrations.read(about(registration, HOST))
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome.registration
    },
    async openAccount(subject: Subject, changes: Partial<NewAccount> = {}): Promise<Account> {
      const account = { subject, state: 'active', locale: 'en', method: 'id_card', contacts: [] } as const
      return (await accounts.open(owner, { ...account, ...changes })).account
    },
    verificationOf: async (id: Uuid | undefined) =>
      id === undefined ? undefined : await verifications.read(owner, id),
    /** The code of the live verification, or of its fallback, whoever's key it is: read from the message that it left in. */
    async codeOf(registration: Pick<Registration, 'id'>, whose: 'first' | 'fallback' = 'first'): Promise<string> {
      const { verification } = await this.read(registration)
      const messages = whose === 'first' ? verification?.messages : verification?.fallback?.messages
      if (!messages) return 'no code'
      await verifications.dispatcher.idle()
      const message = verifications.messages.findLast((one) => one.id === messages.at(-1)?.id)
      return /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? 'no message'
    },
  }
}

export type TestRegistrations = Awaited<ReturnType<typeof testRegistrations>>

/** Accounts want their service to be there. */
async function keepService(db: Database, { id, slug }: Service, at: Date): Promise<void> {
  await db.query(
    "insert into service (id, slug, settings, created_at, updated_at) values ($1, $2, '{}', $3, $3) on conflict do nothing",
    [id, slug, at],
  )
}

/** Somebody whom no other story has. */
export function newSubject(): Subject {
  const reading = parseSubject(newPerson())
  if (!reading.ok) throw new Error(reading.reason)
  return reading.subject
}

/** A confirmed contact as it goes on file. */
export function filed(to: string, confirmedAt: Date | undefined, method = 'id_card') {
  return { contact: contactOf(to) as Contact, confirmedAt, method: confirmedAt && method }
}

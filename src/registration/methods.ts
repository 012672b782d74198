// The methods by which a person may prove who they are (R16): what each is for, for whom, where its contacts come from, whether
// they may be changed, and how identity is proved with it. This is what ships; the operator's file (methods-file.ts) changes
// it row by row. docs/reference/registrations.md is written from this table.
import type { KeyKind } from '../services/index.ts'
import type { MethodRefusal } from './registration.ts'

export const PURPOSES = ['registration', 'renewal'] as const
export type RegistrationPurpose = (typeof PURPOSES)[number]

/** For whom a method is. Judged after identity is proved, never before (R17). */
export const ELIGIBILITIES = ['anyone', 'has_active_account', 'had_active_account'] as const
export type Eligibility = (typeof ELIGIBILITIES)[number]

/** Where the contacts of a registration come from. */
export const CONTACT_SOURCES = ['entered', 'on_file'] as const
export type ContactSource = (typeof CONTACT_SOURCES)[number]

/** Who says who the person is: an OpenID provider, the application, or (with test keys) a list of invented people. */
export const PROOFS = ['oidc', 'host', 'trial'] as const
export type Proof = (typeof PROOFS)[number]

export interface Method {
  /** `[a-z][a-z0-9_]*`, up to 40 characters. */
  readonly name: string
  readonly purposes: readonly RegistrationPurpose[]
  readonly eligibility: Eligibility
  readonly contacts: ContactSource
  readonly mayChangeContacts: boolean
  readonly proof: Proof
  /** For `oidc`: which of the configured providers. */
  readonly provider: string | undefined
}

export type Methods = ReadonlyMap<string, Method>

const method = (
  name: string,
  eligibility: Eligibility,
  contacts: ContactSource,
  mayChangeContacts: boolean,
  proof: Proof,
): Method => ({ name, purposes: PURPOSES, eligibility, contacts, mayChangeContacts, proof, provider: undefined })

/* biome-ignore format: a table */
const SHIPPED: readonly Method[] = [
  //     name                eligibility           contacts   may they be changed?  proof
  method('id_card',          'anyone',             'entered', true,                 'trial'),
  method('mobile_id',        'anyone',             'entered', true,                 'trial'),
  method('bank',             'anyone',             'entered', true,                 'trial'),
  method('branch',           'anyone',             'entered', true,                 'host'),
  method('existing_account', 'has_active_account', 'on_file', true,                 'trial'),
  method('biometric',        'had_active_account', 'on_file', false,                'trial'),
]

/** What ships, for a mode: production has no trial identities, so the application asserts until a provider is configured. */
export function shippedMethods(mode: 'trial' | 'production'): Methods {
  return new Map(
    SHIPPED.map((one) => [one.name, mode === 'production' && one.proof === 'trial' ? { ...one, proof: 'host' } : one]),
  )
}

/** Trial identities are for test keys only (R44): with a live key the application asserts. */
export function proofOf(one: Method, kind: KeyKind): Proof {
  return one.proof === 'trial' && kind === 'live' ? 'host' : one.proof
}

/** The methods of a purpose that have not turned out not to be for this person. */
export function offeredMethods(methods: Methods, purpose: RegistrationPurpose, refused: readonly string[]): string[] {
  return [...methods.values()]
    .filter(({ name, purposes }) => purposes.includes(purpose) && !refused.includes(name))
    .map(({ name }) => name)
}

/** The one of that name, where it is offered. */
export function findMethod(
  methods: Methods,
  name: string,
  purpose: RegistrationPurpose,
  refused: readonly string[],
): Method | MethodRefusal {
  const offered = offeredMethods(methods, purpose, refused)
  const found = offered.includes(name) ? methods.get(name) : undefined
  return found ?? { kind: 'unknown_method', methods: offered }
}

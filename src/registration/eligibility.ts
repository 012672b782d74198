// For whom a method is (R17, R18). Judged on a person's accounts after identity is proved, never before.
import { type Account, isRenewable } from '../accounts/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Method, Methods, RegistrationPurpose } from './methods.ts'

/** Why a method is not for a person; docs/reference/registrations.md tells what each means and the way out. */
export const INELIGIBILITY_MEANINGS = {
  never_had_active_account: 'the person never had an account that was active',
  no_active_account: 'the person has no account that is active now',
  no_contact_on_file: 'the account has no confirmed contact, and none can be entered',
  no_account_to_renew: 'there is no account that was ever active and is not closed',
  too_early_to_renew: 'the account ends later than `renewal_days` from now',
} as const
export type Ineligibility = keyof typeof INELIGIBILITY_MEANINGS

export interface Person {
  readonly purpose: RegistrationPurpose
  /** The latest that was ever active first. */
  readonly accounts: readonly Account[]
  readonly settings: ServiceSettings
  readonly now: Date
}

/** Undefined: the method is for them. */
export function judgeEligibility(method: Method, person: Person): Ineligibility | undefined {
  return judgeHistory(method, person) ?? judgeContacts(method, person) ?? judgeRenewal(person)
}

/** The methods of the purpose that are for this person, but for those that were refused before. */
export function eligibleMethods(methods: Methods, person: Person, refused: readonly string[]): string[] {
  return [...methods.values()]
    .filter((one) => one.purposes.includes(person.purpose) && !refused.includes(one.name))
    .filter((one) => judgeEligibility(one, person) === undefined)
    .map(({ name }) => name)
}

function judgeHistory({ eligibility }: Method, { accounts }: Person): Ineligibility | undefined {
  switch (eligibility) {
    case 'anyone':
      return undefined
    case 'had_active_account':
      return accounts.some((one) => one.wasActive) ? undefined : 'never_had_active_account'
    case 'has_active_account':
      return accounts.some(({ state }) => state === 'active') ? undefined : 'no_active_account'
  }
}

/** A method whose contacts are on file needs one that was confirmed (R24), unless others may be entered. */
function judgeContacts({ contacts, mayChangeContacts }: Method, { accounts }: Person): Ineligibility | undefined {
  if (contacts === 'entered' || mayChangeContacts) return undefined
  const onFile = accountWithContacts(accounts)?.contacts ?? []
  return onFile.some(({ confirmedAt }) => confirmedAt !== undefined) ? undefined : 'no_contact_on_file'
}

function judgeRenewal({ purpose, accounts, settings, now }: Person): Ineligibility | undefined {
  if (purpose !== 'renewal') return undefined
  const account = accountToRenew(accounts)
  if (account === undefined) return 'no_account_to_renew'
  return isRenewable(account, settings, now) ? undefined : 'too_early_to_renew'
}

/** The latest that was ever active (R18): whose contacts on file are used. A closed one counts, since the person is the same. */
export function accountWithContacts(accounts: readonly Account[]): Account | undefined {
  return accounts.find((one) => one.wasActive)
}

/** The latest that was ever active and is not closed. */
export function accountToRenew(accounts: readonly Account[]): Account | undefined {
  return accounts.find(({ wasActive, state }) => wasActive && state !== 'closed')
}

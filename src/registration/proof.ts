// What a proof of identity leads to. Until there is one nothing looks at accounts; when there is, the same look-up is made for everybody
// (R41), and what it found decides which contacts there are.
import type { Account, Subject } from '../accounts/index.ts'
import type { Owner } from '../verification/index.ts'
import type { Change } from './advance.ts'
import { accountToRenew, accountWithContacts } from './eligibility.ts'
import { type Method, offeredMethods, proofOf } from './methods.ts'
import type { KeptContact, RegistrationRecord } from './record.ts'
import type { IdentityProof, ProofRefusal } from './registration.ts'
import { inventPerson, isTrialPerson } from './trial-people.ts'
import type { Workbench } from './workbench.ts'

/** Somebody who has proved who they are, and the accounts that they have. */
export interface Proved {
  readonly method: Method
  readonly subject: Subject
  readonly accounts: readonly Account[]
}

/** Is this how the method proves identity? Then the person's accounts are looked up, whoever they are. */
export async function judgeProof(
  bench: Workbench,
  caller: Owner,
  record: RegistrationRecord,
  proof: IdentityProof,
): Promise<Proved | ProofRefusal> {
  const { methods } = bench
  const method = record.method === undefined ? undefined : methods.get(record.method)
  if (!method) {
    return { kind: 'method_missing', methods: offeredMethods(methods, record.purpose, record.refused) }
  }
  const wanted = proofOf(method, caller.kind)
  const isWanted = proof.by === wanted || (proof.by === 'host' && wanted === 'trial')
  if (!isWanted || (proof.by === 'oidc' && proof.method !== method.name)) {
    return { kind: 'wrong_proof', method: method.name, proof: wanted }
  }
  if (proof.by === 'trial' && !isTrialPerson(proof.person)) return { kind: 'unknown_person' }
  const subject = proof.by === 'trial' ? await inventPerson(bench, caller, record.id, proof.person) : proof.subject
  return { method, subject, accounts: await bench.accounts.find(caller, { subject }) }
}

/** What it changes of a registration. */
export function identified(
  caller: Owner,
  record: RegistrationRecord,
  { method, subject, accounts }: Proved,
  at: Date,
): Change {
  const renewed = record.purpose === 'renewal' ? accountToRenew(accounts) : undefined
  const isLeaked = record.isLeaked || accounts.some((one) => one.isLeaked && one.state !== 'closed')
  return {
    identity: { subject, proof: proofOf(method, caller.kind), provedAt: at },
    accountId: renewed?.id,
    toldAccountId: accountToTell(record, accounts)?.id,
    accountEndsAt: renewed?.endsAt,
    isLeaked,
    contacts: contactsAfterProof(record, method, accounts),
  }
}

/**
 * On file are the contacts of the account to be renewed, or of the latest that was ever active where the method says so. What the
 * person typed before goes first where the method lets contacts be changed, and is dropped where it does not (R18).
 */
function contactsAfterProof(
  record: RegistrationRecord,
  method: Method,
  accounts: readonly Account[],
): readonly KeptContact[] {
  const isRenewal = record.purpose === 'renewal'
  const source = isRenewal ? accountToRenew(accounts) : accountWithContacts(accounts)
  const isOffered = isRenewal || method.contacts === 'on_file'
  const onFile = (isOffered ? (source?.contacts ?? []) : []).map(
    ({ kind, contact, confirmedAt, method: filedBy }): KeptContact => ({
      kind,
      contact,
      source: 'on_file',
      filed: { accountId: (source as Account).id, confirmedAt, method: filedBy },
      confirmed: undefined,
    }),
  )
  if (!method.mayChangeContacts) return onFile
  const typed = record.contacts.filter((kept) => kept.source === 'entered')
  const kinds = [...new Set([...typed, ...onFile].map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const [own, filed] = [typed.find((one) => one.kind === kind), onFile.find((one) => one.kind === kind)]
    return own ? { ...own, filed: filed?.filed } : (filed as KeptContact)
  })
}

/** Undefined where it has nobody to be told. */
function accountToTell({ purpose }: RegistrationRecord, accounts: readonly Account[]): Account | undefined {
  const account = purpose === 'renewal' ? accountToRenew(accounts) : accountWithContacts(accounts)
  return account?.contacts.some(({ confirmedAt }) => confirmedAt !== undefined) ? account : undefined
}

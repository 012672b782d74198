// A registration as it may be shown: contacts masked, the verification whose code is live, the account when complete, and what
// is to be done next.
import { maskContact } from '../contacts/index.ts'
import type { Uuid } from '../lib/ids.ts'
import { referenceOf } from '../lib/reference.ts'
import { channelOf } from '../policy/index.ts'
import type { Owner, Verification } from '../verification/index.ts'
import { isEnd } from './flow.ts'
import { type Method, offeredMethods } from './methods.ts'
import { type OptionParts, optionsOf, otherOption } from './options.ts'
import type { RegistrationRecord } from './record.ts'
import type { NextStep, Registration, RegistrationFallback, ResultingAccount } from './registration.ts'
import type { RegistrationsParts } from './workbench.ts'

type ViewParts = Pick<RegistrationsParts, 'methods' | 'verifications' | 'accounts'> & OptionParts

export async function showRegistration(
  parts: ViewParts,
  owner: Owner,
  record: RegistrationRecord,
  account?: ResultingAccount,
): Promise<Registration> {
  const { verificationId, accountId, status } = record
  const isOver = isEnd(status)
  const [verification, opened] = await Promise.all([
    verificationId !== undefined && !isOver ? parts.verifications.read(owner, verificationId) : undefined,
    account ?? (status === 'completed' && accountId ? readAccount(parts, owner, accountId) : undefined),
  ])
  const fallback = verification && (await showFallback(parts, owner, record, verification))
  const method = record.method === undefined ? undefined : parts.methods.get(record.method)
  return {
    id: record.id,
    reference: referenceOf(record.id),
    purpose: record.purpose,
    status,
    reason: record.reason,
    next: nextStep(record, method, verification),
    method: record.method,
    methods: status === 'completed' ? [] : offeredMethods(parts.methods, record.purpose, record.refused),
    contactSource: method?.contacts,
    mayChangeContacts: method?.mayChangeContacts,
    identity: record.identity,
    country: record.country,
    locale: record.locale,
    location: record.location,
    isLeaked: record.isLeaked,
    accountEndsAt: isOver ? undefined : record.accountEndsAt,
    contacts: record.contacts.toSorted(phoneFirst).map((kept) => ({
      kind: kept.kind,
      channel: channelOf(kept.contact),
      masked: maskContact(kept.contact),
      source: kept.source,
      confirmedAt: kept.confirmed?.at,
    })),
    verification,
    option: record.option,
    fallback,
    account: opened,
    returnUrl: record.returnUrl,
    state: record.state,
    createdAt: record.createdAt,
    expiresAt: record.expiresAt,
    endedAt: record.endedAt,
  }
}

/** What goes to the other contact by itself; otherwise that contact, once the code is not expected to arrive. */
async function showFallback(
  parts: ViewParts,
  owner: Owner,
  record: RegistrationRecord,
  { fallback, stalled }: Verification,
): Promise<RegistrationFallback | undefined> {
  const { option } = record
  const other = record.contacts.find(({ kind }) => kind !== option)
  // A contact that was typed in its place is not the one that it fell back on. What came too late for this code may have another.
  const isToldOf = fallback && fallback.status !== 'ended' && fallback.reason !== 'too_late'
  if (isToldOf && other && record.fallbackId === fallback.id) {
    const { status, channel, maskedTo, reason, dueAt, since, messages } = fallback
    return { option: other.kind, status, channel, maskedTo, reason, dueAt, since, messages }
  }
  if (!stalled || option === undefined) return undefined
  const offered = otherOption(await optionsOf(parts, owner, record), option)
  if (!offered) return undefined
  const { channel, masked } = offered
  const { reason, since } = stalled
  return {
    option: offered.option,
    status: 'offered',
    channel,
    maskedTo: masked,
    reason,
    since,
    dueAt: undefined,
    messages: [],
  }
}

/** As at an account. */
function phoneFirst(one: { readonly kind: string }, other: { readonly kind: string }): number {
  return one.kind < other.kind ? 1 : -1
}

async function readAccount({ accounts }: ViewParts, owner: Owner, id: Uuid): Promise<ResultingAccount | undefined> {
  const account = await accounts.read(owner, id)
  return account && { id, state: account.state, endsAt: account.endsAt }
}

function nextStep(
  record: RegistrationRecord,
  method: Method | undefined,
  verification: Verification | undefined,
): NextStep | undefined {
  const { status, contacts } = record
  if (isEnd(status)) return undefined
  if (status === 'created') return method === undefined ? 'choose_method' : 'prove_identity'
  if (status === 'confirmed') return 'complete'
  if (status === 'sent' && verification?.status === 'pending') return 'check'
  return contacts.length === 0 && method?.mayChangeContacts ? 'enter_contacts' : 'send'
}

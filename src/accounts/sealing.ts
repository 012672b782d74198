// Accounts as rows: the subject and the contacts sealed where they stand, found by fingerprints. What goes in here is personal,
// what comes out for the database is not readable.
import { type Contact, maskContact, type Place, type Vault } from '../contacts/index.ts'
import { byteaText } from '../lib/bytea.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { channelOf } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'
import type { Account, ContactOnFile, NewAccount, NewContact } from './account.ts'
import type { AccountInput, AccountRow, ContactInput, ContactRow } from './queries.ts'
import { parseSubject, type Subject, subjectFingerprint } from './subject.ts'
import { firstEnd, stateAt } from './validity.ts'

export interface Sealer {
  readonly vault: Vault
  readonly ring: KeyRing
}

function subjectPlace(accountId: Uuid): Place {
  return { table: 'account', column: 'subject_sealed', rowId: accountId }
}

/** The kind belongs to the place: the phone and the address of one account do not open in each other's row. */
function contactOnFilePlace(accountId: Uuid, kind: Contact['kind']): Place {
  return { table: 'account_contact', column: `contact_sealed ${kind}`, rowId: accountId }
}

/** Country and number as one text. */
export function sealSubject({ vault, ring }: Sealer, id: Uuid, subject: Subject) {
  const { bytes, keyId } = vault.sealText(`${subject.country} ${subject.number}`, subjectPlace(id))
  return { subject: subjectFingerprint(ring.first, subject), subject_sealed: byteaText(bytes), subject_key: keyId }
}

export function openSubject(vault: Vault, row: Pick<AccountRow, 'id' | 'subject_sealed' | 'subject_key'>): Subject {
  const text = vault.openText(row.subject_sealed, row.subject_key, subjectPlace(row.id))
  const reading = parseSubject({ country: text.slice(0, 2), number: text.slice(3) })
  if (!reading.ok) throw new Error(`The subject of the account ${row.id} is none: ${reading.reason}.`)
  return reading.subject
}

export function sealContact(vault: Vault, accountId: Uuid, contact: Contact) {
  const { bytes, keyId } = vault.seal(contact, contactOnFilePlace(accountId, contact.kind))
  return { contact: vault.fingerprint(contact), contact_sealed: byteaText(bytes), contact_key: keyId }
}

export function openContactOnFile(
  vault: Vault,
  accountId: Uuid,
  { kind, contact_sealed, contact_key }: Pick<ContactRow, 'kind' | 'contact_sealed' | 'contact_key'>,
): Contact {
  return vault.open(Buffer.from(contact_sealed, 'hex'), contact_key, contactOnFilePlace(accountId, kind))
}

/** A new account as its row. */
export function accountInput(sealer: Sealer, owner: Owner, id: Uuid, account: NewAccount, now: Date): AccountInput {
  const activatedAt = account.state === 'active' ? (account.activatedAt ?? now) : undefined
  return {
    id,
    service_id: owner.service.id,
    test: owner.kind === 'test',
    external_id: account.externalId ?? null,
    ...sealSubject(sealer, id, account.subject),
    locale: account.locale,
    method: account.method ?? null,
    opened_by: account.openedBy ?? null,
    created_at: now,
    activated_at: activatedAt ?? null,
    ends_at: activatedAt ? (account.endsAt ?? firstEnd(owner.service.settings, activatedAt)) : null,
    closed_at: account.closed?.at ?? null,
    close_reason: account.closed?.reason ?? null,
    leaked_at: account.isLeaked ? now : null,
    contacts: account.contacts.map((contact) => contactInput(sealer.vault, id, contact)),
  }
}

export function contactInput(
  vault: Vault,
  accountId: Uuid,
  { contact, confirmedAt, method }: NewContact,
): ContactInput {
  return {
    kind: contact.kind,
    ...sealContact(vault, accountId, contact),
    confirmed_at: confirmedAt ?? null,
    channel: confirmedAt ? channelOf(contact) : null,
    method: (confirmedAt && method) ?? null,
  }
}

/** The account behind a row, its contacts opened. */
export function readAccount(vault: Vault, row: AccountRow, now: Date): Account {
  const life = {
    activatedAt: row.activated_at ?? undefined,
    endsAt: row.ends_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
  }
  return {
    id: row.id,
    externalId: row.external_id ?? undefined,
    state: stateAt(life, now),
    wasActive: life.activatedAt !== undefined,
    locale: row.locale,
    method: row.method ?? undefined,
    contacts: (row.contacts ?? []).map((contact) => readContactOnFile(vault, row.id, contact)),
    createdAt: row.created_at,
    ...life,
    isLeaked: row.leaked_at !== null,
    isDisputed: row.disputed_at !== null,
  }
}

function readContactOnFile(vault: Vault, accountId: Uuid, row: ContactRow): ContactOnFile {
  const contact = openContactOnFile(vault, accountId, row)
  return {
    kind: row.kind,
    contact,
    masked: maskContact(contact),
    confirmedAt: row.confirmed_at === null ? undefined : new Date(row.confirmed_at),
    channel: row.channel ?? undefined,
    method: row.method ?? undefined,
  }
}

// A registration as the steps work with it, and as its row keeps it. Personal texts are sealed for the very row they are in.
import type { Subject } from '../accounts/index.ts'
import { subjectFingerprints } from '../accounts/index.ts'
import type { Contact, CountryCode, Vault } from '../contacts/index.ts'
import { type Locale, pickLocale } from '../i18n/index.ts'
import { byteaText } from '../lib/bytea.ts'
import { addSeconds } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { isEnd, LONGEST_SECONDS, type RegistrationStatus } from './flow.ts'
import type { ContactSource, Proof, RegistrationPurpose } from './methods.ts'
import type { ChangingColumns, ContactRow, FixedColumns, RegistrationRow, StepRow } from './queries.ts'
import type { FallbackMode, Option } from './registration.ts'

export interface RegistrationRecord {
  readonly id: Uuid
  readonly serviceId: Uuid
  readonly isTest: boolean
  readonly purpose: RegistrationPurpose
  readonly revision: number
  /** `expired` is an open one past its time. */
  readonly status: RegistrationStatus
  readonly reason: string | undefined
  readonly method: string | undefined
  readonly refused: readonly string[]
  readonly identity: Identity | undefined
  readonly country: CountryCode | undefined
  readonly locale: Locale
  readonly location: CountryCode | undefined
  readonly isLeaked: boolean
  readonly returnUrl: string | undefined
  readonly state: string | undefined
  /** Hexadecimal; undefined until somebody opens it. */
  readonly owner: string | undefined
  readonly sessionKeyId: number
  readonly accountId: Uuid | undefined
  /** Whose confirmed contacts are told (R25): the account to be renewed, or the latest that was ever active. */
  readonly toldAccountId: Uuid | undefined
  /** Of a renewal: the present end of the account, undefined when it cannot be renewed. */
  readonly accountEndsAt: Date | undefined
  readonly verificationId: Uuid | undefined
  readonly option: Option | undefined
  readonly fallback: FallbackMode
  /** What the live verification falls back on: the verification of the other contact. */
  readonly fallbackId: Uuid | undefined
  /** A visit to an identity provider that is under way. */
  readonly leg: { readonly hash: string; readonly until: Date } | undefined
  readonly contacts: readonly KeptContact[]
  readonly steps: readonly StepRow[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | undefined
}

export interface Identity {
  readonly subject: Subject
  readonly proof: Proof
  readonly provedAt: Date
}

export interface KeptContact {
  readonly kind: Option
  readonly contact: Contact
  readonly source: ContactSource
  /** Where it is on file, since when it is confirmed there, and by which method. */
  readonly filed:
    | { readonly accountId: Uuid; readonly confirmedAt: Date | undefined; readonly method: string | undefined }
    | undefined
  /** In this registration, by that verification. */
  readonly confirmed: { readonly at: Date; readonly verificationId: Uuid } | undefined
}

export interface Sealing {
  readonly vault: Vault
  readonly ring: KeyRing
}

export function readRecord(row: RegistrationRow, { vault }: Pick<Sealing, 'vault'>, now: Date): RegistrationRecord {
  return {
    id: row.id,
    serviceId: row.service_id,
    isTest: row.test,
    purpose: row.purpose as RegistrationPurpose,
    revision: row.revision,
    ...statusOf(row, now),
    method: row.method ?? undefined,
    refused: row.refused,
    identity: readIdentity(row, vault),
    country: (row.country ?? undefined) as CountryCode | undefined,
    locale: pickLocale(row.locale, 'en'),
    location: (row.location ?? undefined) as CountryCode | undefined,
    isLeaked: row.leaked,
    returnUrl: row.return_url ?? undefined,
    state: row.state ?? undefined,
    owner: row.owner ?? undefined,
    sessionKeyId: row.session_key,
    accountId: row.account_id ?? undefined,
    toldAccountId: row.told_account_id ?? undefined,
    accountEndsAt: row.account_ends_at ?? undefined,
    verificationId: row.verification_id ?? undefined,
    option: (row.option ?? undefined) as Option | undefined,
    fallback: row.fallback,
    fallbackId: row.fallback_id ?? undefined,
    leg: row.leg !== null && row.leg_until !== null ? { hash: row.leg, until: row.leg_until } : undefined,
    contacts: (row.contacts ?? []).map((contact) => readContact(contact, row.id, vault)),
    steps: row.steps,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

/** An open one past its time has expired. */
export function statusOf(row: RegistrationRow, now: Date): Pick<RegistrationRecord, 'status' | 'reason' | 'endedAt'> {
  const status = row.status as RegistrationStatus
  if (!isEnd(status) && row.expires_at <= now) {
    return { status: 'expired', reason: expiryReason(row), endedAt: row.expires_at }
  }
  return { status, reason: row.reason ?? undefined, endedAt: row.ended_at ?? undefined }
}

/** Nothing was done for half an hour, or it took two hours in all. */
function expiryReason(row: Pick<RegistrationRow, 'created_at' | 'expires_at'>): 'idle' | 'too_long' {
  return row.expires_at < addSeconds(row.created_at, LONGEST_SECONDS) ? 'idle' : 'too_long'
}

export function fixedColumns(record: RegistrationRecord): FixedColumns {
  return {
    id: record.id,
    service_id: record.serviceId,
    test: record.isTest,
    purpose: record.purpose,
    return_url: record.returnUrl ?? null,
    state: record.state ?? null,
    fallback: record.fallback,
    session_key: record.sessionKeyId,
    created_at: record.createdAt,
  }
}

export function changingColumns(record: RegistrationRecord, { vault, ring }: Sealing): ChangingColumns {
  const { identity, leg } = record
  const sealed = identity && vault.sealText(subjectText(identity.subject), subjectPlace(record.id))
  return {
    status: record.status,
    reason: record.reason ?? null,
    method: record.method ?? null,
    refused: record.refused,
    proof: identity?.proof ?? null,
    proved_at: identity?.provedAt ?? null,
    subject: identity ? (subjectFingerprints(ring, identity.subject)[0] ?? null) : null,
    subject_sealed: sealed ? byteaText(sealed.bytes) : null,
    subject_key: sealed?.keyId ?? null,
    country: record.country ?? null,
    locale: record.locale,
    location: record.location ?? null,
    leaked: record.isLeaked,
    owner: record.owner ?? null,
    account_id: record.accountId ?? null,
    told_account_id: record.toldAccountId ?? null,
    verification_id: record.verificationId ?? null,
    option: record.option ?? null,
    fallback_id: record.fallbackId ?? null,
    leg: leg?.hash ?? null,
    leg_until: leg?.until ?? null,
    steps: record.steps,
    expires_at: record.expiresAt,
    ended_at: record.endedAt ?? null,
  }
}

/** Sealed and fingerprinted anew each time, by the first secret: what the gate compares is filed under one secret. */
export function contactRow(kept: KeptContact, registrationId: Uuid, { vault }: Pick<Sealing, 'vault'>): ContactRow {
  const sealed = vault.seal(kept.contact, contactPlace(registrationId, kept.kind))
  return {
    kind: kept.kind,
    source: kept.source,
    contact: vault.fingerprint(kept.contact),
    contact_sealed: byteaText(sealed.bytes),
    contact_key: sealed.keyId,
    account_id: kept.filed?.accountId ?? null,
    filed_at: kept.filed?.confirmedAt?.toISOString() ?? null,
    filed_method: kept.filed?.method ?? null,
    confirmed_at: kept.confirmed?.at.toISOString() ?? null,
    verification_id: kept.confirmed?.verificationId ?? null,
  }
}

function readContact(row: ContactRow, registrationId: Uuid, vault: Vault): KeptContact {
  const { account_id: accountId, confirmed_at: at, verification_id: verificationId } = row
  return {
    kind: row.kind,
    source: row.source,
    contact: openKept(row, registrationId, vault),
    filed:
      accountId === null
        ? undefined
        : {
            accountId,
            confirmedAt: row.filed_at === null ? undefined : new Date(row.filed_at),
            method: row.filed_method ?? undefined,
          },
    confirmed: at === null || verificationId === null ? undefined : { at: new Date(at), verificationId },
  }
}

export function openKept(row: ContactRow, registrationId: Uuid, vault: Vault): Contact {
  return vault.open(bytesOf(row.contact_sealed), row.contact_key, contactPlace(registrationId, row.kind))
}

function readIdentity(row: RegistrationRow, vault: Vault): Identity | undefined {
  if (row.subject_sealed === null || row.subject_key === null || row.proved_at === null) return undefined
  const text = vault.openText(bytesOf(row.subject_sealed), row.subject_key, subjectPlace(row.id))
  const subject = { country: text.slice(0, 2) as CountryCode, number: text.slice(2) }
  return { subject, proof: row.proof as Proof, provedAt: row.proved_at }
}

/** Two letters, then the number. */
function subjectText({ country, number }: Subject): string {
  return `${country}${number}`
}

function subjectPlace(id: Uuid): { table: string; column: string; rowId: Uuid } {
  return { table: 'registration', column: 'subject_sealed', rowId: id }
}

/** The kind is part of the place: the rows of a registration share its id. */
function contactPlace(id: Uuid, kind: Option): { table: string; column: string; rowId: Uuid } {
  return { table: 'registration_contact', column: `contact_sealed ${kind}`, rowId: id }
}

/** From PostgreSQL's hexadecimal form. */
function bytesOf(hexadecimal: string): Buffer {
  return Buffer.from(hexadecimal.slice(2), 'hex')
}

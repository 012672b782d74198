// Who is told, and the rows by which they are. Only confirmed contacts are (R24), each by the channel that reaches it, and none where
// no message would arrive.
import type { Account } from '../accounts/index.ts'
import type { Contact, Vault } from '../contacts/index.ts'
import { byteaText } from '../lib/bytea.ts'
import { addSeconds } from '../lib/clock.ts'
import type { NewUuid, Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { channelOf } from '../policy/index.ts'
import type { Owner } from '../verification/index.ts'
import { hashToken, linkToken } from './link.ts'
import { recipientPlace } from './message.ts'
import type { News, NoticeKind } from './notice.ts'
import type { NoticeInput } from './queries.ts'

export interface Writer {
  readonly ring: KeyRing
  readonly vault: Vault
  readonly uuids: NewUuid
}

/** What is told, and of which account. */
export interface Told {
  readonly what: NoticeKind
  readonly cause: Uuid
  readonly account: Pick<Account, 'id' | 'locale' | 'endsAt'>
}

/** After a day of trying it is no news any more. */
const LIFE_SECONDS = 86_400

/** Every other confirmed contact on file, and those that were on file until now (R25). */
export function recipientsOf(account: Account, { except = [], also = [] }: News, vault: Vault): Contact[] {
  const onFile = account.contacts.filter(({ confirmedAt }) => confirmedAt !== undefined).map(({ contact }) => contact)
  const spared = new Set(except.map((contact) => vault.fingerprint(contact)))
  const told = new Map([...onFile, ...also].map((contact) => [vault.fingerprint(contact), contact]))
  return [...told].filter(([fingerprint]) => !spared.has(fingerprint)).map(([, contact]) => contact)
}

/** By e-mail where there is one, else by SMS: a reminder needs to arrive once. */
export function recipientOfReminder(account: Account, reaches: (contact: Contact) => boolean): Contact | undefined {
  const confirmed = account.contacts
    .filter(({ confirmedAt }) => confirmedAt !== undefined)
    .map(({ contact }) => contact)
    .filter(reaches)
  return confirmed.find(({ kind }) => kind === 'email') ?? confirmed[0]
}

export function noticeInput(writer: Writer, owner: Owner, told: Told, contact: Contact, now: Date): NoticeInput {
  const { ring, vault, uuids } = writer
  const { what, cause, account } = told
  const id = uuids()
  const { bytes, keyId } = vault.seal(contact, recipientPlace(id))
  const [fingerprint, ...older] = vault.fingerprints(contact)
  return {
    id,
    message_id: uuids(),
    service_id: owner.service.id,
    test: owner.kind === 'test',
    account_id: account.id,
    what,
    cause,
    channel: channelOf(contact),
    country: (contact.kind === 'phone' && contact.country) || null,
    contact: fingerprint as Uuid,
    older,
    contact_sealed: byteaText(bytes),
    contact_key: keyId,
    locale: account.locale,
    ends_at: what === 'reminder' ? (account.endsAt ?? null) : null,
    token: hashToken(linkToken(ring.first, id)) as Uuid, // what linkToken makes is a token
    token_key: ring.first.id,
    created_at: now,
    not_after: addSeconds(now, LIFE_SECONDS),
  }
}

// A notice as a message: its text, its link, its recipient. Composed as late as possible, from the row alone.
import { type Contact, type Place, unlessUnreadable, type Vault } from '../contacts/index.ts'
import { type ClaimedMessage, type MessageJob, type OutgoingMessage, renderNotice } from '../delivery/index.ts'
import { pickLocale } from '../i18n/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Policy } from '../policy/index.ts'
import type { Service } from '../services/index.ts'
import { linkOf, linkToken } from './link.ts'
import type { NoticeRow } from './queries.ts'

export interface Composer {
  readonly ring: KeyRing
  readonly vault: Vault
  /** Read anew with each message: it may still change when the port is known. */
  readonly config: { readonly baseUrl: string }
  readonly policyOf: (serviceId: Uuid) => Promise<Policy>
}

export function recipientPlace(noticeId: Uuid): Place {
  return { table: 'notice', column: 'contact_sealed', rowId: noticeId }
}

/** Undefined once the contact is gone from the row. */
export function openRecipient(
  vault: Vault,
  { id, contact_sealed, contact_key }: Pick<NoticeRow, 'id' | 'contact_sealed' | 'contact_key'>,
): Contact | undefined {
  if (contact_sealed === null || contact_key === null) return undefined
  return vault.open(contact_sealed, contact_key, recipientPlace(id))
}

/** Undefined when its contact is gone or cannot be opened, or the secret of its link is in the ring no more. */
export async function composeNotice(
  { ring, vault, config, policyOf }: Composer,
  row: NoticeRow,
  { settings }: Service,
  message: { readonly id: Uuid; readonly notAfter: Date },
): Promise<OutgoingMessage | undefined> {
  const contact = unlessUnreadable(
    () => openRecipient(vault, row),
    () => undefined,
  )
  const key = ring.byId(row.token_key)
  if (contact === undefined || key === undefined) return undefined
  const locale = pickLocale(row.locale, settings.locale)
  const rendered = renderNotice({
    channel: row.channel,
    locale,
    what: row.what,
    serviceName: settings.name,
    link: row.what === 'reminder' ? undefined : linkOf(config.baseUrl, linkToken(key, row.id)),
    endsAt: row.ends_at ?? undefined,
  })
  const envelope = { id: message.id, notAfter: message.notAfter, to: contact.value, language: locale }
  if (rendered.channel === 'sms') {
    const { sender } = (await policyOf(row.service_id)).smsIdentity(row.country ?? undefined)
    return { ...envelope, ...rendered, ...(sender === undefined ? {} : { sender }) }
  }
  return { ...envelope, ...rendered, fromName: settings.name }
}

export async function noticeJob(
  composer: Composer,
  row: NoticeRow,
  service: Service,
  message: ClaimedMessage,
): Promise<MessageJob | undefined> {
  const content = await composeNotice(composer, row, service, message)
  if (content === undefined) return undefined
  return {
    id: message.id,
    verificationId: undefined,
    tries: message.tries,
    test: row.test,
    channel: row.channel,
    country: row.country ?? undefined,
    notAfter: message.notAfter,
    createdAt: message.createdAt,
    canWait: true,
    compose: () => content,
  }
}

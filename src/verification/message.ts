// The message of a verification: derives the code, writes the text, names the recipient. Done as late as possible and kept
// nowhere (D2).
import type { Contact, Vault } from '../contacts/index.ts'
import { type MessageJob, type OutgoingMessage, renderCode } from '../delivery/index.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Policy } from '../policy/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import { deriveCode } from './code.ts'
import { type Facts, openContact } from './facts.ts'

/** One message of a verification, as its row tells. */
export interface MessageFacts {
  readonly id: Uuid
  readonly tries: number
  readonly notAfter: Date
  readonly createdAt: Date
  /** Providers that carried earlier messages of the same verification. */
  readonly before?: readonly string[]
}

/** The code of a verification. Throws when the secret it was derived by is in the ring no more. */
export function codeOf(ring: KeyRing, facts: Facts): string {
  const key = ring.byId(facts.codeKeyId)
  if (!key) throw new Error(`The ring does not hold the secret ${facts.codeKeyId}, which a pending code is derived by.`)
  return deriveCode(key, facts.id, facts.nonce, facts.digits)
}

/** How a service's messages look and from whom they come. */
export interface Manner {
  readonly settings: ServiceSettings
  readonly policy: Policy
}

export function composeMessage(
  ring: KeyRing,
  vault: Vault,
  facts: Facts,
  message: Pick<MessageFacts, 'id' | 'notAfter' | 'createdAt'>,
  { settings, policy }: Manner,
  contact: Contact = openContact(vault, facts),
): OutgoingMessage {
  const { sender, hasOriginLine } = policy.smsIdentity(facts.country)
  const envelope = { id: message.id, notAfter: message.notAfter, to: contact.value }
  const words = {
    locale: facts.locale,
    code: codeOf(ring, facts),
    serviceName: settings.name,
    purpose: facts.purpose,
    lifeSeconds: (facts.expiresAt.getTime() - message.createdAt.getTime()) / 1000,
    smsOriginHost: hasOriginLine ? settings.smsOriginHost : undefined,
  }
  const rendered = renderCode({ ...words, channel: facts.channel })
  if (rendered.channel === 'sms') return { ...envelope, ...rendered, ...(sender === undefined ? {} : { sender }) }
  return { ...envelope, ...rendered, fromName: settings.name, language: facts.locale }
}

/** @param contact where it is at hand: saves opening it. */
export function messageJob(
  ring: KeyRing,
  vault: Vault,
  facts: Facts,
  message: MessageFacts,
  manner: Manner,
  contact?: Contact,
): MessageJob {
  return {
    id: message.id,
    verificationId: facts.id,
    tries: message.tries,
    test: facts.isTest,
    channel: facts.channel,
    country: facts.country,
    notAfter: message.notAfter,
    createdAt: message.createdAt,
    ...(message.before && { before: message.before }),
    compose: () => composeMessage(ring, vault, facts, message, manner, contact),
  }
}

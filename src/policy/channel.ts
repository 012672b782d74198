// The ways in which a message reaches a contact, and which one follows from which kind of contact.
import type { Contact } from '../contacts/index.ts'

export const CHANNELS = ['sms', 'email'] as const
export type Channel = (typeof CHANNELS)[number]

const CHANNEL_OF: { readonly [kind in Contact['kind']]: Channel } = { phone: 'sms', email: 'email' }

export function channelOf(contact: Contact): Channel {
  return CHANNEL_OF[contact.kind]
}

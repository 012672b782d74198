// The ways in which a message reaches a contact, and which one follows from which kind of contact.
import type { Contact } from '../contacts/index.ts'
import type { KeyKind } from '../services/index.ts'

export const CHANNELS = ['sms', 'email'] as const
export type Channel = (typeof CHANNELS)[number]

const CHANNEL_OF: { readonly [kind in Contact['kind']]: Channel } = { phone: 'sms', email: 'email' }

export function channelOf(contact: Contact): Channel {
  return CHANNEL_OF[contact.kind]
}

/** Which channels have a provider for a kind of key: live ones those that are configured, test keys all. */
export function providedChannels(
  kind: KeyKind,
  liveChannels: readonly Channel[],
): { readonly hasSms: boolean; readonly hasEmail: boolean } {
  const channels = kind === 'test' ? CHANNELS : liveChannels
  return { hasSms: channels.includes('sms'), hasEmail: channels.includes('email') }
}

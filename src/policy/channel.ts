// The ways in which a message reaches a contact, and which one follows from which kind of contact.
import type { Contact, CountryCode, PhoneContact } from '../contacts/index.ts'
import type { KeyKind } from '../services/index.ts'

export const CHANNELS = ['sms', 'email'] as const
export type Channel = (typeof CHANNELS)[number]

const CHANNEL_OF: { readonly [kind in Contact['kind']]: Channel } = { phone: 'sms', email: 'email' }

export function channelOf(contact: Contact): Channel {
  return CHANNEL_OF[contact.kind]
}

/** What messages can go by. */
export interface ProvidedChannels {
  /** Is there a provider for the channel? */
  hasProvider(channel: Channel): boolean
  /** May any provider carry text messages to the number? */
  carriesTo(contact: PhoneContact): boolean
  /** May any provider carry text messages to some of these numbers? */
  carriesWithin(numbers: NumberRange): boolean
}

/** Numbers that begin alike, of a country or of none. */
export interface NumberRange {
  readonly country: CountryCode | undefined
  /** `+372`, `+870` */
  readonly value: string
}

/** What live messages can go by now, as the operator planned: whether a provider is well, or paused, is not asked. */
export type LiveChannels = ProvidedChannels

const EVERYTHING: ProvidedChannels = { hasProvider: () => true, carriesTo: () => true, carriesWithin: () => true }

/** What a kind of key can send by: live ones by what is planned, test keys by everything and everywhere. */
export function providedChannels(kind: KeyKind, live: LiveChannels): ProvidedChannels {
  return kind === 'test' ? EVERYTHING : live
}

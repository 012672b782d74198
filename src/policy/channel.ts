// The ways in which a message reaches a contact, and which one follows from which kind of contact.
import type { Contact, CountryCode, PhoneContact } from '../contacts/index.ts'
import type { KeyKind } from '../services/index.ts'

export const CHANNELS = ['sms', 'email'] as const
export type Channel = (typeof CHANNELS)[number]

const CHANNEL_OF: { readonly [kind in Contact['kind']]: Channel } = { phone: 'sms', email: 'email' }

export function channelOf(contact: Contact): Channel {
  return CHANNEL_OF[contact.kind]
}

/** What live messages can go by now, as the operator planned: whether a provider is well, or paused, is not asked. */
export interface LiveChannels {
  /** Is there a provider for the channel? */
  has(channel: Channel): boolean
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

export interface ProvidedChannels {
  readonly hasSms: boolean
  readonly hasEmail: boolean
  readonly carriesTo: LiveChannels['carriesTo']
  readonly carriesWithin: LiveChannels['carriesWithin']
}

/** What a kind of key can send by: live ones by what is planned, test keys by everything and everywhere. */
export function providedChannels(kind: KeyKind, live: LiveChannels): ProvidedChannels {
  if (kind === 'test') return { hasSms: true, hasEmail: true, carriesTo: () => true, carriesWithin: () => true }
  const { carriesTo, carriesWithin } = live
  return { hasSms: live.has('sms'), hasEmail: live.has('email'), carriesTo, carriesWithin }
}

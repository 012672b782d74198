// Whether a message may be sent to a contact, and what else would do (R26, R31). A judgement is made from its arguments
// alone: no network, no database, no clock. A sensed location advises; only the person's own word forbids.
import type { Contact, CountryCode, PhoneContact } from '../contacts/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import { CHANNELS, type Channel, channelOf } from './channel.ts'
import { verdictFor } from './countries.ts'

/** Why a channel cannot be used; docs/reference/contacts.md tells what each means and the way out. */
export const CHANNEL_PROBLEMS = [
  'sms_not_delivered_there',
  'sms_not_delivered_where_you_are',
  'channel_not_configured',
  'country_not_enabled',
] as const
export type ChannelProblem = (typeof CHANNEL_PROBLEMS)[number]

/** What may help a message to arrive, for the person to read. */
export const CHANNEL_TIPS = ['choose_another_network', 'use_email'] as const
export type ChannelTip = (typeof CHANNEL_TIPS)[number]

export interface ChannelQuestion {
  readonly contact: Contact
  /** Where the person says to be. */
  readonly location?: CountryCode | undefined
  /** Where a header says that the person is. */
  readonly sensedLocation?: CountryCode | undefined
  /** The whole configuration fits. Numbers of no country are listed by their first digits: '+870'. */
  readonly deployment: { readonly smsCountries: readonly string[] | '*' }
  readonly service: Pick<ServiceSettings, 'smsCountries'>
  /** Is there a provider for it? */
  readonly hasSms: boolean
  readonly hasEmail: boolean
}

export type ChannelJudgement =
  | { readonly channel: Channel; readonly available: true; readonly tips: readonly ChannelTip[] }
  | {
      readonly channel: Channel
      readonly available: false
      readonly reason: ChannelProblem
      /** Other channels that would work here, given a contact for them. */
      readonly alternatives: readonly Channel[]
      /** What the operator would have to set: of the deployment in capitals, of the service in small letters. */
      readonly setting?: string
    }

type Refusal = { readonly reason: ChannelProblem; readonly setting?: string }

/** What configures a provider for a channel. */
const PROVIDER_SETTINGS: Readonly<Record<Channel, string>> = { sms: 'PINPOST_SMPP_URL', email: 'PINPOST_SMTP_URL' }

/** May the contact's own channel be used for it? */
export function judge(question: ChannelQuestion): ChannelJudgement {
  const channel = channelOf(question.contact)
  const refusal = judgeNetwork(question, channel) ?? judgeProvider(question, channel) ?? judgeCountry(question)
  if (!refusal) return { channel, available: true, tips: tipsFor(question) }
  return { channel, available: false, ...refusal, alternatives: alternativesTo(channel, question) }
}

/** Does the channel work where the contact belongs and where the person is? */
function judgeNetwork({ contact, location }: ChannelQuestion, channel: Channel): Refusal | undefined {
  if (contact.kind !== 'phone') return undefined
  if (verdictFor(contact.country, channel) === 'no') return { reason: 'sms_not_delivered_there' }
  if (verdictFor(location, channel) === 'no') return { reason: 'sms_not_delivered_where_you_are' }
  return undefined
}

function judgeProvider(question: ChannelQuestion, channel: Channel): Refusal | undefined {
  if (hasProvider(question, channel)) return undefined
  return { reason: 'channel_not_configured', setting: PROVIDER_SETTINGS[channel] }
}

/** Did the operator enable text messages to the number's country? A service may only narrow what the deployment allows. */
function judgeCountry({ contact, deployment, service }: ChannelQuestion): Refusal | undefined {
  if (contact.kind !== 'phone') return undefined
  if (!isListed(contact, deployment.smsCountries)) {
    return { reason: 'country_not_enabled', setting: 'PINPOST_SMS_COUNTRIES' }
  }
  if (!isListed(contact, service.smsCountries ?? deployment.smsCountries)) {
    return { reason: 'country_not_enabled', setting: 'sms_countries' }
  }
  return undefined
}

/** A number of no country (satellite, international networks) is never meant by `*`: it costs like few others. */
function isListed({ country, value }: PhoneContact, list: readonly string[] | '*'): boolean {
  if (country === undefined) return list !== '*' && list.includes(value.slice(0, 4))
  return list === '*' || list.includes(country)
}

/** For a text message to somebody who is away from the number's country, or seems to be where none arrives (R28). */
function tipsFor({ contact, location, sensedLocation }: ChannelQuestion): ChannelTip[] {
  const whereabouts = location ?? sensedLocation
  const isAway = contact.kind === 'phone' && whereabouts !== undefined && whereabouts !== contact.country
  if (!isAway) return []
  return verdictFor(whereabouts, 'sms') === 'no' ? ['use_email'] : ['choose_another_network', 'use_email']
}

function alternativesTo(channel: Channel, question: ChannelQuestion): Channel[] {
  return CHANNELS.filter(
    (other) => other !== channel && hasProvider(question, other) && verdictFor(question.location, other) === 'yes',
  )
}

function hasProvider({ hasSms, hasEmail }: ChannelQuestion, channel: Channel): boolean {
  return { sms: hasSms, email: hasEmail }[channel]
}

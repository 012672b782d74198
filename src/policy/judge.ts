// Whether a message may be sent to a contact, and what else would do (R26, R31, R32). A judgement is made from its arguments
// alone: no network, no database, no clock. A sensed location advises; only the person's own word forbids.
import { COUNTRY_CODES, type Contact, type CountryCode, callingCodeOf, parseCountry } from '../contacts/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import { CHANNELS, type Channel, channelOf, type NumberRange, type ProvidedChannels } from './channel.ts'
import { type Policy, shippedPolicy } from './policy.ts'
import { findingsOf, isRefusing, judgeEnabled, type Refusal } from './steps.ts'

/** What may help, for the person to read; the texts are `tip.…` in src/i18n. */
export const CHANNEL_TIPS = ['choose_another_network', 'use_email', 'use_text_message', 'use_another_method'] as const
export type ChannelTip = (typeof CHANNEL_TIPS)[number]

export interface ChannelQuestion extends ProvidedChannels {
  readonly contact: Contact
  /** Where the person says to be. */
  readonly location?: CountryCode | undefined
  /** Where a header says that the person is. */
  readonly sensedLocation?: CountryCode | undefined
  /** How the person proves who they are in a registration. */
  readonly method?: string | undefined
  /** `known`: a confirmed contact on file, after identity was proved. By default `open`. */
  readonly lane?: 'open' | 'known'
  /** Where no other contact may be given (R18): those that there are. Alternatives are then looked for among them alone. */
  readonly onFile?: readonly Contact[]
  /** The whole configuration fits. Numbers of no country are listed by their calling code: '+870'. */
  readonly deployment: { readonly smsCountries: readonly string[] | '*' }
  readonly service: Pick<ServiceSettings, 'smsCountries'>
  /** By default the table that Pinpost ships. */
  readonly policy?: Policy
}

export type ChannelJudgement =
  | { readonly channel: Channel; readonly available: true; readonly tips: readonly ChannelTip[] }
  | ({
      readonly channel: Channel
      readonly available: false
      /** Other channels that would work here, given a contact for them. */
      readonly alternatives: readonly Channel[]
      readonly tips: readonly ChannelTip[]
    } & Refusal)

/** May the contact's own channel be used for it? */
export function judge(question: ChannelQuestion): ChannelJudgement {
  const channel = channelOf(question.contact)
  const refusal = refusalOf(question)
  if (!refusal) return { channel, available: true, tips: tipsForSending(question) }
  const alternatives = alternativesTo(channel, question)
  return { channel, available: false, ...refusal, alternatives, tips: tipsForRefusing(alternatives) }
}

/** A channel that takes another kind of contact than the one at hand. */
export const OTHER_KIND = { sms: 'not_a_phone', email: 'not_an_email' } as const

export type ChannelAnswer =
  | { readonly channel: Channel; readonly available: true }
  | {
      readonly channel: Channel
      readonly available: false
      readonly reason: Refusal['reason'] | (typeof OTHER_KIND)[Channel]
      readonly setting?: string
    }

/** Every channel, available for the contact or why not; and what may help. */
export function judgeChannels(question: ChannelQuestion): {
  readonly channels: readonly ChannelAnswer[]
  readonly tips: readonly ChannelTip[]
} {
  const own = judge(question)
  const answerFor = (channel: Channel): ChannelAnswer => {
    if (channel !== own.channel) return { channel, available: false, reason: OTHER_KIND[channel] }
    if (own.available) return { channel, available: true }
    const { reason, setting } = own
    return { channel, available: false, reason, ...(setting === undefined ? {} : { setting }) }
  }
  return { channels: CHANNELS.map(answerFor), tips: own.tips }
}

function refusalOf(question: ChannelQuestion): Refusal | undefined {
  for (const { refusal } of findingsOf(question, channelOf(question.contact))) if (refusal) return refusal
  return undefined
}

/** For a text message to somebody who is away from the number's country, or seems to be where none arrives (R28). */
function tipsForSending({ contact, location, sensedLocation, policy = shippedPolicy }: ChannelQuestion): ChannelTip[] {
  const whereabouts = location ?? sensedLocation
  const isAway = contact.kind === 'phone' && whereabouts !== undefined && whereabouts !== contact.country
  if (!isAway) return []
  const arrives = policy.inCountry(whereabouts, 'sms').verdict !== 'no'
  return arrives ? ['choose_another_network', 'use_email'] : ['use_email']
}

/** No dead end: where no other channel would do, another method of registering may (R32). */
function tipsForRefusing(alternatives: readonly Channel[]): ChannelTip[] {
  if (alternatives.includes('email')) return ['use_email']
  return alternatives.includes('sms') ? ['use_text_message'] : ['use_another_method']
}

function alternativesTo(channel: Channel, question: ChannelQuestion): Channel[] {
  return CHANNELS.filter((other) => other !== channel && wouldWork(other, question))
}

function wouldWork(channel: Channel, question: ChannelQuestion): boolean {
  const { onFile, location, method, lane, policy = shippedPolicy } = question
  if (onFile) {
    return onFile.some((contact) => channelOf(contact) === channel && !refusalOf({ ...question, contact }))
  }
  const verdicts = [
    location && policy.inCountry(location, channel).verdict,
    method === undefined ? undefined : policy.forMethod(method, channel).verdict,
  ]
  // A contact that would have to be entered is nobody's confirmed one yet.
  const isRefused = verdicts.some((verdict) => verdict !== undefined && isRefusing(verdict, lane))
  return question.hasProvider(channel) && !isRefused && (channel !== 'sms' || textsGoSomewhere(question))
}

/** Is there a country to whose numbers a text message is enabled, allowed and carried? Which number will be given is not known yet. */
function textsGoSomewhere(question: ChannelQuestion): boolean {
  const { smsCountries } = question.deployment
  const places = smsCountries === '*' ? COUNTRY_CODES : smsCountries
  return places.some((place) => {
    const numbers = numbersOf(place)
    return numbers !== undefined && mayTextTo(numbers, question)
  })
}

function mayTextTo(numbers: NumberRange, question: ChannelQuestion): boolean {
  const { policy = shippedPolicy, lane, carriesWithin } = question
  const { verdict } = policy.inCountry(numbers.country, 'sms')
  return !isRefusing(verdict, lane) && judgeEnabled(numbers, question) === undefined && carriesWithin(numbers)
}

/** @param place a country, or the calling code of numbers of none; undefined for a country without numbers. */
function numbersOf(place: string): NumberRange | undefined {
  const country = parseCountry(place)
  if (country === undefined) return { country, value: place }
  const callingCode = callingCodeOf(country)
  return callingCode === undefined ? undefined : { country, value: `+${callingCode}` }
}

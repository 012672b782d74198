// The questions that a judgement asks, in their order; the first that refuses decides. They are kept apart from the judgement
// so that `pinpost policy show` can tell every one of them as it was asked.
import type { PhoneContact } from '../contacts/index.ts'
import type { Channel, NumberRange } from './channel.ts'
import type { ChannelQuestion } from './judge.ts'
import { type Decision, shippedPolicy } from './policy.ts'
import type { Verdict } from './table.ts'

/** Why a channel cannot be used; docs/reference/contacts.md tells what each means and the way out. */
export const CHANNEL_PROBLEMS = [
  'sms_not_delivered_there',
  'sms_not_delivered_where_you_are',
  'email_not_delivered_where_you_are',
  'not_for_this_method',
  'confirmed_contacts_only',
  'channel_not_configured',
  'country_not_enabled',
  'sms_not_carried_there',
] as const
export type ChannelProblem = (typeof CHANNEL_PROBLEMS)[number]

export interface Refusal {
  readonly reason: ChannelProblem
  /** What the operator would have to set: of the deployment in capitals, of the service in small letters. */
  readonly setting?: string
}

export type StepName = 'number' | 'location' | 'method' | 'provider' | 'enabled' | 'carried'

export interface Finding {
  readonly step: StepName
  /** The country or method that was looked up. */
  readonly about?: string
  readonly decision?: Decision
  readonly refusal?: Refusal
}

/** What configures a provider for a channel. */
const PROVIDER_SETTINGS: Readonly<Record<Channel, string>> = { sms: 'PINPOST_SMPP_URL', email: 'PINPOST_SMTP_URL' }

/** All that was asked, as far as it has an answer here: a location that nobody named is not asked for. */
export function* findingsOf(question: ChannelQuestion, channel: Channel): Generator<Finding> {
  const { contact, location, method, policy = shippedPolicy } = question
  if (contact.kind === 'phone') {
    const decision = policy.inCountry(contact.country, channel)
    const about = contact.country ?? `${contact.value.slice(0, 4)}, of no country`
    yield judged('number', about, decision, 'sms_not_delivered_there', question)
  }
  if (location !== undefined) {
    const decision = policy.inCountry(location, channel)
    yield judged('location', location, decision, `${channel}_not_delivered_where_you_are`, question)
  }
  if (method !== undefined) {
    yield judged('method', method, policy.forMethod(method, channel), 'not_for_this_method', question)
  }
  yield { step: 'provider', ...refusing(judgeProvider(question, channel)) }
  if (contact.kind === 'phone') {
    yield { step: 'enabled', ...refusing(judgeEnabled(contact, question)) }
    yield { step: 'carried', ...refusing(judgeCarried(contact, question)) }
  }
}

function judged(
  step: StepName,
  about: string,
  decision: Decision,
  reason: ChannelProblem,
  { lane }: ChannelQuestion,
): Finding {
  const { verdict } = decision
  if (verdict === 'no') return { step, about, decision, refusal: { reason } }
  const isRefused = isRefusing(verdict, lane)
  return { step, about, decision, ...refusing(isRefused ? { reason: 'confirmed_contacts_only' } : undefined) }
}

/** @param lane by default `open`: whoever asks may be a stranger. */
export function isRefusing(verdict: Verdict, lane: ChannelQuestion['lane'] = 'open'): boolean {
  return verdict === 'no' || (verdict === 'confirmed_only' && lane === 'open')
}

function judgeProvider(question: ChannelQuestion, channel: Channel): Refusal | undefined {
  if (question.hasProvider(channel)) return undefined
  return { reason: 'channel_not_configured', setting: PROVIDER_SETTINGS[channel] }
}

/** Did the operator enable text messages to the number's country (R31)? A service may only narrow what the deployment allows. */
export function judgeEnabled(numbers: NumberRange, { deployment, service }: ChannelQuestion): Refusal | undefined {
  if (!isListed(numbers, deployment.smsCountries)) {
    return { reason: 'country_not_enabled', setting: 'PINPOST_SMS_COUNTRIES' }
  }
  if (!isListed(numbers, service.smsCountries ?? deployment.smsCountries)) {
    return { reason: 'country_not_enabled', setting: 'sms_countries' }
  }
  return undefined
}

/** May any of the providers carry it there? Asked at the start, since the message would fail at once. */
function judgeCarried(contact: PhoneContact, { carriesTo }: ChannelQuestion): Refusal | undefined {
  return carriesTo(contact) ? undefined : { reason: 'sms_not_carried_there', setting: 'PINPOST_PROVIDERS' }
}

/** A number of no country (satellite, international networks) is never meant by `*`: it costs like few others. */
function isListed({ country, value }: NumberRange, list: readonly string[] | '*'): boolean {
  if (country === undefined) return list !== '*' && list.includes(value.slice(0, 4))
  return list === '*' || list.includes(country)
}

function refusing(refusal: Refusal | undefined): { readonly refusal?: Refusal } {
  return refusal === undefined ? {} : { refusal }
}

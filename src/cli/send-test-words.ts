// Why a test message did not leave, and what to do, in words for the operator.
import type { RefusalReason } from '../delivery/index.ts'
import type { ChannelProblem } from '../policy/index.ts'

const POLICY: Readonly<Record<ChannelProblem, string>> = {
  sms_not_delivered_there:
    'Text messages do not arrive in the country of this number (docs/reference/contacts.md): try e-mail',
  sms_not_delivered_where_you_are: 'Text messages do not arrive there: try e-mail',
  email_not_delivered_where_you_are: 'E-mails do not arrive there: try a phone number',
  not_for_this_method: 'The policy keeps this channel from a method of registration (pinpost policy show)',
  confirmed_contacts_only:
    'The policy takes only contacts that are confirmed on file here (pinpost policy show): try another contact',
  channel_not_configured: 'No provider carries this channel',
  country_not_enabled: 'Text messages to the country of this number are not enabled',
  sms_not_carried_there: 'No provider carries text messages to this number',
}

/** @param setting what would have to be set, where that helps. */
export function explainPolicy(reason: ChannelProblem, setting: string | undefined): string {
  if (setting === undefined) return `${POLICY[reason]}.`
  if (reason === 'sms_not_carried_there')
    return `${POLICY[reason]}: give one a weight there in the file of ${setting} (docs/guides/routing.md).`
  const isOfService = setting === setting.toLowerCase()
  const how = isOfService ? `pinpost service set SLUG ${setting}=…` : `set ${setting}`
  return `${POLICY[reason]}: ${how} (docs/reference/config.md).`
}

const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  contact_unknown: 'It knows no such mailbox or number: check the contact letter by letter.',
  contact_blocked:
    'The mailbox or number takes nothing now (full, disabled, or it wants no such messages): try another one.',
  content_rejected:
    'A filter refused the text: look at SPF, DKIM and DMARC with "pinpost doctor", then ask the provider.',
  sender_rejected:
    'It does not take us as a sender: check user name, password and sender (PINPOST_MAIL_FROM) with the provider; "pinpost doctor" tries the login.',
  busy: 'It wants no more for now (throttled, greylisted). Live messages are tried again by themselves.',
  unreachable: 'Nothing was handed over: "pinpost doctor" tells how far the connection comes.',
  expired: 'The clock of this machine runs ahead: "pinpost doctor" compares it.',
  no_provider: 'It does not carry this channel.',
}

/** @param retry when the provider wants to be asked again, where it said so. */
export function explainRefusal(reason: RefusalReason, retry: Retry | undefined): string {
  if (retry !== undefined)
    return `${REFUSALS[reason]} It says when to try again: in ${retry.seconds} s, at ${timeOf(retry.at)}.`
  return reason === 'busy' ? `${REFUSALS[reason]} Try again in some minutes.` : REFUSALS[reason]
}

export interface Retry {
  readonly seconds: number
  readonly at: Date
}

/** `2026-11-24 12:00:00 UTC` */
function timeOf(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

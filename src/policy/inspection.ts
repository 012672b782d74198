// Everything that is known about a contact before anything is sent to it: how it reads, what was probably meant, what its owner
// should know, and by which channels it can be used. Starts judge by the same functions. Whether the contact or an account with it
// exists here is neither asked nor told.
import {
  type Contact,
  type ContactHint,
  type ContactReading,
  type CountryCode,
  displayContact,
  hintsFor,
  judgeMailbox,
  type LineType,
  lineTypeOf,
  looksLikeEmail,
  type MailboxProblem,
  type MailboxQuestion,
  type MailService,
  parseContact,
  suggestContact,
} from '../contacts/index.ts'
import type { KeyKind, Service, ServiceSettings } from '../services/index.ts'
import { channelOf } from './channel.ts'
import { type ChannelAnswer, type ChannelQuestion, type ChannelTip, judgeChannels } from './judge.ts'

export interface InspectionQuestion extends Omit<ChannelQuestion, 'contact' | 'service'> {
  /** As it was typed. */
  readonly typed: string
  /** Where the person is at home: its numbers may be written without country code, its mailbox domains are suggested first. */
  readonly country?: CountryCode | undefined
  readonly service: Pick<ServiceSettings, 'smsCountries' | 'throwAwayMailboxes' | 'refusesVoip'>
  readonly isTest: boolean
  readonly mailService: MailService
}

interface Told {
  readonly kind: Contact['kind']
  readonly hints: readonly ContactHint[]
  /** Its own channel first; none for what is not valid. */
  readonly channels: readonly ChannelAnswer[]
  /** What may help where a channel cannot be used, or abroad. */
  readonly tips: readonly ChannelTip[]
  /** What may have been meant, in normal form: for asking, never for taking. */
  readonly suggestion?: string | undefined
}
export type Inspection =
  | (Told & {
      readonly valid: true
      readonly normalized: string
      readonly display: string
      /** Of a phone number. */
      readonly country?: CountryCode | undefined
      readonly lineType?: LineType | undefined
    })
  | (Told & { readonly valid: false; readonly reason: ContactProblem })

/** Why a contact is refused, whichever kind it is of. */
export type ContactProblem = Extract<ContactReading, { ok: false }>['reason'] | MailboxProblem

export async function inspectContact(question: InspectionQuestion): Promise<Inspection> {
  const { typed, country, location, service } = question
  const reading = parseContact(typed, country, { refusesVoip: service.refusesVoip, suggestsFor: location })
  const suggestion = suggestContact(typed, reading, country)
  if (!reading.ok) {
    const isReserved = 'isReserved' in reading && reading.isReserved
    return { ...refused(typed, reading.reason, suggestion), hints: isReserved ? ['reserved_number'] : [] }
  }
  const { contact } = reading
  const reason = await judgeContact(contact, {
    ...question,
    asker: 'inspection',
    refusesThrowAway: refusesThrowAway(service),
  })
  if (reason) return refused(typed, reason, suggestion)
  return {
    kind: contact.kind,
    valid: true,
    normalized: contact.value,
    display: displayContact(contact),
    ...(contact.kind === 'phone' ? { country: contact.country, lineType: lineTypeOf(contact.value) } : {}),
    suggestion,
    hints: hintsFor(contact),
    ...channelsFor({ ...question, contact }),
  }
}

function refused(typed: string, reason: ContactProblem, suggestion: string | undefined): Inspection {
  const kind = looksLikeEmail(typed) ? 'email' : 'phone'
  return { kind, valid: false, reason, suggestion, hints: [], channels: [], tips: [] }
}

/** What is known against sending a code to a well-formed contact; waits as long as a start may. Undefined when nothing is. */
export async function judgeReachable(
  contact: Contact,
  { kind, service }: { readonly kind: KeyKind; readonly service: Pick<Service, 'settings'> },
  mailService: MailService,
): Promise<MailboxProblem | undefined> {
  const question = { mailService, refusesThrowAway: refusesThrowAway(service.settings), isTest: kind === 'test' }
  return await judgeContact(contact, { ...question, asker: 'start' })
}

async function judgeContact(contact: Contact, question: MailboxQuestion): Promise<MailboxProblem | undefined> {
  return contact.kind === 'email' ? await judgeMailbox(contact, question) : undefined
}

function refusesThrowAway({ throwAwayMailboxes }: Pick<ServiceSettings, 'throwAwayMailboxes'>): boolean {
  return throwAwayMailboxes === 'refuse'
}

/** The contact's own channel first. */
function channelsFor(question: ChannelQuestion): Pick<Told, 'channels' | 'tips'> {
  const { channels, tips } = judgeChannels(question)
  const own = channelOf(question.contact)
  return {
    channels: channels.toSorted((one, other) => Number(other.channel === own) - Number(one.channel === own)),
    tips,
  }
}

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
  lineTypeOf,
  looksLikeEmail,
  type MailboxProblem,
  type MailboxQuestion,
  type MailService,
  parseContact,
  suggestContact,
} from '../contacts/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import { CHANNELS, type Channel, channelOf } from './channel.ts'
import { type ChannelProblem, type ChannelQuestion, judge } from './judge.ts'

export interface InspectionQuestion extends Omit<ChannelQuestion, 'contact' | 'service'> {
  /** As it was typed. */
  readonly typed: string
  /** Where the person is at home: its numbers may be written without country code, its mailbox domains are suggested first. */
  readonly country?: CountryCode | undefined
  readonly service: Pick<ServiceSettings, 'smsCountries' | 'throwAwayMailboxes'>
  readonly isTest: boolean
  readonly mailService: MailService
}

export interface ChannelUse {
  readonly channel: Channel
  readonly available: boolean
  /** Why not. */
  readonly reason?: ChannelProblem | OtherKind
}
/** The contact is of the kind that another channel takes. */
export type OtherKind = 'not_a_phone' | 'not_an_email'

interface Told {
  readonly kind: Contact['kind']
  readonly hints: readonly ContactHint[]
  readonly channels: readonly ChannelUse[]
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
      readonly lineType?: string | undefined
    })
  | (Told & { readonly valid: false; readonly reason: ContactProblem })

/** Why a contact is refused, whichever kind it is of. */
export type ContactProblem = Extract<ContactReading, { ok: false }>['reason'] | MailboxProblem

export async function inspectContact(question: InspectionQuestion): Promise<Inspection> {
  const { typed, country, service } = question
  const reading = parseContact(typed, country)
  const suggestion = suggestContact(typed, reading, country)
  const kind = looksLikeEmail(typed) ? 'email' : 'phone'
  const nothing = { kind, hints: [], channels: [], suggestion } as const
  if (!reading.ok) return { ...nothing, valid: false, reason: reading.reason }
  const { contact } = reading
  const reason = await judgeContact(contact, {
    ...question,
    asker: 'inspection',
    refusesThrowAway: refusesThrowAway(service),
  })
  if (reason) return { ...nothing, valid: false, reason }
  return {
    kind,
    valid: true,
    normalized: contact.value,
    display: displayContact(contact),
    ...(contact.kind === 'phone' ? { country: contact.country, lineType: lineTypeOf(contact) } : {}),
    suggestion,
    hints: contact.kind === 'email' ? hintsFor(contact) : [],
    channels: channelsFor({ ...question, contact }),
  }
}

/** Undefined when nothing is known against a well-formed contact. */
export async function judgeContact(contact: Contact, question: MailboxQuestion): Promise<MailboxProblem | undefined> {
  return contact.kind === 'email' ? await judgeMailbox(contact, question) : undefined
}

export function refusesThrowAway({ throwAwayMailboxes }: Pick<ServiceSettings, 'throwAwayMailboxes'>): boolean {
  return throwAwayMailboxes === 'refuse'
}

/** The contact's own channel first. */
function channelsFor(question: ChannelQuestion): ChannelUse[] {
  const own = channelOf(question.contact)
  const judgement = judge(question)
  const use: ChannelUse = judgement.available
    ? { channel: own, available: true }
    : { channel: own, available: false, reason: judgement.reason }
  const others = CHANNELS.filter((channel) => channel !== own)
  return [use, ...others.map((channel) => ({ channel, available: false, reason: OTHER_KIND[question.contact.kind] }))]
}

const OTHER_KIND: Readonly<Record<Contact['kind'], OtherKind>> = { email: 'not_a_phone', phone: 'not_an_email' }

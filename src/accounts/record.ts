// Reads one account that comes from outside: a line of an import, or the body of a call. Answers what it means, or the first thing that
// is wrong with it, by member and reason; never what it held.
import { type Contact, type EmailProblem, type PhoneProblem, parseEmail, parsePhone } from '../contacts/index.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { NewAccount, NewContact } from './account.ts'
import { isRecordMember, type Member, ONE_LINE, RECORD_MEMBERS, type RecordMember } from './record-members.ts'
import { parseSubject, type SubjectProblem } from './subject.ts'

/** Why a record is refused, besides what is wrong with a subject or a contact; docs/reference/accounts.md explains each. */
export const RECORD_PROBLEMS = [
  'malformed',
  'missing',
  'unknown_member',
  'wrong_type',
  'too_long',
  'not_an_instant',
  'in_the_future',
  'unknown_value',
  'contradiction',
] as const
export type RecordProblem = (typeof RECORD_PROBLEMS)[number] | SubjectProblem | PhoneProblem | EmailProblem

export interface Refusal {
  /** The member at fault; undefined when it is the whole. */
  readonly field: RecordMember | undefined
  readonly reason: RecordProblem
}

export type RecordReading = { readonly ok: true; readonly account: NewAccount } | ({ readonly ok: false } & Refusal)

/** Ends the reading of a record at the first thing that is wrong with it. Caught in `readRecord`. */
class Refused extends Error {
  readonly refusal: Refusal

  constructor(field: RecordMember | undefined, reason: RecordProblem) {
    super(reason)
    this.refusal = { field, reason }
  }
}

type Texts = { readonly [Name in RecordMember]?: string }

/** The account that a record means, or the first thing that is wrong with it. Empty texts and nulls count as left out. */
export function readRecord(
  record: Readonly<Record<string, unknown>>,
  settings: Pick<ServiceSettings, 'locale'>,
  now: Date,
): RecordReading {
  try {
    return { ok: true, account: readTexts(textsOf(record), settings, now) }
  } catch (cause) {
    if (cause instanceof Refused) return { ok: false, ...cause.refusal }
    throw cause
  }
}

function readTexts(texts: Texts, settings: Pick<ServiceSettings, 'locale'>, now: Date): NewAccount {
  const { method } = texts
  return {
    subject: readSubject(texts),
    externalId: texts.external_id,
    locale: texts.locale ?? settings.locale,
    method,
    isLeaked: texts.leaked === 'true',
    contacts: (['phone', 'email'] as const).flatMap((kind) => readContact(texts, kind, method, now) ?? []),
    ...readLife(texts, now),
  }
}

function textsOf(record: Readonly<Record<string, unknown>>): Texts {
  const texts: { [Name in RecordMember]?: string } = {}
  for (const [name, value] of Object.entries(record)) {
    if (!isRecordMember(name)) throw new Refused(undefined, 'unknown_member')
    const text = textOf(name, value)
    if (text === '') continue
    const { longest, form }: Member = RECORD_MEMBERS[name]
    if (text.length > longest) throw new Refused(name, 'too_long')
    if (form && !form.test(text)) throw new Refused(name, form === ONE_LINE ? 'forbidden_character' : 'unknown_value')
    texts[name] = text
  }
  return texts
}

function textOf(name: RecordMember, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  // A number that lost its leading zeros would be somebody else's.
  if (name === 'leaked' && typeof value === 'boolean') return String(value)
  throw new Refused(name, 'wrong_type')
}

function readSubject({ country, number }: Texts): NewAccount['subject'] {
  if (country === undefined) throw new Refused('country', 'missing')
  if (number === undefined) throw new Refused('number', 'missing')
  const reading = parseSubject({ country, number })
  if (reading.ok) return reading.subject
  throw new Refused(reading.reason === 'unknown_country' ? 'country' : 'number', reading.reason)
}

function readContact(
  texts: Texts,
  kind: Contact['kind'],
  method: string | undefined,
  now: Date,
): NewContact | undefined {
  const confirmedAt = readPast(texts, `${kind}_confirmed_at`, now)
  const text = texts[kind]
  if (text === undefined) {
    if (confirmedAt !== undefined) throw new Refused(kind, 'missing')
    return undefined
  }
  const reading = kind === 'phone' ? parsePhone(text) : parseEmail(text)
  if (!reading.ok) throw new Refused(kind, reading.reason)
  return { contact: reading.contact, confirmedAt, method }
}

type LifeMembers = Pick<NewAccount, 'state' | 'activatedAt' | 'endsAt' | 'closed'>

function readLife(texts: Texts, now: Date): LifeMembers {
  const activatedAt = readPast(texts, 'activated_at', now)
  const endsAt = readInstant(texts, 'ends_at')
  const closedAt = readPast(texts, 'closed_at', now)
  const state = texts.state ?? (closedAt ? 'closed' : activatedAt ? 'active' : 'pending')
  if (state !== 'closed' && closedAt) throw new Refused('closed_at', 'contradiction')
  if (state === 'pending' && activatedAt) throw new Refused('activated_at', 'contradiction')
  const isActive = state === 'active' || activatedAt !== undefined
  const since = activatedAt ?? now
  if (endsAt && (!isActive || endsAt <= since)) throw new Refused('ends_at', 'contradiction')
  if (closedAt && activatedAt && closedAt < activatedAt) throw new Refused('closed_at', 'contradiction')
  if (texts.close_reason && state !== 'closed') throw new Refused('close_reason', 'contradiction')
  const closed = state === 'closed' ? { at: closedAt ?? now, reason: texts.close_reason } : undefined
  return isActive ? { state: 'active', activatedAt: since, endsAt, closed } : { state: 'pending', closed }
}

function readPast(texts: Texts, name: RecordMember, now: Date): Date | undefined {
  const at = readInstant(texts, name)
  if (at !== undefined && at > now) throw new Refused(name, 'in_the_future')
  return at
}

/** ISO 8601: a date, which is its first moment in UTC, or a date and time with its zone. */
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

function readInstant(texts: Texts, name: RecordMember): Date | undefined {
  const text = texts[name]
  if (text === undefined) return undefined
  const at = parseInstant(text)
  if (at === undefined) throw new Refused(name, 'not_an_instant')
  return at
}

/** Undefined when it is none: also the 31st of February, which the language would take for the 3rd of March. */
export function parseInstant(text: string): Date | undefined {
  const at = new Date(text)
  if (!ISO.test(text) || Number.isNaN(at.getTime())) return undefined
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isDay ? at : undefined
}

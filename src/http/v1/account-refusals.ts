// What is wrong with a subject or an imported account, as a problem: in words, with the form that would be taken. Tables, since the
// reasons of docs/reference/accounts.md are for programs.
import {
  parseSubject,
  RECORD_MEMBERS,
  type RECORD_PROBLEMS,
  type RecordMember,
  type Refusal,
  SUBJECT_PROBLEMS,
  type Subject,
  type SubjectProblem,
} from '../../accounts/index.ts'
import { EMAIL_PROBLEMS, PHONE_PROBLEMS } from '../../contacts/index.ts'
import { type Problem, problem } from '../problems.ts'
import { invalidMember } from './parts.ts'
import { invalidContact } from './refused-contacts.ts'

/** What an instant must look like, after the name of its member. */
export const NO_INSTANT =
  'is no instant: RFC 3339 with its zone, such as 2026-11-23T17:10:00Z, or a day, such as 2026-11-23, which begins in UTC'

const SUBJECT_WORDS: Readonly<Record<SubjectProblem, string>> = {
  unknown_country: 'The country is none of ISO 3166-1: two letters, such as EE.',
  number_missing: 'There is no number, or only separators.',
  forbidden_character: 'The number has a sign that is neither letter nor digit.',
  wrong_length: 'The number has too many or too few digits for its country.',
  not_possible: 'No number of that country looks like this: compare every digit, and the country.',
  wrong_checksum: 'The check digit does not fit: some digit was mistyped.',
}

type MemberProblem = (typeof RECORD_PROBLEMS)[number] | 'forbidden_character'

/** After the name of the member. */
const MEMBER_WORDS: Readonly<Record<MemberProblem, string>> = {
  malformed: 'cannot be read',
  missing: 'is missing',
  unknown_member: 'is not known here',
  wrong_type: 'must be of type string',
  too_long: 'is too long',
  not_an_instant: NO_INSTANT,
  in_the_future: 'lies in the future, and tells of what has happened',
  unknown_value: 'does not take this',
  contradiction: 'contradicts another member',
  forbidden_character: 'has a character that cannot stand on a line',
}

const CONTRADICTIONS: Partial<Record<RecordMember, string>> = {
  activated_at: 'a pending account was never active',
  ends_at: 'only an account that was active has an end, and a later one',
  closed_at: 'only a closed account was closed, and not before it was active',
  close_reason: 'only a closed account has one',
}

export function readSubject(said: { readonly country: string; readonly number: string }): Subject | Problem {
  const reading = parseSubject(said)
  if (reading.ok) return reading.subject
  return invalidSubject(reading.reason === 'unknown_country' ? 'country' : 'number', reading.reason)
}

/** @param field undefined where it is the whole, which no body is that its schema let pass. */
export function refuseRecord({ field, reason }: Refusal): Problem {
  if (field === undefined) return problem('invalid_body', { reason })
  if (includes(SUBJECT_PROBLEMS, reason) && (field === 'country' || field === 'number')) {
    return invalidSubject(field, reason)
  }
  if (includes(PHONE_PROBLEMS, reason) && field === 'phone') return invalidContact(field, reason)
  if (includes(EMAIL_PROBLEMS, reason) && field === 'email') return invalidContact(field, reason)
  const name = field === 'country' || field === 'number' ? `subject.${field}` : field
  return invalidMember(name, wordsFor(field, reason as MemberProblem), reason)
}

function wordsFor(field: RecordMember, reason: MemberProblem): string {
  const { meaning, example } = RECORD_MEMBERS[field]
  if (reason === 'contradiction') return [MEMBER_WORDS[reason], CONTRADICTIONS[field]].join(': ')
  if (reason !== 'unknown_value') return MEMBER_WORDS[reason]
  return `${MEMBER_WORDS[reason]}, but for example ${example}. ${meaning.replace(/\.$/, '')}`
}

function invalidSubject(member: 'country' | 'number', reason: SubjectProblem): Problem {
  return problem('invalid_subject', { field: `subject.${member}`, reason, detail: SUBJECT_WORDS[reason] })
}

function includes<const T extends string>(reasons: readonly T[], reason: string): reason is T {
  return (reasons as readonly string[]).includes(reason)
}

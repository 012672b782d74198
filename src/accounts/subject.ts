// The person, as country and national identity number: read forgivingly, since people write separators as they like, judged
// strictly, since two spellings of one number must be one subject. Never logged, never in a URL, never in an error.
import { asciiDigits, type CountryCode, parseCountry } from '../contacts/index.ts'
import { fingerprint } from '../lib/fingerprint.ts'
import type { Uuid } from '../lib/ids.ts'
import type { KeyRing, RingKey } from '../lib/key-ring.ts'
import { NUMBER_RULES, type NumberFault } from './national-number.ts'

/** The person: country and national identity number, as `parseSubject` gives them. Never logged, never in a URL. */
export interface Subject {
  readonly country: CountryCode
  /** Letters and digits in capitals, without separators: `38001085718`. */
  readonly number: string
}

/** Why a subject is refused; docs/reference/accounts.md tells what each means and the way out. */
export const SUBJECT_PROBLEMS = [
  'unknown_country',
  'number_missing',
  'forbidden_character',
  'wrong_length',
  'not_possible',
  'wrong_checksum',
] as const satisfies readonly (NumberFault | string)[]
export type SubjectProblem = (typeof SUBJECT_PROBLEMS)[number]

export type SubjectReading =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly reason: SubjectProblem }

/** More than this is no number with separators in it, and is not looked at. */
const MAX_TYPED_LENGTH = 64
const SEPARATORS = /[\p{Zs}\p{Pd}\u2212./]/gu
/** What no country's numbers fall below or exceed. */
const [LEAST, MOST] = [4, 20]

/** The subject that was typed. The country is two letters of ISO 3166-1, in either case. */
export function parseSubject(typed: { readonly country: string; readonly number: string }): SubjectReading {
  const country = parseCountry(typed.country.trim())
  if (country === undefined) return { ok: false, reason: 'unknown_country' }
  if (typed.number.length > MAX_TYPED_LENGTH) return { ok: false, reason: 'wrong_length' }
  const number = asciiDigits(typed.number.trim().normalize('NFKC')).replaceAll(SEPARATORS, '').toUpperCase()
  const reason = judge(number, country)
  return reason === undefined ? { ok: true, subject: { country, number } } : { ok: false, reason }
}

function judge(number: string, country: CountryCode): SubjectProblem | undefined {
  if (number === '') return 'number_missing'
  if (!/^[A-Z0-9]+$/.test(number)) return 'forbidden_character'
  const rule = NUMBER_RULES[country]
  if (rule) return rule(number)
  if (number.length < LEAST || number.length > MOST) return 'wrong_length'
  return /\d/.test(number) ? undefined : 'not_possible'
}

/** What a subject is found by. */
export function subjectFingerprint(key: RingKey, { country, number }: Subject): Uuid {
  return fingerprint(key, 'subject', country, number)
}

/** Under every key of the ring, the writing one first: what a row may have been filed under. */
export function subjectFingerprints(ring: KeyRing, subject: Subject): Uuid[] {
  return ring.keys.map((key) => subjectFingerprint(key, subject))
}

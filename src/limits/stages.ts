// What the limits mean for one request: under which key each counts it, and how far it may go. The statements that start and
// resend carry these columns; queries.ts turns them into stages.
import { fingerprint, plainFingerprint } from '../lib/fingerprint.ts'
import type { Uuid } from '../lib/ids.ts'
import type { RingKey } from '../lib/key-ring.ts'
import type { ServiceSettings } from '../services/index.ts'
import { type LimitName, type LimitRule, limitRule } from './rules.ts'

/** Whose limits a send counts against (R40). */
export type Lane = 'open' | 'known'

/** How a lane stands in the database. What test keys do counts apart, so that trying things out takes nothing from people. */
export function laneNumber(lane: Lane, isTest: boolean): number {
  return (lane === 'open' ? 0 : 1) + (isTest ? 2 : 0)
}

export function laneOf(number: number): Lane {
  return number % 2 === 0 ? 'open' : 'known'
}

/** One limit as it applies to one request. */
export interface AppliedLimit {
  readonly name: LimitName
  /** Under which key it is counted. */
  readonly key: Uuid
  readonly most: number
  readonly enforced: boolean
}

export interface LimitSubject {
  readonly serviceId: Uuid
  readonly lane: Lane
  readonly isTest: boolean
  readonly settings: Pick<ServiceSettings, 'observedLimits' | 'smsPerCountryHour'>
  /** Text messages a day for the service. */
  readonly smsPerDay: number
  /** What counts as the person's address. */
  readonly ip: string | undefined
  /** Its hash, see hashSession. */
  readonly session: string | undefined
  /** The keyed fingerprint of the contact; of an address, that of its mailbox. */
  readonly contact: Uuid
  /** Of a text message; undefined for e-mail. */
  readonly phone: { readonly e164: string; readonly country: string | undefined } | undefined
}

const NO_LIMIT = 2_000_000_000

/** The limits that a start goes through before it is known whether it sends anything. */
export function startLimits(key: RingKey, subject: LimitSubject): AppliedLimit[] {
  if (subject.ip === undefined) return []
  const ip = ipKey(key, subject, subject.ip)
  return [applied(subject, 'starts_per_ip_10_minutes', ip), applied(subject, 'starts_per_ip_day', ip)]
}

/** The limits that every send goes through, first send and resend alike. */
export function sendLimits(key: RingKey, subject: LimitSubject): AppliedLimit[] {
  const { session, phone, settings } = subject
  const whose = whoseOf(subject)
  const limits: AppliedLimit[] = []
  if (session !== undefined) {
    limits.push(applied(subject, 'sends_per_session', plainFingerprint('session', ...whose, session)))
  }
  limits.push(applied(subject, 'sends_per_contact_day', budgetKey(subject)))
  if (phone) {
    const range = fingerprint(key, 'range', ...whose, phone.e164.slice(0, -4))
    const country = plainFingerprint('country', ...whose, phone.country ?? '')
    limits.push(
      applied(subject, 'sms_per_number_range_hour', range),
      applied(subject, 'sms_per_country_hour', country, settings.smsPerCountryHour),
      applied(subject, 'sms_per_service_day', plainFingerprint('service', ...whose), subject.smsPerDay),
    )
  }
  return limits
}

/** A limit that counts one person's address and nothing else. */
export function addressLimit(
  key: RingKey,
  name: LimitName,
  subject: Pick<LimitSubject, 'serviceId' | 'lane' | 'isTest' | 'settings'>,
  ip: string,
): AppliedLimit {
  return applied(subject, name, ipKey(key, subject, ip))
}

/** The limit on wrong answers, which the check itself counts in the contact's budget. */
export function wrongAnswerLimit(
  lane: Lane,
  settings: Pick<ServiceSettings, 'observedLimits'>,
): Pick<AppliedLimit, 'most' | 'enforced'> {
  return judged({ lane, settings }, limitRule('wrong_answers_per_contact_day'))
}

/** Where the sends and wrong answers of a contact's day are counted. */
export function budgetKey(subject: Pick<LimitSubject, 'serviceId' | 'lane' | 'isTest' | 'contact'>): Uuid {
  return plainFingerprint('budget', ...whoseOf(subject), subject.contact)
}

/** Limits on the same address share the key: the number of the limit stands beside it. */
function ipKey(key: RingKey, subject: Pick<LimitSubject, 'serviceId' | 'lane' | 'isTest'>, ip: string): Uuid {
  return fingerprint(key, 'ip', ...whoseOf(subject), ip)
}

/** Per service, kind of key and lane, so that strangers cannot use up what a known person needs. */
function whoseOf({ serviceId, lane, isTest }: Pick<LimitSubject, 'serviceId' | 'lane' | 'isTest'>): [string, string] {
  return [serviceId, String(laneNumber(lane, isTest))]
}

function applied(
  subject: Pick<LimitSubject, 'lane'> & { readonly settings: Pick<ServiceSettings, 'observedLimits'> },
  name: LimitName,
  key: Uuid,
  setting?: number,
): AppliedLimit {
  return { name, key, ...judged(subject, limitRule(name), setting) }
}

function judged(
  subject: { readonly lane: Lane; readonly settings: Pick<ServiceSettings, 'observedLimits'> },
  rule: LimitRule,
  setting = NO_LIMIT,
): Pick<AppliedLimit, 'most' | 'enforced'> {
  const most = subject.lane === 'open' ? rule.open : rule.known
  return {
    most: most === 'setting' ? setting : most === 'counts' ? NO_LIMIT : most,
    enforced: most !== 'counts' && !subject.settings.observedLimits.includes(rule.name),
  }
}

// What the endpoints of /v1 are given, and the steps that several of them share.
import type { FastifyRequest } from 'fastify'
import type { Accounts, Erasures } from '../../accounts/index.ts'
import type { Config } from '../../config/index.ts'
import { type CountryCode, canonicalIp, type MailService, parseCountry } from '../../contacts/index.ts'
import { type Clock, secondsUntil } from '../../lib/clock.ts'
import type { AddressCounter, LimitName } from '../../limits/index.ts'
import type { Notices } from '../../notices/index.ts'
import type { LiveChannels, Policies } from '../../policy/index.ts'
import type { IdentityVisits, Registrations } from '../../registration/index.ts'
import type { LimitedOutcome, Verifications } from '../../verification/index.ts'
import type { Access } from '../app.ts'
import { askerOf } from '../asker.ts'
import type { Follow } from '../following.ts'
import type { Idempotency } from '../idempotency.ts'
import type { ProblemCode } from '../problem-catalogue.ts'
import { type Problem, type ProblemFacts, problem } from '../problems.ts'

export interface V1Parts extends AddressCounter {
  readonly config: Pick<Config, 'smsCountries' | 'baseUrl'>
  readonly verifications: Verifications
  readonly registrations: Registrations & { readonly visits: IdentityVisits | undefined }
  readonly accounts: Accounts
  readonly erasures: Erasures
  readonly notices: Pick<Notices, 'testNotices'>
  readonly idempotency: Idempotency
  readonly mailService: MailService
  readonly follow: Follow
  readonly clock: Clock
  /** What live keys can send by; test keys can send by all. */
  readonly liveChannels: LiveChannels
  readonly policies: Pick<Policies, 'of'>
}

/** For calls about one verification: applications, and the person's own side. */
export const OPEN_TO_TOKENS: Access = { scope: 'verify', isOpenToTokens: true }
export const FOR_KEYS: Access = { scope: 'verify', isOpenToTokens: false }

/** For what is about accounts: applications whose key has that scope. */
export const FOR_ACCOUNTS: Access = { scope: 'accounts', isOpenToTokens: false }

/** A member of the body that no schema could judge: what is wrong with it, after its name. */
export function invalidMember(field: string, isWrong: string, reason?: string): Problem {
  return problem('invalid_body', { field, reason, detail: `The member ${field} ${isWrong}.` })
}

type Place = 'country' | 'location'

/** The countries that a body names; a problem for one that there is not. */
export function readPlaces(
  said: {
    readonly [P in Place]?: string
  },
): { readonly [P in Place]: CountryCode | undefined } | Problem {
  const places: { [P in Place]: CountryCode | undefined } = { country: undefined, location: undefined }
  for (const field of ['country', 'location'] as const) {
    const text = said[field]
    if (text === undefined) continue
    places[field] = parseCountry(text)
    if (places[field] === undefined) return invalidMember(field, 'is no country of ISO 3166-1, such as EE')
  }
  return places
}

interface WithClient {
  readonly client?: { readonly ip?: string }
}

/**
 * The person's address: what the application says, or, for the person's own browser, the connection's. An application's own
 * address is nobody's.
 */
export function personIp(request: FastifyRequest, body: WithClient): { readonly ip: string | undefined } | Problem {
  if (askerOf(request).by === 'token') return { ip: request.ip }
  const said = body.client?.ip
  if (said === undefined) return { ip: undefined }
  const ip = canonicalIp(said)
  if (ip !== undefined) return { ip }
  return invalidMember('client.ip', 'is no address of IPv4 or IPv6, such as 203.0.113.9 or 2001:db8::1')
}

/** Retry-After in seconds, at least one. */
function retryAfter(retryAt: Date, clock: Clock): number {
  return Math.max(1, secondsUntil(retryAt, clock.now()))
}

const LIMIT_PROBLEMS: Readonly<Record<LimitName, ProblemCode>> = {
  starts_per_ip_10_minutes: 'too_many_starts',
  starts_per_ip_day: 'too_many_starts',
  sends_per_session: 'too_many_sends',
  sends_per_contact_day: 'too_many_sends',
  sms_per_number_range_hour: 'too_many_sends',
  sms_per_country_hour: 'too_many_sends',
  sms_per_service_day: 'too_many_sends',
  wrong_answers_per_contact_day: 'too_many_wrong_answers',
  unknown_checks_per_ip: 'too_many_checks',
  inspections_per_ip: 'too_many_inspections',
}

export function limited({ limit, retryAt }: LimitedOutcome, clock: Clock): Problem {
  return problem(LIMIT_PROBLEMS[limit], { limit, retryAfter: retryAfter(retryAt, clock) })
}

/** The ends of a verification, which are problems of the same name. */
export function ended(outcome: {
  readonly kind: 'locked' | 'cancelled' | 'expired' | 'already_confirmed' | 'no_sends_left'
  readonly reference: string
}): Problem {
  const facts: ProblemFacts = { reference: outcome.reference }
  return problem(outcome.kind, facts)
}

type VerificationEnd = 'locked' | 'cancelled' | 'expired' | 'already_confirmed'

/** Why a code was not judged. */
export function refusedCheck(
  outcome:
    | { readonly kind: 'malformed'; readonly digits: number; readonly reference: string }
    | { readonly kind: 'contact_locked'; readonly reference: string; readonly retryAt: Date }
    | { readonly kind: VerificationEnd; readonly reference: string }
    | LimitedOutcome,
  clock: Clock,
): Problem {
  switch (outcome.kind) {
    case 'malformed':
      return problem('malformed_code', { field: 'code', digits: outcome.digits, reference: outcome.reference })
    case 'contact_locked': {
      const { reference, retryAt } = outcome
      const limit = 'wrong_answers_per_contact_day'
      return problem('too_many_wrong_answers', { limit, reference, retryAfter: retryAfter(retryAt, clock) })
    }
    case 'limited':
      return limited(outcome, clock)
    default:
      return ended(outcome)
  }
}

/** Why a code was not sent again. */
export function refusedResend(
  outcome:
    | { readonly kind: 'too_early'; readonly reference: string; readonly retryAt: Date }
    | { readonly kind: 'no_sends_left' | VerificationEnd; readonly reference: string }
    | LimitedOutcome,
  clock: Clock,
): Problem {
  switch (outcome.kind) {
    case 'too_early': {
      const { reference, retryAt } = outcome
      return problem('resend_too_early', { reference, retryAfter: retryAfter(retryAt, clock) })
    }
    case 'limited':
      return limited(outcome, clock)
    default:
      return ended(outcome)
  }
}

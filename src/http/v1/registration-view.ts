// A registration as JSON: ids with their prefixes, instants in ISO 8601, contacts masked. Never a code; who the person is only to
// an application that reads it.
import { formatId } from '../../lib/ids.ts'
import type { ContactOption, Registration, RegistrationFallback } from '../../registration/index.ts'
import type { Asker } from '../asker.ts'
import type { RegistrationAnswer } from './registration-schemas.ts'
import { viewVerification } from './verification-view.ts'

/** @param withSubject only where the answer is not kept for an Idempotency-Key: a national number is nowhere at rest unsealed. */
export function viewRegistration(
  registration: Registration,
  asker: Asker,
  { withSubject = false } = {},
): RegistrationAnswer {
  const { identity, verification, account } = registration
  const isTold = withSubject && asker.by === 'key'
  return {
    id: formatId('reg', registration.id),
    reference: registration.reference,
    purpose: registration.purpose,
    status: registration.status,
    ...given('reason', registration.reason),
    ...given('next', registration.next),
    ...given('method', registration.method),
    methods: [...registration.methods],
    ...given('contact_source', registration.contactSource),
    ...given('may_change_contacts', registration.mayChangeContacts),
    ...given(
      'identity',
      identity && {
        proof: identity.proof,
        proved_at: identity.provedAt.toISOString(),
        ...given('subject', isTold ? { ...identity.subject } : undefined),
      },
    ),
    ...given('country', registration.country),
    locale: registration.locale,
    ...given('location', registration.location),
    leaked: registration.isLeaked,
    contacts: registration.contacts.map(({ kind, channel, masked, source, confirmedAt }) => ({
      option: kind,
      channel,
      to: masked,
      source,
      ...given('confirmed_at', confirmedAt?.toISOString()),
    })),
    ...given('option', registration.option),
    ...given('verification', verification && viewVerification(verification, asker)),
    ...given('fallback', registration.fallback && viewFallback(registration.fallback)),
    ...given(
      'account',
      account && {
        id: formatId('acc', account.id),
        state: account.state,
        ...given('ends_at', account.endsAt?.toISOString()),
      },
    ),
    ...given('return_url', registration.returnUrl),
    ...given('state', registration.state),
    created_at: registration.createdAt.toISOString(),
    expires_at: registration.expiresAt.toISOString(),
    ...given('ended_at', registration.endedAt?.toISOString()),
  }
}

function viewFallback({ option, status, channel, maskedTo, reason, dueAt, since }: RegistrationFallback) {
  return {
    option,
    status,
    channel,
    to: maskedTo,
    ...given('reason', reason),
    ...given('due_at', dueAt?.toISOString()),
    ...given('since', since?.toISOString()),
  }
}

export function viewOption({ option, channel, masked, source, isAvailable, reason, tips, isConfirmed }: ContactOption) {
  return {
    option,
    channel,
    to: masked,
    source,
    available: isAvailable,
    ...given('reason', reason),
    tips: [...tips],
    confirmed: isConfirmed,
  }
}

/** A member that is left out when there is nothing to say. */
function given<const Name extends string, T>(name: Name, value: T | undefined): { [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]?: T })
}

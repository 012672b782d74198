// An account as JSON: contacts masked, the subject not at all. And what is wrong with a subject, as a problem.
import { type Account, parseSubject, renewalFrom, type Subject } from '../../accounts/index.ts'
import { formatId } from '../../lib/ids.ts'
import type { Asker } from '../asker.ts'
import { type Problem, problem } from '../problems.ts'
import type { AccountAnswer } from './account-schemas.ts'

export function viewAccount(account: Account, { service }: Asker): AccountAnswer {
  return {
    id: formatId('acc', account.id),
    external_id: account.externalId ?? null,
    state: account.state,
    was_active: account.wasActive,
    locale: account.locale,
    method: account.method ?? null,
    contacts: account.contacts.map(({ kind, masked, confirmedAt, channel, method }) => ({
      kind,
      contact: masked,
      confirmed_at: instant(confirmedAt),
      channel: channel ?? null,
      method: method ?? null,
    })),
    created_at: account.createdAt.toISOString(),
    activated_at: instant(account.activatedAt),
    ends_at: instant(account.endsAt),
    renewable_from: instant(renewalFrom(account, service.settings)),
    closed_at: instant(account.closedAt),
    leaked: account.isLeaked,
    disputed: account.isDisputed,
  }
}

export function readSubject(said: { readonly country: string; readonly number: string }): Subject | Problem {
  const reading = parseSubject(said)
  if (reading.ok) return reading.subject
  const field = reading.reason === 'unknown_country' ? 'subject.country' : 'subject.number'
  return problem('invalid_subject', { field, reason: reading.reason })
}

function instant(at: Date | undefined): string | null {
  return at?.toISOString() ?? null
}

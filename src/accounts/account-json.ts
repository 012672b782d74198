// An account as JSON, the same in the API and on the command line: contacts masked, the subject not at all.
import { formatId } from '../lib/ids.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Account } from './account.ts'
import { renewalFrom } from './validity.ts'

export function accountToJson(account: Account, settings: Pick<ServiceSettings, 'accountYears' | 'renewalDays'>) {
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
    renewable_from: instant(renewalFrom(account, settings)),
    closed_at: instant(account.closedAt),
    leaked: account.isLeaked,
    disputed: account.isDisputed,
  }
}

function instant(at: Date | undefined): string | null {
  return at?.toISOString() ?? null
}

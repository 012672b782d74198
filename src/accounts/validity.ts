// How long an account is good for, and what it is at an instant. Expiry needs no job: it is judged whenever somebody looks.
import { addSeconds } from '../lib/clock.ts'
import type { ServiceSettings } from '../services/index.ts'
import type { Account, AccountState } from './account.ts'

type Validity = Pick<ServiceSettings, 'accountYears' | 'renewalDays'>

interface Life {
  readonly activatedAt: Date | undefined
  readonly endsAt: Date | undefined
  readonly closedAt: Date | undefined
}

const DAY_SECONDS = 86_400

export function stateAt({ activatedAt, endsAt, closedAt }: Life, now: Date): AccountState {
  if (closedAt !== undefined) return 'closed'
  if (activatedAt === undefined || endsAt === undefined) return 'pending'
  return endsAt <= now ? 'expired' : 'active'
}

/** The end of the validity of an account that becomes active at an instant. */
export function firstEnd({ accountYears }: Validity, activatedAt: Date): Date {
  return addYears(activatedAt, accountYears)
}

/** The end after a renewal: whoever renews before the end loses nothing by it. */
export function renewedEnd(
  { endsAt = new Date(0) }: Pick<Account, 'endsAt'>,
  { accountYears }: Validity,
  now: Date,
): Date {
  return addYears(endsAt > now ? endsAt : now, accountYears)
}

/** From when on it may be renewed; undefined for one that was never active or is closed. */
export function renewalFrom(
  { state, endsAt }: Pick<Account, 'state' | 'endsAt'>,
  { renewalDays }: Validity,
): Date | undefined {
  return endsAt === undefined || state === 'closed' ? undefined : addSeconds(endsAt, -renewalDays * DAY_SECONDS)
}

/** An expired one may be renewed as well: nobody is shut out for coming late. */
export function isRenewable(account: Pick<Account, 'state' | 'endsAt'>, settings: Validity, now: Date): boolean {
  const from = renewalFrom(account, settings)
  return from !== undefined && from <= now
}

/** The same day and time years later; the last of February where there is no 29th. */
function addYears(at: Date, years: number): Date {
  const moved = new Date(at)
  moved.setUTCFullYear(at.getUTCFullYear() + years)
  if (moved.getUTCMonth() !== at.getUTCMonth()) moved.setUTCDate(0)
  return moved
}

import { describe, expect, test } from 'vitest'
import type { Account, AccountState } from '../accounts/index.ts'
import { parseContact } from '../contacts/index.ts'
import { addSeconds } from '../lib/clock.ts'
import type { Uuid } from '../lib/ids.ts'
import { readSettings } from '../services/index.ts'
import { eligibleMethods, type Ineligibility, judgeEligibility } from './eligibility.ts'
import { type Method, PURPOSES, shippedMethods } from './methods.ts'

const NOW = new Date('2026-11-23T12:00:00.000Z')
const DAY = 86_400

function account(state: AccountState, { endsInDays = 20, isConfirmed = true } = {}): Account {
  const reading = parseContact('ann@example.com')
  if (!reading.ok) throw new Error(reading.reason)
  const activatedAt = state === 'pending' ? undefined : addSeconds(NOW, -1000 * DAY)
  return {
    id: '01890000-0000-7000-8000-000000000002' as Uuid,
    externalId: undefined,
    state,
    wasActive: activatedAt !== undefined,
    locale: 'en',
    method: 'id_card',
    contacts: [
      {
        kind: 'email',
        contact: reading.contact,
        masked: 'a•••@e•••.com',
        confirmedAt: isConfirmed ? activatedAt : undefined,
        channel: 'email',
        method: 'id_card',
      },
    ],
    createdAt: NOW,
    activatedAt,
    endsAt: activatedAt && addSeconds(NOW, (state === 'expired' ? -1 : endsInDays) * DAY),
    closedAt: state === 'closed' ? NOW : undefined,
    isLeaked: false,
    isDisputed: false,
  }
}

/** What the person has, the latest that was ever active first. */
const HISTORIES = {
  'never had one': [],
  'opened, never active': [account('pending')],
  active: [account('active')],
  'active, far from its end': [account('active', { endsInDays: 500 })],
  expired: [account('expired')],
  'closed after being active': [account('closed')],
  'active, contacts never confirmed': [account('active', { isConfirmed: false })],
} as const
type History = keyof typeof HISTORIES

const ANYONE = {
  registration: {},
  renewal: {
    'never had one': 'no_account_to_renew',
    'opened, never active': 'no_account_to_renew',
    'active, far from its end': 'too_early_to_renew',
    'closed after being active': 'no_account_to_renew',
  },
} as const

/** Method × purpose × history: why not; what is not here may. */
const EXPECTED: Readonly<
  Record<string, Readonly<Record<'registration' | 'renewal', Partial<Record<History, Ineligibility>>>>>
> = {
  id_card: ANYONE,
  mobile_id: ANYONE,
  bank: ANYONE,
  branch: ANYONE,
  existing_account: {
    registration: {
      'never had one': 'no_active_account',
      'opened, never active': 'no_active_account',
      expired: 'no_active_account',
      'closed after being active': 'no_active_account',
    },
    renewal: {
      'never had one': 'no_active_account',
      'opened, never active': 'no_active_account',
      'active, far from its end': 'too_early_to_renew',
      expired: 'no_active_account',
      'closed after being active': 'no_active_account',
    },
  },
  biometric: {
    registration: {
      'never had one': 'never_had_active_account',
      'opened, never active': 'never_had_active_account',
      'active, contacts never confirmed': 'no_contact_on_file',
    },
    renewal: {
      'never had one': 'never_had_active_account',
      'opened, never active': 'never_had_active_account',
      'active, far from its end': 'too_early_to_renew',
      'closed after being active': 'no_account_to_renew',
      'active, contacts never confirmed': 'no_contact_on_file',
    },
  },
}

const methods = shippedMethods('trial')
const settings = readSettings('shop', {})
const histories = Object.keys(HISTORIES) as History[]

describe.each([...methods.values()].map((one) => [one.name, one] as const))('%s', (name, method: Method) => {
  test.each(
    PURPOSES.flatMap((purpose) => histories.map((history) => [purpose, history] as const)),
  )('for a %s by somebody whose account: %s', (purpose, history) => {
    const person = { purpose, accounts: HISTORIES[history], settings, now: NOW }
    expect(judgeEligibility(method, person)).toBe(EXPECTED[name]?.[purpose][history])
  })
})

test('what remains is what is for the person, without what failed', () => {
  const person = { purpose: 'registration' as const, accounts: HISTORIES['never had one'], settings, now: NOW }
  expect(eligibleMethods(methods, person, ['biometric'])).toEqual(['id_card', 'mobile_id', 'bank', 'branch'])
  expect(eligibleMethods(methods, person, ['id_card'])).toEqual(['mobile_id', 'bank', 'branch'])
})

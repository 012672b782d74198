import { describe, expect, test } from 'vitest'
import { firstEnd, isRenewable, renewalFrom, renewedEnd, stateAt } from './validity.ts'

const settings = { accountYears: 3, renewalDays: 60 }
const at = (text: string) => new Date(`${text}T12:00:00.000Z`)
const later = (date: Date, ms: number) => new Date(date.getTime() + ms)

describe('the state of an account', () => {
  const life = { activatedAt: at('2026-01-01'), endsAt: at('2029-01-01'), closedAt: undefined }

  test('is pending before it was active, active until its end, expired from that instant on', () => {
    expect(stateAt({ activatedAt: undefined, endsAt: undefined, closedAt: undefined }, at('2026-01-01'))).toBe(
      'pending',
    )
    expect(stateAt(life, later(at('2029-01-01'), -1))).toBe('active')
    expect(stateAt(life, at('2029-01-01'))).toBe('expired')
  })

  test('is closed once it was closed, whatever else it was', () => {
    const closedAt = at('2027-01-01')
    expect(stateAt({ ...life, closedAt }, at('2028-01-01'))).toBe('closed')
    expect(stateAt({ ...life, closedAt }, at('2030-01-01'))).toBe('closed')
    expect(stateAt({ activatedAt: undefined, endsAt: undefined, closedAt }, at('2028-01-01'))).toBe('closed')
  })
})

describe('the validity', () => {
  test('is three years, to the day and the time', () => {
    expect(firstEnd(settings, at('2026-11-24'))).toEqual(at('2029-11-24'))
  })

  test('that begins on the 29th of February ends on the 28th where there is no 29th', () => {
    expect(firstEnd(settings, at('2028-02-29'))).toEqual(at('2031-02-28'))
    expect(firstEnd({ ...settings, accountYears: 4 }, at('2028-02-29'))).toEqual(at('2032-02-29'))
  })

  test('is counted from the old end when one renews before it, and from now when one comes late', () => {
    expect(renewedEnd({ endsAt: at('2027-01-01') }, settings, at('2026-11-24'))).toEqual(at('2030-01-01'))
    expect(renewedEnd({ endsAt: at('2026-01-01') }, settings, at('2026-11-24'))).toEqual(at('2029-11-24'))
  })
})

describe('renewal', () => {
  const account = { state: 'active', endsAt: at('2027-03-02') } as const
  const opens = at('2027-01-01')

  test('opens 60 days before the end, and not a moment earlier', () => {
    expect(renewalFrom(account, settings)).toEqual(opens)
    expect(isRenewable(account, settings, later(opens, -1))).toBe(false)
    expect(isRenewable(account, settings, opens)).toBe(true)
  })

  test('stays open after the end, and is closed for what was closed or never active', () => {
    expect(isRenewable({ ...account, state: 'expired' }, settings, at('2030-01-01'))).toBe(true)
    expect(isRenewable({ ...account, state: 'closed' }, settings, opens)).toBe(false)
    expect(isRenewable({ state: 'pending', endsAt: undefined }, settings, opens)).toBe(false)
  })
})

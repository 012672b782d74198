import { describe, expect, test } from 'vitest'
import { parseInstant, readRecord } from './record.ts'

const NOW = new Date('2026-11-24T12:00:00.000Z')
const WHO = { country: 'EE', number: '38001085718' }
const read = (record: Record<string, unknown>) => readRecord({ ...WHO, ...record }, { locale: 'et' }, NOW)
const account = (record: Record<string, unknown>) => {
  const reading = read(record)
  if (!reading.ok) throw new Error(`${reading.field}: ${reading.reason}`)
  return reading.account
}

describe('a record', () => {
  test('that says nothing else is a pending account in the language of the service', () => {
    expect(account({})).toEqual({
      subject: WHO,
      state: 'pending',
      closed: undefined,
      locale: 'et',
      method: undefined,
      externalId: undefined,
      isLeaked: false,
      contacts: [],
    })
  })

  test('may say everything', () => {
    const told = account({
      external_id: 'customer-1042',
      state: 'active',
      activated_at: '2025-01-31',
      ends_at: '2028-01-31T10:00:00+02:00',
      locale: 'ru',
      method: 'id_card',
      phone: '+372 5123 4567',
      phone_confirmed_at: '2025-01-31T09:30:00Z',
      email: 'Ann@Example.com',
      leaked: 'true',
    })
    expect(told).toMatchObject({
      externalId: 'customer-1042',
      state: 'active',
      activatedAt: new Date('2025-01-31T00:00:00Z'),
      endsAt: new Date('2028-01-31T08:00:00Z'),
      locale: 'ru',
      isLeaked: true,
      contacts: [
        { contact: { kind: 'phone', value: '+37251234567' }, confirmedAt: new Date('2025-01-31T09:30:00Z') },
        { contact: { kind: 'email', value: 'Ann@example.com' }, confirmedAt: undefined },
      ],
    })
  })

  test('counts nulls, empty texts and spaces as left out', () => {
    expect(account({ phone: '', email: null, leaked: ' ', locale: undefined })).toEqual(account({}))
  })

  test.each([
    [{ activated_at: '2026-01-01' }, 'active', false],
    [{ state: 'active' }, 'active', false],
    [{ closed_at: '2026-01-01' }, 'pending', true],
    [{ activated_at: '2025-01-01', closed_at: '2026-01-01' }, 'active', true],
    [{ state: 'closed', activated_at: '2025-01-01' }, 'active', true],
  ])('%j was %s at most, and closed: %s', (record, state, isClosed) => {
    const told = account(record)
    expect([told.state, told.closed !== undefined]).toEqual([state, isClosed])
  })

  test.each<[Record<string, unknown>, string | undefined, string]>([
    [{ country: '' }, 'country', 'missing'],
    [{ number: null }, 'number', 'missing'],
    [{ country: 'XX' }, 'country', 'unknown_country'],
    [{ number: '38001085719' }, 'number', 'wrong_checksum'],
    [{ number: 38001085718 }, 'number', 'wrong_type'],
    [{ nickname: 'ann' }, undefined, 'unknown_member'],
    [{ external_id: 'x'.repeat(101) }, 'external_id', 'too_long'],
    [{ external_id: 'a\nb' }, 'external_id', 'forbidden_character'],
    [{ state: 'expired' }, 'state', 'unknown_value'],
    [{ state: 'pending', activated_at: '2026-01-01' }, 'activated_at', 'contradiction'],
    [{ state: 'active', closed_at: '2026-01-01' }, 'closed_at', 'contradiction'],
    [{ activated_at: '2026-11-25' }, 'activated_at', 'in_the_future'],
    [{ activated_at: 'yesterday' }, 'activated_at', 'not_an_instant'],
    [{ activated_at: '2026-02-30' }, 'activated_at', 'not_an_instant'],
    [{ activated_at: '2026-01-01', ends_at: '2026-01-01' }, 'ends_at', 'contradiction'],
    [{ ends_at: '2029-01-01' }, 'ends_at', 'contradiction'],
    [{ activated_at: '2026-01-02', closed_at: '2026-01-01' }, 'closed_at', 'contradiction'],
    [{ close_reason: 'moved' }, 'close_reason', 'contradiction'],
    [{ phone: '51234567' }, 'phone', 'country_missing'],
    [{ phone: 'ann@example.com' }, 'phone', 'not_a_phone'],
    [{ email: '+37251234567' }, 'email', 'at_sign_missing'],
    [{ email: 'ann@@example.com' }, 'email', 'at_sign_repeated'],
    [{ phone_confirmed_at: '2026-01-01' }, 'phone', 'missing'],
    [{ locale: 'et_EE' }, 'locale', 'unknown_value'],
    [{ leaked: 'yes' }, 'leaked', 'unknown_value'],
    [{ leaked: 1 }, 'leaked', 'wrong_type'],
  ])('%j is refused for %s: %s', (record, field, reason) => {
    expect(read(record)).toEqual({ ok: false, field, reason })
  })
})

test.each([
  ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-11-24T10:00+02:00', '2026-11-24T08:00:00.000Z'],
  ['2026-11-24T08:00:00.1234567Z', '2026-11-24T08:00:00.123Z'],
  ['2025-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-11-24T08:00', undefined], // in which zone?
  ['24.11.2026', undefined],
  ['2026', undefined],
])('the instant %s is %s', (text, expected) => {
  expect(parseInstant(text)?.toISOString()).toBe(expected)
})

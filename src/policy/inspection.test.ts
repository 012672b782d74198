import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressRows } from '../../test/support/addresses.ts'
import type { CountryCode, MailService } from '../contacts/index.ts'
import { type InspectionQuestion, inspectContact } from './index.ts'

const EVERYTHING_RECEIVES: MailService = { judge: () => 'receives' }

function inspect(typed: string, more: Partial<InspectionQuestion> = {}) {
  return inspectContact({
    typed,
    deployment: { smsCountries: '*' },
    service: { smsCountries: undefined, refusesVoip: false, throwAwayMailboxes: 'refuse' },
    hasProvider: () => true,
    carriesTo: () => true,
    carriesWithin: () => true,
    isTest: false,
    mailService: EVERYTHING_RECEIVES,
    ...more,
  })
}
const country = (code: string) => code as CountryCode

describe('an address that somebody typed', () => {
  test('is found in these tables in more than 300 forms, none of them twice, each block with its source', () => {
    expect(addressRows.length).toBeGreaterThanOrEqual(300)
    expect(new Set(addressRows.map(({ typed }) => typed)).size).toBe(addressRows.length)
    for (const { source } of addressRows) expect(source).toMatch(/RFC|page|[a-z]\.(com|org|lv|ee|be)/)
  })

  test.each(addressRows.map((row) => [row.typed, row] as const))('%s', async (typed, row) => {
    const inspection = await inspect(typed)
    expect({
      normalized: inspection.valid ? inspection.normalized : undefined,
      reason: inspection.valid ? undefined : inspection.reason,
      suggestion: inspection.suggestion,
      hints: inspection.hints,
    }).toEqual({
      normalized: row.normalized,
      reason: row.reason,
      suggestion: row.suggestion,
      hints: row.reason === undefined ? ['primary_mailbox', ...row.hints] : [],
    })
  })
})

describe('the country', () => {
  test.each([
    ['ann@hotmail.ne', 'BE', 'ann@hotmail.be'],
    ['ann@onet.lp', 'PL', 'ann@onet.pl'],
    ['ann@inbox.l', 'LT', 'ann@inbox.lt'],
    ['ann@inbox.l', 'LV', 'ann@inbox.lv'],
  ])('decides what %s of %s means: %s', async (typed, code, suggestion) => {
    expect((await inspect(typed, { country: code === undefined ? undefined : country(code) })).suggestion).toBe(
      suggestion,
    )
  })

  test('reads a number that has no country code, and tells of one that has', async () => {
    const channels = [
      { channel: 'sms', available: true },
      { channel: 'email', available: false, reason: 'not_an_email' },
    ]
    const told = { kind: 'phone', valid: true, normalized: '+37251234567', display: '+372 5123 4567' }
    const estonian = {
      ...told,
      country: 'EE',
      lineType: 'mobile',
      suggestion: undefined,
      hints: [],
      channels,
      tips: [],
    }
    expect(await inspect('5123 4567', { country: country('EE') })).toEqual(estonian)
    expect(await inspect('+372 5123 4567', { country: country('LV') })).toEqual(estonian)
    expect(await inspect('5123 4567')).toMatchObject({ kind: 'phone', valid: false, reason: 'country_missing' })
    expect(await inspect('5123 4567', { location: country('EE') })).toMatchObject({
      valid: false,
      reason: 'country_missing',
      suggestion: '+37251234567',
    })
  })
})

describe('the channels', () => {
  test('are those of the kind of contact, its own first, with the reason where one cannot be used', async () => {
    expect(await inspect('ann@gmail.com', { location: country('BE') })).toMatchObject({
      channels: [
        { channel: 'email', available: true },
        { channel: 'sms', available: false, reason: 'not_a_phone' },
      ],
    })
    expect(await inspect('+12125550123')).toMatchObject({
      valid: true,
      country: 'US',
      channels: [
        { channel: 'sms', available: false, reason: 'sms_not_delivered_there' },
        { channel: 'email', available: false, reason: 'not_an_email' },
      ],
    })
    expect(await inspect('ann@gmail.com', { hasProvider: (channel) => channel !== 'email' })).toMatchObject({
      channels: [{ channel: 'email', available: false, reason: 'channel_not_configured' }, {}],
    })
  })

  test('are none for what is refused', async () => {
    expect(await inspect('ann')).toEqual({
      kind: 'phone',
      valid: false,
      reason: 'not_a_phone',
      hints: [],
      channels: [],
      tips: [],
    })
  })
})

describe('a mailbox to be thrown away', () => {
  test('is taken with a hint where the service says so', async () => {
    const service = { smsCountries: undefined, refusesVoip: false, throwAwayMailboxes: 'accept' } as const
    const inspection = await inspect('ann@mailinator.com', { service })
    expect(inspection).toMatchObject({ valid: true, hints: ['primary_mailbox', 'throw_away_mailbox'] })
  })
})

describe('a domain that receives no mail', () => {
  const mailService: MailService = { judge: () => 'none' }

  test('is refused, with what was probably meant', async () => {
    expect(await inspect('ann@gmial.com', { mailService })).toMatchObject({
      valid: false,
      reason: 'no_mail_service',
      suggestion: 'ann@gmail.com',
    })
  })

  test.each([
    'example.com',
    'example.net',
    'example.org',
    'mail.example.com',
    'shop.example',
    'shop.test',
  ])('may be %s with a test key, whose messages go nowhere', async (domain) => {
    expect(await inspect(`ann@${domain}`, { mailService, isTest: true })).toMatchObject({ valid: true })
    expect(await inspect(`ann@${domain}`, { mailService })).toMatchObject({ valid: false, reason: 'no_mail_service' })
  })
})

describe('anything', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'annGMAIL.@-_+ ,"[]<>:;()xn--öß例א\u0301\u200b\ud800'),
    maxLength: 40,
  })
  const domains = fc.constantFrom('gmail.com', 'gmial.con', 'mail.ee', 'xn--un-bka.ee', 'a.b', '')
  const likeAnAddress = fc.tuple(letters, letters, domains).map(([local, more, domain]) => `${local}@${more}${domain}`)
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 600 }), letters, likeAnAddress, fc.emailAddress())

  test('is inspected without an exception, and what is suggested reads as itself: 10,000 texts', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (typed) => {
        const inspection = await inspect(typed)
        if (inspection.suggestion === undefined) return
        const again = await inspect(inspection.suggestion)
        expect(again).toMatchObject({ normalized: inspection.suggestion })
        expect(again.suggestion).toBeUndefined()
      }),
      { numRuns: 10_000 },
    )
  })

  test('of 1, 4 and 16 KB takes about as long: no time grows with the square of the length', async () => {
    const milliseconds = async (length: number) => {
      const texts = ['a', '.', ' ', '<', '-', 'ü', 'a.', '@.', '<@'].map(
        (piece) => `ann@${piece.repeat(length / piece.length)}`,
      )
      const start = performance.now()
      for (let round = 0; round < 20; round++) for (const typed of texts) await inspect(typed)
      return performance.now() - start
    }
    await milliseconds(1024)
    const [small, medium, large] = [await milliseconds(1024), await milliseconds(4096), await milliseconds(16_384)]
    expect(medium).toBeLessThan(8 * small + 20)
    expect(large).toBeLessThan(32 * small + 20)
  })

  test('of 64 KB is refused at once', async () => {
    for (const piece of ['a', '@', '.', ' ', '<', '-', 'ü', 'a@', 'a.', '@.', '<@']) {
      const inspection = await inspect(`ann@${piece.repeat(65_536 / piece.length)}`)
      expect(inspection).toEqual({
        kind: 'email',
        valid: false,
        reason: 'address_too_long',
        hints: [],
        channels: [],
        tips: [],
      })
    }
  })
})

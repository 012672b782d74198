import { describe, expect, test } from 'vitest'
import { type Contact, type CountryCode, parseContact } from '../contacts/index.ts'
import { COUNTRY_TABLE, verdictFor } from './countries.ts'
import { type ChannelQuestion, judge } from './judge.ts'

const contactOf = (typed: string): Contact => {
  const reading = parseContact(typed)
  if (!reading.ok) throw new Error(`${typed}: ${reading.reason}`)
  return reading.contact
}
const country = (code: string) => code as CountryCode

function ask(typed: string, more: Partial<ChannelQuestion> = {}) {
  const everythingOn = {
    deployment: { smsCountries: '*' },
    service: { smsCountries: undefined },
    hasSms: true,
    hasEmail: true,
  } as const
  return judge({ contact: contactOf(typed), ...everythingOn, ...more })
}

describe('a text message', () => {
  test('goes to a number where nothing speaks against it', () => {
    expect(ask('+37251234567')).toEqual({ channel: 'sms', available: true, tips: [] })
  })

  test.each([
    ['+12125552368', 'the USA'],
    ['+17872345678', 'Puerto Rico'],
    ['+16713001234', 'Guam'],
    ['+13406421234', 'the Virgin Islands'],
    ['+16847331234', 'American Samoa'],
    ['+16702345678', 'the Northern Marianas'],
    ['+16135552368', 'Canada'],
    ['+32470123456', 'Belgium'],
  ])('to %s is refused, because it does not arrive in %s, and e-mail is offered', (typed) => {
    expect(ask(typed)).toEqual({
      channel: 'sms',
      available: false,
      reason: 'sms_not_delivered_there',
      alternatives: ['email'],
    })
  })

  test.each([
    '+18762123456',
    '+18092345678',
    '+33612345678',
    '+31612345678',
  ])('to %s is not caught by that', (typed) => {
    expect(ask(typed)).toMatchObject({ available: true })
  })

  test.each(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'CA', 'BE'])('is refused when the person says to be in %s', (code) => {
    expect(ask('+37251234567', { location: country(code) })).toEqual({
      channel: 'sms',
      available: false,
      reason: 'sms_not_delivered_where_you_are',
      alternatives: ['email'],
    })
  })

  test('is only advised against when a header says so, and not when the person says otherwise', () => {
    const sensed = { sensedLocation: country('BE') }
    expect(ask('+37251234567', sensed)).toEqual({ channel: 'sms', available: true, tips: ['use_email'] })
    expect(ask('+37251234567', { ...sensed, location: country('EE') })).toMatchObject({ available: true, tips: [] })
  })

  test('to somebody abroad goes with the tips to change the network or to use e-mail', () => {
    const abroad = { channel: 'sms', available: true, tips: ['choose_another_network', 'use_email'] }
    expect(ask('+37251234567', { location: country('ES') })).toEqual(abroad)
    expect(ask('+37251234567', { sensedLocation: country('ES') })).toEqual(abroad)
    expect(ask('+37251234567', { location: country('EE') })).toMatchObject({ tips: [] })
  })

  test('goes only to countries that the operator enabled, and the setting is named', () => {
    const deployment = { smsCountries: ['EE', 'LV'] }
    expect(ask('+37251234567', { deployment })).toMatchObject({ available: true })
    expect(ask('+447400123456', { deployment })).toEqual({
      channel: 'sms',
      available: false,
      reason: 'country_not_enabled',
      alternatives: ['email'],
      setting: 'PINPOST_SMS_COUNTRIES',
    })
    expect(ask('+37251234567', { deployment: { smsCountries: [] } })).toMatchObject({ reason: 'country_not_enabled' })
  })

  test('is judged by the country of the whole number: enabling Great Britain does not enable Jersey', () => {
    const deployment = { smsCountries: ['GB'] }
    expect(ask('+447400123456', { deployment })).toMatchObject({ available: true })
    expect(ask('+447797712345', { deployment })).toMatchObject({ reason: 'country_not_enabled' })
  })

  test('is enabled by a service only where the deployment enabled it', () => {
    const deployment = { smsCountries: ['EE', 'LV'] }
    const service = { smsCountries: [country('EE'), country('GB')] }
    expect(ask('+37251234567', { deployment, service })).toMatchObject({ available: true })
    expect(ask('+37121234567', { deployment, service })).toMatchObject({ setting: 'sms_countries' })
    expect(ask('+447400123456', { deployment, service })).toMatchObject({ setting: 'PINPOST_SMS_COUNTRIES' })
    expect(ask('+447400123456', { deployment, service: { smsCountries: '*' } })).toMatchObject({ available: false })
    expect(ask('+37121234567', { deployment, service: { smsCountries: '*' } })).toMatchObject({ available: true })
  })

  test('goes to a number of no country only where that is listed itself', () => {
    expect(ask('+870773111632')).toMatchObject({ reason: 'country_not_enabled' })
    expect(ask('+870773111632', { deployment: { smsCountries: ['EE'] } })).toMatchObject({ available: false })
    expect(ask('+870773111632', { deployment: { smsCountries: ['EE', '+870'] } })).toMatchObject({ available: true })
  })

  test('needs a provider, and enabling the country does not help where it would not arrive', () => {
    expect(ask('+37251234567', { hasSms: false, deployment: { smsCountries: [] } })).toEqual({
      channel: 'sms',
      available: false,
      reason: 'channel_not_configured',
      setting: 'PINPOST_SMPP_URL',
      alternatives: ['email'],
    })
    const nothing = { hasSms: false, hasEmail: false, deployment: { smsCountries: [] } }
    expect(ask('+12125552368', nothing)).toMatchObject({ reason: 'sms_not_delivered_there', alternatives: [] })
  })
})

describe('an e-mail', () => {
  test('goes everywhere', () => {
    const us = country('US')
    const somewhere = { location: us, sensedLocation: us, hasSms: false, deployment: { smsCountries: [] } }
    expect(ask('ann@gmail.com', somewhere)).toEqual({ channel: 'email', available: true, tips: [] })
  })

  test('needs a provider; a text message is offered instead, unless none arrives where the person is', () => {
    const refused = {
      channel: 'email',
      available: false,
      reason: 'channel_not_configured',
      setting: 'PINPOST_SMTP_URL',
    }
    expect(ask('ann@gmail.com', { hasEmail: false })).toEqual({ ...refused, alternatives: ['sms'] })
    expect(ask('ann@gmail.com', { hasEmail: false, location: country('US') })).toEqual({ ...refused, alternatives: [] })
    expect(ask('ann@gmail.com', { hasEmail: false, hasSms: false })).toEqual({ ...refused, alternatives: [] })
  })
})

describe('the country table', () => {
  test('has no country twice, and says of each row when it was looked at and why', () => {
    const countries = COUNTRY_TABLE.flatMap((row) => row.countries)
    expect(new Set(countries).size).toBe(countries.length)
    for (const row of COUNTRY_TABLE) {
      expect(row.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(row.note.length).toBeGreaterThan(20)
      for (const code of row.countries) expect(code).toMatch(/^[A-Z]{2}$/)
    }
  })

  test('says yes of what it does not hold', () => {
    expect(verdictFor('EE', 'sms')).toBe('yes')
    expect(verdictFor(undefined, 'sms')).toBe('yes')
    expect(verdictFor('US', 'email')).toBe('yes')
    expect(verdictFor('US', 'sms')).toBe('no')
  })
})

import { describe, expect, test } from 'vitest'
import { type Contact, type CountryCode, type PhoneContact, parseContact } from '../contacts/index.ts'
import type { Channel } from './channel.ts'
import { type ChannelJudgement, type ChannelQuestion, judge, judgeChannels } from './judge.ts'
import { createPolicy, shippedPolicy } from './policy.ts'
import type { LayeredRow } from './table.ts'

const contactOf = (typed: string): Contact => {
  const reading = parseContact(typed)
  if (!reading.ok) throw new Error(`${typed}: ${reading.reason}`)
  return reading.contact
}
const country = (code: string) => code as CountryCode

const everythingOn = {
  deployment: { smsCountries: '*' },
  service: { smsCountries: undefined },
  hasProvider: () => true,
  carriesTo: () => true,
  carriesWithin: () => true,
} as const

const without = (...channels: readonly Channel[]) => ({
  hasProvider: (channel: Channel) => !channels.includes(channel),
})

type Refused = Extract<ChannelJudgement, { available: false }>

function ask(typed: string, more: Partial<ChannelQuestion> = {}) {
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
      tips: ['use_email'],
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
      tips: ['use_email'],
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
      tips: ['use_email'],
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

  test('goes only to numbers that a provider carries, asked of the whole number', () => {
    const carriesTo = ({ country, value }: PhoneContact) => country === 'EE' && !value.startsWith('+37258')
    expect(ask('+37251234567', { carriesTo })).toMatchObject({ available: true })
    expect(ask('+37258123456', { carriesTo })).toEqual({
      channel: 'sms',
      available: false,
      reason: 'sms_not_carried_there',
      alternatives: ['email'],
      tips: ['use_email'],
      setting: 'PINPOST_PROVIDERS',
    })
    expect(ask('+37121234567', { carriesTo, ...without('email') })).toMatchObject({
      reason: 'sms_not_carried_there',
      alternatives: [],
      tips: ['use_another_method'],
    })
  })

  test('to a country that is neither enabled nor carried is refused as not enabled, which is the first thing to decide', () => {
    const nowhere = { carriesTo: () => false, deployment: { smsCountries: ['EE'] } }
    expect(ask('+37121234567', nowhere)).toMatchObject({ reason: 'country_not_enabled' })
    expect(ask('ann@gmail.com', nowhere)).toMatchObject({ available: true })
  })

  test('needs a provider, and enabling the country does not help where it would not arrive', () => {
    expect(ask('+37251234567', { ...without('sms'), deployment: { smsCountries: [] } })).toEqual({
      channel: 'sms',
      available: false,
      reason: 'channel_not_configured',
      setting: 'PINPOST_SMPP_URL',
      alternatives: ['email'],
      tips: ['use_email'],
    })
    const nothing = { ...without('sms', 'email'), deployment: { smsCountries: [] } }
    expect(ask('+12125552368', nothing)).toMatchObject({ reason: 'sms_not_delivered_there', alternatives: [] })
  })
})

describe('an e-mail', () => {
  test('goes everywhere', () => {
    const us = country('US')
    const somewhere = { location: us, sensedLocation: us, ...without('sms'), deployment: { smsCountries: [] } }
    expect(ask('ann@gmail.com', somewhere)).toEqual({ channel: 'email', available: true, tips: [] })
  })

  test('needs a provider; a text message is offered instead, unless none arrives where the person is', () => {
    const refused = {
      channel: 'email',
      available: false,
      reason: 'channel_not_configured',
      setting: 'PINPOST_SMTP_URL',
    }
    const none = { alternatives: [], tips: ['use_another_method'] }
    expect(ask('ann@gmail.com', { ...without('email') })).toEqual({
      ...refused,
      alternatives: ['sms'],
      tips: ['use_text_message'],
    })
    expect(ask('ann@gmail.com', { ...without('email'), location: country('US') })).toEqual({ ...refused, ...none })
    expect(ask('ann@gmail.com', { ...without('email', 'sms') })).toEqual({ ...refused, ...none })
  })

  const estonia: ChannelQuestion['carriesWithin'] = ({ country, value }) => country === 'EE' && value === '+372'
  const carried = { carriesWithin: estonia }
  test.each<[string, Partial<ChannelQuestion>, boolean]>([
    ['no country is enabled', { deployment: { smsCountries: [] } }, false],
    ['one is', { deployment: { smsCountries: ['EE'] } }, true],
    ['the service narrows it to none', { deployment: { smsCountries: ['EE'] }, service: { smsCountries: [] } }, false],
    [
      'the two enable different ones',
      { deployment: { smsCountries: ['EE'] }, service: { smsCountries: [country('LV')] } },
      false,
    ],
    ['none that is enabled is carried', { ...carried, deployment: { smsCountries: ['LV', 'LT', '+870'] } }, false],
    ['one of them is carried', { ...carried, deployment: { smsCountries: ['LV', 'EE'] } }, true],
    ['one of all is carried', carried, true],
    [
      'the one that is carried is not the one of the service',
      { ...carried, service: { smsCountries: [country('LV')] } },
      false,
    ],
    ['none arrives where it is enabled', { deployment: { smsCountries: ['US', 'CA'] } }, false],
    ['it has no numbers', { deployment: { smsCountries: ['AQ'] } }, false],
    ['numbers of no country are listed', { deployment: { smsCountries: ['+870'] } }, true],
    [
      'those are not what a service means by all',
      { deployment: { smsCountries: ['+870'] }, service: { smsCountries: '*' } },
      false,
    ],
  ])('has a text message for an alternative only where one could go somewhere: %s', (_case, more, isOffered) => {
    const { alternatives, tips } = ask('ann@gmail.com', { ...without('email'), ...more }) as Refused
    expect(alternatives).toEqual(isOffered ? ['sms'] : [])
    expect(tips).toEqual([isOffered ? 'use_text_message' : 'use_another_method'])
  })

  test('has none for an alternative where the only country that is left keeps them for confirmed contacts', () => {
    const policy = policyOf({ countries: ['EE'], verdicts: { sms: 'confirmed_only' } })
    const only = { ...without('email'), policy, deployment: { smsCountries: ['EE'] } }
    expect(ask('ann@gmail.com', only)).toMatchObject({ alternatives: [] })
    expect(ask('ann@gmail.com', { ...only, lane: 'known' })).toMatchObject({ alternatives: ['sms'] })
  })
})

const row = (more: Partial<LayeredRow>): LayeredRow => ({
  verdicts: {},
  layer: 'file',
  checkedOn: '2026-11-20',
  note: 'a test',
  ...more,
})
const policyOf = (...rows: readonly Partial<LayeredRow>[]) => createPolicy([...shippedPolicy.rows, ...rows.map(row)])

describe('a channel that is kept for confirmed contacts', () => {
  const policy = policyOf({ countries: ['NG'], verdicts: { sms: 'confirmed_only' } })
  const number = '+2348031234567'

  test('is refused to a stranger, by the number and by where the person is', () => {
    const refused = {
      available: false,
      reason: 'confirmed_contacts_only',
      alternatives: ['email'],
      tips: ['use_email'],
    }
    expect(ask(number, { policy })).toEqual({ channel: 'sms', ...refused })
    expect(ask(number, { policy, lane: 'open' })).toEqual({ channel: 'sms', ...refused })
    expect(ask('+37251234567', { policy, location: country('NG') })).toMatchObject(refused)
  })

  test('is open to a contact on file once identity was proved', () => {
    expect(ask(number, { policy, lane: 'known' })).toEqual({ channel: 'sms', available: true, tips: [] })
    expect(ask('+37251234567', { policy, lane: 'known', location: country('NG') })).toMatchObject({ available: true })
  })

  test('may be so everywhere but where a country has a row of its own', () => {
    const everywhere = policyOf({ countries: ['*'], verdicts: { sms: 'confirmed_only' } })
    expect(ask('+33612345678', { policy: everywhere })).toMatchObject({ reason: 'confirmed_contacts_only' })
    expect(ask('+37251234567', { policy: everywhere })).toMatchObject({ reason: 'confirmed_contacts_only' })
    expect(ask('+12125552368', { policy: everywhere, lane: 'known' })).toMatchObject({
      reason: 'sms_not_delivered_there',
    })
    expect(ask('+870773111632', { policy: everywhere, deployment: { smsCountries: ['+870'] } })).toMatchObject({
      reason: 'confirmed_contacts_only',
    })
  })
})

describe('a method', () => {
  const policy = policyOf(
    { methods: ['biometric'], verdicts: { sms: 'no' } },
    { methods: ['bank'], verdicts: { sms: 'confirmed_only', email: 'confirmed_only' } },
  )

  test('may exclude a channel', () => {
    expect(ask('+37251234567', { policy, method: 'biometric' })).toMatchObject({
      reason: 'not_for_this_method',
      alternatives: ['email'],
    })
    expect(ask('+37251234567', { policy, method: 'id_card' })).toMatchObject({ available: true })
    expect(ask('+37251234567', { policy })).toMatchObject({ available: true })
  })

  test('that wants confirmed contacts leaves no other channel to one that would have to be entered', () => {
    expect(ask('+37251234567', { policy, method: 'bank' })).toMatchObject({
      reason: 'confirmed_contacts_only',
      alternatives: [],
      tips: ['use_another_method'],
    })
    expect(ask('+37251234567', { policy, method: 'bank', lane: 'known' })).toMatchObject({ available: true })
  })
})

describe('R32: where no other contact may be given', () => {
  const american = contactOf('+12125552368')
  const address = contactOf('ann@mail.ee')

  test('only a phone on file and no text messages there: another method, in so many words', () => {
    expect(ask('+12125552368', { lane: 'known', onFile: [american] })).toEqual({
      channel: 'sms',
      available: false,
      reason: 'sms_not_delivered_there',
      alternatives: [],
      tips: ['use_another_method'],
    })
  })

  test('an address on file is the alternative, if e-mail can be sent', () => {
    const onFile = [american, address]
    expect(ask('+12125552368', { lane: 'known', onFile })).toMatchObject({
      alternatives: ['email'],
      tips: ['use_email'],
    })
    expect(ask('+12125552368', { lane: 'known', onFile, ...without('email') })).toMatchObject({
      alternatives: [],
      tips: ['use_another_method'],
    })
  })

  test('a number on file is one for an address only where text messages reach it', () => {
    const refused = { lane: 'known', ...without('email') } as const
    expect(ask('ann@mail.ee', { ...refused, onFile: [address, american] })).toMatchObject({ alternatives: [] })
    const onFile = [address, contactOf('+37251234567')]
    expect(ask('ann@mail.ee', { ...refused, onFile })).toMatchObject({
      alternatives: ['sms'],
      tips: ['use_text_message'],
    })
    expect(ask('ann@mail.ee', { ...refused, onFile, deployment: { smsCountries: ['LV'] } })).toMatchObject({
      alternatives: [],
    })
  })
})

test('text messages are no alternative where the operator enabled no country', () => {
  const nowhere = { ...without('email'), deployment: { smsCountries: [] } }
  expect(ask('ann@mail.ee', nowhere)).toMatchObject({ alternatives: [], tips: ['use_another_method'] })
})

test('an e-mail is refused where the operator says that none arrives, and only by the person’s own word', () => {
  const policy = policyOf({ countries: ['KP'], verdicts: { email: 'no' } })
  const refused = { reason: 'email_not_delivered_where_you_are', alternatives: ['sms'] }
  expect(ask('ann@mail.ee', { policy, location: country('KP') })).toMatchObject(refused)
  expect(ask('ann@mail.ee', { policy, sensedLocation: country('KP') })).toMatchObject({ available: true })
})

describe('every channel at once', () => {
  test('for a number: itself, and that an e-mail would want an address', () => {
    expect(judgeChannels({ contact: contactOf('+37251234567'), ...everythingOn, location: country('ES') })).toEqual({
      channels: [
        { channel: 'sms', available: true },
        { channel: 'email', available: false, reason: 'not_an_email' },
      ],
      tips: ['choose_another_network', 'use_email'],
    })
  })

  test('for an address: itself, and that a text message would want a number', () => {
    expect(judgeChannels({ contact: contactOf('ann@gmail.com'), ...everythingOn })).toEqual({
      channels: [
        { channel: 'sms', available: false, reason: 'not_a_phone' },
        { channel: 'email', available: true },
      ],
      tips: [],
    })
  })

  test('with the reason of its own channel, and the setting that would help', () => {
    const question = { contact: contactOf('+447400123456'), ...everythingOn, deployment: { smsCountries: ['EE'] } }
    expect(judgeChannels(question).channels[0]).toEqual({
      channel: 'sms',
      available: false,
      reason: 'country_not_enabled',
      setting: 'PINPOST_SMS_COUNTRIES',
    })
  })
})

import { describe, expect, test } from 'vitest'
import { scriptedProvider } from '../../test/support/scripted-provider.ts'
import { type CountryCode, type PhoneContact, parseContact } from '../contacts/index.ts'
import { channelsOf, type Lineup, lineupOf, liveChannelsOf } from './lineup.ts'
import type { ByPlace, Weight } from './routing/index.ts'

const phone = (typed: string): PhoneContact => {
  const reading = parseContact(typed)
  if (!reading.ok || reading.contact.kind !== 'phone') throw new Error(typed)
  return reading.contact
}

/** One provider of both channels for each of the weights. */
function weighing(...weights: readonly ByPlace<Weight>[]): Lineup {
  const lineups = weights.map((weight, at) =>
    lineupOf([scriptedProvider(['sms', 'email'], `p${at}`).provider], { weight }),
  )
  return {
    providers: lineups.flatMap(({ providers }) => providers),
    plan: { providers: lineups.flatMap(({ plan }) => plan.providers) },
  }
}

describe('what live messages can go by', () => {
  const estonia = { otherwise: 'never', countries: { EE: 100 }, prefixes: { '+37258': 'never' } } as const
  const latvia = { otherwise: 'never', countries: { LV: 0 } } as const

  test.each([
    ['+37251234567', true, 'by the country'],
    ['+37258123456', false, 'the prefix goes before the country'],
    ['+37121234567', true, 'a spare carries too'],
    ['+37061234567', false, 'no provider has a weight there'],
    ['+870773111632', false, 'a number of no country has the rest'],
  ])('text messages to %s are carried: %s, since %s', (typed, expected) => {
    const lineup = weighing(estonia, latvia)
    expect(liveChannelsOf(() => lineup).carriesTo(phone(typed))).toBe(expected)
  })

  test.each<[string | undefined, string, ByPlace<Weight>, boolean, string]>([
    ['EE', '+372', estonia, true, 'the country has a weight'],
    ['LV', '+371', estonia, false, 'it has none'],
    ['LV', '+371', { otherwise: 0 }, true, 'the rest has one'],
    ['EE', '+372', { otherwise: 'never', prefixes: { '+3725': 1 } }, true, 'a prefix within it has one'],
    [
      'EE',
      '+372',
      { otherwise: 1, prefixes: { '+37': 'never' } },
      false,
      'all of them begin with what is never carried',
    ],
    ['EE', '+372', { otherwise: 1, prefixes: { '+3725': 'never' } }, true, 'only some begin so'],
    [undefined, '+870', { otherwise: 'never', prefixes: { '+8707': 1 } }, true, 'numbers of no country by a prefix'],
    [undefined, '+870', estonia, false, 'numbers of no country by nothing'],
  ])('some numbers of %s, %s, with %o are carried: %s, since %s', (country, value, weight, expected) => {
    const live = liveChannelsOf(() => weighing({ otherwise: 'never' }, weight))
    const range = { country: country as CountryCode | undefined, value }
    expect(live.carriesWithin(range)).toBe(expected)
  })

  test.each<[ByPlace<Weight>[], string[]]>([
    [[{ otherwise: 0 }], ['sms', 'email']],
    [[{ otherwise: 'never', prefixes: { '+372': 1 } }], ['sms']],
    [[{ otherwise: 'never', countries: { EE: 'never' } }], []],
    [[{ otherwise: 'never' }, { otherwise: 'never', countries: { EE: 0 } }], ['sms']],
    [[], []],
  ])('the weights %o leave the channels %o: an e-mail goes to no place', (weights, expected) => {
    const lineup = weighing(...weights)
    expect(channelsOf(lineup)).toEqual(expected)
    const live = liveChannelsOf(() => lineup)
    expect((['sms', 'email'] as const).filter((channel) => live.hasProvider(channel))).toEqual(expected)
  })

  test('follow the lineup that is in use', () => {
    let lineup = weighing(latvia)
    const live = liveChannelsOf(() => lineup)
    expect(live.carriesTo(phone('+37251234567'))).toBe(false)
    lineup = weighing(estonia)
    expect(live.carriesTo(phone('+37251234567'))).toBe(true)
  })
})

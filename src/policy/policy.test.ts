import { describe, expect, test } from 'vitest'
import { createPolicy, shippedPolicy } from './policy.ts'
import { SHIPPED_TABLE } from './shipped.ts'
import type { LayeredRow } from './table.ts'

const row = (more: Partial<LayeredRow>): LayeredRow => ({
  verdicts: {},
  layer: 'file',
  checkedOn: '2026-11-20',
  note: 'a test',
  ...more,
})

describe('the shipped table', () => {
  test('has no country twice, and says of each row when it was looked at, why, and by which pages', () => {
    const countries = SHIPPED_TABLE.flatMap((shipped) => shipped.countries ?? [])
    expect(new Set(countries).size).toBe(countries.length)
    for (const { checkedOn, note, sources, countries: own = [] } of SHIPPED_TABLE) {
      expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(note.length).toBeGreaterThan(20)
      expect(sources?.length).toBeGreaterThan(0)
      for (const code of own) expect(code).toMatch(/^[A-Z]{2}$/)
    }
  })

  test.each(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'CA', 'BE'])('R26: no text messages in %s, and e-mail', (code) => {
    expect(shippedPolicy.inCountry(code, 'sms').verdict).toBe('no')
    expect(shippedPolicy.inCountry(code, 'email').verdict).toBe('yes')
  })

  test('says yes of what it does not hold', () => {
    expect(shippedPolicy.inCountry('FR', 'sms')).toEqual({ verdict: 'yes', row: undefined })
    expect(shippedPolicy.inCountry('EE', 'sms')).toEqual({ verdict: 'yes', row: undefined }) // a note alone
    expect(shippedPolicy.inCountry(undefined, 'sms').verdict).toBe('yes')
    expect(shippedPolicy.forMethod('biometric', 'sms').verdict).toBe('yes')
    expect(shippedPolicy.smsIdentity('FR')).toEqual({ sender: undefined, hasOriginLine: true })
  })

  test('leaves out the last line in Belgium, where filters take it for an address', () => {
    expect(shippedPolicy.smsIdentity('BE')).toEqual({ sender: undefined, hasOriginLine: false })
  })
})

describe('of several layers', () => {
  const file = row({ countries: ['BE'], verdicts: { sms: 'yes' }, sender: '8850' })
  const all = row({ countries: ['BE'], verdicts: { sms: 'confirmed_only' }, layer: 'all_services' })
  const own = row({ countries: ['BE'], verdicts: { sms: 'no' }, hasOriginLine: true, layer: 'service' })

  test('the last that says something of a thing decides it, thing by thing', () => {
    const decided = (...rows: LayeredRow[]) => {
      const policy = createPolicy([...shippedPolicy.rows, ...rows])
      return { ...policy.inCountry('BE', 'sms'), ...policy.smsIdentity('BE') }
    }
    expect(decided()).toMatchObject({ verdict: 'no', sender: undefined, hasOriginLine: false })
    expect(decided(file)).toEqual({ verdict: 'yes', row: file, sender: '8850', hasOriginLine: false })
    expect(decided(file, all)).toMatchObject({ verdict: 'confirmed_only', row: all, sender: '8850' })
    expect(decided(file, all, own)).toMatchObject({ verdict: 'no', row: own, sender: '8850', hasOriginLine: true })
  })

  test('a row about the country itself goes before one about every country, whatever the layer', () => {
    const everywhere = row({ countries: ['*'], verdicts: { sms: 'no' }, sender: 'Example', layer: 'service' })
    const policy = createPolicy([...shippedPolicy.rows, file, everywhere])
    expect(policy.inCountry('BE', 'sms')).toEqual({ verdict: 'yes', row: file })
    expect(policy.inCountry('FR', 'sms')).toEqual({ verdict: 'no', row: everywhere })
    expect(policy.inCountry(undefined, 'sms')).toEqual({ verdict: 'no', row: everywhere })
    expect(policy.smsIdentity('US').sender).toBe('Example') // the shipped row of the USA names none
    expect(policy.smsIdentity('BE').sender).toBe('8850')
  })
})

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSubject } from './identity-providers.ts'
import { shippedMethods } from './methods.ts'
import { loadMethods, readMethods } from './methods-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'pinpost-methods-'))
writeFileSync(join(folder, 'secret'), 'of the client\n')
writeFileSync(join(folder, 'empty'), '')

const EID = 'providers: { eid: { issuer: "https://eid.example", client_id: pinpost, country: EE } }'

function read(text: string, mode: 'trial' | 'production' = 'trial') {
  return readMethods(text, mode, folder)
}

function good(text: string, mode: 'trial' | 'production' = 'trial') {
  const reading = read(text, mode)
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  return reading
}

describe('a file of methods', () => {
  test('that is empty leaves what ships', () => {
    expect(good('').methods).toEqual(shippedMethods('trial'))
    expect(loadMethods(undefined, 'production').methods).toEqual(shippedMethods('production'))
  })

  test('changes the members that it names, and leaves the others', () => {
    const { methods, providers } = good(`
providers:
  eid:
    issuer: https://eid.example/realm
    client_id: pinpost
    client_secret_file: ./secret
    acr_values: high
    number_pattern: '^(?<country>..)(?<number>.+)$'
methods:
  id_card: { proof: oidc, provider: eid }
  biometric: { proof: host, purposes: [renewal] }
  video_call: { proof: host }
  bank: off
`)
    const shipped = shippedMethods('trial')
    expect(methods.get('id_card')).toEqual({ ...shipped.get('id_card'), proof: 'oidc', provider: 'eid' })
    expect(methods.get('biometric')).toEqual({ ...shipped.get('biometric'), proof: 'host', purposes: ['renewal'] })
    expect(methods.get('video_call')).toMatchObject({
      eligibility: 'anyone',
      contacts: 'entered',
      mayChangeContacts: true,
    })
    expect([...methods.keys()]).toEqual([
      'id_card',
      'mobile_id',
      'branch',
      'existing_account',
      'biometric',
      'video_call',
    ])
    expect(providers.get('eid')).toMatchObject({ clientSecret: 'of the client', scope: 'openid', acrValues: 'high' })
  })

  test.each([
    ['[1, 2]', 'the file must have members: providers, methods'],
    ['methds: {}', 'the file has no member methds (did you mean methods?)'],
    ['methods: [id_card]', 'methods must have members'],
    ['methods: { id_card: { prof: host } }', 'methods.id_card has no member prof (did you mean proof?)'],
    ['methods: { id_card: { proof: magic } }', 'methods.id_card.proof is one of oidc, host, trial'],
    ['methods: { id_card: { proof: oidc } }', 'methods.id_card wants provider, since its proof is oidc'],
    ['methods: { id_card: { proof: oidc, provider: eid } }', 'methods.id_card.provider names none of providers'],
    [`${EID}\nmethods: { id_card: { provider: eid } }`, 'methods.id_card.provider does nothing without proof: oidc'],
    ['methods: { id_card: { purposes: [open] } }', 'methods.id_card.purposes is a list of registration, renewal'],
    ['methods: { id_card: { may_change_contacts: "no" } }', 'methods.id_card.may_change_contacts is true or false'],
    [
      'methods: { id_card: { may_change_contacts: false } }',
      'methods.id_card: contacts that are entered may be changed',
    ],
    ['methods: { ID-Card: {} }', 'methods.ID-Card is no name for a method'],
    [
      'methods: { id_card: off, mobile_id: off, bank: off, branch: off, existing_account: off, biometric: off }',
      'no method is left',
    ],
    ['providers: { eid: { client_id: x, country: EE } }', 'providers.eid wants issuer: an https address'],
    [
      'providers: { eid: { issuer: "http://eid.example", client_id: x, country: EE } }',
      'providers.eid wants issuer: an https address',
    ],
    ['providers: { eid: { issuer: "https://eid.example", country: EE } }', 'providers.eid wants client_id'],
    [
      'providers: { eid: { issuer: "https://eid.example", client_id: x } }',
      'providers.eid wants one of country, country_claim',
    ],
    [
      'providers: { eid: { issuer: "https://eid.example", client_id: x, country: UK } }',
      'providers.eid.country is no country',
    ],
    [
      'providers: { eid: { issuer: "https://eid.example", client_id: x, country: EE, number_pattern: "(" } }',
      'providers.eid.number_pattern is no regular expression',
    ],
    [
      'providers: { eid: { issuer: "https://eid.example", client_id: x, country: EE, client_secret_file: gone } }',
      'providers.eid.client_secret_file cannot be read (ENOENT)',
    ],
    [
      'providers: { eid: { issuer: "https://eid.example", client_id: x, country: EE, client_secret_file: empty } }',
      'providers.eid.client_secret_file is empty',
    ],
    ['providers: {', 'it is not YAML'],
  ])('%s: %s', (text, problem) => {
    const reading = read(text)
    expect(reading.ok ? [] : reading.problems.filter((told) => told.startsWith(problem))).toHaveLength(1)
  })

  test('in production has no trial identities, and says everything that is wrong at once', () => {
    const reading = read('methods: { bank: { proof: trial }, id_card: { proof: oidc } }', 'production')
    expect(reading.ok ? [] : reading.problems).toEqual([
      'methods.bank: production has no trial identities',
      'methods.id_card wants provider, since its proof is oidc',
    ])
  })

  test('that cannot be read, or is wrong, stops the start in words', () => {
    expect(() => loadMethods(join(folder, 'none.yaml'), 'trial')).toThrow(/cannot be read \(ENOENT\)/)
    writeFileSync(join(folder, 'wrong.yaml'), 'methods: { id_card: { proof: magic } }')
    expect(() => loadMethods(join(folder, 'wrong.yaml'), 'trial')).toThrow(
      /is not right:\n {2}methods\.id_card\.proof is one of/,
    )
  })
})

describe('a subject in claims', () => {
  const base = { numberClaim: 'sub', numberPattern: undefined, countryClaim: undefined, country: undefined }
  test.each([
    ['a fixed country', { country: 'EE' }, { sub: '38001085718' }, 'proved'],
    [
      'a claim for each',
      { countryClaim: 'nation', numberClaim: 'pnr' },
      { nation: 'EE', pnr: '38001085718' },
      'proved',
    ],
    [
      'both within one',
      { numberPattern: /^PNO(?<country>..)-(?<number>.+)$/u },
      { sub: 'PNOEE-38001085718' },
      'proved',
    ],
    ['a claim that is missing', { country: 'EE', numberClaim: 'pnr' }, { sub: 'x' }, 'nobody_named'],
    ['a claim that is no text', { country: 'EE' }, { sub: 38001085718 }, 'nobody_named'],
    ['a number with a wrong check digit', { country: 'EE' }, { sub: '38001085719' }, 'nobody_named'],
    [
      'what the pattern does not fit',
      { numberPattern: /^PNO(?<country>..)-(?<number>.+)$/u },
      { sub: '38001085718' },
      'nobody_named',
    ],
    ['a country that there is not', { countryClaim: 'nation' }, { nation: 'XX', sub: '38001085718' }, 'nobody_named'],
  ])('%s', (_what, subject, claims, kind) => {
    const read = readSubject({ subject: { ...base, ...subject } as never }, claims)
    expect(read.kind).toBe(kind)
    if (read.kind === 'proved') expect(read.subject).toEqual({ country: 'EE', number: '38001085718' })
  })
})

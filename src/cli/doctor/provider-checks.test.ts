import { describe, expect, test } from 'vitest'
import { scriptedProvider } from '../../../test/support/scripted-provider.ts'
import { loadConfig } from '../../config/index.ts'
import { lineupOf, type PlannedProvider } from '../../delivery/index.ts'
import { checkProviders } from './provider-checks.ts'

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64')

/** What is found of a carrier of text messages with this plan, where these countries are enabled. */
async function check(countries: string, planned: Partial<PlannedProvider>) {
  const loaded = loadConfig({ PINPOST_SECRETS: SECRET, PINPOST_SMS_COUNTRIES: countries }, { cwd: '/' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const { provider } = scriptedProvider(['sms'], 'telco')
  return await checkProviders(loaded.config, lineupOf([provider], planned), 5_000)
}

describe('the countries', () => {
  test('that are enabled and that nobody carries anything to are told', async () => {
    const found = await check('EE,LV,LT', { weight: { otherwise: 'never', countries: { EE: 100, LV: 0 } } })
    expect(found).toMatchObject([
      { check: 'provider telco', level: 'ok' },
      { check: 'countries', level: 'warning', found: expect.stringContaining('text messages to LT, which') },
    ])
  })

  test.each([
    ['EE,LV', { otherwise: 'never', countries: { EE: 100, LV: 0 } }],
    ['EE,LV,LT', { otherwise: 1 }],
    ['*', { otherwise: 'never', countries: { EE: 1 } }],
    ['none', { otherwise: 'never', countries: { EE: 1 } }],
  ] as const)('%s are carried as enabled with the weights %o', async (countries, weight) => {
    expect(await check(countries, { weight })).toMatchObject([{ check: 'provider telco', level: 'ok' }])
  })
})

test('a provider of the file that would not take us is told with where its settings stand', async () => {
  const { provider } = scriptedProvider(['email'], 'relay')
  const trouble = {
    ...provider,
    probe: async () => 'relay.example:587 refuses the user name or the password (535 5.7.8)',
  }
  const env = { PINPOST_SECRETS: SECRET, PINPOST_PROVIDERS: 'providers.yaml' }
  const loaded = loadConfig(env, { cwd: '/' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const [found] = await checkProviders(loaded.config, lineupOf([trouble]), 5_000)
  expect(found).toMatchObject({ level: 'problem', fix: expect.stringContaining('in the file of PINPOST_PROVIDERS') })
})

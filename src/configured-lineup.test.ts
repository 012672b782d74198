import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { describeProblems, loadConfig } from './config/index.ts'
import { configuredLineup } from './configured-lineup.ts'
import { createProviderParts, type Lineup } from './delivery/index.ts'
import { systemClock } from './lib/clock.ts'
import { createKeyRing } from './lib/key-ring.ts'

const folder = mkdtempSync(join(tmpdir(), 'pinpost-lineup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64')
const TRIAL = { PINPOST_SECRETS: SECRET }
const PRODUCTION = {
  ...TRIAL,
  PINPOST_MODE: 'production',
  PINPOST_DATABASE_URL: 'postgres://pin:hush@db.example.com/pinpost',
  PINPOST_BASE_URL: 'https://confirm.example.com',
  PINPOST_PROVIDERS: 'providers.yaml',
}
const RELAY = '  - { name: relay, kind: smtp, settings: { url: smtp://h, from: a@example.com } }\n'
const TELCO = '  - { name: telco, kind: smpp, settings: { url: smpp://a:b@h, from: Shop } }\n'

/** The lineup of these settings, with this file where it is named. */
async function lineupOf(env: Readonly<Record<string, string>>, file = ''): Promise<Lineup> {
  writeFileSync(join(folder, 'providers.yaml'), `providers:\n${file}`)
  const loaded = loadConfig(env, { cwd: folder })
  if (!loaded.ok) throw new Error(describeProblems(loaded.problems))
  const { config, secrets } = loaded
  const ring = createKeyRing(secrets.ring)
  const lineup = configuredLineup(
    config,
    secrets,
    createProviderParts({ clock: systemClock, ring, baseUrl: () => config.baseUrl }),
  )
  await Promise.all(lineup.providers.map((provider) => provider.close()))
  return lineup
}

test('the plain settings are a plan with one provider for each channel', async () => {
  const { plan } = await lineupOf({
    ...TRIAL,
    PINPOST_SMTP_URL: 'smtp://h',
    PINPOST_MAIL_FROM: 'a@example.com',
    PINPOST_SMPP_URL: 'smpp://a:b@h',
    PINPOST_SMS_SENDER: 'Shop',
  })
  expect(plan.providers).toEqual([
    { name: 'smtp', channels: ['email'], weight: { otherwise: 100 }, givesReceipts: false },
    { name: 'smpp', channels: ['sms'], weight: { otherwise: 100 }, givesReceipts: true },
  ])
  expect((await lineupOf(TRIAL)).plan.providers).toEqual([])
})

test('the file names all providers', async () => {
  const { plan } = await lineupOf({ ...TRIAL, PINPOST_PROVIDERS: 'providers.yaml' }, RELAY + TELCO)
  expect(plan.providers.map(({ name, givesReceipts }) => [name, givesReceipts])).toEqual([
    ['relay', false],
    ['telco', true],
  ])
})

test.each(['PINPOST_SMTP_URL', 'PINPOST_SMPP_URL'])('beside a file, %s is refused in words', async (name) => {
  const env = { ...TRIAL, PINPOST_PROVIDERS: 'providers.yaml', [name]: 'smtp://h', PINPOST_MAIL_FROM: 'a@example.com' }
  const more = name === 'PINPOST_SMPP_URL' ? { [name]: 'smpp://a:b@h', PINPOST_SMS_SENDER: 'Shop' } : {}
  await expect(lineupOf({ ...env, ...more }, RELAY)).rejects.toThrow(/PINPOST_PROVIDERS: the file names all providers/)
})

test('what the settings of a kind cannot say is told with the line of the provider', async () => {
  const wrong = RELAY.replace('smtp://h', 'smtp://u:p@relay.example?tls=off')
  await expect(lineupOf({ ...TRIAL, PINPOST_PROVIDERS: 'providers.yaml' }, TELCO + wrong)).rejects.toThrow(
    /line 3: relay: A password may only be sent without TLS to this machine itself/,
  )
})

test('a file that is not there is told by its path', async () => {
  await expect(lineupOf({ ...TRIAL, PINPOST_PROVIDERS: 'nowhere.yaml' })).rejects.toThrow(
    /PINPOST_PROVIDERS .*nowhere\.yaml cannot be read \(ENOENT\)/,
  )
})

describe('production', () => {
  const WITH_TEXTS = { ...PRODUCTION, PINPOST_SMS_COUNTRIES: 'EE', PINPOST_SMS_PER_DAY: '100' }

  test('starts with a file that carries what is enabled', async () => {
    expect((await lineupOf(PRODUCTION, RELAY)).providers).toHaveLength(1)
    expect((await lineupOf(WITH_TEXTS, RELAY + TELCO)).providers).toHaveLength(2)
  })

  test.each([
    ['e-mail', PRODUCTION, TELCO, /production wants a provider of e-mail, and it names none/],
    [
      'text messages to enabled countries',
      WITH_TEXTS,
      RELAY,
      /text messages to the countries of PINPOST_SMS_COUNTRIES/,
    ],
  ])('does not start without a provider of %s', async (_, env, file, words) => {
    await expect(lineupOf(env, file)).rejects.toThrow(words)
  })
})

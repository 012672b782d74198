import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { type Config, loadConfig } from '../config/index.ts'
import { welcome } from './welcome.ts'

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')

function configOf(env: Record<string, string>): Config {
  const loaded = loadConfig({ PINPOST_SECRETS: SECRET, ...env }, { cwd: tmpdir() })
  if (!loaded.ok) throw new Error(loaded.problems[0]?.problem)
  return loaded.config
}
const addresses = { url: 'http://127.0.0.1:3000', opsUrl: 'http://127.0.0.1:3001' }
const trialKeys = { live: 'pp_live_x', test: 'pp_test_x' }

test('a trial says where it can be reached, what its keys do and how to begin', () => {
  const words = welcome({ ...addresses, config: configOf({}), trialKeys })
  for (const part of [
    'on this machine only',
    'http://localhost:3000/\n',
    'http://localhost:3000/inbox',
    'http://localhost:3000/docs',
    'pp_test_x',
    'pp_live_x',
  ]) {
    expect(words).toContain(part)
  }
  expect(words).toContain('sends nothing yet')
  expect(words).toMatch(/^curl -s http:\/\/localhost:3000\/v1\/verifications -H 'Authorization: Bearer pp_test_x'/m)
})

test('a trial with a relay says that its live key sends, and a public one warns', () => {
  const smtp = { PINPOST_SMTP_URL: 'smtp://u:hush@localhost:1025', PINPOST_MAIL_FROM: 'codes@example.com' }
  const words = welcome({ ...addresses, config: configOf({ ...smtp, PINPOST_TRIAL_PUBLIC: 'yes' }), trialKeys })
  expect(words).toContain('from codes@example.com')
  expect(words).toContain('OTHER MACHINES CAN REACH')
  expect(words).not.toContain('hush')
})

test('a trial with a carrier says that its live key sends text messages', () => {
  const smpp = { PINPOST_SMPP_URL: 'smpp://id:hush@localhost', PINPOST_SMS_SENDER: 'Example' }
  const words = welcome({ ...addresses, config: configOf(smpp), trialKeys })
  expect(words).toContain('text messages leave through PINPOST_SMPP_URL, from Example')
  expect(words).not.toMatch(/hush|sends nothing/)
})

test('a trial with a file of providers says that its live key sends by them', () => {
  const words = welcome({
    ...addresses,
    config: configOf({ PINPOST_PROVIDERS: '/etc/pinpost/providers.yaml' }),
    trialKeys,
  })
  expect(words).toContain('leaves through the providers of /etc/pinpost/providers.yaml')
  expect(words).not.toContain('sends nothing')
})

test('production says one line without a key', () => {
  const config = { ...configOf({}), baseUrl: 'https://confirm.example.com' }
  const words = welcome({ ...addresses, config, trialKeys: undefined })
  expect(words).toMatch(
    /^Pinpost \S+ serves https:\/\/confirm\.example\.com, listening at http:\/\/127\.0\.0\.1:3000, .*\.$/,
  )
  expect(words).not.toContain('pp_')
})

// The example that operators begin with is right, and says what its remarks say.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readProviderFile } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'pinpost-example-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('examples/providers.yaml is right once its secrets are there', () => {
  writeFileSync(join(folder, 'telco-a.url'), 'smpp://a:b@127.0.0.1')
  writeFileSync(join(folder, 'relay.url'), 'smtp://127.0.0.1')
  const variables: Readonly<Record<string, string>> = {
    TELCO_B_URL: 'smpp://a:b@127.0.0.1',
    SPARE_RELAY_URL: 'smtp://127.0.0.1',
  }
  const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'examples', 'providers.yaml'), 'utf8')
  const reading = readProviderFile(text, { folder, variable: (name) => variables[name] })
  expect(reading).toMatchObject({ ok: true })
  const entries = reading.ok ? reading.entries : []
  expect(entries.map(({ planned: { name, weight } }) => [name, weight])).toEqual([
    ['telco-a', { otherwise: 70, countries: { EE: 95 }, prefixes: { '+1': 'never' } }],
    ['telco-b', { otherwise: 30, countries: { EE: 5 }, prefixes: { '+1': 'never' } }],
    ['relay', { otherwise: 100 }],
    ['relay-spare', { otherwise: 0 }],
  ])
})

// The guides of providers that stand in the operator's file: what they show can be used, and nothing that may be set is left out.
import { readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createProviderParts, providerKinds } from '../../src/delivery/providers/index.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { testSecrets } from '../support/verifications.ts'

const GUIDES = ['kannel', 'postmark', 'ses', 'twilio', 'vonage', 'webhook']
/** As good as any secret that a kind may want. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const read = (guide: string): string => readFileSync(new URL(`../../docs/guides/${guide}.md`, import.meta.url), 'utf8')
const examplesIn = (guide: string): readonly string[] =>
  [...read(guide).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '')

interface Entry {
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
}

describe.each(GUIDES)('the guide of %s', (name) => {
  const kind = providerKinds[name]
  if (!kind) throw new Error(`There is no kind ${name}.`)

  test.each(examplesIn(name))('shows a provider that can be made: %#', (text) => {
    const { providers } = parse(text) as { providers: readonly Entry[] }
    expect(providers.length).toBeGreaterThan(0)
    const parts = createProviderParts({
      clock: systemClock,
      ring: createKeyRing(testSecrets),
      baseUrl: () => 'https://a.example',
    })
    for (const entry of providers) {
      expect(entry.kind).toBe(name)
      const said = Object.entries(entry.settings).map(([setting, value]) => [
        setting,
        isReference(value) ? SECRET : value,
      ])
      for (const [setting, value] of Object.entries(entry.settings)) {
        if (isReference(value)) expect(kind.secrets).toContain(setting)
        else expect(kind.secrets).not.toContain(setting)
      }
      const settings = Object.fromEntries(said.map(([setting, value]) => [setting, withFigures(value)]))
      expect([...Value.Errors(kind.settings, settings)]).toEqual([])
      const provider = kind.create(entry.name, settings, parts)
      expect(provider.name).toBe(entry.name)
      expect(kind.channels).toEqual(expect.arrayContaining([...provider.channels]))
    }
  })

  test('has a line for every setting, and marks the secrets', () => {
    const rows = read(name)
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    const schema = kind.settings as unknown as { readonly properties: object }
    for (const setting of Object.keys(schema.properties)) {
      const row = rows.find((line) => line.split(' | ')[0]?.includes(`\`${setting}\``))
      expect(row, setting).toBeDefined()
      if (kind.secrets.includes(setting)) expect(row).toMatch(/\*secret/i)
    }
  })
})

/** `{ env: NAME }` or `{ file: PATH }`. */
function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Figures that the reader has to put in. */
function withFigures(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('x'.repeat(32), '0'.repeat(32)) : value
}

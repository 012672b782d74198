// A trial for looking at pages: its clock, ids and contacts repeat themselves, so that a picture changes when a page does.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config/index.ts'
import type { Random } from '../../src/lib/random.ts'
import { silentTelemetry } from '../../src/telemetry/index.ts'
import { fakeClock } from './fake-clock.ts'
import type { Stage } from './page-story.ts'

const STARTS_AT = '2026-03-02T09:14:08.000Z'

/** Nobody is at the other end: the pages on the way there are what is looked at. */
const METHODS = `providers:
  eid:
    issuer: http://127.0.0.1:9
    client_id: pinpost
    client_secret_file: ./secret
    number_claim: personal_number
    number_pattern: '^PNO(?<country>[A-Z]{2})-(?<number>.+)$'
methods:
  bank: { proof: oidc, provider: eid }
`

/** @param folder for its data; empty. */
export async function openStage(folder: string): Promise<Stage & { readonly app: App }> {
  const clock = fakeClock(new Date(STARTS_AT))
  const secret = Buffer.alloc(32, 'a secret for pictures, no other!')
  const own = { PINPOST_PORT: '0', PINPOST_OPS_PORT: '0', PINPOST_DNS_SERVERS: 'none', PINPOST_DATA_DIR: folder }
  writeFileSync(join(folder, 'secret'), 'a secret of nobody, long enough to be one\n')
  const methods = join(folder, 'methods.yaml')
  writeFileSync(methods, METHODS)
  const loaded = loadConfig(
    { ...own, PINPOST_METHODS_FILE: methods, PINPOST_SECRETS: secret.toString('base64') },
    { cwd: folder },
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const { config, secrets } = loaded
  const telemetry = silentTelemetry()
  const app = await startApp({ config, secrets, clock, random: repeatingRandom(), telemetry, runsUpkeep: false })
  return { app, clock }
}

/** Each number is asked for once, in a fixed order. */
function repeatingRandom(): Random {
  let asked = 0
  return (size) => createHash('shake256', { outputLength: size }).update(String(asked++)).digest()
}

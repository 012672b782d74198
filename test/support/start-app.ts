// The whole of Pinpost in this process, on a database of its own, with the clock and the providers in the test's hand. Closed
// after the test file.
import { tmpdir } from 'node:os'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config/index.ts'
import type { Database } from '../../src/db/index.ts'
import type { Lineup, OutgoingMessage } from '../../src/delivery/index.ts'
import { silentTelemetry } from '../../src/telemetry/index.ts'
import { type Client, createClient } from './client.ts'
import type { TestEngine } from './databases.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'
import { closeAfterFile } from './to-close.ts'
import { codeIn, recordingProvider, testSecrets } from './verifications.ts'

export interface TestAppOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly clock?: FakeClock
  readonly provider?: ReturnType<typeof recordingProvider>
  /** In place of the provider: several, with their plan; or those that the settings name. */
  readonly lineup?: Lineup | 'configured'
  /** One that is open already, for a second process on it. */
  readonly database?: Database
  readonly secrets?: readonly Uint8Array[]
}

export interface TestApp {
  readonly app: App
  readonly clock: FakeClock
  /** Calls with the live key; its messages go to the recording provider. */
  readonly live: Client
  /** Calls with the test key; its messages go to the inbox. */
  readonly test: Client
  /** Calls with the keys and tokens that it is given. */
  readonly anyone: Client
  readonly keys: { readonly live: string; readonly test: string }
  readonly messages: readonly OutgoingMessage[]
  readonly telemetry: ReturnType<typeof silentTelemetry>
  /** The code of the latest message to a contact, once everything under way is handed over. */
  codeFor(to: string, digits?: number): Promise<string>
}

export async function startTestApp(engine: TestEngine, options: TestAppOptions = {}): Promise<TestApp> {
  const { clock = fakeClock(), provider = recordingProvider(), secrets = testSecrets } = options
  const { lineup = [provider.provider] } = options
  const database = options.database ?? (await engine.open())
  const loaded = loadConfig(
    {
      PINPOST_PORT: '0',
      PINPOST_OPS_PORT: '0',
      PINPOST_LOG_LEVEL: 'silent',
      PINPOST_DNS_SERVERS: 'none',
      PINPOST_SECRETS: secrets.map((secret) => Buffer.from(secret).toString('base64')).join(','),
      ...options.env,
    },
    { cwd: tmpdir() },
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const telemetry = silentTelemetry()
  const app = await startApp({
    config: loaded.config,
    secrets: loaded.secrets,
    database,
    ...(lineup === 'configured' ? {} : { providers: lineup }),
    clock,
    telemetry,
    runsUpkeep: false,
  })
  const keys = app.trialKeys ?? { live: '', test: '' }
  const clients = [
    createClient(app.url, keys.live),
    createClient(app.url, keys.test),
    createClient(app.url, ''),
  ] as const
  closeAfterFile(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await app.close()
  })
  const [live, test, anyone] = clients
  return {
    app,
    clock,
    live,
    test,
    anyone,
    keys,
    messages: provider.messages,
    telemetry,
    async codeFor(to, digits) {
      await app.idle()
      const message = provider.messages.findLast((one) => one.to === to)
      return message ? codeIn(message, digits) : 'no message'
    },
  }
}

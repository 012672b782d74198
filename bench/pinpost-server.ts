// Pinpost under measurement: one process with everything on, configured by its environment as any other. It is called with a live
// key, so that messages go where messages go: to the relay or carrier when one is set, otherwise to a provider which
// takes every message at once and hands the code in it to the load.
import { startApp } from '../src/app.ts'
import { describeProblems, loadConfig } from '../src/config/index.ts'
import type { Provider } from '../src/delivery/index.ts'
import { collectSeldom } from '../src/lib/collector.ts'
import { DEFAULT_SLUG } from '../src/services/index.ts'
import { codeIn } from './message-code.ts'
import { announce, deliver, onStop } from './sink.ts'

const toTheLoad: Provider = {
  name: 'bench',
  channels: ['sms', 'email'],
  givesReceipts: false,
  async send(message) {
    deliver(message.to, codeIn(message.text))
    return { kind: 'accepted', reference: message.id }
  },
  probe: async () => undefined,
  close: async () => {},
}

collectSeldom() // as `pinpost serve` does
const loaded = loadConfig(process.env, { cwd: process.cwd() })
if (!loaded.ok) throw new Error(describeProblems(loaded.problems))
const { config, secrets } = loaded
const isProvided = config.smtp || config.smpp || config.providersFile
const app = await startApp({ config, secrets, ...(isProvided ? {} : { providers: [toTheLoad] }) })
// Everyone in the benchmark lives in one country: counted there, but not refused.
await app.services.update(DEFAULT_SLUG, { sms_per_country_hour: 10_000_000 })

announce({ url: app.url, headers: { authorization: `Bearer ${app.trialKeys?.live}` } })
onStop(() => app.close())

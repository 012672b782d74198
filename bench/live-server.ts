// Pinpost as `bench/live.ts` measures it: an ordinary process whose messages go to a carrier with receipts. The process that
// started it says when messages are to be begun and what the carrier says of them, and asks how much memory is in use.
import { startApp } from '../src/app.ts'
import { describeProblems, loadConfig } from '../src/config/index.ts'
import { parseContact } from '../src/contacts/index.ts'
import { formatId } from '../src/lib/ids.ts'
import { DEFAULT_SLUG } from '../src/services/index.ts'
import { receiptingProvider } from '../test/support/scripted-provider.ts'
import { nowMs } from './stopwatch.ts'

export type Asked = { readonly begin: number } | { readonly receipts: readonly string[] } | 'memory' | 'stop'
export interface Waiting {
  readonly id: string
  readonly token: string
  readonly reference: string
}
export type Told =
  | { readonly url: string }
  | { readonly waiting: readonly Waiting[] }
  | { readonly saidAt: number; readonly acknowledgedAt: number }
  | { readonly rss: number }

const loaded = loadConfig(process.env, { cwd: process.cwd() })
if (!loaded.ok) throw new Error(describeProblems(loaded.problems))
const { config, secrets } = loaded
const carrier = receiptingProvider()
const app = await startApp({ config, secrets, providers: [carrier.provider] })
const [found] = await app.services.list()
if (!found) throw new Error('A trial has a service.')
await app.services.update(DEFAULT_SLUG, { event_streams: 1_000_000 })
const service = { ...found, settings: { ...found.settings, smsPerCountryHour: 10_000_000, smsPerDay: 10_000_000 } }

async function begin(count: number): Promise<Waiting[]> {
  const one = async (n: number): Promise<Waiting> => {
    const contact = parseContact(`person${n}@mailbox.example`)
    if (!contact.ok) throw new Error('This is an address.')
    const outcome = await app.verifications.start({
      caller: { kind: 'live', service },
      contact: contact.contact,
      purpose: 'registration',
      session: `live ${n}`,
      locale: undefined,
      lane: 'open',
      ip: undefined,
      metadata: undefined,
      idempotency: undefined,
    })
    if (outcome.kind !== 'started') throw new Error(`A start was ${outcome.kind}.`)
    const { id, messages } = outcome.verification
    return {
      id: formatId('ver', id),
      token: app.verifications.clientToken(id),
      reference: messages[0]?.id ?? 'nothing',
    }
  }
  const waiting = await Promise.all(Array.from({ length: count }, (_, n) => one(n)))
  await app.idle()
  return waiting
}

async function receive(references: readonly string[]): Promise<Told> {
  const saidAt = nowMs()
  await Promise.all(references.map((reference) => carrier.say({ reference, state: 'delivered' })))
  return { saidAt, acknowledgedAt: nowMs() }
}

async function answer(asked: Asked): Promise<Told | undefined> {
  if (asked === 'memory') {
    globalThis.gc?.()
    return { rss: process.memoryUsage().rss }
  }
  if (asked === 'stop') {
    await app.close()
    process.exit(0)
  }
  return 'begin' in asked ? { waiting: await begin(asked.begin) } : await receive(asked.receipts)
}

const tell = (told: Told | undefined): void => void (told && process.send?.(told))
process.on('message', (asked: Asked) => void answer(asked).then(tell))
process.on('SIGINT', () => {}) // Ctrl-C reaches the whole group; the process that started this one says when to stop
process.once('disconnect', () => process.exit(1))
tell({ url: app.url })

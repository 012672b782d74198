// npm run bench:smpp: how many text messages a second Pinpost hands to a carrier by SMPP, from the start of a verification to the
// settled row, on PostgreSQL; and whether its memory stays as it is. Pinpost and the load are one process, without HTTP; the
// carrier and PostgreSQL are others on the same machine. Results go to standard output, progress to standard error.
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { startApp } from '../src/app.ts'
import { loadConfig } from '../src/config/index.ts'
import { parseContact } from '../src/contacts/index.ts'
import { createSmppProvider, type Provider } from '../src/delivery/index.ts'
import { createTelemetry } from '../src/telemetry/index.ts'
import { circumstances } from './machine.ts'
import { withPhone } from './people.ts'
import { startPostgres } from './postgres.ts'
import { median } from './quantiles.ts'
import { startServer } from './server.ts'
import { type Stop, withStops } from './stops.ts'
import { nowMs } from './stopwatch.ts'

const HELP = `Measures text messages by SMPP on PostgreSQL.

npm run bench:smpp -- [flags]

  --messages <n>   how many are sent in all (1,000,000)
  --mark <n>       after how many the memory is read first (100,000)
  --callers <n>    verifications started at once (256)
  --links <n>      connections to the carrier (2)
  --window <n>     messages without an answer on each (50)
  --no-targets     goals are shown, but missing one is no failure
  --help`

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    mark: { type: 'string', default: '100000' },
    callers: { type: 'string', default: '256' },
    links: { type: 'string', default: '2' },
    window: { type: 'string', default: '50' },
    'no-targets': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const GOAL_PER_SECOND = 2_000
const GOAL_GROWTH = 0.1
const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')
/** Messages that may be started and not yet taken: a load that ran ahead would measure its own queue. */
const MOST_AHEAD = 1_000

interface Counts {
  taken: number
  refused: number
  receipts: number
}

/** The same provider, counted. */
function counted(provider: Provider, counts: Counts): Provider {
  return {
    ...provider,
    async send(message, signal) {
      const outcome = await provider.send(message, signal)
      if (outcome.kind === 'accepted') counts.taken++
      else counts.refused++
      return outcome
    },
    onReceipt(listener) {
      provider.onReceipt?.(async (receipt) => {
        await listener(receipt)
        counts.receipts++
      })
    },
  }
}

async function measure(stops: Stop[]): Promise<boolean> {
  const wanted = Number(values.messages)
  const mark = Math.min(Number(values.mark), wanted)
  const postgres = await startPostgres(process.env.PINPOST_BENCH_DATABASE_URL || undefined)
  stops.push(postgres.stop)
  const database = await postgres.createDatabase()
  stops.push(database.drop)
  const smsc = await startServer({ script: 'smsc-sink.ts' })
  stops.push(smsc.stop)

  const counts: Counts = { taken: 0, refused: 0, receipts: 0 }
  const loaded = loadConfig(
    {
      PINPOST_DATABASE_URL: database.url,
      PINPOST_SECRETS: SECRET,
      PINPOST_PORT: '0',
      PINPOST_OPS_PORT: '0',
      PINPOST_LOG_LEVEL: 'warn',
      PINPOST_SMS_PER_DAY: '100000000',
    },
    { cwd: tmpdir() },
  )
  if (!loaded.ok) throw new Error(loaded.problems[0]?.problem)
  const { config, secrets } = loaded
  const url = `${smsc.url}?links=${values.links}&window=${values.window}`
  const provider = counted(createSmppProvider({ url, sender: 'Pinpost' }), counts)
  const app = await startApp({ config, secrets, providers: [provider], telemetry: createTelemetry({ level: 'warn' }) })
  stops.push(app.close)
  const found = await app.services.findCaller(app.trialKeys?.live ?? '')
  if (!found) throw new Error('The live key of the trial is not known.')
  const caller = found

  let started = 0
  async function call(until: number): Promise<void> {
    while (started < until) {
      const contact = parseContact(withPhone(2 * started++ + 1).to)
      if (!contact.ok) throw new Error(contact.reason)
      const outcome = await app.verifications.start({
        caller,
        contact: contact.contact,
        purpose: 'registration',
        session: undefined,
        locale: 'en',
        lane: 'known', // counted, and refused by no limit on text messages
        ip: undefined,
        metadata: undefined,
        idempotency: undefined,
      })
      if (outcome.kind !== 'started') throw new Error(`A start was ${outcome.kind}.`)
      while (started - counts.taken - counts.refused > MOST_AHEAD)
        await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  /** Sends until so many were sent in all, and waits until each is settled. Answers messages a second. */
  async function sendUntil(until: number): Promise<number> {
    const before = counts.taken
    const begun = nowMs()
    await Promise.all(Array.from({ length: Number(values.callers) }, () => call(until)))
    await app.idle()
    return ((counts.taken - before) / (nowMs() - begun)) * 1000
  }

  const stretches: { sent: number; perSecond: number; rssMb: number }[] = []
  for (let until = mark; until <= wanted; until += mark) {
    const perSecond = await sendUntil(until)
    stretches.push({ sent: counts.taken, perSecond: Math.round(perSecond), rssMb: rssMb() })
    console.error(`  ${until} sent: ${Math.round(perSecond)} a second, ${rssMb()} MB resident`)
  }
  const [settled] = await app.db.query<{ accepted: number; delivered: number }>(
    `select count(*) filter (where state in ('accepted', 'delivered')) as accepted,
       count(*) filter (where state = 'delivered') as delivered from message`,
  )
  const first = stretches[0]
  const last = stretches.at(-1)
  if (!first || !last || !settled) throw new Error('Nothing was measured.')
  const rate = median(stretches.map(({ perSecond }) => perSecond))
  const growth = last.rssMb / first.rssMb - 1
  const at = circumstances([], postgres.version)
  console.log(`${at.date}, ${at.processor}, ${at.cores} cores, Node ${at.node}, PostgreSQL ${postgres.version}
${values.links} links, window ${values.window}, ${values.callers} callers
messages: ${counts.taken} taken, ${counts.refused} refused, ${settled.accepted} settled as taken, ${counts.receipts} receipts written down, ${settled.delivered} delivered
throughput: ${rate} messages a second (median of ${stretches.length} stretches of ${mark}; goal ${GOAL_PER_SECOND})
memory: ${first.rssMb} MB resident after ${first.sent}, ${last.rssMb} MB after ${last.sent}: ${(growth * 100).toFixed(1)} % (goal ${GOAL_GROWTH * 100} %)`)
  return rate >= GOAL_PER_SECOND && growth <= GOAL_GROWTH && settled.accepted === wanted
}

function rssMb(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20)
}

if (values.help) console.log(HELP)
else if (!(await withStops(measure)) && !values['no-targets']) process.exitCode = 1

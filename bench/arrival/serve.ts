// The same people in the same world, but through the whole of Pinpost: its HTTP API, its database, its dispatcher and its upkeep, in
// this process. The carriers follow the world; the clock stands still while something happens, and jumps to the next event.
import { randomBytes } from 'node:crypto'
import { request } from 'undici'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config/index.ts'
import type { Database } from '../../src/db/index.ts'
import type { Lineup, OutgoingMessage, Provider, ReceiptListener, SendOutcome } from '../../src/delivery/index.ts'
import { DEFAULT_SLUG } from '../../src/services/index.ts'
import { silentTelemetry, type Telemetry } from '../../src/telemetry/index.ts'
import { codeIn } from '../message-code.ts'
import { count, instantOf, type Tally } from './dispatch.ts'
import { createFates, type Fates } from './fates.ts'
import { PROVIDERS, type ProviderName } from './model.ts'
import type { Channel } from './people.ts'
import { planOf } from './pinpost.ts'
import { invite, type Journey, journeysOf, type RunParts } from './simulate.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import type { Sending, Visit } from './visit.ts'

export interface ServeParts extends RunParts {
  /** Empty; closed by whoever opened it. */
  readonly database: Database
  readonly fallback: 'offered' | 'auto'
}

export async function serve({ database, fallback, ...parts }: ServeParts): Promise<readonly Journey[]> {
  const { world, carriers, crowd, seed, rules } = parts
  const clock = { present: instantOf(0), now: () => clock.present }
  const timeline = createTimeline((seconds) => {
    clock.present = instantOf(seconds)
  })
  const fates = createFates(world, carriers, seed)
  const journeys = journeysOf(crowd, fates)
  const progress = createProgress()
  const visits = new Map<string, Visit>()
  const codes = new Map<string, string>()
  const network = createNetwork({
    timeline,
    fates,
    progress,
    tallyOf: ({ person }) => journeys[person.index] as Journey,
    visitOf: (to) => visits.get(to),
    onSent: (visit, { channel, to, text }) => {
      codes.set(to, codeIn(text))
      if (channel === 'email' && visit.person.first === 'sms') visit.fellBack()
      if (channel === 'sms') timeline.at(timeline.now() + rules.fallbackAfterSeconds + A_MOMENT, () => api.look(visit))
    },
    onFailed: (visit) => api.look(visit),
  })
  const app = await startPinpost(database, clock, progress, {
    plan: planOf(world, carriers),
    providers: network.providers,
  })
  const api = createApi({ app, codes, isAuto: fallback === 'auto', timeline })
  const invited = invite(crowd, journeys, timeline, api)
  for (const visit of invited) {
    for (const to of [visit.person.phone, visit.person.email]) if (to !== undefined) visits.set(to, visit)
  }
  const until = (crowd.arrivals.at(-1) ?? 0) + rules.codeSeconds
  scheduleUpkeep(app, timeline, () => timeline.now() < until && invited.some((visit) => !visit.isOver()))
  try {
    await timeline.run()
  } finally {
    await app.close()
  }
  return journeys
}

/** The server counts milliseconds: by then what is due at an instant is due. */
const A_MOMENT = 0.002

async function startPinpost(
  database: Database,
  clock: { now(): Date },
  progress: Progress,
  lineup: Lineup,
): Promise<App> {
  const env = { PINPOST_PORT: '0', PINPOST_OPS_PORT: '0', PINPOST_LOG_LEVEL: 'silent', PINPOST_DNS_SERVERS: 'none' }
  const secrets = { PINPOST_SECRETS: randomBytes(32).toString('base64') }
  const loaded = loadConfig({ ...env, ...secrets }, { cwd: import.meta.dirname })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const { config } = loaded
  const app = await startApp({
    ...{ config, database, clock, providers: lineup, runsUpkeep: false },
    secrets: loaded.secrets,
    telemetry: watched(progress),
  })
  // Everybody lives in ten countries: counted there, and not refused.
  await app.services.update(DEFAULT_SLUG, { sms_per_country_hour: 10_000_000, sms_per_day: 10_000_000 })
  return app
}

/** What runs beside the traffic, as often as in a server, in the time of the world. */
function scheduleUpkeep({ upkeep }: App, timeline: Timeline, isNeeded: () => boolean): void {
  const every = (seconds: number, task: Parameters<typeof upkeep.run>[0]): void => {
    timeline.at(timeline.now() + seconds, async () => {
      await upkeep.run(task)
      if (isNeeded()) every(seconds, task)
    })
  }
  every(1, 'take over messages')
  every(1, 'fall back')
  every(5, 'renew leases')
  every(5, 'exchange about providers')
}

/** Hand-overs end in real time, of which the world knows nothing: it waits for each until the server has gone on. */
interface Progress {
  /** The server has settled a message, or handed it to another provider. */
  made(): void
  /** Resolves when it has gone on since `act`. */
  after(act: () => void): Promise<void>
}

/** Longer than any step of the server takes; then something is wrong, and nobody should wait for ever. */
const STUCK_MS = 10_000

function createProgress(): Progress {
  let waiting: (() => void) | undefined
  return {
    made: () => waiting?.(),
    after: (act) =>
      new Promise((resolve, reject) => {
        const stuck = setTimeout(() => reject(new Error('The server did not go on after a hand-over.')), STUCK_MS)
        waiting = () => {
          waiting = undefined
          clearTimeout(stuck)
          resolve()
        }
        act()
      }),
  }
}

function watched(progress: Progress): Telemetry {
  const telemetry = silentTelemetry()
  const messageSettled: Telemetry['report']['messageSettled'] = (event) => {
    telemetry.report.messageSettled(event)
    progress.made()
  }
  return { ...telemetry, report: { ...telemetry.report, messageSettled } }
}

interface NetworkParts {
  readonly timeline: Timeline
  readonly fates: Fates
  readonly progress: Progress
  readonly tallyOf: (visit: Visit) => Tally
  readonly visitOf: (to: string) => Visit | undefined
  readonly onSent: (visit: Visit, message: OutgoingMessage) => void
  readonly onFailed: (visit: Visit) => Promise<void>
}

/** The carriers and the relay: take what the server hands over, and do with it what the world says. */
function createNetwork(parts: NetworkParts): { readonly providers: readonly Provider[] } {
  const { timeline, fates, progress, tallyOf, visitOf, onSent, onFailed } = parts
  const given = new Map<string, number>()

  function send(name: ProviderName, message: OutgoingMessage, listener: ReceiptListener): Promise<SendOutcome> {
    progress.made()
    const visit = visitOf(message.to)
    if (visit === undefined) throw new Error('A message to nobody.')
    const key = `${name} ${visit.person.index}`
    const nth = given.get(key) ?? 0
    given.set(key, nth + 1)
    const fate = fates.of(name, visit.person, nth, timeline.now())
    count(tallyOf(visit), fate)
    onSent(visit, message)
    const { arrivesAfter, receipt, outcome } = fate
    if (arrivesAfter !== undefined) timeline.at(timeline.now() + arrivesAfter, () => visit.arrived(message.channel))
    if (receipt && outcome.kind === 'accepted') {
      timeline.at(timeline.now() + receipt.after, async () => {
        await listener({ reference: message.id, state: receipt.state })
        if (receipt.state === 'failed') await onFailed(visit)
      })
    }
    return new Promise((resolve) => {
      const answer = outcome.kind === 'accepted' ? { ...outcome, reference: message.id } : outcome
      timeline.at(timeline.now() + fate.answersAfter, () => progress.after(() => resolve(answer)))
    })
  }

  function providerOf(name: ProviderName): Provider {
    let listener: ReceiptListener = async () => {}
    return {
      name,
      channels: name === 'relay' ? ['email'] : ['sms'],
      givesReceipts: name !== 'relay',
      send: (message) => send(name, message, (receipt) => listener(receipt)),
      onReceipt: (given) => {
        listener = given
      },
      probe: async () => undefined,
      close: async () => {},
    }
  }

  return { providers: PROVIDERS.map(providerOf) }
}

interface ApiParts {
  readonly app: App
  /** The code that was last sent to a contact. */
  readonly codes: ReadonlyMap<string, string>
  readonly isAuto: boolean
  readonly timeline: Timeline
}

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer is judged by whoever reads it
  readonly body: any
}

/** The person's side, by the HTTP API. */
function createApi({ app, codes, isAuto, timeline }: ApiParts): Sending & { look(visit: Visit): Promise<void> } {
  const key = app.trialKeys?.live
  const ids = new Map<string, string>()
  const nameOf = ({ person }: Visit, channel: Channel): string => `${person.index} ${channel}`
  const sessionOf = ({ person }: Visit): string => `session-${person.index}`
  const contactOf = ({ person }: Visit, channel: Channel) => (channel === 'sms' ? person.phone : person.email)
  const secondsOf = (at: string): number => (Date.parse(at) - instantOf(0).getTime()) / 1000

  async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const answer = await request(`${app.url}/v1/verifications${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    return { status: answer.statusCode, body: await answer.body.json() }
  }

  /** What one channel's code looks like to the person; the fallback's is shown with the verification that it belongs to. */
  async function view(visit: Visit, channel: Channel) {
    const id = ids.get(nameOf(visit, channel))
    if (id !== undefined) return (await call('GET', `/${id}`)).body
    return (await call('GET', `/${ids.get(nameOf(visit, visit.person.first))}`)).body.fallback
  }

  return {
    async open(visit, channel) {
      const falls = isAuto && channel === 'sms' && visit.person.email !== undefined
      const { status, body } = await call('POST', '', {
        to: contactOf(visit, channel),
        purpose: 'registration',
        session: sessionOf(visit),
        ...(falls ? { fallback_to: visit.person.email } : {}),
      })
      if (status !== 201) throw new Error(`A start was answered ${status}: ${JSON.stringify(body)}`)
      ids.set(nameOf(visit, channel), body.id)
    },
    async again(visit, channel) {
      const { id } = await view(visit, channel)
      const { status, body } = await call('POST', `/${id}/resend`, { session: sessionOf(visit) })
      if (status >= 500) throw new Error(`A resend was answered ${status}: ${JSON.stringify(body)}`)
    },
    async show(visit, channel) {
      const { resend, stalled } = await view(visit, channel)
      const at = resend?.available_at
      return { resendAt: at ? secondsOf(at) : undefined, isOffered: stalled !== undefined }
    },
    async enter(visit, channel) {
      const id = ids.get(nameOf(visit, channel)) ?? ids.get(nameOf(visit, visit.person.first))
      const code = codes.get(contactOf(visit, channel) ?? '')
      const { status, body } = await call('POST', `/${id}/check`, { code, session: sessionOf(visit) })
      if (status >= 500) throw new Error(`A check was answered ${status}: ${JSON.stringify(body)}`)
      return status === 200 && body.valid === true
    },
    async look(visit) {
      if (isAuto || visit.isOver()) return
      const { stalled } = await view(visit, 'sms')
      if (stalled && secondsOf(stalled.since) <= timeline.now() + A_MOMENT) visit.offered()
    },
  }
}

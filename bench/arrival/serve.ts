// The same people in the same world, but through the whole of Pinpost: its HTTP API, its database, its dispatcher and its upkeep, in
// this process. The carriers follow the world; the clock stands still while something happens, and jumps to the next event.
import { randomBytes } from 'node:crypto'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config/index.ts'
import type { Database } from '../../src/db/index.ts'
import type { Lineup } from '../../src/delivery/index.ts'
import { DEFAULT_SLUG } from '../../src/services/index.ts'
import { silentTelemetry, type Telemetry } from '../../src/telemetry/index.ts'
import { codeIn } from '../message-code.ts'
import { A_MOMENT, createApi } from './api.ts'
import { instantOf } from './dispatch.ts'
import { createFates } from './fates.ts'
import { createNetwork, createProgress, type Progress } from './network.ts'
import { planOf } from './pinpost.ts'
import { invite, type Journey, journeysOf, type RunParts } from './simulate.ts'
import { createTimeline, type Timeline } from './timeline.ts'
import type { Visit } from './visit.ts'

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

function watched(progress: Progress): Telemetry {
  const telemetry = silentTelemetry()
  const messageSettled: Telemetry['report']['messageSettled'] = (event) => {
    telemetry.report.messageSettled(event)
    progress.made()
  }
  return { ...telemetry, report: { ...telemetry.report, messageSettled } }
}

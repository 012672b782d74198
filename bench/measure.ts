// One run: the closed loop over all that was asked for, round by round and interleaved, so that what the machine does meanwhile
// falls on all alike; then the open loop on each Pinpost with an SMTP server and with a carrier; then its pages. Whatever was started is stopped, also on failure.
import { type ClosedLoopResult, runClosedLoop, warmUp } from './closed-loop.ts'
import { type OpenLoopResult, runOpenLoop } from './open-loop.ts'
import type { Options } from './options.ts'
import { type PageLoopResult, runPageLoop } from './page-loop.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { RELAY_NAMES, type RelayName, startRelay } from './relays.ts'
import { withStops } from './stops.ts'
import { type NamedSubject, NEEDS_POSTGRES, type SubjectName, startSubject } from './subjects.ts'

export interface Measurements {
  readonly postgresVersion: string | undefined
  readonly closedLoop: readonly ClosedLoopSeries[]
  readonly openLoop: readonly ({ readonly name: SubjectName; readonly relay: RelayName } & OpenLoopResult)[]
  readonly pages: readonly ({ readonly name: SubjectName } & PageLoopResult)[]
}

/** What one server did with one number of callers, round by round. */
export interface ClosedLoopSeries {
  readonly name: SubjectName
  readonly callers: number
  readonly rounds: readonly ClosedLoopResult[]
}

type Progress = (line: string) => void

const RAMP_SECONDS = 0.5
const OPEN_LOOP_CONNECTIONS = 256

export async function measure(options: Options, progress: Progress, signal: AbortSignal): Promise<Measurements> {
  const needsPostgres = options.only.some((name) => NEEDS_POSTGRES.includes(name))
  return withStops(async (stops) => {
    const postgres = needsPostgres ? await startPostgres(options.databaseUrl) : undefined
    if (postgres) stops.push(postgres.stop)
    const closedLoop = await measureRounds(options, postgres, progress, signal)
    const openLoop = []
    for (const name of options.only.filter((each) => each.startsWith('pinpost') && options.openLoopSeconds > 0)) {
      for (const relay of RELAY_NAMES) {
        openLoop.push({ name, relay, ...(await measureOpenLoop(name, relay, options, postgres, progress, signal)) })
      }
    }
    const pages = []
    for (const name of options.only.filter((each) => each.startsWith('pinpost') && options.pageSeconds > 0)) {
      pages.push({ name, ...(await measurePages(name, options, postgres, progress, signal)) })
    }
    return { postgresVersion: postgres?.version, closedLoop, openLoop, pages }
  })
}

function measureRounds(
  options: Options,
  postgres: Postgres | undefined,
  progress: Progress,
  signal: AbortSignal,
): Promise<ClosedLoopSeries[]> {
  const { callers, seconds, warmUpSeconds } = options
  const most = Math.max(...callers)
  return withStops(async (stops) => {
    const subjects: NamedSubject[] = []
    for (const name of options.only) {
      const subject = await startSubject(name, { postgres, connections: most }, stops)
      subjects.push(subject)
      progress(`${name}: warming up`)
      await warmUp(subject, most, warmUpSeconds)
    }
    const series = subjects.flatMap((subject) =>
      callers.map((count) => ({ subject, name: subject.name, callers: count, rounds: [] as ClosedLoopResult[] })),
    )
    for (let round = 0; round < options.rounds; round++) {
      for (const { subject, name, callers: count, rounds } of rotated(series, round * callers.length)) {
        signal.throwIfAborted()
        const result = await runClosedLoop(subject, { callers: count, seconds, rampSeconds: RAMP_SECONDS })
        rounds.push(result)
        progress(`round ${round + 1}, ${name}, ${count} callers: ${Math.round(result.cyclesPerSecond)} cycles/s`)
      }
    }
    return series.map(({ name, callers: count, rounds }) => ({ name, callers: count, rounds }))
  })
}

function measureOpenLoop(
  name: SubjectName,
  through: RelayName,
  options: Options,
  postgres: Postgres | undefined,
  progress: Progress,
  signal: AbortSignal,
): Promise<OpenLoopResult> {
  const { startsPerSecond, openLoopSeconds: seconds, warmUpSeconds } = options
  return withStops(async (stops) => {
    const relay = await startRelay(through)
    stops.push(relay.server.stop)
    const subject = await startSubject(name, { postgres, connections: OPEN_LOOP_CONNECTIONS, relay }, stops)
    progress(`open loop, ${name}: ${startsPerSecond} starts/s for ${seconds} s, messages by ${through.toUpperCase()}`)
    return runOpenLoop(subject, { startsPerSecond, seconds, warmUpSeconds, signal })
  })
}

function measurePages(
  name: SubjectName,
  options: Options,
  postgres: Postgres | undefined,
  progress: Progress,
  signal: AbortSignal,
): Promise<PageLoopResult> {
  const { pagesPerSecond, pageSeconds: seconds, warmUpSeconds } = options
  return withStops(async (stops) => {
    const { server } = await startSubject(name, { postgres, connections: 1 }, stops)
    progress(`pages, ${name}: ${pagesPerSecond} pages/s for ${seconds} s`)
    return runPageLoop(server, { pagesPerSecond, seconds, warmUpSeconds, signal })
  })
}

/** Every round another one goes first. */
function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const at = by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}

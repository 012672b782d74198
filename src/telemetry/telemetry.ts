// What the rest of Pinpost gets: a log for what has no event of its own, and one function per business event.
import { type Clock, systemClock } from '../lib/clock.ts'
import type { Events, Report } from './events.ts'
import { createLogger, type LineSink, type Logger, type LogLevel, standardOutput } from './logger.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createReport } from './report.ts'
import { createRequestWriter } from './request-line.ts'

export interface Telemetry {
  readonly log: Logger
  readonly report: Report
  /** All metrics in the text form that Prometheus reads, with its media type. */
  exposition(): Promise<{ readonly contentType: string; readonly text: string }>
  /** Puts out the lines that are still buffered; to be called before the process ends. */
  flush(): void
}

export interface TelemetryOptions {
  readonly level: LogLevel
  /** Standard output when none is given. */
  readonly sink?: LineSink
  /** What the lines of requests are dated by, and how long ago the same was told. */
  readonly clock?: Clock
}

export function createTelemetry({ level, sink = standardOutput(), clock = systemClock }: TelemetryOptions): Telemetry {
  const log = createLogger(level, sink)
  const metrics = createMetrics(true)
  return {
    log,
    report: createReport(log, metrics, createRequestWriter(log, sink, clock), clock),
    exposition: () => expose(metrics),
    flush: () => sink.flush?.(),
  }
}

async function expose({ registry }: Metrics): Promise<{ contentType: string; text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() }
}

/** One event as `silentTelemetry` keeps it. */
export type Reported = { [Name in keyof Events]: { readonly name: Name; readonly event: Events[Name] } }[keyof Events]

/** For tests: writes nothing, and remembers the events and the lines of the log (all levels, one JSON text each). */
export function silentTelemetry(): Telemetry & { readonly events: Reported[]; readonly lines: string[] } {
  const events: Reported[] = []
  const lines: string[] = []
  const sink: LineSink = { write: (line) => lines.push(line) }
  const log = createLogger('trace', sink)
  const metrics = createMetrics(false)
  const report = createReport(log, metrics, createRequestWriter(log, sink, systemClock), systemClock)
  return { log, report: remember(report, events), events, lines, exposition: () => expose(metrics), flush: () => {} }
}

function remember(report: Report, events: Reported[]): Report {
  const remembering = Object.entries(report).map(([name, tell]) => [
    name,
    (event: never) => {
      events.push({ name, event } as unknown as Reported)
      tell(event)
    },
  ])
  return Object.fromEntries(remembering) as Report
}

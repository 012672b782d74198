// The public surface of telemetry.
export type { Events, Report } from './events.ts'
export type { LineSink, Logger, LogLevel } from './logger.ts'
export { type MetricFacts, metricFacts } from './metrics.ts'
export { createTelemetry, type Reported, silentTelemetry, type Telemetry } from './telemetry.ts'

// The public surface of telemetry.
export type { Report } from './events.ts'
export { type MetricFacts, metricFacts } from './metrics.ts'
export { createTelemetry, silentTelemetry, type Telemetry } from './telemetry.ts'

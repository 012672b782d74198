// What is counted, for Prometheus. Labels come from short fixed sets (states, outcomes, route patterns, countries), never from
// what a caller typed, so that the number of series stays bounded. Each process has a registry of its own.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'

export type Metrics = ReturnType<typeof createMetrics>

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** @param withProcess also what the process uses: event loop lag, memory, file descriptors. */
export function createMetrics(withProcess: boolean) {
  const registry = new Registry()
  const registers = [registry]
  if (withProcess) collectDefaultMetrics({ register: registry })

  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `pinpost_${name}`, help, labelNames: [...labelNames], registers })
  const histogram = <Label extends string>(name: string, help: string, labels: readonly Label[], buckets: number[]) =>
    new Histogram({ name: `pinpost_${name}`, help, labelNames: [...labels], buckets, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `pinpost_${name}`, help, labelNames: [...labelNames], registers })

  return {
    registry,
    requests: histogram(
      'http_request_seconds',
      'Time from the request to its answer, by route and class of status.',
      ['method', 'route', 'status'],
      SECONDS,
    ),
    problems: counter('problems_total', 'Requests that were answered with a problem, by its code.', [
      'route',
      'problem',
    ]),
    starts: counter('starts_total', 'Starts of verifications.', ['outcome', 'channel', 'country', 'kind']),
    checks: counter('checks_total', 'Codes judged.', ['outcome', 'channel']),
    resends: counter('resends_total', 'Requests to send again.', ['outcome']),
    fallbacks: counter(
      'fallbacks_total',
      'Other contacts that a code went to as well, or that were held back, and why.',
      ['outcome', 'reason', 'channel', 'kind'],
    ),
    cancels: counter('cancels_total', 'Requests to cancel.', ['outcome']),
    accountChanges: counter('account_changes_total', 'Accounts opened, made active, closed or flagged.', [
      'what',
      'kind',
    ]),
    accounts: gauge('accounts', 'Accounts of live keys, by state.', ['state']),
    twoContactsRatio: gauge(
      'accounts_two_contacts_ratio',
      'Share of the active accounts that have two confirmed contacts.',
    ),
    registrations: counter('registrations_total', 'Registrations, by what became of them.', [
      'purpose',
      'status',
      'kind',
    ]),
    limits: counter('limits_total', 'Limits that were met, and whether they refused.', ['limit', 'enforced']),
    messages: counter(
      'messages_total',
      'Hand-overs settled, by what the provider did; one that is tried again counts as queued.',
      ['channel', 'provider', 'country', 'state', 'reason'],
    ),
    handover: histogram(
      'handover_seconds',
      'Time from the acknowledged start or resend to the hand-over to the provider.',
      ['channel', 'provider'],
      SECONDS,
    ),
    receipts: counter('receipts_total', 'Receipts of providers, by what they said and what they did.', [
      'provider',
      'country',
      'state',
      'outcome',
    ]),
    receiptLag: histogram(
      'receipt_lag_seconds',
      'Time from the hand-over to the receipt that settled the message.',
      ['provider', 'state'],
      [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
    ),
    failovers: counter('failovers_total', 'Messages that another provider got because one refused them for now.', [
      'channel',
      'provider',
      'reason',
    ]),
    providerShare: gauge('provider_share', 'Part of its configured weight that a provider has, by what was measured.', [
      'provider',
    ]),
    providerUp: gauge('provider_up', 'Whether a provider works: 0 while hand-overs have shown it to be down.', [
      'provider',
    ]),
    providerPaused: gauge('provider_paused', 'Whether an operator has taken a provider out: 1 or 0.', ['provider']),
    streams: gauge('event_streams', 'Streams of events that are open.'),
    streamEnds: counter('event_streams_ended_total', 'Streams of events that ended.', ['why']),
    batches: histogram('batch_seconds', 'Time one batch took in the database.', ['name'], SECONDS),
    batchSizes: histogram('batch_size', 'Items in one batch.', ['name'], [1, 2, 4, 8, 16, 32, 64, 128]),
    sweeps: counter('sweep_items_total', 'What periodic work found.', ['name', 'found']),
    outboxWaiting: gauge('outbox_waiting', 'Messages that wait to be handed over.'),
    outboxAge: gauge('outbox_oldest_seconds', 'Age of the oldest message that waits.'),
    clockSkew: gauge('clock_skew_seconds', "The process's clock minus the database's."),
    mailLookUps: counter('mail_lookups_total', 'Look-ups of the mail service of a domain.', ['verdict']),
    mailUnanswered: counter('mail_lookups_unanswered_total', 'Contacts let through without the answer.', ['asker']),
    resolverAnswering: gauge('resolver_answering', 'Whether the resolver answers in time: 1 or 0.'),
    failures: counter('failures_total', 'Things that should not happen.', ['kind', 'during']),
  }
}

/** What is told of a metric in its reference. */
export interface MetricFacts {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary'
  readonly help: string
  readonly labels: readonly string[]
}

/** Every metric of a process, in the order in which they are made: Node's own first. */
export function metricFacts(): readonly MetricFacts[] {
  const { registry } = createMetrics(true)
  return registry.getMetricsAsArray().map((metric) => {
    const { name, help, type, labelNames } = metric as unknown as Omit<MetricFacts, 'labels'> & { labelNames: string[] }
    return { name, type, help, labels: labelNames }
  })
}

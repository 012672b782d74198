// docs/reference/metrics.md, from the registry of metrics.
import { type MetricFacts, metricFacts } from '../src/telemetry/index.ts'

/** What the labels may be. A label that is missing here stops the reference from being written. */
const LABELS: Readonly<Record<string, string>> = {
  method: 'GET, POST, …',
  route: 'the pattern of the address, such as `/v1/verifications/:id/check`; never the address itself',
  status:
    'class of the HTTP status: `2xx`, `4xx`, `5xx`; of registrations `created`, `completed`, `abandoned`, `failed`',
  purpose: '`registration` or `renewal`',
  problem: 'a code of [errors.md](errors.md)',
  outcome:
    'what was decided, such as `started`, `confirmed`, `wrong`, `limited`; of receipts `settled`, `repeated`, `contradicted`, `unknown` (no such message), `refused` (not from the provider); of fallbacks `sent`, `held_back`',
  channel: '`sms` or `email`; empty where it is not known',
  country: 'country of a phone number by ISO 3166-1; empty for e-mail, and where it is not known',
  kind: 'of starts, registrations and accounts: `live` or `test` by the key; of failures: `request`, `database`, `task` or `configuration`',
  limit: 'a name of [limits.md](limits.md)',
  enforced: '`true` refused, `false` only observed',
  provider:
    'as the operator calls it, or `smtp` and `smpp`; `inbox` for test keys; `none` where nothing carries the channel; of failovers the one that refused',
  state:
    '`accepted`, `failed`, `unknown`, `queued` (to be tried again); of receipts `delivered`, `failed`; of accounts `pending`, `active`, `expired`, `closed`',
  what: 'what was done: `opened`, `known` (it was there already), `activate`, `close`, `set_leaked`, `set_disputed`',
  reason:
    'why it was refused, such as `contact_unknown`, `sender_rejected`, `busy`; of fallbacks [why it was sent or held back](../guides/fallback.md); else empty',
  name: 'which batch (`start`, `check`, `check_pair`, `resend`, `fallback`, `settle`, `receipts`, `notify`) or which periodic work',
  why: 'what ended a stream, such as `done`, `gone`, `slow`',
  verdict: 'what is known of the mail service: `receives`, `none`, `unknown`',
  asker: 'who waited: `inspection` or `start`',
  found: 'what the work found: `claimed`, `deleted`, …',
  during: 'the route, the task or the step in which it happened',
}

export function metricsReference(): string {
  const all = metricFacts()
  const own = all.filter(({ name }) => name.startsWith('pinpost_'))
  const others = all.filter((metric) => !own.includes(metric))
  const labels = [...new Set(own.flatMap((metric) => metric.labels))]
  return [
    HEAD,
    table(['name', 'type', 'labels', 'meaning'], own.map(rowOf)),
    '## Labels',
    table(
      ['label', 'what it may be'],
      labels.map((label) => [`\`${label}\``, meaningOf(label)]),
    ),
    '## Of the process',
    'As the Prometheus client for Node tells them.',
    table(['name', 'type', 'labels', 'meaning'], others.map(rowOf)),
  ].join('\n\n')
}

const HEAD = `# Metrics

<!-- Written by \`npm run reference\` from src/telemetry/metrics.ts. -->

For Prometheus at \`http://127.0.0.1:3001/metrics\` (\`PINPOST_OPS_PORT\`), on loopback only. Each process tells of itself; the gauges of
the outbox tell of the database that the processes share, so take their maximum and not their sum. Labels come from short fixed sets and
never from what a caller typed. What to watch, with a dashboard and alerts: [monitoring.md](../operations/monitoring.md).

A histogram has \`_bucket\`, \`_sum\` and \`_count\`; its seconds are seconds.`

function rowOf({ name, type, labels, help }: MetricFacts): string[] {
  return [`\`${name}\``, type, labels.map((label) => `\`${label}\``).join(', '), help.replaceAll('|', '\\|')]
}

function meaningOf(label: string): string {
  const meaning = LABELS[label]
  if (meaning === undefined)
    throw new Error(`scripts/metrics-reference.ts does not say what the label ${label} may be.`)
  return meaning
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

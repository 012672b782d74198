// The dashboard and the alerts ask for metrics and labels that there are, in a language that Prometheus understands, and each
// alert is explained.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { limitRules } from '../../src/limits/index.ts'
import { type MetricFacts, metricFacts } from '../../src/telemetry/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'operations')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** What Prometheus itself adds. */
const UP: MetricFacts = { name: 'up', type: 'gauge', help: '', labels: [] }
const SCRAPED = ['job', 'instance']

/** Labels by the names under which a metric can be asked for. */
const series = new Map(
  [UP, ...metricFacts()].flatMap(({ name, type, labels }): [string, readonly string[]][] => {
    const all = [...labels, ...SCRAPED]
    if (type !== 'histogram') return [[name, all]]
    return [
      [`${name}_bucket`, [...all, 'le']],
      [`${name}_sum`, all],
      [`${name}_count`, all],
    ]
  }),
)

/** What is wrong with a question, in words; nothing when it can be answered. */
function faultsOf(question: string): string[] {
  // Grafana puts a duration in place of its own.
  const text = question.replaceAll('$__rate_interval', '5m').replaceAll(/\$(\w+)/g, '$1')
  const faults: string[] = []
  const known = new Set<string>()
  const grouped: string[] = []
  const wordAt = ({ from, to }: { from: number; to: number }): string => text.slice(from, to)
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) faults.push(`syntax at ${node.from}: ${text.slice(node.from, node.from + 20)}`)
      if (node.name === 'VectorSelector') {
        const name = wordAt(node.node.getChild('Identifier') ?? node)
        const labels = series.get(name)
        if (labels === undefined) faults.push(`no metric ${name}`)
        for (const label of labels ?? []) known.add(label)
        const matchers = node.node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
        for (const matcher of matchers) {
          const label = wordAt(matcher.getChild('LabelName') ?? matcher)
          if (labels && !labels.includes(label)) faults.push(`${name} has no label ${label}`)
        }
      }
      if (node.name === 'GroupingLabels') grouped.push(...node.node.getChildren('LabelName').map(wordAt))
    },
  })
  return [...faults, ...grouped.filter((label) => !known.has(label)).map((label) => `grouped by ${label}`)]
}

describe('the judge of questions', () => {
  test.each([
    ['sum by (route) (rate(pinpost_http_request_seconds_count[5m]))', []],
    ['pinpost_outbox_wating', ['no metric pinpost_outbox_wating']],
    ['rate(pinpost_batch_size[5m])', ['no metric pinpost_batch_size']],
    ['pinpost_resends_total{channel="sms"}', ['pinpost_resends_total has no label channel']],
    ['sum by (route) (pinpost_outbox_waiting)', ['grouped by route']],
    ['sum by (le) (rate(pinpost_batch_size_bucket{job=~"$job"}[$__rate_interval]))', []],
  ])('%s', (question, faults) => {
    expect(faultsOf(question)).toEqual(faults)
  })

  test('sees what is no question at all', () => {
    expect(faultsOf('sum by (x (')).not.toEqual([])
  })
})

interface Panel {
  readonly title: string
  readonly type: string
  readonly description?: string
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly targets?: readonly { readonly expr: string }[]
}
const dashboard: { readonly panels: readonly Panel[] } = JSON.parse(read('grafana-dashboard.json'))
const panels = dashboard.panels.filter(({ type }) => type !== 'row')

describe('the dashboard', () => {
  test.each(
    panels.map((panel) => [panel.title, panel] as const),
  )('%s can be drawn, and says what it is', (_, panel) => {
    const questions = panel.targets?.map(({ expr }) => expr) ?? []
    expect(questions).not.toEqual([])
    expect(questions.flatMap(faultsOf)).toEqual([])
    expect(panel.description).toMatch(/\.$/)
  })

  test('shows every metric of Pinpost, and no panel over another', () => {
    const asked = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n')
    const own = metricFacts().filter(({ name }) => name.startsWith('pinpost_'))
    expect(own.filter(({ name }) => !asked.includes(name))).toEqual([])
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(cells.every((cell) => Number(cell.split(' ')[0]) < 24)).toBe(true)
  })
})

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string }
}
const rules: readonly Rule[] = parse(read('alerts.yaml')).groups.flatMap((group: { rules: Rule[] }) => group.rules)

describe('the alerts', () => {
  test.each(rules.map((rule) => [rule.alert, rule] as const))('%s can be judged, and is explained', (name, rule) => {
    expect(faultsOf(rule.expr)).toEqual([])
    expect(rule.labels.severity).toMatch(/^(page|ticket)$/)
    expect(rule.annotations.summary).toMatch(/\.$/)
    const [row] = read('monitoring.md')
      .split('\n')
      .filter((line) => line.startsWith(`| \`${name}\` |`))
    const cells = row?.split(' | ') ?? []
    expect(cells).toHaveLength(3)
    expect(cells[1]).toMatch(/\d|once/)
  })

  test('are the ones that the guide explains', () => {
    const explained = [...read('monitoring.md').matchAll(/^\| `(Pinpost\w+)` \|/gm)].map(([, name]) => name)
    expect(explained).toEqual(rules.map(({ alert }) => alert))
  })

  test('name limits that there are', () => {
    const named = rules.flatMap(({ expr }) => [...expr.matchAll(/limit="(\w+)"/g)].map(([, limit]) => limit))
    const known = limitRules.map(({ name }): string => name)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((limit) => !known.includes(limit ?? ''))).toEqual([])
  })
})

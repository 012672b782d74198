// Tables for people: the same rows for the terminal and for Markdown, so that the page says what the run said.
import type { Circumstances } from './machine.ts'
import { GOALS, type Report } from './report.ts'

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Words rather than figures: not aligned to the right. */
  readonly isProse?: boolean
}

export function throughputTable({ throughput }: Report): Table {
  return {
    head: [
      'server',
      'callers',
      'cycles/s',
      'slowest–fastest',
      'of control',
      'times peer',
      'start p50/p99',
      'check p50/p99',
    ],
    rows: throughput.map((row) => [
      row.name,
      String(row.callers),
      String(Math.round(row.cyclesPerSecond.median)),
      `${Math.round(row.cyclesPerSecond.min)}–${Math.round(row.cyclesPerSecond.max)}`,
      row.ofControl?.toFixed(2) ?? '–',
      row.timesPeer?.toFixed(1) ?? '–',
      pair(row.startMs),
      pair(row.checkMs),
    ]),
  }
}

export function openLoopTable({ openLoop }: Report): Table {
  return {
    head: ['server', 'by', 'starts', 'start p50/p99', 'check p50/p99', 'hand-over p50/p99', 'slowest start'],
    rows: openLoop.map((row) => [
      row.name,
      row.relay,
      String(row.starts),
      pair(row.startMs),
      pair(row.checkMs),
      pair(row.handOverMs),
      milliseconds(row.startMs.max),
    ]),
  }
}

export function pagesTable({ pages }: Report): Table {
  return {
    head: ['server', 'pages', 'page p50/p99', 'slowest', 'on the line'],
    rows: pages.map(({ name, pages: count, pageMs, bytes }) => [
      name,
      String(count),
      pair(pageMs),
      milliseconds(pageMs.max),
      `${(bytes / 1000).toFixed(1)} kB`,
    ]),
  }
}

export function goalsTable({ goals }: Report): Table {
  return {
    head: ['goal', 'limit', 'measured', ''],
    rows: goals.map(({ text, limit, value, isMet }) => [
      text,
      String(limit),
      value.toFixed(2),
      isMet ? 'met' : 'MISSED',
    ]),
  }
}

export function circumstancesTable(at: Circumstances): Table {
  return {
    head: ['made with', ''],
    isProse: true,
    rows: [
      ['command', at.command],
      ['date', at.date],
      ['machine', `${at.processor}, ${at.cores} cores, ${at.memoryGb} GB, ${at.system}`],
      [
        'software',
        [
          `Pinpost ${at.pinpost}`,
          `Node ${at.node.slice(1)}`,
          ...(at.postgres === undefined ? [] : [`PostgreSQL ${at.postgres}`]),
          `PGlite ${at.pglite}`,
          `Fastify ${at.fastify}`,
          `better-auth ${at.betterAuth}`,
        ].join(', '),
      ],
    ],
  }
}

/** Columns padded with spaces: words to the left, figures to the right. */
export function asText({ head, rows, isProse = false }: Table): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 || isProse ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [head, ...rows].map(line).join('\n')
}

export function asMarkdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const GOALS_IN_WORDS = `At least ${GOALS.ofControl.toFixed(2)} of the control and ${GOALS.timesPeer} times the peer on both engines; \
the 99th percentile of answers within ${GOALS.answerP99Ms} ms and of hand-over within ${GOALS.handOverP99Ms} ms; \
of pages within ${GOALS.pageP99Ms} ms.`

function pair({ p50, p99 }: { readonly p50: number; readonly p99: number }): string {
  return `${p50.toFixed(1)}/${milliseconds(p99)}`
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`
}

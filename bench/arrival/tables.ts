// Tables for people: the same rows for the terminal and for Markdown, so that the page says what the run said.
import type { Table } from '../tables.ts'
import type { CrossCheck } from './cross-check.ts'
import type { StrategyResult, WorldResult } from './experiment.ts'
import { type Ahead, aheadIn, type Goal } from './goals.ts'
import { HORIZONS } from './simulate.ts'
import type { Estimate } from './statistics.ts'

const HORIZON_WORDS = { 30: '30 s', 120: '2 min', 600: '10 min' } as const

export function worldTable({ title, strategies }: WorldResult): Table {
  return {
    head: [
      title,
      ...HORIZONS.map((horizon) => `within ${HORIZON_WORDS[horizon]}, %`),
      'messages each',
      'cost each, ct',
    ],
    rows: strategies.map(strategyRow),
  }
}

function strategyRow({ title, all }: StrategyResult): readonly string[] {
  return [
    title,
    ...HORIZONS.map((horizon) => withInterval(all.within[horizon])),
    all.messagesPerConfirmed.toFixed(3),
    all.costPerConfirmed.toFixed(2),
  ]
}

/** A share as a percentage, and what it may really be. */
function withInterval({ value, low, high }: Estimate): string {
  return `${percent(value)} (${percent(low)}–${percent(high)})`
}

function percent(value: number): string {
  return (100 * value).toFixed(2)
}

/** One line a world: what Pinpost brings, and the best of the fixed strategies by each time. */
export function overviewTable(results: readonly WorldResult[]): Table {
  const best = ({ strategies }: WorldResult, horizon: (typeof HORIZONS)[number]): string =>
    percent(Math.max(...strategies.slice(2).map(({ all }) => all.within[horizon].value)))
  return {
    head: [
      'world',
      ...HORIZONS.map((horizon) => `${HORIZON_WORDS[horizon]}: Pinpost, auto, best fixed`),
      'messages each',
    ],
    rows: results.map((result) => {
      const [pinpost, auto] = result.strategies
      return [
        result.title,
        ...HORIZONS.map((horizon) =>
          [pinpost, auto]
            .map((one) => (one ? percent(one.all.within[horizon].value) : '–'))
            .concat(best(result, horizon))
            .join(', '),
        ),
        [pinpost, auto].map((one) => one?.all.messagesPerConfirmed.toFixed(3) ?? '–').join(', '),
      ]
    }),
  }
}

export function goalsTable(goals: readonly Goal[]): Table {
  return {
    head: ['goal', 'limit', 'measured', ''],
    isProse: true,
    rows: goals.map(({ text, limit, measured, isMet }) => [text, limit, measured, isMet ? 'met' : 'MISSED']),
  }
}

/** Where a fixed strategy brings more people there in time, at the price of more messages. */
export function aheadTable(results: readonly WorldResult[]): Table {
  const row = (title: string, { theirs, ours, horizon, by }: Ahead): readonly string[] => [
    title,
    `${theirs.title} before ${ours.title}`,
    HORIZON_WORDS[horizon],
    (100 * by).toFixed(2),
    `${theirs.all.messagesPerPerson.value.toFixed(3)}, ${ours.all.messagesPerPerson.value.toFixed(3)}`,
  ]
  return {
    head: ['world', 'who', 'within', 'points', 'messages of a person'],
    rows: results.flatMap((result) =>
      aheadIn(result)
        .filter(({ withMore }) => withMore)
        .map((ahead) => row(result.title, ahead)),
    ),
  }
}

export function crossCheckTable(checks: readonly CrossCheck[]): Table {
  return {
    head: [
      'world',
      'strategy',
      'people',
      ...HORIZONS.map((horizon) => `${HORIZON_WORDS[horizon]}: server, simulation`),
      'messages of a person',
    ],
    rows: checks.map(({ title, fallback, simulated, served }) => [
      title,
      fallback === 'auto' ? 'Pinpost, fallback: auto' : 'Pinpost',
      String(served.people),
      ...HORIZONS.map(
        (horizon) => `${percent(served.within[horizon].value)}, ${percent(simulated.within[horizon].value)}`,
      ),
      `${served.messagesPerPerson.value.toFixed(3)}, ${simulated.messagesPerPerson.value.toFixed(3)}`,
    ]),
  }
}

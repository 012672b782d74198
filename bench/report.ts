// From what was measured to what is said: medians, ratios within the run, and the goals they are held against.
import type { ClosedLoopResult } from './closed-loop.ts'
import type { ClosedLoopSeries, Measurements } from './measure.ts'
import type { OpenLoopResult } from './open-loop.ts'
import type { PageLoopResult } from './page-loop.ts'
import { median } from './quantiles.ts'
import type { RelayName } from './relays.ts'
import type { SubjectName } from './subjects.ts'

export interface ThroughputRow {
  readonly name: SubjectName
  readonly callers: number
  /** Cycles a second: the median of the rounds, the slowest and the fastest. */
  readonly cyclesPerSecond: { readonly median: number; readonly min: number; readonly max: number }
  /** This median by the best that the control or the peer did with any number of callers; undefined when that was not measured. */
  readonly ofControl: number | undefined
  readonly timesPeer: number | undefined
  /** Medians of the rounds' own quantiles, while the server is kept full. */
  readonly startMs: { readonly p50: number; readonly p99: number }
  readonly checkMs: { readonly p50: number; readonly p99: number }
  readonly loadCpu: number
}

export interface OpenLoopRow extends OpenLoopResult {
  readonly name: SubjectName
  /** What carried the messages. */
  readonly relay: RelayName
}

export interface PagesRow extends PageLoopResult {
  readonly name: SubjectName
}

export interface Goal {
  readonly text: string
  readonly limit: number
  readonly value: number
  readonly isMet: boolean
}

export interface Report {
  readonly throughput: readonly ThroughputRow[]
  readonly openLoop: readonly OpenLoopRow[]
  readonly pages: readonly PagesRow[]
  readonly goals: readonly Goal[]
}

/** What `docs/reference/performance.md` promises; a run that misses one fails. */
export const GOALS = { ofControl: 0.3, timesPeer: 8, answerP99Ms: 25, handOverP99Ms: 100, pageP99Ms: 5 }

export function reportOf({ closedLoop, openLoop, pages }: Measurements): Report {
  const [control, peer] = [bestOf('control', closedLoop), bestOf('better-auth', closedLoop)]
  const throughput = closedLoop.map((series) => throughputRow(series, control, peer))
  const goals = [
    ...throughput.filter((row) => isBest(row, throughput)).flatMap(throughputGoals),
    ...openLoop.flatMap(openLoopGoals),
    ...pages.map(({ name, pageMs }) => below(`${name}: p99 of a page, ms`, GOALS.pageP99Ms, pageMs.p99)),
  ]
  return { throughput, openLoop, pages, goals }
}

/** The cycles a second of one server with the number of callers that suited it best. */
function bestOf(name: SubjectName, closedLoop: readonly ClosedLoopSeries[]): number | undefined {
  const own = closedLoop.filter((series) => series.name === name)
  return own.length === 0 ? undefined : Math.max(...own.map(medianOf))
}

function medianOf({ rounds }: ClosedLoopSeries): number {
  return median(rounds.map((round) => round.cyclesPerSecond))
}

function throughputRow(series: ClosedLoopSeries, control: number | undefined, peer: number | undefined): ThroughputRow {
  const { name, callers, rounds } = series
  const cycles = rounds.map((round) => round.cyclesPerSecond)
  const middle = medianOf(series)
  const over = (read: (round: ClosedLoopResult) => number): number => median(rounds.map(read))
  return {
    name,
    callers,
    cyclesPerSecond: { median: middle, min: Math.min(...cycles), max: Math.max(...cycles) },
    ofControl: control && middle / control,
    timesPeer: peer && middle / peer,
    startMs: { p50: over((round) => round.startMs.p50), p99: over((round) => round.startMs.p99) },
    checkMs: { p50: over((round) => round.checkMs.p50), p99: over((round) => round.checkMs.p99) },
    loadCpu: over((round) => round.loadCpu),
  }
}

/** Whether no other number of callers gave this server more. */
function isBest({ name, cyclesPerSecond }: ThroughputRow, rows: readonly ThroughputRow[]): boolean {
  return rows.every((other) => other.name !== name || other.cyclesPerSecond.median <= cyclesPerSecond.median)
}

function throughputGoals({ name, ofControl, timesPeer }: ThroughputRow): Goal[] {
  if (!name.startsWith('pinpost')) return []
  return [
    ...(ofControl === undefined
      ? []
      : [atLeast(`${name}: share of the control's cycles/s`, GOALS.ofControl, ofControl)]),
    ...(timesPeer === undefined ? [] : [atLeast(`${name}: times the peer's cycles/s`, GOALS.timesPeer, timesPeer)]),
  ]
}

function openLoopGoals({ name, relay, startMs, checkMs, handOverMs }: OpenLoopRow): Goal[] {
  const which = `${name}, ${relay}`
  return [
    below(`${which}: p99 of a start, ms`, GOALS.answerP99Ms, startMs.p99),
    below(`${which}: p99 of a check, ms`, GOALS.answerP99Ms, checkMs.p99),
    below(`${which}: p99 of hand-over, ms`, GOALS.handOverP99Ms, handOverMs.p99),
  ]
}

function atLeast(text: string, limit: number, value: number): Goal {
  return { text: `${text}, at least`, limit, value, isMet: value >= limit }
}

function below(text: string, limit: number, value: number): Goal {
  return { text: `${text}, at most`, limit, value, isMet: value <= limit }
}

// The closed loop: a number of callers, each beginning its next cycle when the last one has ended. It finds out how many cycles
// a second a server can do; its latencies are those of a server that is kept full.
import { runCycle, type Subject, within } from './cycle.ts'
import { type Spread, spreadOf } from './quantiles.ts'
import { nowMs } from './stopwatch.ts'

export interface ClosedLoopOptions {
  readonly callers: number
  /** Measured, after `rampSeconds` that are not. */
  readonly seconds: number
  readonly rampSeconds: number
}

export interface ClosedLoopResult {
  readonly cyclesPerSecond: number
  readonly startMs: Spread
  readonly checkMs: Spread
  /** The share of one processor that the load itself used: near 1, it was the load that was measured. */
  readonly loadCpu: number
}

export async function runClosedLoop(subject: Subject, options: ClosedLoopOptions): Promise<ClosedLoopResult> {
  const cpu = process.cpuUsage()
  const begunAtMs = nowMs()
  const { starts, checks } = await keepFull(subject, options)
  const used = process.cpuUsage(cpu)
  if (starts.length === 0) throw new Error('Not one cycle ended within the measured time.')
  return {
    cyclesPerSecond: starts.length / options.seconds,
    startMs: spreadOf(starts),
    checkMs: spreadOf(checks),
    loadCpu: (used.user + used.system) / 1000 / (nowMs() - begunAtMs),
  }
}

/** The same load, of which nothing is kept. */
export async function warmUp(subject: Subject, callers: number, seconds: number): Promise<void> {
  if (seconds > 0) await keepFull(subject, { callers, seconds, rampSeconds: 0 })
}

async function keepFull(subject: Subject, options: ClosedLoopOptions): Promise<{ starts: number[]; checks: number[] }> {
  const fromMs = nowMs() + options.rampSeconds * 1000
  const untilMs = fromMs + options.seconds * 1000
  const starts: number[] = []
  const checks: number[] = []

  const caller = async (): Promise<void> => {
    while (nowMs() < untilMs) {
      const cycle = await runCycle(subject)
      if (cycle.confirmedAtMs < fromMs || cycle.confirmedAtMs >= untilMs) continue
      starts.push(cycle.answeredAtMs - cycle.startedAtMs)
      checks.push(cycle.confirmedAtMs - cycle.checkedAtMs)
    }
  }
  const callers = Array.from({ length: options.callers }, caller)
  await within((options.rampSeconds + options.seconds) * 1000 + 15_000, 'closed loop', Promise.all(callers))
  return { starts, checks }
}

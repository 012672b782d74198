// The open loop: starts come at a fixed rate whether or not earlier ones have been answered, as people do. Every start is
// counted from the moment at which it was due, so that a server that stalls pays for all who waited meanwhile, the ones whom
// the load could not even send out included.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cycle, runCycle, type Subject, within } from './cycle.ts'
import { type Spread, spreadOf } from './quantiles.ts'
import { nowMs } from './stopwatch.ts'

export interface OpenLoopOptions {
  readonly startsPerSecond: number
  /** Measured, after `warmUpSeconds` at the same rate that are not. */
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly signal: AbortSignal
}

export interface OpenLoopResult {
  readonly starts: number
  /** From the moment a start was due to its answer. */
  readonly startMs: Spread
  /** From the moment the code was at hand to the answer of the check. */
  readonly checkMs: Spread
  /** From the answer of the start to the moment the message had been taken; below zero when it was taken first. */
  readonly handOverMs: Spread
  readonly loadCpu: number
}

export async function runOpenLoop(subject: Subject, options: OpenLoopOptions): Promise<OpenLoopResult> {
  const intervalMs = 1000 / options.startsPerSecond
  const warmUp = Math.round(options.warmUpSeconds * options.startsPerSecond)
  const total = warmUp + Math.round(options.seconds * options.startsPerSecond)
  const firstAtMs = nowMs() + 10
  const cycles: Promise<{ dueAtMs: number; cycle: Cycle }>[] = []
  let failure: unknown

  const cpu = process.cpuUsage()
  for (let n = 0; n < total && failure === undefined; n++) {
    options.signal.throwIfAborted()
    const dueAtMs = firstAtMs + n * intervalMs
    for (let waitMs = dueAtMs - nowMs(); waitMs > 0; waitMs = dueAtMs - nowMs()) await sleep(waitMs)
    const cycle = runCycle(subject).then((done) => ({ dueAtMs, cycle: done }))
    cycle.catch((error: unknown) => {
      failure ??= error
    })
    cycles.push(cycle)
  }
  const done = (await within(30_000, 'open loop', Promise.all(cycles))).slice(warmUp)
  const used = process.cpuUsage(cpu)

  return {
    starts: done.length,
    startMs: spreadOf(done.map(({ dueAtMs, cycle }) => cycle.answeredAtMs - dueAtMs)),
    checkMs: spreadOf(done.map(({ cycle }) => cycle.confirmedAtMs - cycle.checkedAtMs)),
    handOverMs: spreadOf(done.map(({ cycle }) => cycle.takenAtMs - cycle.answeredAtMs)),
    loadCpu: (used.user + used.system) / 1000 / (nowMs() - firstAtMs),
  }
}

// The clock. Everything that judges time takes one as an argument, so that a fake clock can run any rule (D10). This file
// alone asks the machine what time it is.

export interface Clock {
  /** The present instant, to the millisecond. */
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** `at` moved by a number of seconds, which may be negative or a fraction. */
export function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

/** Whole seconds from `from` until `until`, rounded up, never negative: what `Retry-After` wants. */
export function secondsUntil(until: Date, from: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - from.getTime()) / 1000))
}

/** Beyond this many seconds the clocks of a process and of the database disagree too much to be silent about (D13). */
export const NOTABLE_SKEW_SECONDS = 2

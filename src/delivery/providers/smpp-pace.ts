// When the next message may be written: at most so many a second, and none for a while after the carrier asked for fewer.

export interface Pace {
  /** Milliseconds until the next one may go; 0: now. */
  waitMs(): number
  /** One goes. */
  take(): void
  /** None goes for so long. */
  hold(milliseconds: number): void
}

/** What is made up for where messages come closer together than timers are fine. Beyond it, they never come in bursts. */
const SLACK_MS = 10

/** @param perSecond undefined: no limit. @param now milliseconds of a clock that only goes forward. */
export function createPace(perSecond: number | undefined, now: () => number = () => performance.now()): Pace {
  const gapMs = perSecond === undefined ? 0 : 1000 / perSecond
  const slackMs = gapMs < SLACK_MS ? SLACK_MS : 0
  let nextAt = Number.NEGATIVE_INFINITY
  let heldUntil = Number.NEGATIVE_INFINITY
  return {
    waitMs: () => Math.max(0, Math.max(nextAt, heldUntil) - now()),
    take() {
      nextAt = Math.max(nextAt, now() - slackMs) + gapMs
    },
    hold(milliseconds) {
      heldUntil = now() + milliseconds
    },
  }
}

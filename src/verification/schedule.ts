// When messages may be sent (R27): the first at once, the next ones at the service's instants, the last early enough that its
// code still has life in it; and until when a message may still leave (R29).
import { addSeconds } from '../lib/clock.ts'

/** A send is begun only while the code has at least this long to live. */
const LIFE_LEFT_FOR_A_SEND_SECONDS = 240
/** A retry leaves only while the code has at least this long to live; a quarter of its life where that is shorter. */
const LIFE_LEFT_FOR_A_RETRY_SECONDS = 60

export interface Life {
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The last instant at which a send may begin. */
export function lastSendAt(life: Life): Date {
  return addSeconds(life.expiresAt, -LIFE_LEFT_FOR_A_SEND_SECONDS)
}

/** The last instant at which a fallback may begin; half-way where the life is shorter than twice what a send wants. */
export function lastFallbackAt(life: Life): Date {
  return addSeconds(life.expiresAt, -Math.min(LIFE_LEFT_FOR_A_SEND_SECONDS, lifeSeconds(life) / 2))
}

/** The instant after which a message must not leave. */
export function messageNotAfter(life: Life): Date {
  return addSeconds(life.expiresAt, -Math.min(LIFE_LEFT_FOR_A_RETRY_SECONDS, lifeSeconds(life) / 4))
}

function lifeSeconds({ createdAt, expiresAt }: Life): number {
  return (expiresAt.getTime() - createdAt.getTime()) / 1000
}

/** When the second message may be asked for; undefined when never. */
export function firstResendAt(life: Life, resendAfterSeconds: readonly number[]): Date | undefined {
  const [first] = resendAfterSeconds
  if (first === undefined) return undefined
  const at = addSeconds(life.createdAt, first)
  return at <= lastSendAt(life) ? at : undefined
}

/** The least gap between two sends: what one waits for the first resend. */
export function leastGapSeconds(resendAfterSeconds: readonly number[]): number {
  return resendAfterSeconds[0] ?? 0
}

/**
 * When the next message may be asked for, once `sends` have been and the latest of them was begun at `at`; undefined when never.
 * The statement of resend-queries.ts says the same in SQL.
 */
export function nextResendAt(
  life: Life,
  resendAfterSeconds: readonly number[],
  sends: number,
  at: Date,
): Date | undefined {
  const seconds = resendAfterSeconds[sends - 1]
  if (seconds === undefined) return undefined
  const due = addSeconds(life.createdAt, seconds)
  const spaced = addSeconds(at, leastGapSeconds(resendAfterSeconds))
  const next = due > spaced ? due : spaced
  return next <= lastSendAt(life) ? next : undefined
}

/** How many sends are still to be had, if each is asked for as soon as it may be. */
export function sendsLeft(
  life: Life,
  resendAfterSeconds: readonly number[],
  sends: number,
  resendAt: Date | undefined,
): number {
  let left = 0
  let at = resendAt
  for (let sent = sends; at !== undefined && sent <= resendAfterSeconds.length; sent++) {
    left++
    at = nextResendAt(life, resendAfterSeconds, sent + 1, at)
  }
  return left
}

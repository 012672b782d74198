// A provider that is down is not tried first. Only hand-overs open its breaker, never what is said later: receipts can be forged.
// After a rest, one message at a time tries it; the first that gets through closes it.
import type { SendOutcome } from '../providers/provider.ts'
import type { Breaker, Standing } from './health.ts'
import { numbers } from './numbers.ts'

/**
 * What a hand-over tells of the provider itself. `silent`: it did not answer, so that nobody knows what became of the message, and
 * whoever waits for it waits in vain. `neither`: of the message or the contact alone.
 */
export type Sign = 'works' | 'throttles' | 'fails' | 'silent' | 'neither'

export function signOf(outcome: SendOutcome): Sign {
  if (outcome.kind === 'accepted') return 'works'
  if (outcome.kind === 'unknown') return 'silent'
  switch (outcome.reason) {
    case 'contact_unknown':
    case 'contact_blocked':
    case 'content_rejected':
      return outcome.final ? 'works' : 'neither' // it answered, and knew why
    case 'busy':
      return 'throttles'
    case 'unreachable':
    case 'sender_rejected':
      return 'fails'
    case 'expired':
    case 'no_provider':
      return 'neither'
  }
}

/** Whether a message may try it before all others. @param now milliseconds, as everywhere here. */
export function mayTry(breaker: Breaker, now: number): boolean {
  switch (breaker.state) {
    case 'closed':
      return true
    case 'open':
      return now >= breaker.until
    case 'trying':
      return now >= breaker.since + numbers.trialSeconds * 1000
  }
}

/** A hand-over begins: one whose rest is over is tried by it alone. */
export function begun({ breaker }: Standing, now: number): Breaker {
  if (breaker.state === 'closed' || !mayTry(breaker, now)) return breaker
  return { state: 'trying', since: now, openings: breaker.openings, openedAt: breaker.openedAt }
}

export function ended(standing: Standing, sign: Sign, now: number): Pick<Standing, 'breaker' | 'recovered'> {
  const { breaker } = standing
  switch (sign) {
    case 'works':
    case 'throttles':
      return breaker.state === 'closed'
        ? { ...same(standing), breaker: breaker.failures === 0 ? breaker : { state: 'closed', failures: 0 } }
        : { breaker: { state: 'closed', failures: 0 }, recovered: { at: now, openings: breaker.openings } }
    case 'fails':
      return failed(standing, now, numbers.lastRestSeconds)
    case 'silent':
      return failed(standing, now, numbers.lastSilentRestSeconds)
    case 'neither':
      // It was the one message that tried, and learned nothing: the next one may.
      return breaker.state === 'trying'
        ? { ...same(standing), breaker: { ...breaker, state: 'open', until: now } }
        : same(standing)
  }
}

function failed(standing: Standing, now: number, lastRest: number): Pick<Standing, 'breaker' | 'recovered'> {
  const { breaker, recovered } = standing
  switch (breaker.state) {
    case 'closed': {
      const failures = breaker.failures + 1
      if (failures < numbers.failuresToOpen) return { ...same(standing), breaker: { state: 'closed', failures } }
      const isSound = recovered === undefined || now - recovered.at >= numbers.soundSeconds * 1000
      return { ...same(standing), breaker: open(isSound ? 1 : recovered.openings + 1, now, now, lastRest) }
    }
    case 'open':
      return same(standing) // begun before it was found down, or tried because all are
    case 'trying':
      return { ...same(standing), breaker: open(breaker.openings + 1, breaker.openedAt, now, lastRest) }
  }
}

function open(openings: number, openedAt: number, now: number, lastRest: number): Breaker {
  const rest = Math.min(lastRest, numbers.firstRestSeconds * 2 ** Math.min(openings - 1, 10))
  return { state: 'open', until: now + rest * 1000, openings, openedAt }
}

/** A login or the like was tried in place of a message: where it fails, the rest begins anew. */
export function probed(breaker: Breaker, isWell: boolean, now: number): Breaker {
  if (isWell || breaker.state !== 'open') return breaker
  return open(breaker.openings + 1, breaker.openedAt, now, numbers.lastRestSeconds)
}

function same({ breaker, recovered }: Standing): Pick<Standing, 'breaker' | 'recovered'> {
  return recovered === undefined ? { breaker } : { breaker, recovered }
}

// How likely it is that somebody who meant one domain typed another: an edit distance whose steps have the weight of the slip
// that they are. In the same unit as the frequencies of mailbox-domains.ts: each step makes it about three times less likely.
import { areBeside } from './keyboard.ts'

/** Tuned on one half of the domains; the other half measures (`npm run measure:suggestions`). */
export const SLIP_STEPS = {
  /** `gamil` for `gmail`. */
  swapped: 7.5,
  /** `gmil`. */
  dropped: 7.5,
  /** `yaho`: of two equal letters. */
  droppedOfTwo: 6.5,
  /** `gmaail`. */
  doubled: 7.5,
  /** `gmnail`: the key beside came down too. */
  besideToo: 8.5,
  /** `gnail`. */
  besideInstead: 8,
  /** `gmoil`. */
  otherInstead: 11,
  /** `gmaxil`. */
  otherToo: 11,
} as const

/** The steps from `meant` to `typed`, as far as they are below `limit`; `limit` where they are not. */
export function slipSteps(meant: string, typed: string, limit: number): number {
  if (limit <= 2 * SLIP_STEPS.droppedOfTwo && !isOneSlipApart(meant, typed)) return limit
  if (Math.abs(meant.length - typed.length) * SLIP_STEPS.droppedOfTwo >= limit) return limit
  let beforeLast: number[] = []
  let last: number[] = [0]
  for (let column = 1; column <= typed.length; column++)
    last[column] = at(last, column - 1) + tooMany(meant, 0, typed, column)
  for (let row = 1; row <= meant.length; row++) {
    const present = [at(last, 0) + tooFew(meant, row)]
    let least = at(present, 0)
    for (let column = 1; column <= typed.length; column++) {
      const steps = Math.min(
        at(last, column) + tooFew(meant, row),
        at(present, column - 1) + tooMany(meant, row, typed, column),
        at(last, column - 1) + instead(meant[row - 1] ?? '', typed[column - 1] ?? ''),
        isSwap(meant, row, typed, column) ? at(beforeLast, column - 2) + SLIP_STEPS.swapped : limit,
      )
      present.push(steps)
      least = Math.min(least, steps)
    }
    if (least >= limit) return limit
    beforeLast = last
    last = present
  }
  return Math.min(limit, at(last, typed.length))
}

/** Can one slip have made the one of the other? Most of the list is put aside by this, at a fraction of the cost. */
function isOneSlipApart(meant: string, typed: string): boolean {
  const most = Math.min(meant.length, typed.length)
  let start = 0
  while (start < most && meant[start] === typed[start]) start++
  let end = 0
  while (end < most - start && meant.at(-1 - end) === typed.at(-1 - end)) end++
  return Math.max(meant.length, typed.length) - start - end <= 2
}

function instead(meant: string, typed: string): number {
  if (meant === typed) return 0
  return areBeside(meant, typed) ? SLIP_STEPS.besideInstead : SLIP_STEPS.otherInstead
}

/** Letter `row` of what was meant is missing. */
function tooFew(meant: string, row: number): number {
  const letter = meant[row - 1]
  const isOfTwo = letter === meant[row - 2] || letter === meant[row]
  return isOfTwo ? SLIP_STEPS.droppedOfTwo : SLIP_STEPS.dropped
}

/** Letter `column` of what was typed stands after the letter `row` of what was meant, and belongs nowhere. */
function tooMany(meant: string, row: number, typed: string, column: number): number {
  const letter = typed[column - 1] ?? ''
  const [before = '', after = ''] = [meant[row - 1], meant[row]]
  if (letter === before || letter === after) return SLIP_STEPS.doubled
  return areBeside(before, letter) || areBeside(after, letter) ? SLIP_STEPS.besideToo : SLIP_STEPS.otherToo
}

function isSwap(meant: string, row: number, typed: string, column: number): boolean {
  return row > 1 && column > 1 && meant[row - 1] === typed[column - 2] && meant[row - 2] === typed[column - 1]
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}

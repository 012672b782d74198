// Compares what was given with what it should be, without telling by the time it takes how much of it was right.
import { hash, timingSafeEqual } from 'node:crypto'

export function isSameText(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected))
}

/** Of one length whatever the text's. */
function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

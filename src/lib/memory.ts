// How much memory there is to take. Where it is short, speed is given up for it: docs/operations/database.md says what and how much.
import { totalmem } from 'node:os'

/** Machines of "2 GB" have a little less than that, and count as short of it. */
const ENOUGH_BYTES = 2 * 1024 ** 3

export function isMemoryShort(bytes: number = memoryAtHand()): boolean {
  return bytes < ENOUGH_BYTES
}

/** What this process may take, in bytes: the machine's memory, or less where a container has a limit. */
function memoryAtHand(): number {
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

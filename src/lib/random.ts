// Randomness comes in as an argument like the clock (D10), so that a test can repeat what happened.
import { randomFillSync } from 'node:crypto'

/** Gives `size` unpredictable bytes. */
export type Random = (size: number) => Uint8Array

const STOCK_BYTES = 8_192

/**
 * The system's generator, asked for a stock at a time: each call of it costs 3 µs whatever the size, and a start needs four. No
 * byte is given twice, and none stays here once it was given.
 */
export const systemRandom: Random = createSystemRandom()

function createSystemRandom(): Random {
  const stock = new Uint8Array(STOCK_BYTES)
  let used = STOCK_BYTES
  return (size) => {
    if (size > STOCK_BYTES) return randomFillSync(new Uint8Array(size))
    if (used + size > STOCK_BYTES) {
      randomFillSync(stock)
      used = 0
    }
    const given = stock.slice(used, used + size)
    stock.fill(0, used, used + size)
    used += size
    return given
  }
}

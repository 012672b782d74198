// Intervals of 95 %: Wilson's for a share, Newcombe's for the difference of two shares (made of their Wilson intervals), the
// normal one for a mean. Sources: Wilson 1927; Newcombe, Statistics in Medicine 17 (1998), method 10.

export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

const Z95 = 1.959963984540054

/** A share of `n` and what it may really be. Of nobody it is unknown: anything from 0 to 1. */
export function share(count: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, low: 0, high: 1 }
  const value = count / n
  const z2 = Z95 * Z95
  const middle = value + z2 / (2 * n)
  const reach = Z95 * Math.sqrt((value * (1 - value)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  // At the two ends the bound is exact, and rounding must not carry it beyond the value.
  const low = count === 0 ? 0 : (middle - reach) / scale
  const high = count === n ? 1 : (middle + reach) / scale
  return { value, low, high }
}

/** How much the first share is above the second. */
export function difference(first: Estimate, second: Estimate): Estimate {
  const value = first.value - second.value
  return {
    value,
    low: value - Math.hypot(first.value - first.low, second.high - second.value),
    high: value + Math.hypot(first.high - first.value, second.value - second.low),
  }
}

/** A mean from the sum and the sum of squares of `n` values. */
export function mean(sum: number, squares: number, n: number): Estimate {
  if (n === 0) return { value: Number.NaN, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const value = sum / n
  const variance = n === 1 ? 0 : Math.max(0, (squares - sum * value) / (n - 1))
  const reach = Z95 * Math.sqrt(variance / n)
  return { value, low: value - reach, high: value + reach }
}

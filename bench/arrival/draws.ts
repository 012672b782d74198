// Chance that can be repeated: each draw is a function of the seed and of what it is for (this person, this carrier, the second
// message), never of what was drawn before. So all strategies meet the same people and the same fates, whatever order they ask in.

/** Times by their middle and by what one in twenty exceeds; lognormal between. */
export interface Span {
  readonly median: number
  readonly p95: number
}

/** What a draw is for. The numbers are part of what a seed means: a new one goes to the end. */
const PURPOSES = [
  'country',
  'contacts',
  'number',
  'phone',
  'reading sms',
  'reading email',
  'patience',
  'reaction',
  'choice',
  'end',
  'gap',
  'answer',
  'busy',
  'lost',
  'missed',
  'delivery',
  'receipt',
  'receipt time',
  'route',
  'world',
] as const
export type Purpose = (typeof PURPOSES)[number]
const NUMBER_OF = new Map<Purpose, number>(PURPOSES.map((purpose, index) => [purpose, index + 1]))

/** From 0 up to 1, always the same for the same seed, purpose and keys (whole numbers). */
export function draw(seed: number, purpose: Purpose, a = 0, b = 0, c = 0): number {
  let hash = mix(seed ^ 0x9e3779b9)
  hash = mix(hash ^ Math.imul(NUMBER_OF.get(purpose) ?? 0, 0x85ebca6b))
  hash = mix(hash ^ Math.imul(a + 1, 0xc2b2ae35))
  hash = mix(hash ^ Math.imul(b + 1, 0x27d4eb2f))
  hash = mix(hash ^ Math.imul(c + 1, 0x165667b1))
  return (hash >>> 0) / 2 ** 32
}

/** MurmurHash3's finalizer: every bit of the input moves about half of the bits of the output. */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** The value of a span that a draw falls on: the greater the draw, the longer. */
export function within({ median, p95 }: Span, chance: number): number {
  if (median === p95) return median
  const sigma = Math.log(p95 / median) / Z95_ONE_SIDED
  return median * Math.exp(sigma * normalQuantile(chance))
}

const Z95_ONE_SIDED = 1.6448536269514722

/** The standard normal quantile, by Acklam's rational approximation (relative error below 1.2e-9). Held off its two ends. */
export function normalQuantile(chance: number): number {
  const p = Math.min(1 - 2 ** -32, Math.max(2 ** -33, chance))
  const low = 0.02425
  if (p < low) return tail(Math.sqrt(-2 * Math.log(p)))
  if (p > 1 - low) return -tail(Math.sqrt(-2 * Math.log(1 - p)))
  const q = p - 0.5
  const r = q * q
  const above =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239
  const below =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1
  return (above * q) / below
}

function tail(q: number): number {
  const above =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783
  const below =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1
  return above / below
}

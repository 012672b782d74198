// Two ways of asking the same thing, measured in turns, so that whatever else the machine does falls on both alike (R41).

/** The middle of how long each took, in milliseconds. */
export async function medianTimes(
  pairs: number,
  one: (n: number) => Promise<unknown>,
  other: (n: number) => Promise<unknown>,
): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let n = 0; n < pairs; n++) {
    // Each goes first as often as the other.
    const order = n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const which of order) {
      const startedAt = performance.now()
      await [one, other][which]?.(n)
      times[which].push(performance.now() - startedAt)
    }
  }
  return [median(times[0]), median(times[1])]
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

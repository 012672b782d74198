// Worlds that nobody wrote: one to three troubles, drawn from the seed, with whom, where, when and how bad. What the routing was
// tuned on cannot have been tuned to them.
import { draw } from './draws.ts'
import { CARRIERS, type Change, COUNTRIES, type World } from './model.ts'

type Trouble = Omit<Change, 'of'>
type Chance = (nth: number) => number

const between = (least: number, most: number, chance: number): number =>
  Math.round((least + chance * (most - least)) * 100) / 100

/** Each uses draws of its own: from 10 on. */
const TROUBLES: readonly (readonly [words: string, (chance: Chance) => Trouble])[] = [
  ['refuses', () => ({ down: 'refuses' })],
  ['hangs', () => ({ down: 'hangs' })],
  ['flaps', (c) => flapping(between(2, 12, c(10)), between(0.2, 0.6, c(11)))],
  ['loses', (c) => losing(between(0.15, 1, c(10)), 0, between(0, 0.5, c(11)))],
  ['loses and says it delivered', (c) => losing(between(0.1, 0.6, c(10)), between(0.5, 1, c(11)), 0)],
  ['says of delivered messages that they failed', (c) => failing(between(0.1, 0.6, c(10)))],
  ['is busy', (c) => ({ busy: between(0.2, 0.9, c(10)) })],
  ['is slow', (c) => slow(between(6, 25, c(10)))],
  ['gives its receipts late', (c) => late(between(30, 300, c(10)))],
]

function flapping(minutes: number, share: number): Trouble {
  return { down: 'refuses', every: { minutes, for: minutes * share } }
}

function losing(loses: number, delivered: number, failed: number): Trouble {
  return { loses, receipts: { ofLost: { delivered, failed } } }
}

function failing(failed: number): Trouble {
  return { receipts: { ofDelivered: { delivered: 1 - failed, failed } } }
}

function slow(median: number): Trouble {
  return { delivers: { median, p95: median * 3 } }
}

function late(median: number): Trouble {
  return { receipts: { after: { median, p95: median * 2 } } }
}

export function randomWorld(seed: number, number: number): World {
  const troubles = 1 + Math.floor(3 * draw(seed, 'world', number))
  const made = Array.from({ length: troubles }, (_, nth) =>
    trouble((purpose) => draw(seed, 'world', number, nth + 1, purpose)),
  )
  const perMinute = Math.round(8 * 15 ** draw(seed, 'world', number, 0, 1))
  return {
    name: `random-${seed}-${number}`,
    title: `Random ${number} of seed ${seed}`,
    why: made.map(({ words }) => words).join('; '),
    perMinute,
    // Five hours at most.
    count: Math.min(20_000, perMinute * 300),
    changes: made.map(({ change }) => change),
  }
}

function trouble(chance: Chance): { readonly words: string; readonly change: Change } {
  const carrier = CARRIERS[Math.floor(chance(0) * CARRIERS.length)] ?? 'first'
  const [words, make] = TROUBLES[Math.floor(chance(1) * TROUBLES.length)] ?? (TROUBLES[0] as (typeof TROUBLES)[number])
  const from = chance(2) < 0.5 ? undefined : Math.round(chance(3) * 120)
  const until = chance(4) < 0.5 ? undefined : (from ?? 0) + Math.round(5 + chance(5) * 120)
  const country = chance(6) < 0.7 ? undefined : COUNTRIES[Math.floor(chance(7) ** 2 * COUNTRIES.length)]
  return {
    words: `the ${carrier} ${words}${country ? ` in ${country}` : ''}`,
    change: {
      of: [carrier],
      ...make(chance),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(country === undefined ? {} : { countries: [country] }),
    },
  }
}

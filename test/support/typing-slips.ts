// A person who types with one slip: for measuring suggestions. The slips are drawn by their own shares and on one keyboard at a
// time; nothing here knows the weights that suggestions are made with.
import { keysAround, type Layout } from '../../src/contacts/mailboxes/keyboard.ts'

/** A number from 0 to 1. */
export type Dice = () => number

/** The same numbers for the same seed (mulberry32). */
export function seededDice(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(dice: Dice, from: readonly T[]): T {
  return from[Math.floor(dice() * from.length)] as T
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

type Slip = (word: string, place: number, layout: Layout, dice: Dice) => string
const beside = (key: string, layout: Layout, dice: Dice): string => pick(dice, [...keysAround(key, layout)]) ?? ''

/** Shares in a hundred; about those that studies of typing report: letters left out and keys beside are the most. */
const SLIPS: readonly (readonly [share: number, slip: Slip])[] = [
  [27, (word, at) => word.slice(0, at) + word.slice(at + 1)], // dropped
  [26, (word, at, layout, dice) => put(word, at, beside(word[at] ?? '', layout, dice), 1)], // key beside
  [17, (word, at) => put(word, at, `${word[at + 1] ?? ''}${word[at] ?? ''}`, 2)], // swapped
  [10, (word, at) => put(word, at, word[at] ?? '', 0)], // doubled
  [12, (word, at, layout, dice) => put(word, at + 1, beside(word[at] ?? '', layout, dice), 0)], // key beside too
  [5, (word, at, _layout, dice) => put(word, at, pick(dice, LETTERS), 1)], // other letter
  [3, (word, at, _layout, dice) => put(word, at, pick(dice, LETTERS), 0)], // other letter too
]
/** In Belgium and France one types on AZERTY, in Germany on QWERTZ. */
const LAYOUTS: readonly Layout[] = [
  'qwerty',
  'qwerty',
  'qwerty',
  'qwerty',
  'qwerty',
  'qwerty',
  'qwerty',
  'azerty',
  'azerty',
  'qwertz',
]

/** The word with one slip, anywhere in it; never the word itself. */
export function slipOnce(word: string, dice: Dice): string {
  for (;;) {
    const [, make] = pickByShare(dice)
    const typed = make(word, Math.floor(dice() * word.length), pick(dice, LAYOUTS), dice)
    if (typed !== word) return typed
  }
}

function pickByShare(dice: Dice): (typeof SLIPS)[number] {
  let left = dice() * 100
  for (const entry of SLIPS) {
    left -= entry[0]
    if (left < 0) return entry
  }
  return SLIPS[0] as (typeof SLIPS)[number]
}

function put(word: string, at: number, text: string, instead: number): string {
  return word.slice(0, at) + text + word.slice(at + instead)
}

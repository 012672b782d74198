// What the command was asked for. Says what is wrong in words.
import { parseArgs } from 'node:util'
import { readWorld, readWorlds, type World } from './model.ts'
import { randomWorld } from './random-worlds.ts'

export interface Options {
  readonly seed: number
  /** What is run with the seed, and what with other seeds. */
  readonly worlds: readonly World[]
  readonly heldOut: readonly { readonly world: World; readonly seed: number }[]
  readonly people: number | undefined
  readonly isCrossChecked: boolean
  readonly isJson: boolean
  readonly isWritten: boolean
}

export const HELP = `Measures arrival: how many people have confirmed after 30 seconds, 2 and 10 minutes, when carriers are well and when they are
not, by Pinpost (with the fallback offered, and with fallback: auto) and by three fixed ways of sending. Simulated time, with the
server's own routing, retries, schedule and fallback; the same seed gives the same figures.

npm run bench:arrival -- [flags]

  --world <names>   of those below, by any part of their names, or the path of a file of your own; all by default
  --people <n>      fewer people than people.json has (20,000)
  --seed <n>        another crowd, and other luck (1)
  --held-out        also worlds that nothing was tuned to: bench/arrival/held-out, other seeds, and random worlds
  --random <n>      how many random worlds belong to them (12)
  --cross-check     1,000 people of each world through the running server as well, over HTTP: some minutes
  --json            the result as JSON on standard output
  --write           the result into docs/reference/arrival.md, .svg and .json (with everything that is held out)
  --help

Ends with 1 when a goal is missed, with 2 when it was asked for something it does not know.

A world says what is different from bench/arrival/carriers.json, for example
  { "title": "My carrier at night", "why": "…", "changes": [{ "of": ["first"], "from": 60, "loses": 0.2 }] }
The people are in bench/arrival/people.json, with the reasons beside the figures.

`

const FLAGS = {
  world: { type: 'string' },
  people: { type: 'string' },
  seed: { type: 'string' },
  'held-out': { type: 'boolean', default: false },
  random: { type: 'string' },
  'cross-check': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Added to the seed for everything that is held out. Chosen before anybody had seen what comes of it. */
const OTHER_SEED = 1_124_202_600
const RANDOM_WORLDS = 12

/** Answers `help` when that was asked. Throws an Error whose message is for the person who typed. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true })
  if (values.help) return 'help'
  const seed = readNumber('seed', values.seed, 0) ?? 1
  const people = readNumber('people', values.people, 1)
  if (values.write && (values.world !== undefined || people !== undefined)) {
    throw new Error('--write takes the whole run: leave out --world and --people')
  }
  const random = readNumber('random', values.random, 0) ?? RANDOM_WORLDS
  return {
    seed,
    worlds: readNames(values.world),
    heldOut: values['held-out'] || values.write ? heldOut(seed + OTHER_SEED, random) : [],
    people,
    isCrossChecked: values['cross-check'],
    isJson: values.json,
    isWritten: values.write,
  }
}

/** The worlds of the goals with other seeds, the worlds that nothing was tuned to, and random ones. */
function heldOut(seed: number, random: number): Options['heldOut'] {
  const known = readWorlds('worlds').filter(({ name }) => /^(1|2|3)-/.test(name))
  const made = Array.from({ length: random }, (_, number) => randomWorld(seed, number + 1))
  return [...known, ...readWorlds('held-out'), ...made].map((world) => ({ world, seed }))
}

function readNames(text: string | undefined): readonly World[] {
  const all = readWorlds('worlds')
  if (text === undefined) return all
  return text.split(',').flatMap((name) => {
    if (name.endsWith('.json')) return readWorld(name)
    const found = [all, readWorlds('held-out')]
      .map((worlds) => worlds.filter((world) => world.name.includes(name.trim())))
      .find((worlds) => worlds.length > 0)
    if (!found) throw new Error(`--world: "${name}" is in none of ${all.map((world) => world.name).join(', ')}`)
    return found
  })
}

function readNumber(flag: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < least) {
    throw new Error(`--${flag}: "${text}" is not a whole number of ${least} or more`)
  }
  return value
}

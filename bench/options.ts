// What the command was asked for: its flags and the one variable of its environment. Says what is wrong in words.
import { parseArgs } from 'node:util'
import { SUBJECT_NAMES, type SubjectName } from './subjects.ts'

export interface Options {
  readonly only: readonly SubjectName[]
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
  /** The closed loop runs with each of these numbers of callers. */
  readonly callers: readonly number[]
  readonly startsPerSecond: number
  readonly openLoopSeconds: number
  readonly pagesPerSecond: number
  readonly pageSeconds: number
  /** A PostgreSQL server on which databases may be made and dropped; undefined: one from a package. */
  readonly databaseUrl: string | undefined
  readonly isJson: boolean
  readonly isWritten: boolean
  readonly isJudged: boolean
}

export const HELP = `Measures Pinpost against bare Fastify handlers and against better-auth, in one run.

npm run bench -- [flags]

  --only <names>       of ${SUBJECT_NAMES.join(', ')}; all by default
  --rounds <n>         rounds of the closed loop, interleaved; their median counts (5)
  --seconds <n>        measured seconds of a round (5)
  --warm-up <n>        seconds of full load before the first round, for each (5)
  --callers <n,…>      numbers of callers of the closed loop, each with a connection (64,256)
  --rate <n>           starts a second of the open loop (300)
  --open-seconds <n>   measured seconds of the open loop; 0 leaves it out (60)
  --page-rate <n>      pages a second (100)
  --page-seconds <n>   measured seconds of them; 0 leaves them out (30)
  --quick              short rounds, goals not judged: does everything work?
  --no-targets         goals are shown, but missing one is no failure
  --json               the result as JSON on standard output
  --write              the result into docs/reference/performance.md as well
  --help

PINPOST_BENCH_DATABASE_URL: a PostgreSQL server to use instead of the one that comes as a package. Databases named
pinpost_bench_… are made there and dropped afterwards.`

const FLAGS = {
  only: { type: 'string' },
  rounds: { type: 'string' },
  seconds: { type: 'string' },
  'warm-up': { type: 'string' },
  callers: { type: 'string' },
  rate: { type: 'string' },
  'open-seconds': { type: 'string' },
  'page-rate': { type: 'string' },
  'page-seconds': { type: 'string' },
  quick: { type: 'boolean', default: false },
  'no-targets': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const FULL = { rounds: 5, seconds: 5, warmUp: 5, openSeconds: 60, pageSeconds: 30 }
const QUICK = { rounds: 1, seconds: 1, warmUp: 1, openSeconds: 2, pageSeconds: 2 }

/** Answers `help` when that was asked. Throws an Error whose message is for the person who typed. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true })
  if (values.help) return 'help'
  const preset = values.quick ? QUICK : FULL
  return {
    only: readNames(values.only),
    rounds: readNumber('rounds', values.rounds, preset.rounds, 1),
    seconds: readNumber('seconds', values.seconds, preset.seconds, 0.1),
    warmUpSeconds: readNumber('warm-up', values['warm-up'], preset.warmUp, 0),
    callers: (values.callers ?? '64,256').split(',').map((text) => readNumber('callers', text, 0, 1)),
    startsPerSecond: readNumber('rate', values.rate, 300, 1),
    openLoopSeconds: readNumber('open-seconds', values['open-seconds'], preset.openSeconds, 0),
    pagesPerSecond: readNumber('page-rate', values['page-rate'], 100, 1),
    pageSeconds: readNumber('page-seconds', values['page-seconds'], preset.pageSeconds, 0),
    databaseUrl: process.env.PINPOST_BENCH_DATABASE_URL || undefined,
    isJson: values.json,
    isWritten: values.write,
    isJudged: !values.quick && !values['no-targets'],
  }
}

function readNames(text: string | undefined): readonly SubjectName[] {
  if (text === undefined) return SUBJECT_NAMES
  const names = text.split(',').map((name) => name.trim())
  return names.map((name) => {
    const known = SUBJECT_NAMES.find((each) => each === name)
    if (known === undefined) throw new Error(`--only: "${name}" is none of ${SUBJECT_NAMES.join(', ')}`)
    return known
  })
}

function readNumber(flag: string, text: string | undefined, preset: number, least: number): number {
  if (text === undefined) return preset
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < least) {
    throw new Error(`--${flag}: "${text}" is not a number of ${least} or more`)
  }
  return value
}

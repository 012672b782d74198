// What the commands share that play a carrier: rules, numbers, and running until told to stop.
import { readFileSync } from 'node:fs'
import { type IsStatus, parseRule, RULE_WORDS, type Rule, ruleLines } from '../simulator/index.ts'
import type { ExitCode, Output } from './command.ts'
import { toldToStop } from './signals.ts'

/** What was typed cannot be understood; its message says why. */
export class Mistake extends Error {}

export const ruleOptions = {
  rule: {
    type: 'string',
    value: 'RULE',
    multiple: true,
    meaning:
      'What becomes of some messages, for example "+372* latency=200". Rules are tried in order; the first one that fits holds.',
  },
  rules: { type: 'string', value: 'FILE', meaning: 'Rules from a file, a line each; # begins a comment.' },
  seed: {
    type: 'string',
    value: 'TEXT',
    meaning: 'What chance is drawn from: the same seed gives the same fates. 1 without it.',
  },
  json: { type: 'boolean', meaning: 'Writes each message as a line of JSON instead of text for people.' },
} as const

export const RULE_WORDS_TOLD = `A rule is a pattern, in which * stands for anything, and words after it: ${RULE_WORDS.join(', ')}. Times are milliseconds; a rule with a chance applies to that share of what fits it.`

/** Runs what was started until told to stop. */
export async function playUntilStopped(
  err: Output['err'],
  start: () => Promise<{ close(): Promise<void> }>,
): Promise<ExitCode> {
  let server: { close(): Promise<void> }
  try {
    server = await start()
  } catch (cause) {
    if (cause instanceof Mistake) {
      err(cause.message)
      return 2
    }
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    err('The port is in use; --port takes another one.')
    return 1
  }
  await toldToStop()
  await server.close()
  return 0
}

export function readRules(values: { rule: readonly string[]; rules: string | undefined }, isStatus: IsStatus): Rule[] {
  const lines = [...values.rule, ...(values.rules === undefined ? [] : ruleLines(textIn(values.rules)))]
  return lines.map((line) => {
    const reading = parseRule(line, isStatus)
    if (reading.ok) return reading.rule
    throw new Mistake(
      `The rule ${JSON.stringify(line)} ${reading.problem}.\nWords of a rule: ${RULE_WORDS.join(', ')}.`,
    )
  })
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Mistake(`The rules in ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`)
  }
}

export function numberOf(text: string | undefined, name: string, least: number, most: number): number | undefined {
  if (text === undefined) return undefined
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Mistake(`--${name} is a whole number from ${least} to ${most}.`)
}

export function timeOf(at: Date): string {
  return at.toISOString().slice(11, 19)
}

export function indented(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n  ')
}

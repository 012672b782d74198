// What a command is: its words for the help and the reference, the options it takes, and a function that runs it. The same
// command runs in the process that was typed, or inside a running server that owns the embedded database.
import type { Config, Env, Loaded, Secrets } from '../config/index.ts'
import type { Database } from '../db/index.ts'
import type { Lineup, Reloading } from '../delivery/index.ts'
import type { Clock } from '../lib/clock.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'

export interface Argument {
  /** In capitals; with an ellipsis where there may be several. */
  readonly name: string
  readonly meaning: string
  readonly isOptional?: true
  /** A file: written in full before the command runs, which may be in a process with another working folder. */
  readonly isPath?: true
  /** The same for a word that may hold a path: answers it in full. */
  readonly withFullPath?: (word: string, cwd: string) => string
}

export type Option =
  | { readonly type: 'boolean'; readonly meaning: string }
  | {
      readonly type: 'string'
      readonly value: string
      readonly meaning: string
      readonly multiple?: true
      readonly isPath?: true
      /** The command does nothing without it. */
      readonly isNeeded?: true
    }

export type Options = Readonly<Record<string, Option>>

export function isNeeded(option: Option): boolean {
  return option.type === 'string' && option.isNeeded === true
}

/** What was typed, by the options of the command. */
export type OptionValues<O extends Options> = {
  readonly [N in keyof O]: O[N] extends { type: 'boolean' }
    ? boolean
    : O[N] extends { multiple: true }
      ? readonly string[]
      : O[N] extends { isNeeded: true }
        ? string
        : string | undefined
}

export interface Output {
  /** What was asked for: one or more lines, without the last line's end. */
  out(text: string): void
  /** What one should know besides: progress, hints, what went wrong. */
  err(text: string): void
}

/** What a command has at hand that works on the database. */
export interface Workplace {
  readonly db: Database
  readonly ring: KeyRing
  readonly config: Config
  readonly clock: Clock
  readonly random: Random
  /** What carries live messages, with its plan. Whoever runs the command closes them. */
  readonly lineup: () => Promise<Lineup>
  /** In a running server: goes on with what the file of providers says now. */
  readonly reloading?: Pick<Reloading, 'reload'>
}

export interface Input<O extends Options> {
  readonly values: OptionValues<O>
  readonly positionals: readonly string[]
}

/** 0 done, 1 not done (why was written to `err`), 2 typed wrongly. */
export type ExitCode = 0 | 1 | 2

interface Words<O extends Options> {
  /** `key create` */
  readonly name: string
  /** One line, no full stop. */
  readonly summary: string
  /** Paragraphs that teach what it does and when one wants it. */
  readonly about: readonly string[]
  readonly args: readonly Argument[]
  readonly options: O
  readonly examples: readonly { readonly line: string; readonly meaning: string }[]
}

/** Needs nothing but the terminal. */
export interface PlainCommand<O extends Options> extends Words<O> {
  readonly needs: 'nothing'
  run(context: Input<O> & Output & Pick<Workplace, 'clock' | 'random'>): Promise<ExitCode>
}

/** Needs the configuration, and opens what it wants by itself. */
export interface ConfiguredCommand<O extends Options> extends Words<O> {
  readonly needs: 'configuration'
  /** Makes the secrets and the folder of a trial where there are none. */
  readonly makesTrial?: true
  run(context: Input<O> & Output & Start): Promise<ExitCode>
}

/** What a server is started from. */
export interface Start extends Pick<Workplace, 'config' | 'clock' | 'random'> {
  readonly secrets: Secrets
  /** Runs what was typed elsewhere on the database of this process; does not throw. */
  readonly runRemotely: (argv: readonly string[], workplace: Workplace, output: Output) => Promise<number>
}

/** Works on the database; `remote` ones also inside a running server. */
export interface DatabaseCommand<O extends Options> extends Words<O> {
  readonly needs: 'database'
  readonly remote: boolean
  /** Makes the secrets and the folder of a trial where there are none. Without it the command says that none was started here. */
  readonly makesTrial?: true
  run(context: Input<O> & Output & Workplace): Promise<ExitCode>
}

/** Judges the settings itself, whatever they are worth. */
export interface ExaminingCommand<O extends Options> extends Words<O> {
  readonly needs: 'examination'
  run(context: Input<O> & Output & Examination): Promise<ExitCode>
  /** The part that only the process can do which owns the embedded database. */
  runInServer(context: Input<O> & Output & Workplace): Promise<ExitCode>
}

/** What there is to examine. */
export interface Examination extends Pick<Workplace, 'clock' | 'random'> {
  readonly cwd: string
  readonly env: Env
  readonly loaded: Loaded
}

export type Command =
  | PlainCommand<Options>
  | ConfiguredCommand<Options>
  | DatabaseCommand<Options>
  | ExaminingCommand<Options>

/** Forgets which options a command has, once its `run` was checked against them. */
export function command<const O extends Options>(
  of: PlainCommand<O> | ConfiguredCommand<O> | DatabaseCommand<O> | ExaminingCommand<O>,
): Command {
  return of as unknown as Command
}

export const jsonOption = { type: 'boolean', meaning: 'Writes JSON for programs instead of text for people.' } as const

export const contactOption = {
  type: 'string',
  value: 'CONTACT',
  meaning: 'A phone number with + and country code, or an e-mail address.',
} as const

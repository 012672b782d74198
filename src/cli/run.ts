// From what was typed to an exit code: finds the command, brings what it needs, runs it here or in the server that owns the
// database. Everything that goes wrong ends in words on `err`; nothing is thrown.
import { type Config, describeProblems, type Env, loadConfig, readEnv, type Secrets } from '../config/index.ts'
import { type Database, openDatabase } from '../db/index.ts'
import type { Clock } from '../lib/clock.ts'
import { createKeyRing } from '../lib/key-ring.ts'
import type { Random } from '../lib/random.ts'
import type { Command, DatabaseCommand, Examination, Input, Options, Output, Workplace } from './command.ts'
import { version } from './commands/version.ts'
import { commands } from './commands.ts'
import { describeFailureOfCommand } from './failure.ts'
import { commandHelp, groupHelp, programHelp } from './help.ts'
import { liveProviders } from './live-providers.ts'
import { type Parsed, parseCommandLine, usageHint, withFullPaths } from './parse.ts'
import { askServer } from './socket.ts'

/** The exit code of what a command did not understand. */
const TYPED_WRONGLY = 2

/** What a command line runs on. */
export interface Machine extends Output {
  readonly cwd: string
  /** In place of the process's own. */
  readonly environment?: Env
  readonly clock: Clock
  readonly random: Random
}

export async function runCommandLine(argv: readonly string[], machine: Machine): Promise<number> {
  try {
    const parsed = parseCommandLine(argv, commands)
    if (parsed.kind !== 'run') return await answerItself(parsed, machine)
    const words = withFullPaths(argv, parsed.command, machine.cwd)
    const inFull = parseCommandLine(words, commands)
    const exit = await runParsed(inFull.kind === 'run' ? inFull : parsed, words, machine)
    if (exit === TYPED_WRONGLY) machine.err(usageHint(parsed.command))
    return exit
  } catch (cause) {
    machine.err(describeFailureOfCommand(cause))
    return 1
  }
}

/** Runs what a client typed, in the process that owns the database. */
export async function runRemotely(argv: readonly string[], workplace: Workplace, output: Output): Promise<number> {
  const parsed = parseCommandLine(argv, commands)
  if (parsed.kind === 'mistake') {
    output.err(`${parsed.message}\nThe running server may be of another version than the command.`)
    return TYPED_WRONGLY
  }
  const run = parsed.kind === 'run' ? remoteRun(parsed.command) : undefined
  if (parsed.kind !== 'run' || run === undefined) {
    output.err('A running server does not do that: it may be of another version than the command.')
    return 1
  }
  try {
    return await run({ ...workplace, ...parsed, ...output })
  } catch (cause) {
    output.err(describeFailureOfCommand(cause))
    return 1
  }
}

/** What of a command a running server does. */
function remoteRun(command: Command): DatabaseCommand<Options>['run'] | undefined {
  if (command.needs === 'examination') return command.runInServer
  return command.needs === 'database' && command.remote ? command.run : undefined
}

async function runParsed(
  parsed: Extract<Parsed, { kind: 'run' }>,
  argv: readonly string[],
  machine: Machine,
): Promise<number> {
  const { command, values, positionals } = parsed
  const { out, err, clock, random } = machine
  if (command.needs === 'nothing') return command.run({ values, positionals, out, err, clock, random })
  if (command.needs === 'examination') return command.run({ values, positionals, ...readMachine(machine), out, err })
  const makesTrial = command.needs === 'configuration' || command.makesTrial === true
  const loaded = load(machine, makesTrial)
  if (loaded === undefined) return 1
  const { config, secrets } = loaded
  if (command.needs === 'configuration') {
    return command.run({ values, positionals, out, err, clock, random, config, secrets, runRemotely })
  }
  if (command.remote && config.database.engine === 'embedded') {
    const exit = await askServer(config.dataDir, argv, machine)
    if (exit !== undefined) return exit
  }
  return runHere(command, { values, positionals }, { config, secrets }, machine)
}

async function runHere(
  command: DatabaseCommand<Options>,
  input: Input<Options>,
  { config, secrets }: { config: Config; secrets: Secrets },
  { out, err, clock, random }: Machine,
): Promise<number> {
  const db = await open(config, secrets)
  const live = liveProviders(config, secrets, clock)
  const ring = createKeyRing(secrets.ring)
  try {
    return await command.run({ ...input, db, ring, config, clock, random, lineup: live.open, out, err })
  } finally {
    await live.close()
    await db.close()
  }
}

function open(config: Config, secrets: Secrets): Promise<Database> {
  if (config.database.engine === 'embedded') return openDatabase(config.database)
  return openDatabase(
    { engine: 'postgres', url: secrets.databaseUrl ?? '' },
    { poolSize: 2, applicationName: 'pinpost command' },
  )
}

/** The settings as they are, good or bad, and nothing made. */
function readMachine({ cwd, environment, clock, random }: Machine): Examination {
  const reading = readEnv(cwd, environment)
  const loaded = reading.ok ? loadConfig(reading.env, { cwd, random, trialSecrets: 'foresee' }) : reading
  return { cwd, env: reading.ok ? reading.env : {}, loaded, clock, random }
}

/** The configuration, its warnings told; undefined when it was refused, all that is wrong told. */
function load({ cwd, environment, random, err }: Machine, makesTrial: boolean) {
  const reading = readEnv(cwd, environment)
  const loaded = reading.ok
    ? loadConfig(reading.env, { cwd, random, trialSecrets: makesTrial ? 'make' : 'read' })
    : reading
  if (!loaded.ok) {
    err(`Pinpost cannot go on with these settings:\n\n${describeProblems(loaded.problems)}`)
    return undefined
  }
  if (loaded.warnings.length > 0) err(`Worth a look:\n\n${describeProblems(loaded.warnings)}\n`)
  return loaded
}

async function answerItself(parsed: Exclude<Parsed, { kind: 'run' }>, machine: Machine): Promise<number> {
  const { out, err } = machine
  switch (parsed.kind) {
    case 'program_help':
      out(programHelp(commands))
      return 0
    case 'group_help':
      out(groupHelp(parsed.group, commands))
      return 0
    case 'help':
      out(commandHelp(parsed.command))
      return 0
    case 'version':
      return runCommandLine([version.name], machine)
    case 'mistake':
      err(`${parsed.message}\n${parsed.hint}`)
      return 2
  }
}

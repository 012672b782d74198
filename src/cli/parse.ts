// From what was typed to a command with its options, or to what was wrong with it and what may have been meant.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest } from '../lib/nearest.ts'
import { type Command, isNeeded, type Options, type OptionValues } from './command.ts'

export type Parsed =
  | {
      readonly kind: 'run'
      readonly command: Command
      readonly values: OptionValues<Options>
      readonly positionals: string[]
    }
  | { readonly kind: 'help'; readonly command: Command }
  /** Of the commands that begin with a word. */
  | { readonly kind: 'group_help'; readonly group: string }
  | { readonly kind: 'program_help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string; readonly hint: string }

export function parseCommandLine(argv: readonly string[], commands: readonly Command[]): Parsed {
  const [first, second] = argv
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'program_help' }
  if (first === '--version' || first === '-v') return { kind: 'version' }
  if (first === 'help') return parseCommandLine([...argv.slice(1), '--help'], commands)
  if (first.startsWith('-'))
    return mistake(`${first} comes before a command.`, 'Options follow the command: pinpost key list --json')
  const command = [`${first} ${second}`, first].map((name) => commands.find((each) => each.name === name)).find(Boolean)
  return command === undefined ? unfinished(argv, commands) : parseOptions(command, argv)
}

function unfinished(argv: readonly string[], commands: readonly Command[]): Parsed {
  const [group = '', word] = argv
  const names = commands.map(({ name }) => name)
  const isGroup = names.some((name) => name.startsWith(`${group} `))
  if (isGroup && (word === '--help' || word === '-h')) return { kind: 'group_help', group }
  if (isGroup && (word === undefined || word.startsWith('-'))) {
    return mistake(`${group} wants to know what to do.`, `Commands: ${namesIn(group, names).join(', ')}.`)
  }
  const typed = isGroup ? `${group} ${word}` : group
  const candidates = isGroup
    ? namesIn(group, names)
    : [...names, ...new Set(names.map((name) => name.split(' ')[0] ?? name))]
  const meant = nearest(argv.slice(0, 2).join(' '), candidates) ?? nearest(typed, candidates)
  return mistake(
    `There is no command "${typed}".`,
    meant ? `Did you mean: pinpost ${meant}` : 'pinpost --help lists the commands.',
  )
}

function namesIn(group: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(`${group} `))
}

function parseOptions(command: Command, argv: readonly string[]): Parsed {
  const { values, positionals, tokens } = readWords(command, argv)
  if (values.help) return { kind: 'help', command }
  for (const token of tokens) {
    const wrong = token.kind === 'option' ? wrongOption(token, command) : undefined
    if (wrong) return wrong
  }
  const wanted = command.args.filter(({ isOptional }) => !isOptional).length
  const isOpenEnded = command.args.some(({ name }) => name.endsWith('…'))
  const missing = positionals.length < wanted ? command.args[positionals.length] : undefined
  if (missing) return mistake(`${missing.name} is missing: ${missing.meaning}`, usageHint(command))
  const absent = Object.entries(command.options).find(
    ([name, option]) => isNeeded(option) && values[name] === undefined,
  )
  if (absent) return mistake(`--${absent[0]} is missing: ${absent[1].meaning}`, usageHint(command))
  const extra = isOpenEnded ? undefined : positionals[command.args.length]
  if (extra !== undefined) return mistake(`"${extra}" is one word too many.`, usageHint(command))
  return { kind: 'run', command, positionals, values: complete(command.options, values) }
}

/** What follows the name of the command, not yet judged. */
function readWords(command: Command, argv: readonly string[]) {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }> = {
    help: { type: 'boolean', short: 'h' },
  }
  for (const [name, option] of Object.entries(command.options)) {
    options[name] = { type: option.type, multiple: option.type === 'string' && option.multiple === true }
  }
  const args = argv.slice(wordsIn(command))
  return parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
}

function wordsIn({ name }: Command): number {
  return name.split(' ').length
}

/** The same words, with each path that is relative written in full: they mean the same files wherever they are read. */
export function withFullPaths(argv: readonly string[], command: Command, cwd: string): string[] {
  const words = [...argv]
  let position = 0
  for (const token of readWords(command, argv).tokens) {
    const at = wordsIn(command) + token.index
    if (token.kind === 'positional') {
      const argument = command.args[position++] ?? command.args.at(-1)
      if (argument?.isPath) words[at] = resolve(cwd, token.value)
      if (argument?.withFullPath) words[at] = argument.withFullPath(token.value, cwd)
    }
    if (token.kind !== 'option' || token.value === undefined) continue
    const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined
    if (option?.type !== 'string' || !option.isPath) continue
    const path = resolve(cwd, token.value)
    if (token.inlineValue) words[at] = `${token.rawName}=${path}`
    else words[at + 1] = path
  }
  return words
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
}

function wrongOption({ name, rawName, value }: OptionToken, command: Command): Parsed | undefined {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined
  if (option === undefined) {
    const meant = nearest(name, [...Object.keys(command.options), 'help'])
    const hint = meant ? `Did you mean --${meant}?` : usageHint(command)
    return mistake(`pinpost ${command.name} has no option ${rawName}.`, hint)
  }
  if (option.type === 'boolean' && value !== undefined) return mistake(`--${name} takes no value.`, usageHint(command))
  if (option.type === 'string' && (value === undefined || value.startsWith('--'))) {
    return mistake(`--${name} wants a value: ${option.meaning}`, usageHint(command))
  }
  return undefined
}

/** Every option has a value, so that a command need not ask which were typed. */
function complete(options: Options, values: Record<string, unknown>): OptionValues<Options> {
  const entries = Object.entries(options).map(([name, option]) => {
    const absent = option.type === 'boolean' ? false : option.multiple ? [] : undefined
    return [name, values[name] ?? absent]
  })
  return Object.fromEntries(entries)
}

export function usageHint(command: Command): string {
  return `pinpost ${command.name} --help tells how it is used.`
}

function mistake(message: string, hint: string): Parsed {
  return { kind: 'mistake', message, hint }
}

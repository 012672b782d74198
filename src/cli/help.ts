// The words that teach the command line on the terminal, from the table of commands. docs/reference/commands.md is written from
// the same table by scripts/commands-reference.ts.
import { type Argument, type Command, isNeeded, type Option } from './command.ts'

const WIDTH = 92
const BEGIN =
  'To begin: "pinpost serve" starts a trial in this folder, with nothing to set up. For a server of your own, "pinpost doctor" says what is still missing, and "pinpost send-test" whether a message leaves.'
const HELP_OPTION: readonly [string, string] = ['--help', 'Tells how the command is used.']

export function programHelp(commands: readonly Command[]): string {
  return [
    'Pinpost confirms phone numbers and e-mail addresses by one-time code.',
    'Usage: pinpost COMMAND [arguments] [options]',
    wrap(BEGIN, WIDTH).join('\n'),
    `Commands:\n${columns(commands.map(({ name, summary }) => [name, summary]))}`,
    [
      'pinpost COMMAND --help tells more, with examples. Settings come from the environment and from a file .env in',
      'the working folder. Commands work while the server runs; run them in its working folder, as its user.',
    ].join('\n'),
  ].join('\n\n')
}

export function groupHelp(group: string, commands: readonly Command[]): string {
  const members = commands.filter(({ name }) => name.startsWith(`${group} `))
  const list = columns(members.map(({ name, summary }) => [name, summary]))
  return `Usage: pinpost ${group} COMMAND\n\nCommands:\n${list}\n\npinpost ${group} COMMAND --help tells more.`
}

export function commandHelp(command: Command): string {
  const parts = [
    `${command.summary}.`,
    `Usage: ${usageOf(command)}`,
    ...command.about.map((paragraph) => wrap(paragraph, WIDTH).join('\n')),
  ]
  if (command.args.length > 0)
    parts.push(`Arguments:\n${columns(command.args.map(({ name, meaning }) => [name, meaning]))}`)
  parts.push(`Options:\n${columns([...optionRows(command), HELP_OPTION])}`)
  if (command.examples.length > 0) {
    parts.push(`Examples:\n${command.examples.map(({ line, meaning }) => `  ${line}\n      ${meaning}`).join('\n')}`)
  }
  return parts.join('\n\n')
}

/** `pinpost key create KIND [--service SLUG] [--json]` */
export function usageOf({ name, args, options }: Command): string {
  const words = [
    ...args.map(argumentWord),
    ...Object.entries(options).map(([option, of]) =>
      isNeeded(of) ? optionWord(option, of) : `[${optionWord(option, of)}]`,
    ),
  ]
  return ['pinpost', name, ...words].join(' ')
}

function argumentWord({ name, isOptional }: Argument): string {
  return isOptional ? `[${name}]` : name
}

function optionWord(name: string, option: Option): string {
  if (option.type === 'boolean') return `--${name}`
  return `--${name} ${option.value}${option.multiple ? '…' : ''}`
}

/** Each option as it is written, with its meaning. */
export function optionRows({ options }: Command): (readonly [string, string])[] {
  return Object.entries(options).map(([name, option]) => [
    option.type === 'boolean' ? `--${name}` : `--${name} ${option.value}`,
    option.type === 'string' && option.multiple ? `${option.meaning} May be given several times.` : option.meaning,
  ])
}

/** Two columns, the second one wrapped. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  const indent = ' '.repeat(width + 2)
  return rows
    .map(([left, right]) => `  ${left.padEnd(width)}${wrap(right, WIDTH - width - 2).join(`\n${indent}`)}`)
    .join('\n')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

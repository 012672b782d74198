// docs/reference/config.md and example.env, from the tables of settings.
import { type Setting, settingNames, settings } from '../src/config/index.ts'
import { settingTable } from '../src/services/index.ts'

const deployment: [string, Setting<unknown>][] = settingNames.map((name) => [name, settings[name]])
const groups = [...new Set(deployment.map(([, { group }]) => group))]

export function configReference(): string {
  return [HEAD, ...groups.map(chapterOf), SERVICE_HEAD, serviceTable()].join('\n\n')
}

/** Every setting, commented out, so that what is taken over was chosen. */
export function exampleEnv(): string {
  const chapters = groups.map((group) => {
    const entries = deployment.filter(([, setting]) => setting.group === group)
    return [`# ${group}`, ...entries.map(envEntry)].join('\n\n')
  })
  return [
    '# Settings of Pinpost: copy to .env and take out the # where you decide. docs/reference/config.md explains them.',
    ...chapters,
  ].join('\n\n')
}

const HEAD = `# Configuration

<!-- Written by \`npm run reference\` from src/config/settings.ts and src/services/setting-table.ts. -->

## Settings of the deployment

They come from the environment, and from a file \`.env\` in the working folder for what the environment does not set
([example.env](../../example.env)). An empty value counts as not set. Pinpost judges them when it starts and tells everything that is
wrong or missing at once; a name beginning with \`PINPOST_\` that it does not know is warned of.

Settings marked secret are never shown or logged.`

const SERVICE_HEAD = `## Settings of a service

Each service has its own, kept in the database and changed by \`pinpost service set\` ([commands.md](commands.md)). Running servers
follow at once; a verification keeps the code and the life that it was started with.`

function chapterOf(group: string): string {
  const rows = deployment
    .filter(([, setting]) => setting.group === group)
    .map(
      ([name, setting]) =>
        `| ${[`\`${name}\``, meaningOf(setting) + (setting.isSecret ? ' *Secret.*' : ''), acceptsOf(setting), defaultOf(setting)].map(cell).join(' | ')} |`,
    )
  return [
    `### ${group}`,
    ['| name | meaning | takes | default |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

function meaningOf({ meaning, needed }: Setting<unknown>): string {
  return needed === undefined ? meaning : `${meaning} Needed ${needed}.`
}

function acceptsOf({ kind, example }: Setting<unknown>): string {
  return withExample(kind.accepts, example)
}

/** Where all the words that are accepted are listed, one of them more would teach nothing. */
function withExample(accepts: string, example: string): string {
  return accepts.split(/[ ,]+/).includes(example) ? accepts : `${accepts}; for example \`${example}\``
}

function defaultOf({ trial, production, computed }: Setting<unknown>): string {
  if (trial !== undefined && trial === production) return `\`${trial}\``
  const byMode = [trial && `in trial \`${trial}\``, production && `in production \`${production}\``, computed]
  return byMode.filter(Boolean).join(', ') || 'none'
}

function serviceTable(): string {
  const rows = Object.entries(settingTable).map(([name, { meaning, kind, default: byDefault, example }]) => {
    return `| ${[`\`${name}\``, meaning, withExample(kind.accepts, example), byDefault].map(cell).join(' | ')} |`
  })
  return ['| name | meaning | takes | default |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function envEntry([name, setting]: [string, Setting<unknown>]): string {
  const lines = [meaningOf(setting), `Default: ${defaultOf(setting)}.`]
  const words = lines.map((line) => line.replaceAll('`', '')).flatMap((line) => wrap(line, 100))
  const value = setting.example.includes(' ') ? `"${setting.example}"` : setting.example
  return [...words.map((line) => `# ${line}`), `#${name}=${value}`].join('\n')
}

function wrap(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

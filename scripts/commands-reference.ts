// docs/reference/commands.md, from the table of commands.
import type { Command } from '../src/cli/command.ts'
import { optionRows, usageOf } from '../src/cli/help.ts'

export function commandsReference(commands: readonly Command[]): string {
  const contents = commands.map(({ name, summary }) => {
    return `- [\`pinpost ${name}\`](#pinpost-${name.replace(' ', '-')}): ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`
  })
  return [HEAD, contents.join('\n'), ...commands.map(chapterOf), ''].join('\n\n').trimEnd()
}

const HEAD = `# Commands

<!-- Written by \`npm run reference\` from src/cli/commands.ts. -->

From a clone, write \`npm run --silent pinpost -- key list\` for \`pinpost key list\`. Settings come from the environment and from a
file \`.env\` in the working folder ([config.md](config.md)).

Commands work while the server runs. On PostgreSQL they connect to the database. The embedded database belongs to one process, so
they speak to that process through a socket in the data folder, which only the server's own user can open; run them in the server's
working folder, or set \`PINPOST_DATA_DIR\`. When no server runs, they open the embedded database themselves.

What was asked for goes to standard output; hints, and what went wrong, to standard error. The exit code is 0 when it was done, 1 when
it was not, 2 when the command was typed wrongly.`

function chapterOf(command: Command): string {
  const args = command.args.map(({ name, meaning }): readonly [string, string] => [name, meaning])
  const rows = [...args, ...optionRows(command)].map(
    (cells) => `| \`${cells[0].replaceAll('|', '\\|')}\` | ${cells[1].replaceAll('|', '\\|')} |`,
  )
  const table = rows.length > 0 ? [['| argument or option | meaning |', '| --- | --- |', ...rows].join('\n')] : []
  const examples = command.examples.map(({ line, meaning }) => `# ${meaning}\n${line}`)
  return [
    `## pinpost ${command.name}`,
    `${command.summary}.`,
    `\`\`\`\n${usageOf(command)}\n\`\`\``,
    ...command.about,
    ...table,
    `\`\`\`sh\n${examples.join('\n\n')}\n\`\`\``,
  ].join('\n\n')
}

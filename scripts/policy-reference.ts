// docs/reference/policy.md, written from the table that Pinpost ships and from the members of the operator's file.
import { CHANNELS, FILE_MEMBERS, type PolicyRow, SHIPPED_TABLE } from '../src/policy/index.ts'

const HEAD = `# The policy table

<!-- Written by \`npm run reference\` from src/policy/shipped.ts and src/policy/policy-file-fields.ts. -->

Which channel may be used in which country, by which sender, and why. What stands here is what Pinpost ships: a default for a
sender without a local registration, with the day on which it was last looked at. The operator's file and what was set at run time go
before it ([guide](../guides/policy.md)); every country without a row is taken to work.

A country is that of the whole number, and also the one where the person says to be. \`last line\` is \`@host #code\`, by which
browsers fill a code in.

## What is shipped
`

const FILE = `
## Members of a row in \`PINPOST_POLICY_FILE\`

| member | takes |
| --- | --- |`

const VERDICTS = `
## Verdicts

| verdict | meaning |
| --- | --- |
| \`yes\` | The channel may be used. Text messages also want the country in \`PINPOST_SMS_COUNTRIES\`, and a provider that carries them there. |
| \`no\` | It may not: messages do not arrive. |
| \`confirmed_only\` | For contacts that are on file and confirmed, once identity was proved; never for one that a stranger may have entered. |

Where the verdict is \`yes\` and no provider has a weight for the number, a start with a live key is refused before anything is sent
(\`sms_not_carried_there\`), with e-mail as the alternative where that works. A provider that is down or paused counts as one that
carries. \`pinpost doctor\` names the enabled countries to which nobody carries, and \`pinpost policy show --to NUMBER\` tells it of one
number; who carries where is said in the file of \`PINPOST_PROVIDERS\` ([guide](../guides/routing.md)).
`

export function policyReference(): string {
  const heads = ['countries', ...CHANNELS, 'last line', 'checked on', 'why', 'sources']
  const members = FILE_MEMBERS.map(({ name, accepts }) => `| \`${name}\` | ${accepts.replaceAll('|', '\\|')} |`)
  return [
    HEAD,
    `| ${heads.join(' | ')} |`,
    `|${' --- |'.repeat(heads.length)}`,
    ...SHIPPED_TABLE.map((row) => `| ${cellsOf(row).join(' | ')} |`),
    VERDICTS.trimEnd(),
    FILE,
    ...members,
    '',
  ].join('\n')
}

function cellsOf(row: PolicyRow): string[] {
  const verdicts = CHANNELS.map((channel) => row.verdicts[channel] ?? 'yes')
  const lastLine = row.hasOriginLine === false ? 'no' : 'yes'
  const { countries = [], checkedOn, note, sources = [] } = row
  return [countries.join(', '), ...verdicts, lastLine, checkedOn, note, sources.join('; ')]
}

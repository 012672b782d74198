// docs/reference/limits.md, written from the table of limits.
import { settings } from '../src/config/index.ts'
import { MOST_PER_VERIFICATION } from '../src/http/index.ts'
import { type LimitRule, limitRules } from '../src/limits/index.ts'
import { settingTable } from '../src/services/index.ts'

const INTRODUCTION = `# Limits

Every limit counts per service, apart for live and test keys, and in two lanes: \`open\` for what anybody may have started,
\`known\` for contacts on file after identity was proved, so that strangers cannot shut a known person out. What a limit refused
counts too. A limit that is met answers 429 with its name in \`limit\` and with \`Retry-After\`.

Any limit may run as \`observe\`: it counts, tells in the log and in \`pinpost_limits_total\`, and refuses nothing.

\`\`\`sh
npm run pinpost -- service set default observed_limits=sms_per_country_hour
\`\`\`

The person's address is what the application passes as \`client.ip\`, or the connection's where the person's own browser calls
with a client token. An application's own address is not limited.

One mailbox is one contact, in however many ways its address is written: capitals, a tag behind a plus sign (\`ann+shop@example.com\`), and at
Google dots make no other of it. Whoever tries things out with such addresses has five messages a day for all of them, or uses a test key.
`

export function limitsReference(): string {
  const rows = limitRules.map(
    (rule) => `| \`${rule.name}\` | ${rule.meaning} | ${span(rule)} | ${most(rule.open)} | ${most(rule.known)} |`,
  )
  const beside = [
    '## Limits of one verification',
    '',
    'Five wrong answers lock it. Three messages are sent at most: at once, after 120 and after 300 seconds (setting',
    '`resend_after_seconds`), the last one while the code has at least 240 seconds to live.',
    '',
    '## Limits of streams',
    '',
    'Streams of events are counted while they are open, in each process by itself. These limits always refuse.',
    '',
    '| name | what is counted | most |',
    '| --- | --- | --- |',
    `| \`streams_per_verification\` | streams of one verification | ${MOST_PER_VERIFICATION} |`,
    `| \`streams_per_service\` | streams of one service, apart for live and test keys | setting \`event_streams\` (${settingTable.event_streams.default}) |`,
    `| \`streams_per_process\` | all streams; answered 503 | \`PINPOST_EVENT_STREAMS\` (${settings.PINPOST_EVENT_STREAMS.trial}) |`,
  ]
  return [
    INTRODUCTION,
    '| name | what is counted | window | open | known |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...beside,
    '',
  ].join('\n')
}

function span({ windowSeconds }: LimitRule): string {
  return { 600: '10 minutes', 3600: 'hour', 86400: 'day' }[windowSeconds] ?? `${windowSeconds} s`
}

function most(value: LimitRule['open'] | LimitRule['known']): string {
  if (value === 'setting') return 'by setting'
  return value === 'counts' ? 'counts only' : String(value)
}

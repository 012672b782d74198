// pinpost provider list
import { type MessageCounts, type Provider, recentMessages } from '../../delivery/index.ts'
import { addSeconds } from '../../lib/clock.ts'
import { command, jsonOption } from '../command.ts'
import { wayOutOf } from '../provider-ways-out.ts'
import { table } from '../table.ts'

const PROBE_MS = 5_000
const RECENT_SECONDS = 3_600

interface Listed {
  readonly name: string
  readonly channels: readonly string[]
  /** Undefined for one that is not configured any more. */
  readonly isWell: boolean | undefined
  readonly trouble: string | undefined
  readonly messages: MessageCounts
}

export const providerList = command({
  name: 'provider list',
  summary: 'Lists the providers, and whether they would take a message now',
  about: [
    'Asks each provider of live messages, by a real connection and login, whether it would take us (nothing is sent), and counts what became of the messages of the last hour. The exit code is 1 when one would not.',
    '"pinpost doctor" looks at more than that; "pinpost send-test" really sends a message.',
  ],
  args: [],
  options: { json: jsonOption },
  examples: [
    { line: 'pinpost provider list', meaning: 'Name, channels, state, and the messages of the last hour.' },
    { line: 'pinpost provider list --json', meaning: 'For a program that watches them.' },
  ],
  needs: 'database',
  remote: true,
  async run({ db, clock, providers, values, out, err }) {
    const configured = await providers()
    const [counts, probed] = await Promise.all([
      recentMessages(db, addSeconds(clock.now(), -RECENT_SECONDS)),
      Promise.all(configured.map(probe)),
    ])
    const listed = [
      ...probed.map((one) => ({ ...one, messages: counts.get(one.name) ?? {} })),
      ...leftOver(counts, configured),
    ]
    if (values.json) out(JSON.stringify(listed.map(toJson), null, 2))
    else if (listed.length > 0) out(describe(listed))
    if (configured.length === 0)
      err('No provider is configured: live keys send nothing. docs/guides/smtp.md and docs/guides/smpp.md tell how.')
    for (const { name, trouble } of listed) if (trouble) err(`${name}: ${trouble}.\n${wayOutOf(name, trouble)}`)
    return listed.some(({ isWell }) => isWell === false) ? 1 : 0
  },
})

async function probe(provider: Provider): Promise<Omit<Listed, 'messages'>> {
  const { name, channels } = provider
  const trouble = await provider.probe(AbortSignal.timeout(PROBE_MS))
  return { name, channels, isWell: trouble === undefined, trouble }
}

function leftOver(counts: ReadonlyMap<string, MessageCounts>, configured: readonly Provider[]): Listed[] {
  const names = [...counts.keys()].filter((name) => configured.every((provider) => provider.name !== name))
  return names.map((name) => ({
    name,
    channels: [],
    isWell: undefined,
    trouble: undefined,
    messages: counts.get(name) ?? {},
  }))
}

function describe(listed: readonly Listed[]): string {
  return table(
    ['name', 'channels', 'state', 'messages of the last hour'],
    listed.map(({ name, channels, isWell, messages }) => [
      name,
      channels.join(', '),
      isWell === undefined ? 'not configured' : isWell ? 'would take us' : 'WOULD NOT',
      Object.entries(messages)
        .map(([state, n]) => `${n} ${state}`)
        .join(', ') || 'none',
    ]),
  )
}

function toJson({ name, channels, isWell, trouble, messages }: Listed): unknown {
  return { name, channels, ok: isWell ?? null, trouble: trouble ?? null, messages }
}

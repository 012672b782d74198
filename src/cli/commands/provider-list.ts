// pinpost provider list
import { lastProviderChanges, type Provider, providerStandings, recentMessages } from '../../delivery/index.ts'
import { addSeconds } from '../../lib/clock.ts'
import { command, jsonOption } from '../command.ts'
import { wayOutOf } from '../provider-ways-out.ts'
import { describeProviders, type ListedProvider, providerToJson } from '../provider-words.ts'

const PROBE_MS = 5_000
const RECENT_SECONDS = 3_600

export const providerList = command({
  name: 'provider list',
  summary: 'Lists the providers, and whether they would take a message now',
  about: [
    'Asks each provider of live messages, by a real connection and login, whether it would take us (nothing is sent), and counts what became of the messages of the last hour. The exit code is 1 when one would not that is not paused.',
    'Beside the weight that the configuration gives a provider stands how much of it the provider has: less where its hand-overs failed, its receipts did not come or its codes were not entered, and those of another did. Below stands what changed last, by whom and why; "pinpost provider history" tells what was before.',
    '"pinpost doctor" looks at more than that; "pinpost send-test" really sends a message.',
  ],
  args: [],
  options: { json: jsonOption },
  examples: [
    { line: 'pinpost provider list', meaning: 'Weights, state, and the messages of the last hour.' },
    { line: 'pinpost provider list --json', meaning: 'For a program that watches them.' },
  ],
  needs: 'database',
  remote: true,
  async run({ db, clock, config, lineup, values, out, err }) {
    const { providers, plan } = await lineup()
    const [counts, standings, changes, probed] = await Promise.all([
      recentMessages(db, addSeconds(clock.now(), -RECENT_SECONDS)),
      providerStandings(db),
      lastProviderChanges(db),
      Promise.all(providers.map(probe)),
    ])
    const known = (name: string) => ({
      name,
      planned: plan.providers.find((one) => one.name === name),
      standing: standings.get(name),
      lastChange: changes.get(name),
      messages: counts.get(name) ?? {},
    })
    const left = [...counts.keys()].filter((name) => providers.every((provider) => provider.name !== name))
    const listed: readonly ListedProvider[] = [
      ...probed.map((one) => ({ ...known(one.name), ...one })),
      ...left.map((name) => ({ ...known(name), channels: [], isWell: undefined, trouble: undefined })),
    ]
    if (values.json) out(JSON.stringify(listed.map(providerToJson), null, 2))
    else if (listed.length > 0) out(describeProviders(listed))
    if (providers.length === 0)
      err(
        'No provider is configured: live keys send nothing. docs/guides/smtp.md, docs/guides/smpp.md and docs/guides/routing.md tell how.',
      )
    for (const { name, trouble } of listed) if (trouble) err(`${name}: ${trouble}.\n${wayOutOf(name, trouble, config)}`)
    return listed.some(({ isWell, standing }) => isWell === false && !standing?.state?.pause) ? 1 : 0
  },
})

async function probe(provider: Provider): Promise<Pick<ListedProvider, 'name' | 'channels' | 'isWell' | 'trouble'>> {
  const { name, channels } = provider
  const trouble = await provider.probe(AbortSignal.timeout(PROBE_MS))
  return { name, channels, isWell: trouble === undefined, trouble }
}

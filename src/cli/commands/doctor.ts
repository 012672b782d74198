// pinpost doctor: looks at everything that a server needs, all at once, and says for each trouble what mends it. It leaves
// everything as it was.
import type { Config } from '../../config/index.ts'
import type { Lineup } from '../../delivery/index.ts'
import { createKeyRing } from '../../lib/key-ring.ts'
import { command, type Examination, type ExitCode, jsonOption, type Output, type Workplace } from '../command.ts'
import { checkDatabase, checkOpenDatabase } from '../doctor/database-checks.ts'
import { checkDomain, fileNames, PLAIN_NAMES } from '../doctor/domain-checks.ts'
import { checkFiles } from '../doctor/file-checks.ts'
import { type Finding, problem, warning, within } from '../doctor/finding.ts'
import { checkProviders } from '../doctor/provider-checks.ts'
import { describeFindings, findingsFromJson, findingsToJson } from '../doctor/report.ts'
import { checkSettings } from '../doctor/settings-checks.ts'
import { checkTables } from '../doctor/table-checks.ts'
import { createLookUp } from '../doctor/text-records.ts'
import { describeFailure } from '../failure.ts'
import { liveProviders } from '../live-providers.ts'
import { askServer } from '../socket.ts'

const LIMIT_MS = 5_000
/** The embedded engine takes its time to start, the more after a crash. */
const EMBEDDED_LIMIT_MS = 60_000

const LOOK_UPS_OFF = warning('DNS', {
  found: 'PINPOST_DNS_SERVERS=none turns look-ups off.',
  why: 'The domains of senders were not looked at, and addresses at domains that receive no mail are not refused.',
  fix: 'PINPOST_DNS_SERVERS=system',
})

export const doctor = command({
  name: 'doctor',
  summary: 'Looks for what is wrong, and says what mends it',
  about: [
    'Looks at the settings as a start would, at the files of policy, methods and providers, at who may read what is secret, at folders, at the database (reached, migrated, its clock, whether it writes, whether the secrets fit what it holds), at each provider by a real connection and login, at what the domain of each sender of e-mail says in DNS (SPF, DKIM, DMARC), and whether the host is too long for the last line of text messages. Everything is asked at once, for five seconds at most; an embedded database that no server has open may take a minute to open. Nothing is sent, and nothing is left of what was tried.',
    'Each finding is ok, a warning or a problem; the latter two come with what follows from them and with what mends them, where possible as a line to paste. The exit code is 1 when there is a problem. It works without a server, beside one, and with settings that no server would start with.',
  ],
  args: [],
  options: { json: jsonOption },
  examples: [
    { line: 'pinpost doctor', meaning: 'Before the first start, after an upgrade, and when something is odd.' },
    {
      line: 'pinpost doctor --json | jq \'.findings[] | select(.level != "ok")\'',
      meaning: 'For a program: only what is not as it should be.',
    },
  ],
  needs: 'examination',
  async run(context) {
    return tell(await examine(context), context)
  },
  /** Beside a server on the embedded database only that part is asked of it: the settings may have changed since it started. */
  async runInServer(context) {
    return tell(await examineHere(context), context)
  },
})

function tell(findings: readonly Finding[], { values, out }: Output & { values: { json: boolean } }): ExitCode {
  out(values.json ? findingsToJson(findings) : describeFindings(findings))
  return findings.some(({ level }) => level === 'problem') ? 1 : 0
}

async function examine({ loaded, env, cwd, clock, random }: Examination): Promise<readonly Finding[]> {
  const settings = checkSettings(loaded)
  if (!loaded.ok) return settings
  const { config, secrets } = loaded
  const database = { config, ring: createKeyRing(secrets.ring), clock, random }
  const live = liveProviders(config, secrets, clock)
  const limitMs = config.database.engine === 'embedded' ? EMBEDDED_LIMIT_MS : LIMIT_MS
  const parts = [
    within(LIMIT_MS, 'files', () => checkFiles({ config, env, cwd })),
    checkTables(config),
    within(
      limitMs,
      'database',
      async () => (await askedOfServer(config)) ?? checkDatabase(database, secrets, LIMIT_MS),
    ),
    openAndCheck(live, async (lineup) => {
      const looks = [
        checkProviders(config, lineup, LIMIT_MS),
        within(LIMIT_MS, 'DNS', () => checkSenders(config, lineup)),
      ]
      return (await Promise.all(looks)).flat()
    }),
  ]
  const found = await Promise.all(parts)
  await live.close()
  return [...settings, ...found.flat()]
}

/** Each that Pinpost says; of what several have in common is told once. */
async function checkSenders(
  { mode, dnsServers, providersFile }: Config,
  { providers }: Lineup,
): Promise<readonly Finding[]> {
  const known = providers.flatMap(({ name, mailSender }) => (mailSender ? [{ name, sender: mailSender }] : []))
  if (known.length === 0) return []
  if (dnsServers === 'none') return [LOOK_UPS_OFF]
  const lookUp = createLookUp(dnsServers)
  const looks = known.map(({ name, sender }) =>
    checkDomain({ mode, sender, lookUp, names: providersFile === undefined ? PLAIN_NAMES : fileNames(name) }),
  )
  const findings = (await Promise.all(looks)).flat()
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()]
}

/** What the server that owns the embedded database says of it; undefined when there is none. */
async function askedOfServer({ database, dataDir }: Config): Promise<readonly Finding[] | undefined> {
  if (database.engine !== 'embedded') return undefined
  const said: string[] = []
  const exit = await askServer(dataDir, ['doctor', '--json'], { out: (text) => said.push(text), err: () => {} })
  return exit === undefined ? undefined : findingsFromJson(said.join('\n'))
}

async function openAndCheck(
  live: ReturnType<typeof liveProviders>,
  check: (lineup: Awaited<ReturnType<typeof live.open>>) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await check(await live.open())
  } catch (cause) {
    const why = 'The server does not start with it.'
    return [
      problem('providers', {
        found: describeFailure(cause),
        why,
        fix: 'docs/guides tell what addresses and files may hold.',
      }),
    ]
  }
}

function examineHere({ db, config, ring, clock, random }: Workplace): Promise<readonly Finding[]> {
  return checkOpenDatabase({ config, ring, clock, random }, db)
}

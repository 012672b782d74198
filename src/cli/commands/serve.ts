// pinpost serve
import type { App } from '../../app.ts'
import { collectSeldom } from '../../lib/collector.ts'
import { createKeyRing } from '../../lib/key-ring.ts'
import { command, type Output, type Workplace } from '../command.ts'
import { checkRing } from '../doctor/contents-checks.ts'
import { describeFindings } from '../doctor/report.ts'
import { describeFailure } from '../failure.ts'
import { toldToStop } from '../signals.ts'
import { type CommandSocket, listenForCommands, type RunCommand } from '../socket.ts'
import { welcome } from '../welcome.ts'

export const serve = command({
  name: 'serve',
  summary: 'Starts the server',
  about: [
    'Brings the database up to date, then answers until it is told to stop (SIGTERM or Ctrl-C): it finishes what it took and hands back what it has not begun to send. A second signal stops it at once.',
    'Without any settings it is a trial: everything is made in ./data, it listens on this machine only, and it prints two API keys and where to read the messages. In production it refuses to start until all it needs is set, and lists what is missing. docs/reference/config.md tells the settings.',
  ],
  args: [],
  options: {},
  examples: [
    { line: 'pinpost serve', meaning: 'A trial on this machine.' },
    {
      line: 'PINPOST_SMTP_URL=smtp://localhost:1025 PINPOST_MAIL_FROM=codes@example.com pinpost serve',
      meaning: 'A trial whose live key really sends e-mail.',
    },
  ],
  needs: 'configuration',
  makesTrial: true,
  async run({ config, secrets, clock, random, runRemotely, out, err }) {
    collectSeldom()
    const { startApp } = await import('../../app.ts') // the other commands do without the server's many modules
    const app = await startApp({ config, secrets, clock, random })
    const workplace = {
      db: app.db,
      ring: createKeyRing(secrets.ring),
      config: app.config,
      clock,
      random,
      lineup: async () => app.router.lineup,
      reloading: app.reloading,
    }
    const commands = await listenBeside(app, (argv, output) => runRemotely(argv, workplace, output))
    // In production standard output is for the log's lines alone.
    if (config.mode === 'trial') out(welcome(app))
    else err(welcome(app))
    const looking = tellOfSecrets(workplace, err)
    // Whoever watches over the process starts it again; what was acknowledged is there then.
    const lost = await Promise.race([toldToStop(), ...(app.db.lost ? [app.db.lost] : [])])
    if (lost) err(lost.message)
    process.once('SIGINT', () => process.exit(1)).once('SIGTERM', () => process.exit(1))
    await commands?.close()
    await looking
    await app.close()
    return lost ? 1 : 0
  },
})

/** A server with other secrets than its database was written with runs, and answers 500 to whoever has a code already: told at once. */
async function tellOfSecrets(
  { db, ring, clock }: Pick<Workplace, 'db' | 'ring' | 'clock'>,
  err: Output['err'],
): Promise<void> {
  try {
    const finding = await checkRing({ ring, clock }, db)
    if (finding.level !== 'ok') err(describeFindings([finding]))
  } catch (cause) {
    err(describeFailure(cause))
  }
}

/** On the embedded database commands come to this process. A server that they could not reach is not left running. */
async function listenBeside(app: App, run: RunCommand): Promise<CommandSocket | undefined> {
  if (app.config.database.engine !== 'embedded') return undefined
  try {
    return await listenForCommands(app.config.dataDir, run)
  } catch (cause) {
    await app.close()
    throw cause
  }
}

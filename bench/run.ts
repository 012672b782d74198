// npm run bench: measures Pinpost, its control and its peer in one run. Results go to standard output, progress to standard error.
// Ends with 1 when a goal is missed or an answer was wrong, with 2 when it was asked for something it does not know.
import { circumstances } from './machine.ts'
import { measure } from './measure.ts'
import { HELP, type Options, readOptions } from './options.ts'
import { writePage } from './page.ts'
import { type Goal, reportOf } from './report.ts'
import { asText, circumstancesTable, goalsTable, openLoopTable, pagesTable, throughputTable } from './tables.ts'

const args = process.argv.slice(2)
process.exitCode = await main(args)

async function main(flags: readonly string[]): Promise<number> {
  let options: Options | 'help'
  try {
    options = readOptions(flags)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nnpm run bench -- --help shows the flags.`)
    return 2
  }
  if (options === 'help') {
    console.log(HELP)
    return 0
  }
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort(new Error('Interrupted.')))
  try {
    return await run(options, interrupted.signal)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}

async function run(options: Options, signal: AbortSignal): Promise<number> {
  const measured = await measure(options, (line) => console.error(line), signal)
  const report = reportOf(measured)
  const at = circumstances(args, measured.postgresVersion)

  if (options.isJson) console.log(JSON.stringify({ ...at, options, ...report }, withoutUrl, 2))
  else {
    const tables = [
      circumstancesTable(at),
      throughputTable(report),
      openLoopTable(report),
      pagesTable(report),
      goalsTable(report),
    ]
    const shown = tables.filter((table) => table.rows.length > 0)
    console.log(shown.map(asText).join('\n\n'))
  }
  if (options.isWritten) await writePage(report, options, at)

  const missed = report.goals.filter((goal) => !goal.isMet)
  if (!options.isJudged || missed.length === 0) return 0
  for (const goal of missed) console.error(inWords(goal))
  return 1
}

function inWords({ text, limit, value }: Goal): string {
  return `Missed: ${text} ${limit}; it was ${value.toFixed(2)}.`
}

/** The address of a database may carry a password. */
function withoutUrl(key: string, value: unknown): unknown {
  return key === 'databaseUrl' ? undefined : value
}

// npm run bench:arrival: how many people confirm, and how soon. Results go to standard output, progress to standard error. Ends with 1
// when a goal is missed, with 2 when it was asked for something it does not know.
import { readSettings } from '../../src/services/settings.ts'
import { circumstances } from '../machine.ts'
import { asText } from '../tables.ts'
import { crossCheckAll } from './cross-check.ts'
import type { Rules } from './dispatch.ts'
import type { ExperimentOptions, WorldResult } from './experiment.ts'
import { agreementGoal, type Goal, goalsOf } from './goals.ts'
import { readCarriers, readPeople, readWorlds } from './model.ts'
import { HELP, type Options, readOptions } from './options.ts'
import { type Report, writePage } from './page.ts'
import { runAll } from './pool.ts'
import { aheadTable, crossCheckTable, goalsTable, overviewTable, worldTable } from './tables.ts'

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  let options: Options | 'help'
  try {
    options = readOptions(args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nnpm run bench:arrival -- --help shows the flags.`)
    return 2
  }
  if (options === 'help') {
    console.log(HELP + worldsInWords())
    return 0
  }
  const report = await measure(options, args)
  if (options.isJson) console.log(JSON.stringify(report, null, 2))
  else show(report)
  if (options.isWritten) await writePage(report)
  const missed = report.goals.filter(({ isMet }) => !isMet)
  for (const goal of missed) console.error(inWords(goal))
  return missed.length === 0 ? 0 : 1
}

/** The defaults of a service: what holds where nobody has set anything. */
function defaultRules(): Rules {
  const { codeSeconds, resendAfterSeconds, fallbackAfterSeconds } = readSettings('arrival', {})
  return { codeSeconds: codeSeconds.sms, resendAfterSeconds, fallbackAfterSeconds }
}

async function measure(options: Options, args: readonly string[]): Promise<Report> {
  const startedAt = performance.now()
  const models = { people: readPeople(), carriers: readCarriers(), rules: defaultRules(), count: options.people }
  const known: readonly ExperimentOptions[] = options.worlds.map((world) => ({ ...models, world, seed: options.seed }))
  const heldOut: readonly ExperimentOptions[] = options.heldOut.map((one) => ({ ...models, ...one }))
  const results = await runAll([...known, ...heldOut], told)
  const seconds = (performance.now() - startedAt) / 1000
  const crossChecks = options.isCrossChecked
    ? await crossCheckAll(
        known.map((one) => ({ ...one, count: options.people })),
        ({ title, fallback }) => console.error(`${title} (${fallback}): passed through the server`),
      )
    : []
  const [worlds, others] = [results.slice(0, known.length), results.slice(known.length)]
  return {
    at: circumstances(args, undefined, 'bench:arrival'),
    seconds,
    seed: options.seed,
    worlds,
    heldOut: others,
    reasons: Object.fromEntries(
      [...options.worlds, ...options.heldOut.map(({ world }) => world)].map(({ name, why }) => [name, why]),
    ),
    goals: [...goalsOf(results), ...crossChecks.map(agreementGoal)],
    crossChecks,
  }
}

function told({ title, seed }: WorldResult): void {
  console.error(`${title} (seed ${seed}): done`)
}

function show({ worlds, heldOut, goals, crossChecks, seconds }: Report): void {
  const tables = [
    ...worlds.map(worldTable),
    ...(heldOut.length === 0 ? [] : [overviewTable(heldOut)]),
    aheadTable([...worlds, ...heldOut]),
    crossCheckTable(crossChecks),
    goalsTable(goals),
  ]
  console.log(
    tables
      .filter((table) => table.rows.length > 0)
      .map(asText)
      .join('\n\n'),
  )
  console.log(`\n${seconds.toFixed(0)} s`)
}

function inWords({ text, limit, measured }: Goal): string {
  return `Missed: ${text} ${limit}; it was ${measured}.`
}

function worldsInWords(): string {
  const lines = readWorlds('worlds').map(({ name, title }) => `  ${name.padEnd(24)}${title}`)
  return `Worlds:\n${lines.join('\n')}`
}

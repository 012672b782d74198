// `npm run check`: formatting, lint and types. One line for each thing that is wrong; nothing but a total when all is well.
import { type Finished, runTool } from './run-quietly.ts'

export interface Check {
  readonly name: string
  readonly problems: readonly string[]
}

export async function runChecks(): Promise<Check[]> {
  const [biome, types] = await Promise.all([
    runTool('biome', ['ci', '--reporter=github', '--max-diagnostics=200', '.']),
    runTool('tsc', ['--noEmit', '--pretty', 'false']),
  ])
  return [
    { name: 'format and lint', problems: problemsOf(biome, readBiome) },
    {
      name: 'types',
      problems: problemsOf(types, (output) => output.split('\n').filter((line) => /error TS/.test(line))),
    },
  ]
}

/** A tool that failed without a line that we can read is a problem too. */
function problemsOf(finished: Finished, read: (output: string) => string[]): string[] {
  if (finished.status === 0) return []
  const problems = read(finished.output)
  return problems.length > 0 ? problems : [finished.output.trim().split('\n').slice(-5).join(' ')]
}

/** `::error title=lint/…,file=src/x.ts,line=3,…::message` as `src/x.ts:3 lint/… message`. */
function readBiome(output: string): string[] {
  return [...output.matchAll(/^::(?:error|warning) title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/gm)].map(
    ([, title, file, line, message]) => `${file}:${line} ${title} ${message}`,
  )
}

if (import.meta.main) {
  const checks = await runChecks()
  const problems = checks.flatMap((check) => check.problems)
  for (const problem of problems) console.log(problem)
  if (problems.length > 0) console.log('\n"npm run format" mends what can be mended by itself.')
  console.log(
    `${checks.filter((check) => check.problems.length === 0).length} checks passed, ${problems.length} problems`,
  )
  process.exitCode = problems.length > 0 ? 1 : 0
}

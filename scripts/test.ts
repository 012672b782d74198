// `npm test`: every check and every test, quietly. One line for each thing that fails, the totals at the end. For the whole
// story of one test: npx vitest run path/to/it.test.ts
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { runChecks } from './check.ts'
import { root, runTool } from './run-quietly.ts'

interface TestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

const startedAt = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'pinpost-test-'))
const reportFile = join(folder, 'report.json')

console.error('Formatting, lint and types …')
const checks = await runChecks()
const problems = checks.flatMap((check) => check.problems.map((problem) => `${check.name}: ${problem}`))

console.error('Tests, on the embedded database and on PostgreSQL 15 and 18 …')
const files = process.argv.slice(2)
const vitest = await runTool('vitest', ['run', '--reporter=json', `--outputFile=${reportFile}`, ...files])
const report = readReport()
rmSync(folder, { recursive: true, force: true })

const failures = report ? failuresOf(report) : [`vitest gave no report: ${lastLines(vitest.output)}`]
if (report && vitest.status !== 0 && failures.length === 0) failures.push(`vitest: ${lastLines(vitest.output)}`)
for (const line of [...problems, ...failures]) console.log(`FAIL ${line}`)

const passed = (report?.numPassedTests ?? 0) + checks.filter((check) => check.problems.length === 0).length
const failed = problems.length + failures.length
console.log(`\n${Math.round((performance.now() - startedAt) / 1000)} s; ${report?.numPendingTests ?? 0} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function readReport(): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport
  } catch {
    return undefined
  }
}

function failuresOf({ testResults }: TestReport): string[] {
  return testResults.flatMap((file) => {
    const name = relative(root, file.name)
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && file.status === 'failed')
      return [
        `${name}: ${firstLine(file.message) || `it failed before its tests ran; npx vitest run ${name} tells why`}`,
      ]
    return failed.map((test) => `${name}: ${test.fullName}: ${firstLine(test.failureMessages.join('\n'))}`)
  })
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 300) ?? ''
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join(' | ')
}

// Findings for people, and for programs and the doctor itself, who asks a running server for its part.
import type { Finding, Level } from './finding.ts'

const LEVELS: Readonly<Record<Level, string>> = { ok: 'ok', warning: 'WARNING', problem: 'PROBLEM' }

export function describeFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length))
  const lines = findings.map(({ level, check, found, why, fix }) => {
    const indent = `\n${' '.repeat(9 + width + 2)}`
    const more = [why, fix === undefined ? undefined : `Fix: ${fix}`].filter((line) => line !== undefined)
    return [`${LEVELS[level].padEnd(9)}${check.padEnd(width + 2)}${found}`, ...more].join(indent)
  })
  return [...lines, '', verdict(findings)].join('\n')
}

function verdict(findings: readonly Finding[]): string {
  const count = (level: Level): number => findings.filter((one) => one.level === level).length
  const [problems, warnings] = [count('problem'), count('warning')]
  if (problems + warnings === 0) return 'Everything is as it should be.'
  return [plural(problems, 'problem'), plural(warnings, 'warning')].filter(Boolean).join(', ').concat('.')
}

function plural(n: number, word: string): string {
  if (n === 0) return ''
  return n === 1 ? `1 ${word}` : `${n} ${word}s`
}

export function findingsToJson(findings: readonly Finding[]): string {
  const isWell = findings.every(({ level }) => level !== 'problem')
  return JSON.stringify({ ok: isWell, findings }, null, 2)
}

/** Undefined for what another version may have written. */
export function findingsFromJson(text: string): readonly Finding[] | undefined {
  try {
    const { findings }: { findings?: unknown } = JSON.parse(text)
    return Array.isArray(findings) && findings.every(isFinding) ? findings : undefined
  } catch {
    return undefined
  }
}

function isFinding(value: unknown): value is Finding {
  const { check, level, found } = (value ?? {}) as Partial<Record<keyof Finding, unknown>>
  return typeof check === 'string' && typeof found === 'string' && typeof level === 'string' && level in LEVELS
}

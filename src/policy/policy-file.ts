// The operator's own rows, in YAML or JSON (which is YAML too). Read once at the start; everything that is wrong is told at
// once, with its line, since a row that is silently left out would send messages that the operator meant to stop.
import { isMap, isScalar, isSeq, type Pair } from 'yaml'
import { nearest } from '../lib/nearest.ts'
import {
  describeFileProblems,
  type FileProblem,
  type OperatorFile,
  parseOperatorFile,
  readOperatorFile,
} from '../lib/operator-file.ts'
import { FIELD_NAMES, FIELDS, type FieldName, toRow } from './policy-file-fields.ts'
import type { LayeredRow } from './table.ts'

export type FileReading =
  | { readonly ok: true; readonly rows: readonly LayeredRow[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** @param path absolute. Throws, in words for the operator, when the file cannot be read or is not right. */
export function loadPolicyFile(path: string): readonly LayeredRow[] {
  const reading = readPolicyFile(readOperatorFile(path, 'PINPOST_POLICY_FILE'))
  if (reading.ok) return reading.rows
  const lines = describeFileProblems(reading.problems)
  throw new Error(`PINPOST_POLICY_FILE ${path} is not a policy:\n${lines}\nSee docs/guides/policy.md.`)
}

export function readPolicyFile(text: string): FileReading {
  const file = parseOperatorFile(text)
  if (!file.ok) return file
  const { document, lineOf } = file
  if (!isSeq(document.contents)) {
    const problem = 'it must be a list of rows, each beginning with "- "'
    return { ok: false, problems: [{ line: lineOf(document.contents), problem }] }
  }
  const readings = document.contents.items.map((item) => readRow(item, lineOf))
  const rows = readings.flatMap(({ row }) => row ?? [])
  const problems = [...readings.flatMap(({ problems }) => problems), ...saidTwice(rows)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows }
}

type LineOf = OperatorFile['lineOf']

interface RowReading {
  readonly row?: LayeredRow
  readonly problems: readonly FileProblem[]
}

function readRow(item: unknown, lineOf: LineOf): RowReading {
  const line = lineOf(item)
  if (!isMap(item)) return { problems: [{ line, problem: 'a row must have members, such as "countries: [BE]"' }] }
  const said: { -readonly [Name in FieldName]?: unknown } = {}
  const problems: FileProblem[] = []
  for (const pair of item.items) {
    const field = readField(pair)
    if (field.ok) said[field.name] = field.value
    else problems.push({ line: lineOf(pair.key), problem: field.problem })
  }
  if (problems.length > 0) return { problems }
  const judged = toRow(said)
  if (!judged.ok) return { problems: judged.problems.map((problem) => ({ line, problem })) }
  return { row: { ...judged.row, layer: 'file', ...(line === undefined ? {} : { line }) }, problems }
}

type FieldReading =
  | { readonly ok: true; readonly name: FieldName; readonly value: unknown }
  | { readonly ok: false; readonly problem: string }

function readField({ key, value }: Pair): FieldReading {
  const written = isScalar(key) ? String(key.value) : ''
  const name = FIELD_NAMES.find((known) => known === written)
  if (name === undefined) {
    const meant = nearest(written, FIELD_NAMES)
    const hint = meant ? `did you mean ${meant}?` : `there are ${FIELD_NAMES.join(', ')}`
    return { ok: false, problem: `"${written.slice(0, 40)}" is no member of a row (${hint})` }
  }
  const texts = textsOf(value)
  const read = texts && FIELDS[name].read(texts, isSeq(value))
  return read === undefined
    ? { ok: false, problem: `${name} takes ${FIELDS[name].accepts}` }
    : { ok: true, name, value: read }
}

/** As they are written: a short code is digits, and 0800 must keep its zero. Aliases are not followed. */
function textsOf(value: unknown): readonly string[] | undefined {
  const nodes = isSeq(value) ? value.items : [value]
  const texts = nodes.map((node) =>
    isScalar(node) && node.value !== null ? (node.source ?? String(node.value)) : undefined,
  )
  return texts.every((text) => text !== undefined) ? texts : undefined
}

/** One file that says two things of one country would be read by its order, which nobody sees. */
function saidTwice(rows: readonly LayeredRow[]): FileProblem[] {
  const seen = new Map<string, LayeredRow>()
  const problems: FileProblem[] = []
  for (const row of rows) {
    const aspects = [
      ...Object.keys(row.verdicts),
      ...(row.sender ? ['sender'] : []),
      ...(row.hasOriginLine === undefined ? [] : ['origin_line']),
    ]
    for (const subject of [...(row.countries ?? []), ...(row.methods ?? [])]) {
      for (const aspect of aspects) {
        const earlier = seen.get(`${subject} ${aspect}`)
        if (earlier) {
          const problem = `${aspect} of ${subject} is said already in the row of line ${earlier.line}`
          problems.push({ line: row.line, problem })
        } else seen.set(`${subject} ${aspect}`, row)
      }
    }
  }
  return problems
}

// The two forms of a file to import, line by line: CSV with a line of names, or one JSON object a line. Neither is ever in memory
// whole. A line that cannot be read is handed on as such; a file that cannot be read at all is refused before anything is written.
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { nearest } from '../lib/nearest.ts'
import type { ImportLine } from './import.ts'
import { isRecordMember, RECORD_MEMBERS, type RecordMember } from './record-members.ts'

export const IMPORT_FORMATS = ['csv', 'ndjson'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** The file is not one that can be imported; the message says why, and quotes nothing but names of columns. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

const ENDINGS: Readonly<Record<string, ImportFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
}
/** Longer than any account can be. */
const MOST_LINE_LENGTH = 16_384
const DELIMITERS = /[,;\t]/
const NAMES = Object.keys(RECORD_MEMBERS)
const REQUIRED: readonly RecordMember[] = ['country', 'number']

/** By the ending of the file's name. */
export function importFormatOf(path: string): ImportFormat | undefined {
  return ENDINGS[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
}

/** @param text chunks of the file, in UTF-8. */
export function readImportFile(text: AsyncIterable<string>, format: ImportFormat): AsyncIterable<ImportLine> {
  return format === 'csv' ? readCsv(text) : readNdjson(text)
}

async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<ImportLine> {
  const { head, all } = await peekLine(text)
  const broken: ImportLine[] = []
  const parser = parse({
    bom: true,
    // A name of a column holds none of them, so the first one in the line of names is what separates.
    delimiter: DELIMITERS.exec(head)?.[0] ?? ',',
    columns: judgeNames,
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: MOST_LINE_LENGTH,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      broken.push({ line: Number(error?.lines ?? 0), record: undefined })
    },
  })
  const source = Readable.from(all, { objectMode: false })
  source.once('error', (error) => parser.destroy(error))
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
    record: Record<string, string>
    info: { lines: number }
  }>) {
    yield* broken.splice(0)
    yield { line: info.lines, record }
  }
  yield* broken
}

/** The first line of a text, and the text with that line still in it. */
async function peekLine(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const chunks = text[Symbol.asyncIterator]()
  let begun = ''
  while (!begun.includes('\n') && begun.length <= MOST_LINE_LENGTH) {
    const { value, done } = await chunks.next()
    if (done) break
    begun += value
  }
  async function* all(): AsyncGenerator<string> {
    yield begun
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return { head: begun.split('\n', 1)[0] ?? '', all: all() }
}

function judgeNames(names: readonly string[]): string[] {
  const given = names.map((name) => name.toLowerCase())
  const unknown = given.find((name) => !isRecordMember(name))
  if (unknown !== undefined) {
    const meant = nearest(unknown, NAMES)
    // What stands in the place of a name may be data, where the line of names was forgotten.
    const hint = meant ? `Did you mean ${meant}?` : `There are ${NAMES.join(', ')}.`
    throw new UnusableFile(
      `The first line must name the columns, and column ${given.indexOf(unknown) + 1} has no known name. ${hint}`,
    )
  }
  const twice = given.find((name, index) => given.indexOf(name) < index)
  if (twice !== undefined) throw new UnusableFile(`The column ${twice} is there twice.`)
  const missing = REQUIRED.filter((name) => !given.includes(name))
  if (missing.length > 0) throw new UnusableFile(`There is no column ${missing.join(' and no column ')}.`)
  return given
}

async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<ImportLine> {
  let line = 0
  for await (const json of linesOf(text)) {
    line++
    if (json === undefined || json.trim() !== '')
      yield { line, record: json === undefined ? undefined : parseObject(json) }
  }
}

/** Undefined in the place of a line that is too long. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = ''
  let isTooLong = false
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      yield isTooLong || line.length > MOST_LINE_LENGTH ? undefined : line
      isTooLong = false
    }
    if (rest.length > MOST_LINE_LENGTH) {
      isTooLong = true
      rest = ''
    }
  }
  if (isTooLong || rest !== '') yield isTooLong ? undefined : rest
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json.replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined // the error would quote the line
  }
}

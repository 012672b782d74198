// pinpost account import: many accounts from a file, beside the traffic of a running server where there is one.
import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import {
  IMPORT_FORMATS,
  type ImportCounts,
  type ImportFormat,
  importAccounts,
  importFormatOf,
  RECORD_MEMBERS,
  readImportFile,
  UnusableFile,
} from '../../accounts/index.ts'
import { createVault } from '../../contacts/index.ts'
import type { Clock } from '../../lib/clock.ts'
import { ownerOf, ownerOptions } from '../account-words.ts'
import { command, jsonOption, type Output } from '../command.ts'
import { createRefusedLines } from '../refused-lines.ts'

const TOLD_EVERY_MS = 2_000

export const accountImport = command({
  name: 'account import',
  summary: 'Imports accounts from a file',
  about: [
    `CSV with a line of names (separated by commas, semicolons or tabs), or NDJSON with one object a line; in UTF-8. Columns: ${Object.keys(RECORD_MEMBERS).join(', ')}. Only country and number are required; docs/reference/accounts.md tells what each takes.`,
    'A line that is refused stops nothing: its number, column and reason are written to a report beside the file, never what it holds. Mend those lines and import the file again: a line whose external_id is there already is left alone. Lines without external_id are imported again each time.',
    'Try it with --dry-run first: it reads and judges everything, and writes nothing. Exit code 1 says that lines were refused.',
  ],
  args: [{ name: 'FILE', meaning: 'The file: .csv, .tsv, .ndjson or .jsonl.', isPath: true }],
  options: {
    'dry-run': { type: 'boolean', meaning: 'Only tells what would be imported.' },
    format: { type: 'string', value: 'FORMAT', meaning: 'csv or ndjson, where the name of the file does not tell.' },
    report: {
      type: 'string',
      value: 'FILE',
      isPath: true,
      meaning: 'Where the refused lines are listed; FILE.refused.csv without it.',
    },
    ...ownerOptions,
    json: jsonOption,
  },
  examples: [
    { line: 'pinpost account import people.csv --dry-run', meaning: 'What would be imported, and what refused.' },
    { line: 'pinpost account import people.csv', meaning: 'Imports it for the service default.' },
    {
      line: 'pinpost account import people.ndjson --service shop --report refused.csv',
      meaning: 'For another service, with a report of your own name.',
    },
  ],
  needs: 'database',
  remote: true,
  async run(context) {
    const { values, positionals, out, err, clock } = context
    const [path = ''] = positionals
    const format = formatOf(path, values.format)
    if (format === undefined) {
      err('Is it CSV or NDJSON? Say --format csv or --format ndjson.')
      return 2
    }
    const owner = await ownerOf(context, values)
    if (owner === undefined) return 1
    const file = await openFile(path)
    if (typeof file === 'string') {
      err(file)
      return 1
    }
    const refused = createRefusedLines(values.report ?? `${path}.refused.csv`)
    try {
      const counts = await importAccounts(
        { ...context, vault: createVault(context.ring, context.random) },
        {
          owner,
          lines: readImportFile(file.stream, format),
          isDry: values['dry-run'],
          onProgress: createTeller(context, clock, file),
          onRefused: refused.add,
        },
      )
      const report = refused.close()
      out(values.json ? toJson(counts, values['dry-run'], report) : describe(counts, values['dry-run'], report))
      return counts.refused > 0 ? 1 : 0
    } catch (cause) {
      refused.close()
      if (!(cause instanceof UnusableFile)) throw cause
      err(cause.message)
      return 1
    } finally {
      file.stream.destroy()
    }
  },
})

function formatOf(path: string, said: string | undefined): ImportFormat | undefined {
  return said === undefined ? importFormatOf(path) : IMPORT_FORMATS.find((format) => format === said)
}

interface OpenFile {
  readonly stream: ReadStream
  readonly size: number
}

/** The file, or why it cannot be read. */
async function openFile(path: string): Promise<OpenFile | string> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return `${path} is a folder.`
    const stream = createReadStream(path, 'utf8')
    await new Promise((resolve, reject) => stream.once('ready', () => resolve(undefined)).once('error', reject))
    return { stream, size: found.size }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return code === 'ENOENT' ? `There is no file ${path}.` : `The file ${path} cannot be read (${code}).`
  }
}

/** Tells every so often how far it is. */
function createTeller({ err }: Output, clock: Clock, { stream, size }: OpenFile): (counts: ImportCounts) => void {
  let toldAt = clock.now().getTime()
  return (counts) => {
    const now = clock.now().getTime()
    if (now - toldAt < TOLD_EVERY_MS) return
    toldAt = now
    const percent = size === 0 ? 100 : Math.floor((100 * stream.bytesRead) / size)
    err(`${percent} %: ${number(counts.lines)} lines read, ${number(counts.refused)} refused …`)
  }
}

function describe(counts: ImportCounts, isDry: boolean, report: string | undefined): string {
  const lines = [
    `${isDry ? 'Would import' : 'Imported'} ${plural(counts.imported, 'account')} of ${plural(counts.lines, 'line')}.`,
    counts.known > 0 ? `${number(counts.known)} were there already, by their external id, and were left alone.` : '',
    report === undefined ? '' : `${plural(counts.refused, 'line')} refused: ${report} tells which and why.`,
    isDry ? 'Nothing was written.' : '',
  ]
  return lines.filter(Boolean).join('\n')
}

function toJson(counts: ImportCounts, isDry: boolean, report: string | undefined): string {
  return JSON.stringify({ dry: isDry, ...counts, report: report ?? null }, null, 2)
}

function plural(n: number, noun: string): string {
  return `${number(n)} ${noun}${n === 1 ? '' : 's'}`
}

function number(n: number): string {
  return n.toLocaleString('en')
}

// Files that an operator writes, in YAML or JSON (which is YAML too). All that is wrong is told at once, with the line at fault.
import { readFileSync } from 'node:fs'
import { type Document, LineCounter, type Node, parseDocument } from 'yaml'

export interface FileProblem {
  /** From 1; undefined for the file as a whole. */
  readonly line: number | undefined
  /** No capital, no full stop, so that it reads after the line. */
  readonly problem: string
}

export interface OperatorFile {
  readonly document: Document
  /** Undefined for what stands nowhere in the file. */
  readonly lineOf: (node: unknown) => number | undefined
}

export type OperatorFileReading =
  | ({ readonly ok: true } & OperatorFile)
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Far more than an operator writes. */
const MAX_CHARACTERS = 1_000_000

export function parseOperatorFile(text: string): OperatorFileReading {
  if (text.length > MAX_CHARACTERS) return { ok: false, problems: [{ line: undefined, problem: 'it is too long' }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = document.errors.map(({ message, pos: [at] }) => ({
    line: lines.linePos(at).line,
    problem: plain(message),
  }))
  if (broken.length > 0) return { ok: false, problems: broken }
  return {
    ok: true,
    document,
    lineOf(node) {
      const offset = (node as Node | undefined)?.range?.[0]
      return offset === undefined ? undefined : lines.linePos(offset).line
    },
  }
}

/** @param setting the name of the setting that names the file. Throws, in words for the operator, when it cannot be read. */
export function readOperatorFile(path: string, setting: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(`${setting} ${path} cannot be read (${code}): name a file that this user may read.`, { cause })
  }
}

/** One line for each problem. */
export function describeFileProblems(problems: readonly FileProblem[]): string {
  return problems.map(({ line, problem }) => `  ${line === undefined ? '' : `line ${line}: `}${problem}.`).join('\n')
}

/** The library's sentence without its place, which is told by the line. */
function plain(message: string): string {
  const [first = ''] = message.split('\n')
  return first.replace(/[.:]$/, '')
}

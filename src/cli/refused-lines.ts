// The report of an import: which lines were refused and why, as CSV, for whoever mends the file. Never what they held.
import { closeSync, openSync, writeSync } from 'node:fs'
import type { RefusedLine } from '../accounts/index.ts'

export interface RefusedLines {
  add(refused: RefusedLine): void
  /** The file that was written; undefined when no line was refused. */
  close(): string | undefined
}

/** @param path made with the first line that is refused; one that is there is replaced. */
export function createRefusedLines(path: string): RefusedLines {
  let file: number | undefined
  return {
    add({ line, field, reason }) {
      if (file === undefined) {
        file = openSync(path, 'w', 0o600)
        writeSync(file, 'line,column,reason\n')
      }
      writeSync(file, `${line},${field ?? ''},${reason}\n`)
    },
    close() {
      if (file === undefined) return undefined
      closeSync(file)
      return path
    },
  }
}

// The blocks of a guide, to be run as they stand; and a folder in which `npm start` starts this Pinpost, with data of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..', '..')
const OURS = ['package.json', 'package-lock.json', '.npmrc', 'node_modules', 'scripts', 'src']
const PATIENCE_MS = 60_000

/** The blocks of one language, in their order. */
export function blocksOf(guide: string, language: string): readonly string[] {
  const text = readFileSync(join(root, 'docs', 'guides', guide), 'utf8')
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, found, block]) =>
    found === language && block !== undefined ? [block] : [],
  )
}

/** The block in which something stands. Throws when the guide has no such one. */
export function blockWith(guide: string, language: string, word: string): string {
  const block = blocksOf(guide, language).find((one) => one.includes(word))
  if (block === undefined) throw new Error(`docs/guides/${guide} has no ${language} block with ${word}.`)
  return block
}

/** Looks like the repository to whoever works in it. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pinpost-peers-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const name of OURS) symlinkSync(join(root, name), join(folder, name))
  return folder
}

export interface Terminal {
  readonly child: ChildProcess
  /** What match the first line, come or to come, that matches. */
  line(pattern: RegExp): Promise<RegExpExecArray>
  /** Resolves with all that was written, when it has ended well. */
  ended(): Promise<string>
}

/** Types a block into a shell. */
export function type(block: string, cwd: string, environment: Readonly<Record<string, string>> = {}): Terminal {
  const child = spawn('sh', ['-e', '-c', block], {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const waiting = new Set<(line: string) => void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const tell of [...waiting]) tell(line)
    })
  }
  const said = () => `\n${block}\n${lines.map((line) => `  | ${line}`).join('\n')}`
  return {
    child,
    line(pattern) {
      const come = lines.map((line) => pattern.exec(line)).find((match) => match !== null)
      if (come) return Promise.resolve(come)
      return new Promise((resolve, reject) => {
        const tooLong = setTimeout(() => reject(new Error(`No line matched ${pattern}:${said()}`)), PATIENCE_MS)
        waiting.add(function tell(line) {
          const match = pattern.exec(line)
          if (!match) return
          waiting.delete(tell)
          clearTimeout(tooLong)
          resolve(match)
        })
      })
    },
    ended: () =>
      new Promise((resolve, reject) => {
        child.once('close', (status) => {
          if (status === 0) resolve(lines.join('\n'))
          else reject(new Error(`It ended with ${status}:${said()}`))
        })
      }),
  }
}

/** Asks until the answer is as it should be. */
export async function until<T>(what: string, ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (isRight(answer)) return answer
    if (performance.now() > deadline) throw new Error(`${what}; it is ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

// Runs a command and keeps its output back unless it fails. Shared by the scripts that check, test and build.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export interface Finished {
  readonly status: number
  readonly output: string
}

/** Runs a tool of node_modules/.bin in the repository's root. */
export function runTool(tool: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules', '.bin', tool), args, {
      cwd: root,
      env: { ...process.env, ...environment, FORCE_COLOR: '0', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    const output: string[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.on('error', (cause) => resolve({ status: 1, output: String(cause) }))
    child.on('close', (status) => resolve({ status: status ?? 1, output: output.join('') }))
  })
}

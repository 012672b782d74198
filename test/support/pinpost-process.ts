// Real processes of Pinpost, started as an operator starts them, so that tests can race several on one database and kill them.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface PinpostProcess {
  readonly url: string
  readonly child: ChildProcess
  /** All it wrote, line by line. */
  readonly lines: readonly string[]
  /** Ends it as the machine would: nothing is finished, nothing handed back. */
  kill(): Promise<void>
  /** Ends it as an operator would. */
  stop(): Promise<number | null>
}

export type Environment = Readonly<Record<string, string>>

/** Free ports, and no network beyond loopback. */
const ON_ITS_OWN: Environment = { PINPOST_PORT: '0', PINPOST_OPS_PORT: '0', PINPOST_DNS_SERVERS: 'none' }

/** Runs another command in the same surroundings. Rejects when it fails. */
export async function runCommand(argv: readonly string[], environment: Environment): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...argv], {
    cwd: environment.PINPOST_DATA_DIR ?? root,
    env: { PATH: process.env.PATH, ...environment },
  })
}

/** Resolves when it listens; rejects with what it wrote when it ends before that. */
export async function startProcess(environment: Environment): Promise<PinpostProcess> {
  return await startCommand(['serve'], environment)
}

/** A command that goes on until it is told to stop: resolves with the first address that it writes. */
export async function startCommand(argv: readonly string[], environment: Environment = {}): Promise<PinpostProcess> {
  const child = spawn(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...argv], {
    cwd: environment.PINPOST_DATA_DIR ?? root,
    env: { PATH: process.env.PATH, ...ON_ITS_OWN, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const found = /(?:http:\/\/(?:localhost|127\.0\.0\.1)|sm[tp]p:\/\/\S*127\.0\.0\.1):\d+/.exec(line)
        if (found) resolve(found[0])
      })
    }
    child.once('close', (status) => reject(new Error(`It ended with ${status}:\n${lines.join('\n')}`)))
  })

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    }
    return child.exitCode
  }

  return {
    url,
    child,
    lines,
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}

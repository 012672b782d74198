// The examples as processes, started as their README says.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface Example {
  readonly url: string
  stop(): Promise<void>
}

/** @param path from examples. Resolves when it listens; rejects with what it wrote when it ends before that. */
export async function startExample(path: string, environment: Readonly<Record<string, string>>): Promise<Example> {
  const child = spawn(process.execPath, [join(root, 'examples', path)], {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const found = /http:\/\/localhost:\d+/.exec(line)
        if (found) resolve(found[0])
      })
    }
    child.once('close', (status) => reject(new Error(`It ended with ${status}:\n${lines.join('\n')}`)))
  })
  return {
    url,
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

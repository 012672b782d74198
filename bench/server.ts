// The load's end: a server under measurement, in a process of its own, and the codes that come from it.
import { fork } from 'node:child_process'
import { createMailbox, type Mailbox } from './mailbox.ts'
import type { Ready } from './sink.ts'

export interface ServerOptions {
  /** A file in this folder. */
  readonly script: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface RunningServer extends Ready {
  readonly mailbox: Mailbox
  stop(): Promise<void>
}

const START_MS = 60_000
const STOP_MS = 20_000

/** Starts it and waits until it listens. Its standard error is ours; what it logs to standard output is dropped. */
export async function startServer({ script, args = [], env = {} }: ServerOptions): Promise<RunningServer> {
  const child = fork(new URL(script, import.meta.url), args, {
    env: { ...ownEnvironment(), NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const mailbox = createMailbox()
  let isStopping = false
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await new Promise<Ready>((resolve, reject) => {
    const fail = (why: string): void => {
      const error = new Error(`${script} ${args.join(' ')}: ${why}`)
      mailbox.fail(error)
      reject(error)
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail('it did not start in time')
    }, START_MS)
    child.on('message', (message: Ready | string) => {
      if (typeof message === 'string') return mailbox.take(message)
      clearTimeout(timer)
      resolve(message)
    })
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      if (!isStopping) fail(`it ended by itself (${signal ?? code})`)
    })
  })
  return {
    ...ready,
    mailbox,
    async stop() {
      isStopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      child.send('stop')
      await exited
      clearTimeout(timer)
    },
  }
}

/** What a process needs from ours; no setting of a Pinpost that happens to be in this shell. */
function ownEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PINPOST_')))
}

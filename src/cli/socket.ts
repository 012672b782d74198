// The embedded database belongs to one process. While that process serves, commands speak to it through a socket: one line of
// JSON with what was typed, then lines of JSON with what the command writes, and its exit code. Who may open the socket may do
// what the commands do; the file system lets in the server's own user alone.
import { chmodSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Output } from './command.ts'
import { clearSocketPlace, makeSocketPlace, socketPath } from './socket-place.ts'

type Answer = { readonly out: string } | { readonly err: string } | { readonly exit: number }

export type RunCommand = (argv: readonly string[], output: Output) => Promise<number>

export interface CommandSocket {
  /** Lets nobody in any more, waits for commands that are running, and clears the socket away. */
  close(): Promise<void>
}

const LONGEST_REQUEST = 64 * 1024
const REQUEST_TIMEOUT_MS = 5_000

/** @param run must not throw. Throws when another process answers for this data folder. */
export async function listenForCommands(dataDir: string, run: RunCommand): Promise<CommandSocket> {
  const other = await knock(dataDir)
  if (other !== undefined) {
    other.destroy()
    throw new Error(`Another process answers commands for ${dataDir}.`)
  }
  const path = makeSocketPlace(dataDir)
  const waiting = new Set<Socket>()
  const running = new Set<Promise<void>>()
  const server = createServer((connection) => {
    waiting.add(connection)
    connection.on('error', () => undefined) // whoever asked has gone; the command goes on
    connection.on('close', () => waiting.delete(connection))
    void readRequest(connection).then((argv) => {
      waiting.delete(connection)
      if (argv === undefined) return connection.destroy()
      const done = answer(connection, argv, run).finally(() => running.delete(done))
      running.add(done)
      return connection
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  chmodSync(path, 0o600)
  server.unref()
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const connection of waiting) connection.destroy()
      await Promise.all(running)
      await closed
      clearSocketPlace(dataDir)
    },
  }
}

/** Runs a command in the process that serves this data folder. Undefined when none does. */
export async function askServer(
  dataDir: string,
  argv: readonly string[],
  { out, err }: Output,
): Promise<number | undefined> {
  const connection = await knock(dataDir)
  if (connection === undefined) return undefined
  connection.on('error', () => undefined) // the lines then end without an exit code
  connection.write(`${JSON.stringify(argv)}\n`)
  for await (const line of createInterface({ input: connection })) {
    const said = JSON.parse(line) as Answer
    if ('exit' in said) {
      connection.destroy()
      return said.exit
    }
    if ('out' in said) out(said.out)
    else err(said.err)
  }
  err('The server went away before the command had ended.')
  return 1
}

/** A connection to whoever answers; undefined when nobody does. */
function knock(dataDir: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socketPath(dataDir))
    connection.once('connect', () => {
      connection.removeAllListeners('error')
      resolve(connection)
    })
    connection.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EACCES') {
        reject(new Error(`The server of ${dataDir} runs as another user: run this command as that user.`, { cause }))
      } else resolve(undefined)
    })
  })
}

/** What was typed at the other end; undefined for what no client of ours sends, or nothing in time. */
function readRequest(connection: Socket): Promise<string[] | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const finish = (argv: string[] | undefined): void => {
      connection.setTimeout(0)
      connection.off('data', read)
      resolve(argv)
    }
    const read = (chunk: string): void => {
      text += chunk
      if (text.length > LONGEST_REQUEST) finish(undefined)
      else if (text.includes('\n')) finish(parseRequest(text))
    }
    connection.setEncoding('utf8').setTimeout(REQUEST_TIMEOUT_MS, () => finish(undefined))
    connection.on('data', read).once('close', () => finish(undefined))
  })
}

function parseRequest(text: string): string[] | undefined {
  try {
    const argv: unknown = JSON.parse(text)
    return Array.isArray(argv) && argv.every((word) => typeof word === 'string') ? argv : undefined
  } catch {
    return undefined
  }
}

async function answer(connection: Socket, argv: readonly string[], run: RunCommand): Promise<void> {
  const say = (said: Answer): void => {
    if (connection.writable) connection.write(`${JSON.stringify(said)}\n`)
  }
  const exit = await run(argv, { out: (text) => say({ out: text }), err: (text) => say({ err: text }) })
  say({ exit })
  await new Promise<void>((resolve) => (connection.destroyed ? resolve() : connection.end(() => resolve())))
}

import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askServer, type CommandSocket, listenForCommands, type RunCommand } from './socket.ts'
import { socketPath } from './socket-place.ts'

let dataDir: string
let open: CommandSocket[]
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pinpost-socket-'))
  open = []
})
afterEach(async () => {
  for (const socket of open) await socket.close()
  rmSync(dataDir, { recursive: true })
})

const echo: RunCommand = async (argv, { out, err }) => {
  for (const word of argv) out(word)
  err('two\nlines')
  return argv.length
}

async function listen(run: RunCommand = echo, folder = dataDir): Promise<CommandSocket> {
  const socket = await listenForCommands(folder, run)
  open.push(socket)
  return socket
}

async function ask(argv: readonly string[], folder = dataDir) {
  const written: string[] = []
  const exit = await askServer(folder, argv, {
    out: (text) => written.push(`out ${text}`),
    err: (text) => written.push(`err ${text}`),
  })
  return { exit, written }
}

test('a command that is typed elsewhere writes there and ends there with its exit code', async () => {
  await listen()
  const words = ['key', 'création "quoted"\n', '']
  expect(await ask(words)).toEqual({
    exit: 3,
    written: ['out key', 'out création "quoted"\n', 'out ', 'err two\nlines'],
  })
})

test('several are answered at once', async () => {
  await listen()
  const answers = await Promise.all(Array.from({ length: 20 }, (_, count) => ask(new Array(count % 3).fill('x'))))
  expect(answers.map(({ exit }) => exit)).toEqual(answers.map((_, count) => count % 3))
})

test('where nobody serves there is no answer, also beside what a killed server left', async () => {
  expect(await ask(['x'])).toEqual({ exit: undefined, written: [] })
  mkdirSync(dirname(socketPath(dataDir)))
  writeFileSync(socketPath(dataDir), '')
  expect((await ask(['x'])).exit).toBeUndefined()
  await listen()
  expect((await ask(['x'])).exit).toBe(1)
})

test('only the owner may open it, and nothing is left when it is closed', async () => {
  const socket = await listen()
  expect(statSync(socketPath(dataDir)).mode & 0o777).toBe(0o600)
  expect(statSync(dirname(socketPath(dataDir))).mode & 0o777).toBe(0o700)
  await socket.close()
  open = []
  expect(existsSync(socketPath(dataDir))).toBe(false)
  expect((await ask(['x'])).exit).toBeUndefined()
})

test('a folder that was opened to others is closed to them again', async () => {
  mkdirSync(dirname(socketPath(dataDir)))
  chmodSync(dirname(socketPath(dataDir)), 0o777)
  await listen()
  expect(statSync(dirname(socketPath(dataDir))).mode & 0o777).toBe(0o700)
})

test('a second server for the same folder is refused, and the first one goes on', async () => {
  await listen()
  await expect(listenForCommands(dataDir, echo)).rejects.toThrow('Another process answers commands')
  expect((await ask(['x'])).exit).toBe(1)
})

test('a data folder too deep for a socket has it elsewhere, in a folder for the owner alone', async () => {
  const deep = join(dataDir, 'd'.repeat(100), 'é'.repeat(60))
  mkdirSync(deep, { recursive: true })
  const socket = await listen(echo, deep)
  const path = socketPath(deep)
  expect(Buffer.byteLength(path)).toBeLessThan(104)
  expect(path.startsWith(deep)).toBe(false)
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  expect(await ask(['x'], deep)).toMatchObject({ exit: 1 })
  await socket.close()
  open = []
  expect(existsSync(dirname(path))).toBe(false)
  expect((await ask(['x'], deep)).exit).toBeUndefined()
})

test('closing lets a running command end, and drops who has asked nothing', async () => {
  const started = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const socket = await listen(async (_, { out }) => {
    started.resolve()
    await release.promise
    out('done')
    return 0
  })
  const silent = createConnection(socketPath(dataDir))
  await once(silent, 'connect')
  const asked = ask(['slow'])
  await started.promise
  const closing = socket.close()
  open = []
  await once(silent, 'close')
  release.resolve()
  expect(await asked).toEqual({ exit: 0, written: ['out done'] })
  await closing
})

test('closing waits for a command also when whoever typed it has gone', async () => {
  const started = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const order: string[] = []
  const socket = await listen(async () => {
    started.resolve()
    await release.promise
    order.push('command ended')
    return 0
  })
  const connection = createConnection(socketPath(dataDir))
  connection.write('["slow"]\n')
  await started.promise
  connection.destroy()
  await once(connection, 'close')
  const closing = socket.close().then(() => order.push('closed'))
  open = []
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  release.resolve()
  await closing
  expect(order).toEqual(['command ended', 'closed'])
})

describe('what no client of ours sends is dropped, and the server goes on', () => {
  test.each(['nonsense\n', '{"argv":[]}\n', '["x",1]\n', `["${'x'.repeat(70_000)}`])('%.20j', async (text) => {
    await listen()
    const connection = createConnection(socketPath(dataDir))
    connection.on('error', () => undefined)
    connection.write(text)
    await once(connection, 'close')
    expect((await ask(['x'])).exit).toBe(1)
  })
})

test('a client that goes away does not take the server along', async () => {
  const ended = Promise.withResolvers<void>()
  const started = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  await listen(async (argv, { out }) => {
    if (argv[0] === 'quick') return 0
    started.resolve()
    await release.promise
    for (let line = 0; line < 1000; line++) out('x'.repeat(1000))
    ended.resolve()
    return 0
  })
  const connection = createConnection(socketPath(dataDir))
  connection.write('["slow"]\n')
  await started.promise
  connection.destroy()
  release.resolve()
  await ended.promise
  expect((await ask(['quick'])).exit).toBe(0)
})

test('a server that dies half way is told, and counts as not done', async () => {
  mkdirSync(dirname(socketPath(dataDir)))
  const dying = createServer((connection) => connection.end('{"out":"half"}\n')).listen(socketPath(dataDir))
  await once(dying, 'listening')
  const { exit, written } = await ask(['x'])
  expect(exit).toBe(1)
  expect(written).toEqual(['out half', expect.stringContaining('went away')])
  dying.close()
})

// A mail server on loopback that misbehaves at a step: hangs up, falls silent, answers what it is told. For what a
// proper server cannot be brought to do.
import { createServer, type Socket } from 'node:net'

/** A reply without its line end, the same with ` then cut` (hang up after it), `cut` or `silence` (never answer). */
export type Move = string

export interface Script {
  readonly greeting?: Move
  readonly ehlo?: Move
  readonly login?: Move
  readonly sender?: Move
  readonly recipient?: Move
  /** To the command DATA. */
  readonly data?: Move
  /** When the text has begun to arrive, before its end: only `cut` makes sense. The server reads no further. */
  readonly text?: 'cut'
  /** To the final dot. */
  readonly end?: Move
}

export interface BrokenServer {
  readonly url: string
  readonly port: number
  /** The names of the steps that clients came to, in order, of all connections. */
  readonly steps: readonly (keyof Script)[]
  /** Whole texts that arrived, with their final dot. */
  readonly texts: readonly string[]
  /** Resolves when a client comes to a step, or has come to it. */
  reached(step: keyof Script): Promise<void>
  close(): Promise<void>
}

const PROPER: Required<Omit<Script, 'text'>> = {
  greeting: '220 localhost ESMTP',
  ehlo: '250-localhost\r\n250-PIPELINING\r\n250 8BITMIME',
  login: '235 2.7.0 in',
  sender: '250 2.1.0 sender taken',
  recipient: '250 2.1.5 recipient taken',
  data: '354 go on',
  end: '250 2.0.0 Ok: queued as BROKEN1',
}

const THEN_CUT = ' then cut'

const COMMANDS: readonly [RegExp, keyof typeof PROPER][] = [
  [/^EHLO/i, 'ehlo'],
  [/^AUTH/i, 'login'],
  [/^MAIL/i, 'sender'],
  [/^RCPT/i, 'recipient'],
  [/^DATA/i, 'data'],
]

/** @param scripts one per connection, the last one for all further ones too. */
export async function startBrokenServer(...scripts: readonly Script[]): Promise<BrokenServer> {
  const sockets = new Set<Socket>()
  const steps: (keyof Script)[] = []
  const texts: string[] = []
  const waiting = new Map<keyof Script, () => void>()
  let connections = 0

  const server = createServer((socket) => {
    const script = scripts[Math.min(connections++, scripts.length - 1)] ?? {}
    socket.setNoDelay(true) // replies are written one by one
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    converse(socket, script)
  })

  function converse(socket: Socket, script: Script): void {
    let buffered = ''
    let isText = false
    let isSilent = false
    /** Why the rest of a message is not taken, after a refusal of its beginning. */
    let refusal: string | undefined

    function move(step: keyof typeof PROPER): void {
      reach(step)
      const reply = (step === 'recipient' || step === 'data' ? refusal : undefined) ?? script[step] ?? PROPER[step]
      isSilent = reply === 'silence'
      if (reply === 'cut') socket.destroy()
      if (reply === 'cut' || isSilent) return
      if (reply.endsWith(THEN_CUT)) socket.end(`${reply.slice(0, -THEN_CUT.length)}\r\n`)
      else socket.write(`${reply}\r\n`)
      if (step === 'sender') refusal = reply.startsWith('250') ? undefined : '503 5.5.1 no sender'
      if (step === 'recipient' && !reply.startsWith('250')) refusal = '554 5.5.1 no recipient'
      isText = reply.startsWith('354')
      // What ends an empty text has no line before it.
      if (isText) buffered = `\r\n${buffered}`
    }

    function takeLine(line: string): void {
      const step = COMMANDS.find(([pattern]) => pattern.test(line))?.[1]
      if (step) move(step)
      else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    }

    function takeText(text: string): void {
      isText = false
      texts.push(text)
      move('end')
    }

    move('greeting')
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1')
      while (!isSilent && !socket.destroyed) {
        if (isText && buffered.length > 2 && script.text === 'cut') {
          reach('text')
          socket.destroy()
          return
        }
        const end = isText ? '\r\n.\r\n' : '\r\n'
        const at = buffered.indexOf(end)
        if (at === -1) return
        const piece = buffered.slice(0, at)
        buffered = buffered.slice(at + end.length)
        if (isText) takeText(piece)
        else takeLine(piece)
      }
    })
  }

  function reach(step: keyof Script): void {
    steps.push(step)
    waiting.get(step)?.()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    steps,
    texts,
    reached: (step) =>
      steps.includes(step) ? Promise.resolve() : new Promise((resolve) => void waiting.set(step, resolve)),
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

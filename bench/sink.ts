// The server's end of the wire to the load process, which started it. A server under measurement says here where it listens,
// and hands over each code as a provider would hand over the message; the load process reads it as a person reads theirs.
// Codes that come together cross together, so that the wire costs every server the same and next to nothing.
import { nowMs } from './stopwatch.ts'

export interface Ready {
  readonly url: string
  /** Request headers that let the load in: an API key. */
  readonly headers: Readonly<Record<string, string>>
}

let pending = ''

/** Tells the load process that this server listens. */
export function announce(ready: Ready): void {
  send(ready)
}

/** A message reached `to`, with this code in it, just now. */
export function deliver(to: string, code: string): void {
  if (pending === '') setImmediate(flush)
  pending += `${to} ${code} ${nowMs()}\n`
}

/** Calls `stop` when the load process asks for it or is gone; the process ends after it. */
export function onStop(stop: () => Promise<void>): void {
  const end = (): void => void stop().finally(() => process.exit(0))
  process.once('message', end)
  process.once('disconnect', end)
  process.on('SIGINT', () => {}) // Ctrl-C reaches the whole group; the load process tells us when to stop
}

function flush(): void {
  const lines = pending
  pending = ''
  send(lines)
}

function send(message: Ready | string): void {
  if (process.send === undefined) throw new Error('This server is started by bench/run.ts.')
  if (process.connected) process.send(message)
}

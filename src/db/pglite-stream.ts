// A socket that leads to PGlite instead of a server, so that the embedded engine is spoken to by the same driver as PostgreSQL:
// the same values, errors and named statements by construction. It also is the fast way: one call of the engine per statement
// where PGlite's own `query` needs six (measured, 30 rows inserted by one statement: 465 µs instead of 898).
import { Duplex } from 'node:stream'
import type { Engine } from './pglite-engine.ts'

/** The first byte by which the driver says good-bye. The engine stays open: closing it is its owner's business. */
const TERMINATE = 'X'.charCodeAt(0)

type Written = (error?: Error | null) => void

export class PgliteStream extends Duplex {
  readonly #engine: Engine

  constructor(engine: Engine) {
    super({ allowHalfOpen: false })
    this.#engine = engine
  }

  /** What the driver asks of a socket, and what has no meaning here. */
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(message: Buffer, _encoding: string, written: Written): void {
    this.#run(message, written)
  }

  /** The driver corks what belongs to one statement, so that it arrives here in one piece. */
  override _writev(parts: { chunk: Buffer }[], written: Written): void {
    this.#run(Buffer.concat(parts.map((part) => part.chunk)), written)
  }

  #run(message: Buffer, written: Written): void {
    if (message[0] === TERMINATE) {
      this.push(null)
      written()
      return
    }
    this.#engine.run(message).then(
      (bytes) => {
        if (bytes.length > 0) this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      },
      (cause: Error) => this.destroy(cause),
    )
    // Not only once it is answered: the next statement waits in the engine's thread, which then need not wait for this one.
    written()
  }
}

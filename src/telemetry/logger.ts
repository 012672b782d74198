// The log: JSON, one line per fact, written in the background. Every line passes the scrubber; a line never holds a contact, a
// code, a key, a secret, a query string or a body.
import { destination, type Logger, pino, stdTimeFunctions } from 'pino'
import { scrubText, scrubValue } from './scrub.ts'

export type { Logger } from 'pino'

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** Where lines go: a stream of the process, or a test's collector. */
export interface LineSink {
  write(line: string): unknown
  /** Puts out what is still buffered. */
  flush?(): void
}

/** So many characters go out at once; what is fewer waits for the timer. Measured: a third of the cost of a write per line. */
const CHUNK = 8_192
const FLUSH_AFTER_MS = 100

/** Standard output, in the background and in chunks. Flushed by `flush` and when the process ends. */
export function standardOutput(): LineSink {
  const stream = destination({ dest: 1, sync: false })
  let waiting = ''
  let timer: NodeJS.Timeout | undefined
  const pass = (): void => {
    clearTimeout(timer)
    timer = undefined
    const chunk = waiting
    waiting = ''
    if (chunk !== '') stream.write(chunk)
  }
  const flush = (): void => {
    pass()
    try {
      stream.flushSync()
    } catch {
      // The reader has gone: there is nobody left to tell.
    }
  }
  process.once('exit', flush)
  return {
    write(line) {
      waiting += line
      if (waiting.length >= CHUNK) pass()
      else timer ??= setTimeout(pass, FLUSH_AFTER_MS).unref()
    },
    flush,
  }
}

export function createLogger(level: LogLevel, sink: LineSink): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (facts) => scrubValue(facts) as Record<string, unknown>,
      },
      hooks: {
        // A bare error would put its own message on the line, so it becomes a member, which is scrubbed.
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[]
          const cleaned = first instanceof Error ? [{ err: first }, ...(rest.length ? rest : ['failed'])] : args
          method.apply(this, cleaned.map((one) => (typeof one === 'string' ? scrubText(one) : one)) as typeof args)
        },
      },
      // Errors are told by the scrubber; pino's own serializer would copy every member of them.
      serializers: { err: (told) => told },
    },
    { write: (line: string) => void sink.write(line) },
  )
  // What a child is bound to goes past the formatters.
  const { child } = log
  log.child = function (bindings, options) {
    return child.call(this, scrubValue(bindings) as typeof bindings, options) as never
  }
  return log
}

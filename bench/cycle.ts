// One person's way: ask for a code, read it, give it back. Ends in a confirmed contact or throws.
import type { Dialect } from './dialect.ts'
import type { Answer, HttpClient } from './http-client.ts'
import type { Mailbox } from './mailbox.ts'
import type { Person } from './people.ts'
import { nowMs } from './stopwatch.ts'

/** A server that listens, and how to use it. */
export interface Subject {
  readonly client: HttpClient
  readonly dialect: Dialect
  readonly mailbox: Mailbox
  /** The next person; none comes twice while the first time lasts. */
  nextPerson(): Person
}

/** The moments of one cycle, by the clock of stopwatch.ts. */
export interface Cycle {
  readonly startedAtMs: number
  /** The start was answered. */
  readonly answeredAtMs: number
  /** The message was taken by what carries it. */
  readonly takenAtMs: number
  /** The answer was there and the message too: the check was sent. */
  readonly checkedAtMs: number
  readonly confirmedAtMs: number
}

export async function runCycle({ client, dialect, mailbox, nextPerson }: Subject): Promise<Cycle> {
  const person = nextPerson()
  const startedAtMs = nowMs()
  const start = dialect.start(person)
  const answer = await client.post(start.path, start.body)
  const answeredAtMs = nowMs()
  const started = dialect.started(answer)
  if (started === undefined) throw wrongAnswer('start', start.path, answer)

  const { code, takenAtMs } = await mailbox.read(person.to)
  const checkedAtMs = nowMs()
  const check = dialect.check(person, started, code)
  const verdict = await client.post(check.path, check.body)
  const confirmedAtMs = nowMs()
  if (!dialect.isConfirmed(verdict)) throw wrongAnswer('check', check.path, verdict)
  return { startedAtMs, answeredAtMs, takenAtMs, checkedAtMs, confirmedAtMs }
}

/** Rejects when cycles are still open after `ms`: a code that never came would otherwise hold the benchmark for ever. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: cycles were still open after ${Math.round(ms / 1000)} s`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function wrongAnswer(step: 'start' | 'check', path: string, { status, body }: Answer): Error {
  return new Error(`The ${step} (${path}) was answered with ${status} ${JSON.stringify(body)}`)
}

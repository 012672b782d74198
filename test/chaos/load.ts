// What callers ask for while processes are killed, and what was acknowledged to them: verifications of one contact, and of two where
// the second is fallen back on, of which every other first contact is refused by its carrier.
import { setTimeout as pause } from 'node:timers/promises'
import { wrongFor } from '../support/application.ts'
import type { Answer, Client } from '../support/client.ts'
import type { Carrier } from './carriers.ts'

/** A verification whose start was acknowledged. */
export interface Begun {
  readonly id: string
  readonly to: string
  readonly fallbackTo: string | undefined
  /** The contact whose code is typed: the one that certainly gets a message. */
  readonly reached: string
  /** What the check that confirmed it was answered with. */
  confirmedAs: string | undefined
  /** Wrong codes that were typed, and how many of them were answered. */
  readonly wrong: { asked: number; answered: number }
}

export interface LoadParts {
  /** Of the contacts that are asked for, and of those that are fallen back on. */
  readonly carrier: Carrier
  readonly other: Carrier
  /** A process that lives, each in turn. */
  readonly client: () => Client
  /** Collects what is acknowledged. */
  readonly begun: Begun[]
  readonly isOver: () => boolean
}

const SHAPES = ['one', 'one', 'refused', 'one', 'taken'] as const
type Shape = (typeof SHAPES)[number]
/** For a message to arrive while nobody dies. */
const ARRIVAL_MS = 5_000

/** One caller: a verification after the other. */
export async function call(parts: LoadParts): Promise<void> {
  const { carrier, other, begun, isOver } = parts
  while (!isOver()) {
    const verification = await start(parts, SHAPES[begun.length % SHAPES.length] ?? 'one')
    if (verification === undefined) {
      await pause(20)
      continue
    }
    begun.push(verification)
    // Every other one is checked at once; the rest must still check at the end.
    if (begun.length % 2 === 0) continue
    const { reached, to } = verification
    const arrival = await (reached === to ? carrier : other).firstArrival(reached, ARRIVAL_MS)
    if (arrival) await check(parts, verification, arrival.code)
  }
}

async function start({ carrier, other, client }: LoadParts, shape: Shape): Promise<Begun | undefined> {
  const to = shape === 'refused' ? carrier.newUnknown() : carrier.newContact()
  const fallbackTo = shape === 'one' ? undefined : other.newContact()
  const started = await ask(client(), '/v1/verifications', { to, fallback_to: fallbackTo, purpose: 'registration' })
  if (started?.status !== 201) return undefined
  const reached = shape === 'refused' && fallbackTo !== undefined ? fallbackTo : to
  return { id: started.body.id, to, fallbackTo, reached, confirmedAs: undefined, wrong: { asked: 0, answered: 0 } }
}

/** Where there are two, a wrong code first, of which they share the number. */
async function check({ client }: LoadParts, verification: Begun, code: string): Promise<void> {
  const { id, fallbackTo, wrong } = verification
  const path = `/v1/verifications/${id}/check`
  if (fallbackTo !== undefined) {
    wrong.asked++
    const answer = await ask(client(), path, { code: wrongFor(code) })
    if (answer?.status === 200) wrong.answered++
  }
  const answer = await ask(client(), path, { code })
  if (answer?.status === 200 && answer.body.valid === true) verification.confirmedAs = answer.body.id
}

/** Undefined when the process died meanwhile. */
async function ask(client: Client, path: string, body: unknown): Promise<Answer | undefined> {
  return await client.post(path, body).catch(() => undefined)
}

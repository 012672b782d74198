// What callers ask for while processes are killed, and what was acknowledged to them: verifications of one contact, and of two where
// the second is fallen back on; and registrations that send to the other contact by themselves. Of those with two, every other first
// contact is refused by its carrier.
import { setTimeout as pause } from 'node:timers/promises'
import { wrongFor } from '../support/application.ts'
import type { Answer, Client } from '../support/client.ts'
import { newSubject } from '../support/people.ts'
import type { Carrier } from './carriers.ts'

/** A verification or a registration of which it was acknowledged that its code is on its way. */
export interface Begun {
  readonly kind: 'verification' | 'registration'
  readonly id: string
  /** Of the API. */
  readonly path: string
  readonly to: string
  /** What a registration calls the first contact. */
  readonly option: Carrier['option']
  readonly fallbackTo: string | undefined
  /** The contact whose code is typed: the one that certainly gets a message. */
  readonly reached: string
  /** The contact that was confirmed, as the check was answered. */
  confirmed: string | undefined
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

interface Shape {
  readonly kind: Begun['kind']
  /** Of one contact; of two whose first is refused; of two whose first is taken. */
  readonly contacts: 'one' | 'refused' | 'taken'
}

/** An odd number, so that each is begun by those that check at once and by those that do not. */
const SHAPES: readonly Shape[] = [
  { kind: 'verification', contacts: 'one' },
  { kind: 'verification', contacts: 'one' },
  { kind: 'verification', contacts: 'refused' },
  { kind: 'registration', contacts: 'refused' },
  { kind: 'verification', contacts: 'one' },
  { kind: 'verification', contacts: 'taken' },
  { kind: 'registration', contacts: 'taken' },
]
/** For a message to arrive while nobody dies. */
const ARRIVAL_MS = 5_000

/** One caller: one after the other. */
export async function call(parts: LoadParts): Promise<void> {
  const { carrier, other, begun, isOver } = parts
  while (!isOver()) {
    const one = await start(parts, SHAPES[begun.length % SHAPES.length] as Shape)
    if (one === undefined) {
      await pause(20)
      continue
    }
    begun.push(one)
    // Every other one is checked at once; the rest must still check at the end.
    if (begun.length % 2 === 0) continue
    const { reached, to } = one
    const arrival = await (reached === to ? carrier : other).firstArrival(reached, ARRIVAL_MS)
    if (arrival) await check(parts, one, arrival.code)
  }
}

async function start({ carrier, other, client }: LoadParts, { kind, contacts }: Shape): Promise<Begun | undefined> {
  const to = contacts === 'refused' ? carrier.newUnknown() : carrier.newContact()
  const fallbackTo = contacts === 'one' ? undefined : other.newContact()
  const path =
    kind === 'verification'
      ? await startVerification(client, to, fallbackTo)
      : await startRegistration(client, { [carrier.option]: to, [other.option]: fallbackTo }, carrier.option)
  if (path === undefined) return undefined
  return {
    ...{ kind, path, id: path.split('/').at(-1) ?? '', to, fallbackTo, option: carrier.option },
    reached: contacts === 'refused' && fallbackTo !== undefined ? fallbackTo : to,
    confirmed: undefined,
    wrong: { asked: 0, answered: 0 },
  }
}

async function startVerification(
  client: LoadParts['client'],
  to: string,
  fallbackTo: string | undefined,
): Promise<string | undefined> {
  const started = await ask(client(), '/v1/verifications', { to, fallback_to: fallbackTo, purpose: 'registration' })
  return started?.status === 201 ? `/v1/verifications/${started.body.id}` : undefined
}

/** Each step to the next process. What was begun and cut off before its code was sent is left where it is. */
async function startRegistration(
  client: LoadParts['client'],
  contacts: Readonly<Record<string, string | undefined>>,
  option: string,
): Promise<string | undefined> {
  const subject = newSubject()
  const asked = { purpose: 'registration', method: 'id_card', subject, fallback: 'auto' }
  const created = await ask(client(), '/v1/registrations', asked)
  if (created?.status !== 201) return undefined
  const path = `/v1/registrations/${created.body.id}`
  if ((await ask(client(), `${path}/contacts`, contacts))?.status !== 200) return undefined
  return (await ask(client(), `${path}/send`, { option }))?.status === 200 ? path : undefined
}

/** Where there are two, a wrong code first, of which they share the number. */
async function check({ client }: LoadParts, one: Begun, code: string): Promise<void> {
  const { path, fallbackTo, wrong } = one
  if (fallbackTo !== undefined) {
    wrong.asked++
    const answer = await ask(client(), `${path}/check`, { code: wrongFor(code) })
    if (answer?.status === 200) wrong.answered++
  }
  const answer = await ask(client(), `${path}/check`, { code })
  if (answer?.status === 200 && answer.body.valid === true) one.confirmed = confirmedIn(one, answer.body)
}

/** The contact that an answer says is confirmed; undefined where none is. */
export function confirmedIn({ kind, id, to, fallbackTo, option }: Begun, body: Answer['body']): string | undefined {
  if (kind === 'registration') {
    const contact = body.contacts.find((one: { confirmed_at?: string }) => one.confirmed_at !== undefined)
    return contact && (contact.option === option ? to : fallbackTo)
  }
  // A check answers with the verification whose code it was; a first whose fallback was confirmed has ended, and says so.
  const isByFallback = body.id !== id || (body.status === 'cancelled' && body.fallback?.status === 'confirmed')
  if (isByFallback) return fallbackTo
  return body.status === 'confirmed' ? to : undefined
}

/** Undefined when the process died meanwhile. */
async function ask(client: Client, path: string, body: unknown): Promise<Answer | undefined> {
  return await client.post(path, body).catch(() => undefined)
}

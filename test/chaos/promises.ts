// What must hold afterwards of everything that was acknowledged (R43), asked of a process that lives.
import type { Client } from '../support/client.ts'
import type { Arrival } from './carriers.ts'
import { type Begun, confirmedIn } from './load.ts'

export interface PromiseParts {
  readonly client: Client
  /** By contact, in the order of arrival. */
  readonly arrivals: ReadonlyMap<string, readonly Arrival[]>
  /** When processes were killed, by performance.now(). */
  readonly killedAt: readonly number[]
}

/** A hand-over that was under way when its sender died had begun at most this long before. */
const UNDER_WAY_MS = 3_000
const MOST_WRONG = 5

/** What was promised and not kept, a line each. */
export async function brokenPromises(parts: PromiseParts, begun: Begun): Promise<string[]> {
  const { id, to, fallbackTo } = begun
  const broken = [
    ...messagesOf(parts, to),
    ...(fallbackTo === undefined ? [] : messagesOf(parts, fallbackTo)),
    ...(await confirmationOf(parts, begun)),
    ...(await attemptsOf(parts, begun)),
    ...(await codeOf(parts, begun)),
    ...(begun.kind === 'registration' ? await completionOf(parts, begun) : []),
  ]
  return broken.map((what) => `${id}${fallbackTo === undefined ? '' : ' (of two)'}: ${what}`)
}

/** One code for a contact, and a second message only where nobody could know of the first. */
function messagesOf({ arrivals, killedAt }: PromiseParts, contact: string): string[] {
  const codes = arrivals.get(contact) ?? []
  const [first, second] = codes
  const wasCut = first && killedAt.some((at) => at >= first.at - 100 && at - first.at < UNDER_WAY_MS)
  return [
    ...(new Set(codes.map(({ code }) => code)).size > 1 ? ['two codes'] : []),
    ...(second && !wasCut ? ['sent twice, though nobody died while it was handed over'] : []),
  ]
}

/** Start and confirmation are there, and it was that contact. */
async function confirmationOf({ client }: PromiseParts, begun: Begun): Promise<string[]> {
  const { status, body } = await client.get(begun.path)
  if (status !== 200) return [`the start was acknowledged, now ${status}`]
  if (begun.confirmed === undefined || confirmedIn(begun, body) === begun.confirmed) return []
  return ['the confirmation is gone']
}

/** Those of both together are counted: all that were answered, and of those that were cut off maybe some. */
async function attemptsOf({ client }: PromiseParts, { kind, path, fallbackTo, wrong }: Begun): Promise<string[]> {
  const { body } = await client.get(path)
  const first = kind === 'registration' ? body.verification : body
  if (fallbackTo === undefined || first?.status !== 'pending') return []
  const counted = MOST_WRONG - first.attempts_left
  const isCounted = counted >= wrong.answered && counted <= wrong.asked
  const secondId = first.fallback?.id
  const second = secondId === undefined ? first : (await client.get(`/v1/verifications/${secondId}`)).body
  return [
    ...(isCounted ? [] : [`${counted} wrong answers are counted, of ${wrong.asked} ${wrong.answered} were answered`]),
    ...(second.attempts_left === first.attempts_left ? [] : ['the two count wrong answers apart']),
  ]
}

/** Confirms now, or once more where it is confirmed already. */
async function codeOf({ client, arrivals }: PromiseParts, begun: Begun): Promise<string[]> {
  const [first] = arrivals.get(begun.reached) ?? []
  if (first === undefined) return []
  const { status, body } = await client.post(`${begun.path}/check`, { code: first.code })
  if (status !== 200 || body.valid !== true) return ['its code is refused']
  return confirmedIn(begun, body) === begun.reached ? [] : ['its code confirms the other contact']
}

/** Whose contact is confirmed goes on, and has an account. */
async function completionOf({ client }: PromiseParts, { path }: Begun): Promise<string[]> {
  const { status, body } = await client.post(`${path}/complete`)
  return status === 200 && body.account?.state === 'active' ? [] : [`it cannot be completed (${status})`]
}

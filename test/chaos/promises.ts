// What must hold afterwards of everything that was acknowledged (R43), asked of a process that lives.
import type { Client } from '../support/client.ts'
import type { Arrival } from './carriers.ts'
import type { Begun } from './load.ts'

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

/** What was promised for a verification and not kept, a line each. */
export async function brokenPromises(parts: PromiseParts, verification: Begun): Promise<string[]> {
  const { id, to, fallbackTo } = verification
  const broken = [
    ...messagesOf(parts, to),
    ...(fallbackTo === undefined ? [] : messagesOf(parts, fallbackTo)),
    ...(await confirmationOf(parts, verification)),
    ...(await attemptsOf(parts, verification)),
    ...(await codeOf(parts, verification)),
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

/** Start and confirmation are there; of two, the one that was not confirmed has ended. */
async function confirmationOf({ client }: PromiseParts, { id, confirmedAs }: Begun): Promise<string[]> {
  const { status, body } = await client.get(`/v1/verifications/${id}`)
  if (status !== 200) return [`the start was acknowledged, now ${status}`]
  if (confirmedAs === undefined) return []
  const confirmed = confirmedAs === id ? body : (await client.get(`/v1/verifications/${confirmedAs}`)).body
  const isKept = confirmed.status === 'confirmed'
  const isToldByFirst = confirmedAs === id || (body.status === 'cancelled' && body.fallback?.status === 'confirmed')
  return [...(isKept ? [] : ['the confirmation is gone']), ...(isToldByFirst ? [] : ['its first does not tell of it'])]
}

/** Those of both together are counted: all that were answered, and of those that were cut off maybe some. */
async function attemptsOf({ client }: PromiseParts, { id, fallbackTo, wrong }: Begun): Promise<string[]> {
  const { body } = await client.get(`/v1/verifications/${id}`)
  if (fallbackTo === undefined || body.status !== 'pending') return []
  const counted = MOST_WRONG - body.attempts_left
  const isCounted = counted >= wrong.answered && counted <= wrong.asked
  const secondId = body.fallback.id
  const second = secondId === undefined ? body : (await client.get(`/v1/verifications/${secondId}`)).body
  return [
    ...(isCounted ? [] : [`${counted} wrong answers are counted, of ${wrong.asked} ${wrong.answered} were answered`]),
    ...(second.attempts_left === body.attempts_left ? [] : ['the two count wrong answers apart']),
  ]
}

/** Confirms now, or once more where it is confirmed already. */
async function codeOf({ client, arrivals }: PromiseParts, { id, reached, to }: Begun): Promise<string[]> {
  const [first] = arrivals.get(reached) ?? []
  if (first === undefined) return []
  const { status, body } = await client.post(`/v1/verifications/${id}/check`, { code: first.code })
  if (status !== 200 || body.valid !== true) return ['its code is refused']
  return (body.id === id) === (reached === to) ? [] : ['its code confirms the other contact']
}

// Idempotency-Key: the same key with the same body gets the same answer for 24 hours, and the work is done once. Starts hand
// the two hashes to the statement that starts; every other POST claims its key here before it acts (docs/decisions/0007).
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Database } from '../db/index.ts'
import { addSeconds, type Clock } from '../lib/clock.ts'
import { fingerprint } from '../lib/fingerprint.ts'
import { type Uuid, uuidFromBytes } from '../lib/ids.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Telemetry } from '../telemetry/index.ts'
import type { Answer } from './answers.ts'
import { type Asker, askerOf } from './asker.ts'
import { PROBLEMS } from './problem-catalogue.ts'
import { isProblem, type Problem, problem } from './problems.ts'
import { claimKey, finishKey, isKeyKept, releaseKey, type StoredAnswer } from './queries.ts'

const KEPT_SECONDS = 86_400
/** What is looked up now must still be kept when the statement that starts comes to it. */
const KNOWN_MARGIN_SECONDS = 60
/** No answer for so long: the process that claimed it is taken for dead. Far longer than any request may run. */
const ABANDONED_SECONDS = 60
const RETRY_AFTER_SECONDS = 1
const KEY = /^[\x21-\x7e]{1,255}$/

/** The hash of key and route, and of the body. */
export interface IdempotencyHashes {
  readonly key: Uuid
  readonly body: Uuid
  /** The body's hash under the older secrets of the ring: what was kept before a rotation is still known. */
  readonly olderBodies: readonly Uuid[]
}

export interface Idempotency {
  /** Undefined when no key was sent. */
  hash(request: FastifyRequest): IdempotencyHashes | Problem | undefined
  /** Was there a request with this key, of which an answer is kept for a while yet? */
  isKnown(request: FastifyRequest, hashes: IdempotencyHashes): Promise<boolean>
  /** Does `act` once per key and body, and answers what it answered. Without a key it just acts. */
  once(request: FastifyRequest, act: () => Promise<Answer>): Promise<Answer>
}

export interface IdempotencyParts {
  readonly db: Database
  readonly ring: KeyRing
  readonly clock: Clock
  readonly telemetry: Telemetry
}

export function createIdempotency(parts: IdempotencyParts): Idempotency {
  const hash = (request: FastifyRequest) => hashRequest(request, askerOf(request), parts.ring)
  return {
    hash,
    isKnown: (request, { key }) => {
      const since = addSeconds(parts.clock.now(), KNOWN_MARGIN_SECONDS - KEPT_SECONDS)
      return isKeyKept(parts.db, askerOf(request).service.id, key, since)
    },
    async once(request, act) {
      const hashes = hash(request)
      if (hashes === undefined) return await act()
      if ('problem' in hashes) return hashes
      return await actOnce(parts, askerOf(request).service.id, hashes, act)
    },
  }
}

async function actOnce(
  parts: IdempotencyParts,
  service: Uuid,
  hashes: IdempotencyHashes,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const { db, clock } = parts
  const now = clock.now()
  const bounds = { now, keptSince: addSeconds(now, -KEPT_SECONDS), aliveSince: addSeconds(now, -ABANDONED_SECONDS) }
  const found = await claimKey(db, { service, ...hashes, ...bounds })
  if (found) return repeat(found, hashes)
  const claim = { service, key: hashes.key, claimedAt: now }
  try {
    const answer = await act()
    await keep(parts, claim, answer)
    return answer
  } catch (fault) {
    await releaseQuietly(parts, claim)
    throw fault
  }
}

/** What a request gets whose key was there before. */
function repeat(found: StoredAnswer, hashes: IdempotencyHashes): Answer {
  if (found.body !== hashes.body && !hashes.olderBodies.includes(found.body)) return problem('idempotency_key_reused')
  if (found.status === null) return problem('idempotency_running', { retryAfter: RETRY_AFTER_SECONDS })
  return found.answer as Answer // written by `keep`
}

type Claim = Parameters<typeof finishKey>[1]

/** "Later" is not kept: asking again is what it asks for. The work is done by now, so a failure to write is told, not answered. */
async function keep(parts: IdempotencyParts, claim: Claim, answer: Answer): Promise<void> {
  const status = isProblem(answer) ? PROBLEMS[answer.problem].status : answer.status
  if (status === 429 || status >= 500) return await releaseQuietly(parts, claim)
  try {
    await finishKey(parts.db, claim, { status, answer })
  } catch (error) {
    parts.telemetry.report.databaseFailed({ during: 'idempotency', error })
  }
}

async function releaseQuietly({ db, telemetry }: IdempotencyParts, claim: Claim): Promise<void> {
  try {
    await releaseKey(db, claim)
  } catch (error) {
    telemetry.report.databaseFailed({ during: 'idempotency', error })
  }
}

function hashRequest(request: FastifyRequest, asker: Asker, ring: KeyRing): IdempotencyHashes | Problem | undefined {
  const key = request.headers['idempotency-key']
  // A key is for applications: whoever holds the token of a verification must not reach the answers kept for them.
  if (key === undefined || asker.by === 'token') return undefined
  if (typeof key !== 'string' || !KEY.test(key)) return problem('invalid_idempotency_key')
  const path = request.url.split('?', 1)[0] ?? ''
  const route = createHash('sha256').update([asker.kind, request.method, path, key].join('\n')).digest()
  // The key, which is stored nowhere, goes in too: what is kept is no function of a code or contact alone.
  const text = canonical(request.body)
  const [body, ...olderBodies] = ring.keys.map((secret) => fingerprint(secret, 'body', key, text))
  return { key: uuidFromBytes(route), body: body as Uuid, olderBodies }
}

/** The same text for bodies that mean the same: libraries write the members of an object in any order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

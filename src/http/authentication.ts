// Who calls: an application by its key, or the person's own side by the client token of one verification or registration. Missing, wrong and
// revoked get one answer. Keys and tokens are never logged, and nothing of them is told back.
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { parseId } from '../lib/ids.ts'
import type { Registrations } from '../registration/index.ts'
import type { Services } from '../services/index.ts'
import type { Verifications } from '../verification/index.ts'
import type { Access } from './app.ts'
import type { Asker } from './asker.ts'
import type { Origins } from './origins.ts'
import { isProblem, type Problem, problem } from './problems.ts'

export interface AuthenticationParts {
  readonly services: Pick<Services, 'findCaller'>
  readonly verifications: Pick<Verifications, 'isClientToken' | 'ownerOf'>
  readonly registrations: Pick<Registrations, 'isClientToken' | 'ownerOf'>
  readonly origins: Origins
}

type Refusable<T> = T | Problem

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i
const TOKEN_PREFIX = 'pc_'

/** A hook for the moment before the body is read: sets `request.asker`, or answers. Routes without `access` are left alone. */
export function createAuthentication(parts: AuthenticationParts): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const { access } = request.routeOptions.config
    if (access === undefined) return
    const found = await findAsker(request, access, parts)
    if (!isProblem(found)) {
      request.asker = found
      return
    }
    if (found.problem === 'unauthorized') reply.header('www-authenticate', 'Bearer realm="pinpost"')
    return reply.answer(found)
  }
}

async function findAsker(
  request: FastifyRequest,
  access: Access,
  parts: AuthenticationParts,
): Promise<Refusable<Asker>> {
  const secret = BEARER.exec(request.headers.authorization ?? '')?.[1]
  if (secret === undefined) return problem('unauthorized')
  return secret.startsWith(TOKEN_PREFIX) ? byToken(secret, request, access, parts) : byKey(secret, access, parts)
}

async function byKey(key: string, access: Access, { services }: AuthenticationParts): Promise<Refusable<Asker>> {
  const caller = await services.findCaller(key)
  if (caller === undefined) return problem('unauthorized')
  if (!caller.scopes.includes(access.scope)) return problem('missing_scope', { scope: access.scope })
  if (access.isForTests && caller.kind !== 'test') return problem('key_wrong_kind')
  return { by: 'key', kind: caller.kind, service: caller.service }
}

async function byToken(
  token: string,
  request: FastifyRequest,
  access: Access,
  { verifications, registrations, origins }: AuthenticationParts,
): Promise<Refusable<Asker>> {
  const [prefix, all] =
    access.scope === 'register' ? (['reg', registrations] as const) : (['ver', verifications] as const)
  const id = parseId(prefix, (request.params as { id?: string }).id ?? '')
  if (!access.isOpenToTokens || id === undefined || !all.isClientToken(token, id)) return problem('unauthorized')
  const owner = await all.ownerOf(id)
  if (owner === undefined) return problem('unauthorized')
  if (!origins.isAllowed(request, owner.service)) return problem('origin_not_allowed')
  return { by: 'token', kind: owner.kind, service: owner.service }
}

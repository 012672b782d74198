// Who asks, once the authentication has let them in.
import type { FastifyRequest } from 'fastify'
import type { Owner } from '../verification/index.ts'

export interface Asker extends Owner {
  /** An application by its key, or the person's own side by the token of one verification. */
  readonly by: 'key' | 'token'
}

/** Who asks, for an endpoint behind the authentication. */
export function askerOf(request: FastifyRequest): Asker {
  if (request.asker === null) throw new Error('A route of /v1 was reached without authentication.')
  return request.asker
}

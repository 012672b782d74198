// The Fastify instance as the endpoints know it: typed by their schemas, with what the hooks found out about a request.
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { Scope } from '../services/index.ts'
import type { Answer } from './answers.ts'
import type { Asker } from './asker.ts'
import type { ProblemCode } from './problem-catalogue.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** Who may call a route of /v1. */
export interface Access {
  readonly scope: Scope
  /** The client token of the verification in the address opens it too, from the service's allowed origins. */
  readonly isOpenToTokens: boolean
  /** It changes nothing, so there is no Idempotency-Key to it. */
  readonly isRepeatable?: boolean
  /** Test keys alone. */
  readonly isForTests?: boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** No line in the log, and no metric, for each answer: of what asks again every few seconds. */
    isUnreported?: boolean
  }
  interface FastifyRequest {
    /** Set by the authentication, before the body is read. */
    asker: Asker | null
    /** For the request's line in the log. */
    answeredProblem: ProblemCode | undefined
    answeredReference: string | undefined
    /** When the answer began, where it goes on for minutes. */
    answeredAfterMs: number | undefined
  }
  interface FastifyReply {
    /** Sends an answer or a problem. */
    answer(answer: Answer): FastifyReply
  }
}

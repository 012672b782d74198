// What goes wrong before an endpoint is reached, or inside one, as a problem: schema violations, Fastify's own errors, the
// database being away, faults. Nothing of the error's text goes out, since it may quote what was sent.
import type { FastifyError, FastifySchema } from 'fastify'
import { DatabaseError } from '../db/index.ts'
import { BodyProblem } from './bodies.ts'
import type { ProblemCode } from './problem-catalogue.ts'
import { type Problem, problem } from './problems.ts'
import { schemaProblem } from './schema-problems.ts'

/** Fastify's codes; what is not here and not below 500 is a fault of ours. */
const FRAMEWORK_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
}

/** Connection lost, only reading, out of resources, being stopped (PostgreSQL's 08…, 25006, 53…, 57P…): it may do better in a moment. */
const AWAY = /^(08|25006|53|57P)/
const RETRY_AFTER_SECONDS = 2

export type Fault = { readonly kind: 'expected' | 'database' | 'unexpected'; readonly answer: Problem }

/**
 * The problem to answer with, and whether somebody should be told.
 * @param schemas of the route that was meant, where there is one.
 */
export function judgeError(error: unknown, schemas?: FastifySchema): Fault {
  if (error instanceof BodyProblem) return { kind: 'expected', answer: error.problem }
  if (error instanceof DatabaseError) return judgeDatabaseError(error)
  const fastifyError = error as Partial<FastifyError>
  if (fastifyError.validation) return { kind: 'expected', answer: schemaProblem(fastifyError, schemas) }
  const known = fastifyError.code === undefined ? undefined : FRAMEWORK_PROBLEMS[fastifyError.code]
  if (known) return { kind: 'expected', answer: problem(known) }
  // The client went away while sending, or Fastify found something else wrong with the request.
  const isTheirs = (fastifyError.statusCode ?? 500) < 500
  return isTheirs
    ? { kind: 'expected', answer: problem('bad_request') }
    : { kind: 'unexpected', answer: problem('internal_error') }
}

function judgeDatabaseError(error: DatabaseError): Fault {
  const isAway = error.sqlState === undefined || AWAY.test(error.sqlState)
  const answer = isAway ? problem('unavailable', { retryAfter: RETRY_AFTER_SECONDS }) : problem('internal_error')
  return { kind: 'database', answer }
}

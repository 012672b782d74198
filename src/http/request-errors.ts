// What goes wrong before an endpoint is reached, or inside one, as a problem: schema violations, Fastify's own errors, the
// database being away, faults. Nothing of the error's text goes out, since it may quote what was sent.
import type { FastifyError } from 'fastify'
import { DatabaseError } from '../db/index.ts'
import { BodyProblem, fieldOf } from './bodies.ts'
import type { ProblemCode } from './problem-catalogue.ts'
import { type Problem, problem } from './problems.ts'

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

/** The problem to answer with, and whether somebody should be told. */
export function judgeError(error: unknown): Fault {
  if (error instanceof BodyProblem) return { kind: 'expected', answer: error.problem }
  if (error instanceof DatabaseError) return judgeDatabaseError(error)
  const fastifyError = error as Partial<FastifyError>
  if (fastifyError.validation) return { kind: 'expected', answer: schemaProblem(fastifyError) }
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

interface SchemaError {
  readonly keyword: string
  /** JSON pointer to the value at fault. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What a violated keyword says, after the name of the member. */
const SENTENCES: Readonly<Record<string, (params: SchemaError['params']) => string>> = {
  additionalProperties: () => 'is not known here',
  required: () => 'is missing',
  type: ({ type }) => `must be of type ${[type].flat().join(' or ')}`,
  maxLength: ({ limit }) => `may have at most ${counted(limit, 'character')}`,
  minLength: ({ limit }) => `must have at least ${counted(limit, 'character')}`,
  maxProperties: ({ limit }) => `may have at most ${counted(limit, 'member')}`,
  minProperties: ({ limit }) => `must have at least ${counted(limit, 'member')}, of those that /docs lists`,
  pattern: ({ pattern }) => `must match \`${pattern}\``,
  enum: ({ allowedValues }) => `must be one of ${[allowedValues].flat().join(', ')}`,
}

function counted(limit: unknown, what: string): string {
  return `${limit} ${what}${limit === 1 ? '' : 's'}`
}

function schemaProblem({ validation = [], validationContext }: Partial<FastifyError>): Problem {
  const code = validationContext === 'querystring' ? 'invalid_query' : 'invalid_body'
  const [first] = validation as readonly SchemaError[]
  if (first === undefined) return problem(code)
  const field = fieldOf(pathOf(first))
  const sentence = SENTENCES[first.keyword]?.(first.params) ?? 'is not what this call takes'
  const isHidden =
    first.keyword === 'additionalProperties' && fieldOf([String(first.params.additionalProperty)]) === undefined
  const [part, whole] = code === 'invalid_query' ? ['parameter', 'query'] : ['member', 'body']
  const subject = isHidden ? `A ${part}` : field === undefined ? `The ${whole}` : `The ${part} ${field}`
  return problem(code, { field, detail: `${subject} ${sentence}.` })
}

/** The names from the body down to the member at fault, also where that member is what is missing or too many. */
function pathOf({ instancePath, params }: SchemaError): string[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  const own = params.missingProperty ?? params.additionalProperty
  return typeof own === 'string' ? [...path, own] : path
}

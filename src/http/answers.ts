// What an endpoint answers, before it is HTTP: a body with its status, or a problem. One function sends both.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEMS } from './problem-catalogue.ts'
import { isProblem, type Problem, problemBody } from './problems.ts'

export interface Success {
  readonly status: 200 | 201 | 202
  readonly body: object
  /** The short name of what it is about, for the log. */
  readonly reference?: string
}

export type Answer = Success | Problem

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Sends an answer. A problem goes out as text made here: no response schema may take members from it. */
export function sendAnswer(reply: FastifyReply, answer: Answer, baseUrl: string): FastifyReply {
  const { request } = reply
  if (!isProblem(answer)) {
    request.answeredReference = answer.reference
    return reply.code(answer.status).send(answer.body)
  }
  const { problem: code, facts } = answer
  if (code === 'not_found' && facts.detail === undefined && hasEmptyId(request)) {
    reply.callNotFound()
    return reply
  }
  request.answeredProblem = code
  request.answeredReference = facts.reference
  if (facts.retryAfter !== undefined) reply.header('retry-after', String(facts.retryAfter))
  if (facts.allowed !== undefined) reply.header('allow', facts.allowed.join(', '))
  return reply
    .code(PROBLEMS[code].status)
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify(problemBody(answer, baseUrl)))
}

/** The router takes nothing at all for an id, as in `/v1/verifications/`: that is an address that there is not. */
function hasEmptyId({ params }: FastifyRequest): boolean {
  return (params as { readonly id?: string } | null)?.id === ''
}

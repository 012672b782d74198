// What is answered where there is nothing, or nothing by that method: a problem for programs. Whoever mistypes an address in a
// browser is shown a page instead, but never below the addresses that are for programs alone.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { type KnownRoutes, spoken } from './known-routes.ts'
import { PROBLEMS } from './problem-catalogue.ts'
import { type Problem, problem } from './problems.ts'

const NO_SUCH_ADDRESS = 'No call has this address.'
const WHERE_TO_LOOK = '/docs lists those there are; they are written in lower case, without a slash at the end.'

/** Makes the page, in the person's language. */
export type NothingHere = (request: FastifyRequest) => string

const FOR_PROGRAMS = /^\/+(v\d+|receipts)(\/|$)/i
const LOOKING = ['GET', 'HEAD']

/** To be called in a scope whose answers are guarded as pages. */
export function answerUnknown(scope: App, known: KnownRoutes, nothingHere: NothingHere | undefined): void {
  scope.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const answer = judge(request.method, path, known)
    const isForPeople = LOOKING.includes(request.method) && !isForPrograms(path)
    if (nothingHere === undefined || !isForPeople) return reply.answer(answer)
    reply.header('cache-control', 'no-cache').header('vary', 'accept, accept-language')
    return takesPages(request) ? show(reply, answer, nothingHere(request)) : reply.answer(answer)
  })
}

function judge(method: string, path: string, known: KnownRoutes): Problem {
  const allowed = known.methodsOf(path)
  if (allowed.length === 0) return problem('not_found', { detail: nothingAt(path, known) })
  // A route that found nothing to show also ends here.
  if (allowed.includes(method)) return problem('not_found')
  return problem('method_not_allowed', { allowed, detail: `This address takes ${spoken(allowed)}.` })
}

function nothingAt(path: string, known: KnownRoutes): string {
  const near = known.nearestTo(path)
  return [NO_SUCH_ADDRESS, ...(near === undefined ? [] : [`Did you mean ${near}?`]), WHERE_TO_LOOK].join(' ')
}

/** Reported as the problem that it is. */
function show(reply: FastifyReply, { problem: code, facts }: Problem, page: string): FastifyReply {
  reply.request.answeredProblem = code
  if (facts.allowed !== undefined) reply.header('allow', facts.allowed.join(', '))
  return reply.code(PROBLEMS[code].status).type('text/html; charset=utf-8').send(page)
}

function takesPages({ headers }: FastifyRequest): boolean {
  return String(headers.accept ?? '').includes('text/html')
}

/** Also where letters of the path are written by their codes, as the router reads them; what cannot be read is no person's. */
function isForPrograms(path: string): boolean {
  try {
    return FOR_PROGRAMS.test(decodeURIComponent(path))
  } catch {
    return true
  }
}

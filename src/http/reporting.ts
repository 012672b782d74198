// Tells telemetry of every answered request: its route's pattern, its status, how long it took. Neither address nor query nor
// body nor header is read here, so none can reach the log.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Telemetry } from '../telemetry/index.ts'

const NO_ROUTE = 'unknown'

export function createRequestReporter({ report }: Telemetry) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    report.requestAnswered({
      method: request.method,
      route: request.routeOptions.url ?? NO_ROUTE,
      status: reply.statusCode,
      ms: reply.elapsedTime,
      problem: request.answeredProblem,
      reference: request.answeredReference,
    })
    done()
  }
}

// Tells telemetry of every answered request: its route's pattern, its status, how long it took. Neither address nor query nor
// body nor header is read here, so none can reach the log.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Telemetry } from '../telemetry/index.ts'

const NO_ROUTE = 'unknown'

export function createRequestReporter({ report }: Telemetry) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { url: route = NO_ROUTE, config } = request.routeOptions
    if (!config.isUnreported) {
      report.requestAnswered({
        method: request.method,
        route,
        status: reply.statusCode,
        ms: request.answeredAfterMs ?? reply.elapsedTime,
        problem: request.answeredProblem,
        reference: request.answeredReference,
      })
    }
    done()
  }
}

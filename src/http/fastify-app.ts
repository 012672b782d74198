// Fastify as it is set here: how much may come in, how slowly, whose forwarding headers count, and what is answered to what cannot
// be read as HTTP at all.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type FastifyBaseLogger, fastify, LogController } from 'fastify'
import type { Config } from '../config/index.ts'
import type { Telemetry } from '../telemetry/index.ts'
import { PROBLEM_TYPE, sendAnswer } from './answers.ts'
import type { App } from './app.ts'
import { BODY_LIMIT_BYTES } from './bodies.ts'
import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts'
import { problem, problemBody } from './problems.ts'
import { judgeError } from './request-errors.ts'

const HEADER_LIMIT_BYTES = 8_192
const REQUEST_TIMEOUT_MS = 15_000
/** Longer than the idle time of the usual balancers (60 s), so that none sends into a connection that is being closed. */
const KEEP_ALIVE_MS = 72_000
/** Bytes must move within this time, else the connection is cut. */
const SOCKET_TIMEOUT_MS = 60_000

/** @param config read anew with each use: `baseUrl` may still change when the port is known. */
export function createApp(config: Pick<Config, 'baseUrl' | 'trustedProxies'>, telemetry: Telemetry): App {
  return fastify({
    loggerInstance: telemetry.log as FastifyBaseLogger,
    // One line per request is written by reporting.ts; a logger per request would cost more than all of it.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_LIMIT_BYTES,
    http: { maxHeaderSize: HEADER_LIMIT_BYTES, connectionsCheckingInterval: 5_000, headersTimeout: REQUEST_TIMEOUT_MS },
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SOCKET_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    return503OnClosing: false, // the gate in server.ts does, with a problem
    // Never `true`: any client could then say to be anyone.
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // HEAD wherever GET is (RFC 9110, 9.1), but for the routes that say no: where looking changes something, or never ends.
    exposeHeadRoutes: true,
    requestIdHeader: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    ajv: { customOptions: { coerceTypes: false, useDefaults: false, removeAdditional: false } },
    frameworkErrors: (error, request, reply) => {
      request.asker = null
      sendAnswer(reply, judgeError(error).answer, config.baseUrl)
    },
    clientErrorHandler: (error, socket) => answerRaw(socket, codeOfRawError(error), config.baseUrl),
  })
}

const RAW_ERRORS: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

function codeOfRawError(error: Error & { readonly code?: string }): ProblemCode {
  return RAW_ERRORS[error.code ?? ''] ?? 'bad_request'
}

/** Answers what could not even be read as HTTP, and hangs up. */
function answerRaw(socket: Socket, code: ProblemCode, baseUrl: string): void {
  if (!socket.writable) return void socket.destroy()
  const body = JSON.stringify(problemBody(problem(code), baseUrl))
  const { status } = PROBLEMS[code]
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: ${PROBLEM_TYPE}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}

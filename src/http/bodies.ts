// Reading bodies: JSON in UTF-8, as it is, and nothing else. What PostgreSQL cannot store as text (NUL, half of a surrogate pair) is
// refused here for every member of every call, so that no endpoint has to think of it.
import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { positionOfFault } from './json-fault.ts'
import { type Problem, problem } from './problems.ts'

export const BODY_LIMIT_BYTES = 16_384

/** Deeper than any schema goes; what lies below is refused by the schema anyway. */
const MAX_DEPTH = 8
const UNSTORABLE = /[\0\p{Cs}]/u

/** Carries a problem through Fastify's parsing to the error handler. */
export class BodyProblem extends Error {
  override readonly name = 'BodyProblem'
  readonly problem: Problem

  constructor(what: Problem) {
    super(what.problem)
    this.problem = what
  }
}

/** Replaces Fastify's parsers: no plain text; empty is the same as absent. */
export function readJsonOnly(app: App): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (bytes.length === 0) return done(null, undefined)
    if (!isUtf8(bytes)) return done(new BodyProblem(unreadable(request.headers['content-encoding'])), undefined)
    const text = bytes.toString('utf8')
    // Only an escape can bring such a character: as it is, JSON forbids the one and UTF-8 the other.
    const finish = text.includes('\\u') ? refusingUnstorable(done) : done
    parseJson(request as FastifyRequest, text, (error, body) =>
      error === null ? finish(null, body) : done(new BodyProblem(malformed(text)), undefined),
    )
  })
}

/** What is compressed is hardly ever UTF-8. */
function unreadable(encoding: string | undefined): Problem {
  if (encoding === undefined || encoding === 'identity') return problem('malformed_json')
  return problem('unsupported_media_type', { detail: 'Send the body as it is: without `Content-Encoding`.' })
}

/** Says where it stops being JSON. */
function malformed(text: string): Problem {
  const at = positionOfFault(text)
  if (at === undefined) return problem('malformed_json')
  if (at >= text.trimEnd().length) return problem('malformed_json', { detail: 'The body ends before its JSON does.' })
  const before = text.slice(0, at).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  return problem('malformed_json', { detail: `The body is no JSON from line ${line}, column ${column} on.` })
}

type Done = (error: Error | null, body?: unknown) => void

function refusingUnstorable(done: Done): Done {
  return (error, body) => {
    const path = error === null ? findUnstorable(body, []) : undefined
    if (path === undefined) return done(error, body)
    const detail = 'The body holds a character that cannot be stored: NUL, or half of a surrogate pair.'
    done(new BodyProblem(problem('invalid_body', { field: fieldOf(path), detail })), undefined)
  }
}

/** The path of the first text or name with such a character. */
function findUnstorable(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path : undefined
  if (typeof value !== 'object' || value === null || path.length >= MAX_DEPTH) return undefined
  for (const [name, member] of Object.entries(value)) {
    if (UNSTORABLE.test(name)) return path
    const found = findUnstorable(member, [...path, name])
    if (found) return found
  }
  return undefined
}

/** Names that cannot be a contact or a code that somebody put in the wrong place. */
const TELLABLE = /^[A-Za-z_][\w-]{0,39}$/

/** `client.ip` for a path of names; as far as the names may be told, and undefined for the body itself. */
export function fieldOf(path: readonly string[]): string | undefined {
  const secret = path.findIndex((name) => !TELLABLE.test(name))
  const told = secret < 0 ? path : path.slice(0, secret)
  return told.length > 0 ? told.join('.') : undefined
}

/** For calls whose body may be left out: no body is an empty one. */
export function acceptEmptyBody(request: FastifyRequest, _reply: unknown, done: () => void): void {
  if (request.body === undefined) request.body = {}
  done()
}

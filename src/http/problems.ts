// A problem on its way to the answer (RFC 9457): a code of the catalogue, and facts that the caller may know. It never repeats a
// contact, a code, a key or what a library said.
import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts'

/** The facts of one occurrence: a sentence about it, and members of PROBLEM_MEMBERS. */
export interface ProblemFacts {
  /** Instead of what the catalogue says it means; must repeat nothing that the caller sent. */
  readonly detail?: string
  readonly field?: string | undefined
  readonly reference?: string | undefined
  /** Seconds; also goes out as the header Retry-After. */
  readonly retryAfter?: number
  readonly limit?: string
  readonly reason?: string | undefined
  readonly suggestion?: string | undefined
  readonly alternatives?: readonly string[]
  readonly setting?: string | undefined
  readonly tips?: readonly string[]
  readonly scope?: string
  readonly digits?: number
  readonly allowed?: readonly string[]
  readonly methods?: readonly string[]
  readonly options?: readonly string[]
  readonly proof?: string
  readonly registration_status?: string
}

/** A refusal on its way to the answer. */
export interface Problem {
  readonly problem: ProblemCode
  readonly facts: ProblemFacts
}

export function problem(code: ProblemCode, facts: ProblemFacts = {}): Problem {
  return { problem: code, facts }
}

export function isProblem(value: object): value is Problem {
  return 'problem' in value
}

/** The body of the answer. What it means and what to do about it stands in `detail`, where nothing closer is known. `type` is an address that can be read: the page of errors, at the code. */
export function problemBody({ problem: code, facts }: Problem, baseUrl: string): Readonly<Record<string, unknown>> {
  const { status, title, meaning } = PROBLEMS[code]
  const { detail = meaning, retryAfter, ...members } = facts
  return {
    type: `${baseUrl}/docs/errors#${code}`,
    title,
    status,
    detail,
    code,
    ...members,
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
  }
}
